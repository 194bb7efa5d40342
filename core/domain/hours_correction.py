"""Hours that were recorded wrongly are corrected, never overwritten (Order 67 art. 12-13)."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec


class CorrectionAnswer(StrEnum):
    """ASKED until a second person decides; REFUSED keeps the old value and says why.

    WITHDRAWN: whoever asked took it back before anyone decided. REOPENED: two registrations turned out to be
    one person's, and together their confirmed hours passed the day's limit or shared minutes; by rule this
    visit went back to be confirmed anew (`asked_by` joined the registrations).
    """

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


class HoursCorrection(msgspec.Struct, frozen=True, kw_only=True):
    """A correction of one attendance's minutes with the value before it.

    `by_volunteer`: the volunteer raised it. `decided_by` is never `asked_by`. `evidence` is the SHA-256 (hex)
    of a kept picture. `posting_id`: an objection (异议) to hours that hung out, before they were confirmed.
    `policy_version` is the number of the rules that gave `new_minutes` where the hours were counted again; 0
    where a person said them.
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
    policy_version: int = 0
    evidence: str = ""
    by_volunteer: bool = False
    asked_at: datetime
    asked_by: str
    answer: CorrectionAnswer = CorrectionAnswer.ASKED
    answer_note: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    posting_id: str = ""


def was_said(corrections: Iterable[HoursCorrection]) -> bool:
    """A person said what the visit counts, so counting it again by the clock would undo that."""
    granted = [row for row in corrections if row.answer is CorrectionAnswer.GRANTED and row.decided_at]
    last = max(granted, key=lambda row: (row.decided_at, row.id), default=None)
    return last is not None and not last.policy_version
