"""A batch that outlives the program: whom it prints is kept, how far it came is read from the rows.

The list is kept as a draft from the first sheet to the last. After a power cut the certificates say the rest:
one that has a print is out, and at most those of one group (see Pace) are issued without a print. Of these
only a look at the printer tells: they may have come out in the moment before the power went.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from core.commands.honours import Award
from core.domain.certificate import CertificateKind
from core.ports.queries import Queries
from core.ports.rows import CertificateCandidate, CertificateRow
from desktop.pages.certificates.people import Period, for_award
from desktop.runtime.drafts import Draft

FORM, KEY = "certificate_batch", "batch"


class KeptBatch(msgspec.Struct, frozen=True, kw_only=True):
    """What was ordered: these people's certificates of this period, of the award's kind."""

    volunteer_ids: tuple[str, ...]
    first: date
    last: date
    copies: int
    started_at: datetime
    award: Award = Award(CertificateKind.SERVICE_RECORD)

    @property
    def period(self) -> Period:
        """The days that count."""
        return Period(self.first, self.last)

    def plain(self) -> dict[str, object]:
        """For the draft."""
        told: dict[str, object] = msgspec.to_builtins(self)
        return told


class Standing(NamedTuple):
    """How far an interrupted batch came. The `doubtful` are issued, and not all their prints are noted."""

    batch: KeptBatch
    candidates: tuple[CertificateCandidate, ...]
    printed: tuple[str, ...]
    doubtful: tuple[CertificateRow, ...]

    @property
    def left(self) -> int:
        """How many sheets are still to be printed, the doubtful ones among them."""
        return len(self.candidates) - len(self.printed)

    @property
    def sheet(self) -> int:
        """The number of the sheet to go on at, counted from 1."""
        return len(self.printed) + 1


def kept(drafts: Sequence[Draft]) -> KeptBatch | None:
    """The batch among the drafts; None without one, or when it is not of this form."""
    for draft in drafts:
        try:
            return msgspec.convert(draft.state, KeptBatch)
        except msgspec.ValidationError:
            continue
    return None


def _as_it_is(candidate: CertificateCandidate) -> CertificateCandidate:
    return candidate


def standing(queries: Queries, batch: KeptBatch) -> Standing:
    """What the rows say of it; for a reader thread. People who are gone meanwhile are left out."""
    found = (
        queries.certificate_candidate(volunteer_id, batch.first, batch.last)
        for volunteer_id in batch.volunteer_ids
    )
    seen = for_award if batch.award.kind is not CertificateKind.SERVICE_RECORD else _as_it_is
    candidates = tuple(seen(candidate) for candidate in found if candidate is not None)
    issued = {
        row.volunteer_id: row
        for row in queries.certificates_issued(batch.award.kind, batch.first, batch.last, batch.started_at)
        if row.volunteer_id in batch.volunteer_ids
    }
    printed = tuple(
        one.volunteer_id
        for one in candidates
        if one.volunteer_id in issued and issued[one.volunteer_id].print_count >= batch.copies
    )
    waiting = (issued.get(one.volunteer_id) for one in candidates if one.volunteer_id not in printed)
    return Standing(batch, candidates, printed, tuple(row for row in waiting if row is not None))
