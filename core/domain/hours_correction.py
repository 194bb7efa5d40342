"""Hours that were recorded wrongly are corrected, never overwritten (Order 67 art. 12-13)."""

from datetime import datetime
from enum import StrEnum

import msgspec


class CorrectionAnswer(StrEnum):
    """ASKED until a second person decides; REFUSED keeps the old value and says why.

    WITHDRAWN: whoever asked took it back before anyone decided.
    """

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class HoursCorrection(msgspec.Struct, frozen=True, kw_only=True):
    """A correction of one attendance's minutes with the value before it.

    `by_volunteer`: the volunteer raised it. `decided_by` is never `asked_by`. `evidence` is the SHA-256 (hex)
    of a kept picture. `posting_id`: an objection (异议) to hours that hung out, before they
    were confirmed.
    """

    id: str
    version: int = 0
    site_id: str
    attendance_id: str
    activity_id: str
    volunteer_id: str
    old_minutes: int
    new_minutes: int
    reason: str
    evidence: str = ""
    by_volunteer: bool = False
    asked_at: datetime
    asked_by: str
    answer: CorrectionAnswer = CorrectionAnswer.ASKED
    answer_note: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    posting_id: str = ""
