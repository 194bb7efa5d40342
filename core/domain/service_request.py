"""A resident's request (点单) and the states it moves through."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec


class RequestState(StrEnum):
    """Where a request stands. Only the moves of `ALLOWED_MOVES` exist."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DISPATCHED = "dispatched"
    TAKEN = "taken"
    IN_SERVICE = "in_service"
    FULFILLED = "fulfilled"
    RATED = "rated"
    CLOSED = "closed"
    DECLINED_BY_CENTRE = "declined_by_centre"
    TRANSFERRED = "transferred"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class Tone(StrEnum):
    """Colour answers one question: whose turn it is."""

    OURS = "ours"
    WAITING = "waiting"
    UNDER_WAY = "under_way"
    DONE = "done"
    NOBODY = "nobody"
    ALARM = "alarm"


class Turn(StrEnum):
    """Who has to do the next thing."""

    CENTRE = "centre"
    TEAM = "team"
    RESIDENT = "resident"
    NOBODY = "nobody"


class Limit(StrEnum):
    """Which of the unit's deadlines runs in a state (core.domain.deadlines)."""

    VERIFY = "verify"
    DISPATCH = "dispatch"
    REPLY = "reply"
    CONTACT = "contact"
    SERVICE = "service"
    RATING = "rating"


class StateFacts(NamedTuple):
    """How a state is named and shown everywhere: screen, paper, phone and Open311.

    `limit` is the deadline by which `turn` owes the next step; None where nobody owes one.
    """

    chinese: str
    english: str
    tone: Tone
    turn: Turn
    limit: Limit | None
    open311: str


STATES: dict[RequestState, StateFacts] = {
    RequestState.DRAFT: StateFacts("草稿", "Draft", Tone.NOBODY, Turn.NOBODY, None, "open"),
    RequestState.SUBMITTED: StateFacts("待审核", "To review", Tone.OURS, Turn.CENTRE, Limit.VERIFY, "open"),
    RequestState.RETURNED: StateFacts("退回待改", "Returned", Tone.OURS, Turn.CENTRE, Limit.DISPATCH, "open"),
    RequestState.ACCEPTED: StateFacts(
        "待派单", "To dispatch", Tone.OURS, Turn.CENTRE, Limit.DISPATCH, "open"
    ),
    RequestState.DISPATCHED: StateFacts(
        "待接单", "Awaiting team", Tone.WAITING, Turn.TEAM, Limit.REPLY, "open"
    ),
    RequestState.TAKEN: StateFacts("已接单", "Taken", Tone.UNDER_WAY, Turn.TEAM, Limit.CONTACT, "open"),
    RequestState.IN_SERVICE: StateFacts(
        "服务中", "In service", Tone.UNDER_WAY, Turn.TEAM, Limit.SERVICE, "open"
    ),
    RequestState.FULFILLED: StateFacts(
        "待评价", "To be rated", Tone.WAITING, Turn.RESIDENT, Limit.RATING, "closed"
    ),
    RequestState.RATED: StateFacts("已评价", "Rated", Tone.DONE, Turn.NOBODY, None, "closed"),
    RequestState.CLOSED: StateFacts("已办结", "Closed", Tone.DONE, Turn.NOBODY, None, "closed"),
    RequestState.DECLINED_BY_CENTRE: StateFacts(
        "不予受理", "Declined", Tone.NOBODY, Turn.NOBODY, None, "closed"
    ),
    RequestState.TRANSFERRED: StateFacts("转办", "Transferred", Tone.NOBODY, Turn.NOBODY, None, "closed"),
    RequestState.MERGED: StateFacts("合并", "Merged", Tone.NOBODY, Turn.NOBODY, None, "closed"),
    RequestState.WITHDRAWN: StateFacts("撤回", "Withdrawn", Tone.NOBODY, Turn.NOBODY, None, "closed"),
}


class Mover(StrEnum):
    """Whose act a move is. TIME is nobody's: a deadline has passed."""

    CENTRE = "centre"
    TEAM = "team"
    RESIDENT = "resident"
    TIME = "time"


class Through(StrEnum):
    """With what a move comes: a plain step, a side exit with its fields, a dispatch, or a rating."""

    STEP = "step"
    EXIT = "exit"
    DISPATCH = "dispatch"
    RATING = "rating"


class Move(NamedTuple):
    """One arrow between two states. `needs` are the fields without which it is refused."""

    from_state: RequestState
    to_state: RequestState
    chinese: str
    english: str
    who: Mover
    through: Through
    needs: tuple[str, ...] = ()


_FIRST = (RequestState.SUBMITTED, RequestState.RETURNED, RequestState.ACCEPTED)
"""Before a team is asked: the states from which the centre may pass a request on or turn it down."""


def _arrows(
    states: Iterable[RequestState],
    to_state: RequestState,
    named: tuple[str, str],
    through: Through = Through.STEP,
    needs: tuple[str, ...] = (),
    who: Mover = Mover.CENTRE,
) -> tuple[Move, ...]:
    return tuple(Move(state, to_state, *named, who, through, needs) for state in states)


MOVES: tuple[Move, ...] = (
    *_arrows((RequestState.DRAFT,), RequestState.SUBMITTED, ("登记", "register")),
    *_arrows((RequestState.DRAFT,), RequestState.ACCEPTED, ("登记即受理", "register, no review needed")),
    *_arrows((RequestState.SUBMITTED,), RequestState.ACCEPTED, ("通过", "accept")),
    *_arrows(
        (RequestState.SUBMITTED, RequestState.ACCEPTED),
        RequestState.RETURNED,
        ("退回补充", "return for more"),
        needs=("reason",),
    ),
    *_arrows((RequestState.RETURNED,), RequestState.SUBMITTED, ("补充后再交", "complete")),
    *_arrows(
        _FIRST,
        RequestState.DECLINED_BY_CENTRE,
        ("不予受理", "decline"),
        Through.EXIT,
        needs=("reason", "transferred_to"),
    ),
    *_arrows(
        _FIRST,
        RequestState.TRANSFERRED,
        ("转办", "transfer"),
        Through.EXIT,
        needs=("reason", "transferred_to"),
    ),
    *_arrows(_FIRST, RequestState.MERGED, ("合并", "merge"), Through.EXIT, needs=("merged_into",)),
    *_arrows(
        (*_FIRST, RequestState.DISPATCHED, RequestState.TAKEN),
        RequestState.WITHDRAWN,
        ("撤回", "withdraw"),
        needs=("reason",),
    ),
    *_arrows((RequestState.ACCEPTED,), RequestState.DISPATCHED, ("派单", "dispatch"), Through.DISPATCH),
    *_arrows(
        (RequestState.ACCEPTED,),
        RequestState.TAKEN,
        ("抢单", "claim from the demand menu"),
        Through.DISPATCH,
        needs=("published_at", "who_goes", "proposed_at"),
        who=Mover.TEAM,
    ),
    *_arrows(
        (RequestState.DISPATCHED,),
        RequestState.TAKEN,
        ("接单", "take on"),
        Through.DISPATCH,
        needs=("who_goes",),
        who=Mover.TEAM,
    ),
    *_arrows(
        (RequestState.DISPATCHED, RequestState.TAKEN),
        RequestState.ACCEPTED,
        ("拒单", "the team cannot"),
        Through.DISPATCH,
        who=Mover.TEAM,
    ),
    *_arrows(
        (RequestState.DISPATCHED, RequestState.TAKEN),
        RequestState.ACCEPTED,
        ("撤回派单", "call the dispatch back"),
        Through.DISPATCH,
        needs=("reason",),
    ),
    *_arrows(
        (RequestState.DISPATCHED,),
        RequestState.ACCEPTED,
        ("超时未接", "no answer in time"),
        Through.DISPATCH,
        who=Mover.TIME,
    ),
    *_arrows((RequestState.TAKEN,), RequestState.IN_SERVICE, ("开始服务", "begin the service")),
    *_arrows((RequestState.IN_SERVICE,), RequestState.FULFILLED, ("服务完成", "service given")),
    *_arrows(
        (RequestState.FULFILLED,),
        RequestState.RATED,
        ("评价", "rate"),
        Through.RATING,
        needs=("grade",),
        who=Mover.RESIDENT,
    ),
    *_arrows((RequestState.FULFILLED, RequestState.RATED), RequestState.CLOSED, ("办结", "close")),
    *_arrows(
        (RequestState.FULFILLED,),
        RequestState.CLOSED,
        ("到期未评", "nobody rated in time"),
        who=Mover.TIME,
    ),
)
"""Every move there is, in the order of a request's life; docs/request-states.md is drawn from this table.

Closing what nobody rated is 未评, never praise. Besides, the last step by hand can be taken back
(core.commands.request_moves).
"""


def moves_through(*kinds: Through) -> dict[RequestState, frozenset[RequestState]]:
    """From where to where, of the moves that come with one of these."""
    return {
        state: frozenset(
            move.to_state for move in MOVES if move.from_state is state and move.through in kinds
        )
        for state in RequestState
    }


COUNTER_MOVES = moves_through(Through.STEP)
"""The moves a clerk makes by hand, with at most a reason."""

EXIT_MOVES = moves_through(Through.EXIT)
"""The side exits; each comes with a command of its own, which carries what it needs."""

TEAM_MOVES = moves_through(Through.DISPATCH, Through.RATING)
"""The moves that only come with a dispatch, its answer or end, or with a rating."""

ALLOWED_MOVES = moves_through(*Through)
"""Every move there is."""


class RequestCategory(StrEnum):
    """The nine groups a clerk chooses from, in the order of the keys 1 to 9."""

    REPAIR = "repair"
    ELDER_CARE = "elder_care"
    HEALTH = "health"
    EDUCATION = "education"
    LEGAL = "legal"
    CULTURE = "culture"
    SCIENCE = "science"
    ENVIRONMENT = "environment"
    OTHER = "other"


class RequestChannel(StrEnum):
    """How the request reached the desk (来源)."""

    WINDOW = "window"
    PHONE = "phone"
    ON_BEHALF = "on_behalf"
    HOME_VISIT = "home_visit"
    WISH_WALL = "wish_wall"
    """A wish on a card that hung on the wall (心愿墙)."""
    ONLINE = "online"


class WantedTime(StrEnum):
    """When the resident would like it (希望时间); ON_DATE goes with `wanted_on`."""

    SOON = "soon"
    THIS_AFTERNOON = "this_afternoon"
    TOMORROW = "tomorrow"
    WEEKEND = "weekend"
    ON_DATE = "on_date"


class VisitHint(StrEnum):
    """What the people who visit should know beforehand (提醒上门的人)."""

    HARD_OF_HEARING = "hard_of_hearing"
    HARD_TO_WALK = "hard_to_walk"
    LIVES_ALONE = "lives_alone"
    DIALECT = "dialect"


class ServedGroup(StrEnum):
    """Whom the service is for (服务对象)."""

    ELDERS = "elders"
    CHILDREN = "children"
    DISABLED = "disabled"
    IN_NEED = "in_need"
    OTHER = "other"


class ServiceRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request with the resident's own words. It holds no ID number.

    `number` is the full form, `spoken_number` the short one (0520-017), unique per desk and day.
    `due_at` is the instant by which the next step of ours is owed; None when it is not our turn.
    `on_behalf_of` names who is served when somebody else asks. `menu_item_text` is the service as the menu
    named it when the request was made. `published_at` puts it on the demand menu (需求菜单), where teams
    may claim it. `transferred_to` is who is competent for what is not ours, `merged_into` the request that
    goes on instead, `activity_id` the activity that serves it. `photos` are SHA-256 (hex) of kept files.
    """

    id: str
    version: int = 0
    site_id: str
    number: str
    spoken_number: str
    token: str
    check_code: str
    state: RequestState
    resident_id: str
    requester_name: str
    phone: str = ""
    contact: str = ""
    words: str
    category: RequestCategory
    town: str = ""
    village: str = ""
    address: str = ""
    wanted: WantedTime = WantedTime.SOON
    wanted_on: date | None = None
    urgent: bool = False
    channel: RequestChannel = RequestChannel.WINDOW
    consent_share: bool = False
    hints: tuple[VisitHint, ...] = ()
    on_behalf_of: str = ""
    served_group: ServedGroup | None = None
    people_count: int = 1
    menu_item_id: str = ""
    menu_item_text: str = ""
    risk_note: str = ""
    photos: tuple[str, ...] = ()
    answer: str = ""
    verified_by: str = ""
    verified_at: datetime | None = None
    contacted_at: datetime | None = None
    published_at: datetime | None = None
    transferred_to: str = ""
    merged_into: str = ""
    activity_id: str = ""
    registered_at: datetime
    registered_by: str
    due_at: datetime | None = None
    closed_at: datetime | None = None


def is_shown_to_serve(request: ServiceRequest) -> bool:
    """Another unit's request that a desk holds while a team of its own serves it: to be read, not changed.

    Its token, which speaks for the resident, stays with its own unit; its id stands there (core.sync.scopes).
    """
    return request.token == request.id


class RequestStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a request's history: who, when, at which desk, from where to where, why.

    Steps are only ever added. `desk_code` is empty for what the platform or a release before this one did.
    """

    id: str
    version: int = 0
    request_id: str
    site_id: str
    at: datetime
    clerk_id: str
    desk_code: str = ""
    from_state: RequestState
    to_state: RequestState
    reason: str = ""


IN_HAND = frozenset({RequestState.DISPATCHED, RequestState.TAKEN, RequestState.IN_SERVICE})
"""States in which a team has the request to do; after them its dispatch stands, but is no load any more."""
