"""How rows are told on the pages: masked, in the visitor's language."""

from dataclasses import dataclass
from datetime import datetime

from core.domain.attendance import Attendance
from core.domain.masking import mask_name_public
from core.domain.phone import phone_tail
from core.domain.volunteer import Volunteer
from server.public.reading import Rows, team_name
from server.public.words import Words


@dataclass(frozen=True, kw_only=True)
class Person:
    """A volunteer as a stranger may see them. `since` is set while they are signed in."""

    name: str
    team: str
    tail: str = ""
    since: datetime | None = None


def person(rows: Rows, volunteer: Volunteer, words: Words, visit: Attendance | None = None) -> Person:
    """Masked name and team; the telephone's ending is what the visitor typed, or holds in hand."""
    here = visit is not None and not visit.cancelled and visit.check_out_at is None
    return Person(
        name=mask_name_public(volunteer.name),
        team=team_name(rows, volunteer.team_id) or words("signin.no_team"),
        tail=phone_tail(volunteer.phone) if volunteer.phone else "",
        since=visit.check_in_at if visit is not None and here else None,
    )
