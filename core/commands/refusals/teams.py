"""Teams, their pauses and who is in them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class TeamNameTaken(Refusal):
    """The unit has a team of this name."""

    code: ClassVar[str] = "team_name_taken"
    team_id: str
    name: str


@dataclass(eq=False, kw_only=True)
class TeamRetired(Refusal):
    """The team was taken off the lists."""

    code: ClassVar[str] = "team_retired"
    team_id: str
    name: str


@dataclass(eq=False, kw_only=True)
class PauseRefused(Refusal):
    """A pause ends on or after the day it begins."""

    code: ClassVar[str] = "pause_refused"
    first: date | None
    until: date | None


@dataclass(eq=False, kw_only=True)
class AlreadyInTeam(Refusal):
    """The volunteer is in the team, in this role."""

    code: ClassVar[str] = "already_in_team"
    team_id: str
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class NotInTeam(Refusal):
    """The volunteer is not in the team."""

    code: ClassVar[str] = "not_in_team"
    team_id: str
    volunteer_id: str
