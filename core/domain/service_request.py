"""A resident's request (点单) and the states it moves through."""

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


class StateFacts(NamedTuple):
    """How a state is named and shown everywhere: screen, paper, phone and Open311."""

    chinese: str
    english: str
    tone: Tone
    open311: str


STATES: dict[RequestState, StateFacts] = {
    RequestState.DRAFT: StateFacts("草稿", "Draft", Tone.NOBODY, "open"),
    RequestState.SUBMITTED: StateFacts("待审核", "To review", Tone.OURS, "open"),
    RequestState.RETURNED: StateFacts("退回待改", "Returned", Tone.OURS, "open"),
    RequestState.ACCEPTED: StateFacts("待派单", "To dispatch", Tone.OURS, "open"),
    RequestState.DISPATCHED: StateFacts("待接单", "Awaiting team", Tone.WAITING, "open"),
    RequestState.TAKEN: StateFacts("已接单", "Taken", Tone.UNDER_WAY, "open"),
    RequestState.IN_SERVICE: StateFacts("服务中", "In service", Tone.UNDER_WAY, "open"),
    RequestState.FULFILLED: StateFacts("待评价", "To be rated", Tone.WAITING, "closed"),
    RequestState.RATED: StateFacts("已评价", "Rated", Tone.DONE, "closed"),
    RequestState.CLOSED: StateFacts("已办结", "Closed", Tone.DONE, "closed"),
    RequestState.DECLINED_BY_CENTRE: StateFacts("不予受理", "Declined", Tone.NOBODY, "closed"),
    RequestState.TRANSFERRED: StateFacts("转办", "Transferred", Tone.NOBODY, "closed"),
    RequestState.MERGED: StateFacts("合并", "Merged", Tone.NOBODY, "closed"),
    RequestState.WITHDRAWN: StateFacts("撤回", "Withdrawn", Tone.NOBODY, "closed"),
}

COUNTER_MOVES: dict[RequestState, frozenset[RequestState]] = {
    RequestState.DRAFT: frozenset({RequestState.SUBMITTED, RequestState.ACCEPTED}),
    RequestState.SUBMITTED: frozenset({RequestState.ACCEPTED, RequestState.RETURNED, RequestState.WITHDRAWN}),
    RequestState.RETURNED: frozenset({RequestState.SUBMITTED, RequestState.WITHDRAWN}),
    RequestState.ACCEPTED: frozenset({RequestState.RETURNED, RequestState.WITHDRAWN}),
    RequestState.DISPATCHED: frozenset({RequestState.WITHDRAWN}),
    RequestState.TAKEN: frozenset({RequestState.IN_SERVICE, RequestState.WITHDRAWN}),
    RequestState.IN_SERVICE: frozenset({RequestState.FULFILLED}),
    RequestState.FULFILLED: frozenset({RequestState.CLOSED}),
    RequestState.RATED: frozenset({RequestState.CLOSED}),
}
"""The moves a clerk makes by hand. Closing what nobody rated is 未评, never praise."""

TEAM_MOVES: dict[RequestState, frozenset[RequestState]] = {
    RequestState.ACCEPTED: frozenset({RequestState.DISPATCHED, RequestState.TAKEN}),
    RequestState.DISPATCHED: frozenset({RequestState.TAKEN, RequestState.ACCEPTED}),
    RequestState.TAKEN: frozenset({RequestState.ACCEPTED}),
    RequestState.FULFILLED: frozenset({RequestState.RATED}),
}
"""The moves that only come with a dispatch, its answer or end, or with a rating.

ACCEPTED to TAKEN is a team's claim (抢单), only of what stands on the demand menu
(core.commands.demand_menu).
"""

ALLOWED_MOVES: dict[RequestState, frozenset[RequestState]] = {
    state: COUNTER_MOVES.get(state, frozenset()) | TEAM_MOVES.get(state, frozenset())
    for state in RequestState
}
"""Every move there is. Besides, the last step by hand can be taken back (core.commands.requests)."""


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
