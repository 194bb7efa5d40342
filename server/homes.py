"""Whose units a row's people and teams belong to, as a transaction leaves it and as it found it."""

from collections.abc import Mapping

import msgspec

from core.domain.dispatch import LIVE, Dispatch
from core.domain.service_request import IN_HAND, ServiceRequest
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import VolunteerTeam
from db.unit_of_work import UnitOfWork


class Now:
    """As it stands after the transaction. Implements core.sync.scopes.Homes."""

    def __init__(self, rows: UnitOfWork) -> None:
        self._rows = rows

    def of_volunteer(self, volunteer_id: str) -> str | None:
        """The unit of a volunteer."""
        row = self._rows.get(Volunteer, volunteer_id)
        return None if row is None else row.site_id

    def of_team(self, team_id: str) -> str | None:
        """The unit of a team, which never changes."""
        row = self._rows.get(VolunteerTeam, team_id)
        return None if row is None else row.site_id

    def in_hand(self, request_id: str) -> bool:
        """Whether a team has the request to do."""
        row = self._rows.get(ServiceRequest, request_id)
        return row is not None and row.state in IN_HAND

    def asked(self, request_id: str) -> list[str]:
        """The teams of its live dispatches."""
        return [row.team_id for row in self._rows.find(Dispatch, request_id=request_id) if row.state in LIVE]


class Before(Now):
    """Where a row may have been shown before: rather a unit too many, which then drops what it never had."""

    def __init__(self, rows: UnitOfWork, originals: Mapping[tuple[str, str], msgspec.Struct]) -> None:
        super().__init__(rows)
        self._originals = originals

    def of_volunteer(self, volunteer_id: str) -> str | None:
        """The unit it belonged to."""
        row = self._originals.get(("volunteer", volunteer_id))
        return row.site_id if isinstance(row, Volunteer) else None

    def in_hand(self, request_id: str) -> bool:  # noqa: ARG002 - the protocol names it
        """It may have been."""
        return True

    def asked(self, request_id: str) -> list[str]:
        """Every team that was ever asked."""
        return [row.team_id for row in self._rows.find(Dispatch, request_id=request_id)]
