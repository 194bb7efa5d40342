"""A request on its way to a volunteer team (派单, 接单)."""

from datetime import datetime
from enum import StrEnum

import msgspec


class DispatchState(StrEnum):
    """Where a dispatch stands. WAITING and TAKEN are live; a request has at most one live dispatch."""

    WAITING = "waiting"
    TAKEN = "taken"
    OTHER_TIME = "other_time"
    DECLINED = "declined"
    EXPIRED = "expired"
    CALLED_BACK = "called_back"


LIVE = frozenset({DispatchState.WAITING, DispatchState.TAKEN, DispatchState.OTHER_TIME})
"""States in which no other team may be asked for the same request."""


DISPATCH_MOVES: dict[DispatchState, frozenset[DispatchState]] = {
    DispatchState.WAITING: frozenset(DispatchState) - {DispatchState.WAITING},
    DispatchState.OTHER_TIME: frozenset(DispatchState) - {DispatchState.WAITING},
    DispatchState.TAKEN: frozenset({DispatchState.DECLINED, DispatchState.CALLED_BACK}),
}
"""From where to where. A team that cannot come after all declines without penalty; what is over stays so."""


class SuggestedTeam(msgspec.Struct, frozen=True):
    """One place of the ranking a clerk saw before deciding: kept so that the choice can be explained later.

    `reasons` are pairs of what was looked at (distance, skill, free_time, load, rating) and what was found.
    """

    team_id: str
    score: int
    reasons: tuple[tuple[str, str], ...] = ()


class Dispatch(msgspec.Struct, frozen=True, kw_only=True):
    """A request sent to a team. A team may decline without giving a reason.

    `link_token` opens the team leader's page without a login until `reply_by`; phone and door number are
    shown there only once the team has accepted. `proposed_at` is the other time a team offers, or the time it
    comes once it has accepted. `suggested` is the ranking as the clerk saw it, best first. `claimed`: the
    team took the request from the demand menu itself (抢单), nobody sent it.
    """

    id: str
    version: int = 0
    site_id: str
    request_id: str
    team_id: str
    state: DispatchState = DispatchState.WAITING
    note: str = ""
    link_token: str
    dispatched_at: datetime
    dispatched_by: str
    reply_by: datetime
    answered_at: datetime | None = None
    who_goes: str = ""
    proposed_at: datetime | None = None
    answer_note: str = ""
    suggested: tuple[SuggestedTeam, ...] = ()
    claimed: bool = False
