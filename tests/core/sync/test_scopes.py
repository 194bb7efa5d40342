"""What other units see: of an activity enough to sign up and scan, of a request what their team needs."""

from datetime import UTC, datetime

import msgspec
import pytest

from core.domain.activity import Activity, ActivityState
from core.domain.dispatch import LIVE, Dispatch, DispatchState, SuggestedTeam
from core.domain.service_request import IN_HAND, RequestCategory, RequestState, ServiceRequest
from core.sync.scopes import COUNTY, form_in, scopes_of, site_scope
from tests.core.commands.people import an_activity
from tests.core.memory import MemoryDesk

OTHER_UNITS = site_scope("another")


def planned() -> Activity:
    """An activity as its own unit holds it."""
    return msgspec.structs.replace(
        an_activity(MemoryDesk(), leader_name="罗小满", leader_phone="13600005590"),
        request_ids=("request",),
        result="修好 12 台手机",
    )


class Theirs:
    """Teams are of another unit, volunteers of none; the request is in hand of the team `t`, or is not."""

    def __init__(self, *, in_hand: bool = True) -> None:
        self._in_hand = in_hand

    def of_volunteer(self, _volunteer_id: str) -> None:
        """Nobody knows this volunteer."""

    def of_team(self, _team_id: str) -> str:
        return "another"

    def in_hand(self, _request_id: str) -> bool:
        return self._in_hand

    def asked(self, _request_id: str) -> tuple[str, ...]:
        return ("t",) if self._in_hand else ()


def test_other_desks_never_get_what_makes_the_code_at_the_door() -> None:
    """Whoever holds `door_secret` could make the codes at home."""
    activity = planned()
    assert len(activity.door_secret) == 16
    shown = form_in(COUNTY, activity)
    assert isinstance(shown, Activity)
    assert shown.door_secret == ""
    assert activity.door_secret.encode() not in msgspec.json.encode(shown)


def test_the_unit_itself_keeps_it_for_its_screens() -> None:
    activity = planned()
    assert form_in(site_scope(activity.site_id), activity) == activity


def test_other_desks_see_no_name_number_request_or_result() -> None:
    shown = msgspec.to_builtins(form_in(COUNTY, planned()))
    assert (shown["leader_name"], shown["leader_phone"]) == ("罗*满", "136****5590")
    assert (shown["request_ids"], shown["result"]) == ((), "")


@pytest.mark.parametrize(
    ("state", "seen"),
    [(ActivityState.PLANNED, True), (ActivityState.CLOSED, False), (ActivityState.CANCELLED, False)],
)
def test_only_an_open_activity_is_everybodys(state: ActivityState, seen: bool) -> None:
    activity = msgspec.structs.replace(planned(), state=state)
    scopes = scopes_of(activity, Theirs())
    assert (COUNTY in scopes) is seen
    assert site_scope(activity.site_id) in scopes
    assert OTHER_UNITS not in scopes


def a_request(state: RequestState) -> ServiceRequest:
    return ServiceRequest(
        id="r1",
        site_id="ours",
        number="QH-K7-R2026-0520-001-X",
        spoken_number="0520-001",
        token="TOKENTOKENTOKEN1",
        check_code="ABCDEFGH1",
        state=state,
        resident_id="p1",
        requester_name="罗桂香",
        phone="13800002046",
        contact="邻居何大姐",
        words="我是罗桂香，3号楼灯不亮，电话13800002046",
        category=RequestCategory.REPAIR,
        town="青禾镇",
        village="柳树村",
        address="3 号楼 501",
        risk_note="有狗",
        photos=("aa",),
        answer="好的",
        registered_at=datetime(2026, 5, 20, tzinfo=UTC),
        registered_by="clerk",
    )


def a_dispatch(state: DispatchState) -> Dispatch:
    at = datetime(2026, 5, 20, tzinfo=UTC)
    return Dispatch(
        id="d1",
        site_id="ours",
        request_id="r1",
        team_id="t",
        state=state,
        note="带梯子",
        link_token="L",
        dispatched_at=at,
        dispatched_by="clerk",
        reply_by=at,
        suggested=(SuggestedTeam("t", 90),),
    )


@pytest.mark.parametrize("state", RequestState)
def test_the_unit_of_another_units_team_sees_a_request_while_the_team_has_it_to_do(
    state: RequestState,
) -> None:
    scopes = scopes_of(a_request(state), Theirs())
    assert (OTHER_UNITS in scopes) is (state in IN_HAND)
    assert COUNTY not in scopes


@pytest.mark.parametrize("in_hand", [True, False])
@pytest.mark.parametrize("state", DispatchState)
def test_its_order_is_seen_as_long(state: DispatchState, in_hand: bool) -> None:
    scopes = scopes_of(a_dispatch(state), Theirs(in_hand=in_hand))
    assert (OTHER_UNITS in scopes) is (in_hand and state in LIVE)


def test_a_team_that_was_asked_sees_the_need_without_whose_it_is() -> None:
    shown = form_in(OTHER_UNITS, a_request(RequestState.DISPATCHED))
    assert isinstance(shown, ServiceRequest)
    assert (shown.requester_name, shown.phone) == ("罗**", "138****2046")
    assert (shown.words, shown.town, shown.village) == ("我是…灯不亮，电话…", "青禾镇", "柳树村")
    assert (shown.contact, shown.address, shown.risk_note) == ("", "", "")


@pytest.mark.parametrize("state", [RequestState.TAKEN, RequestState.IN_SERVICE])
def test_a_team_that_took_it_sees_whom_to_visit_and_never_the_residents_own_codes(
    state: RequestState,
) -> None:
    whole = a_request(state)
    shown = form_in(OTHER_UNITS, whole)
    assert isinstance(shown, ServiceRequest)
    assert (shown.requester_name, shown.phone, shown.address) == ("罗桂香", "13800002046", "3 号楼 501")
    assert (shown.words, shown.risk_note) == (whole.words, "有狗")
    assert (shown.resident_id, shown.photos, shown.answer, shown.check_code) == ("", (), "", "")
    assert shown.token == whole.id
    assert form_in(site_scope("ours"), whole) is whole


def test_a_team_does_not_see_which_other_teams_were_thought_of() -> None:
    shown = form_in(OTHER_UNITS, a_dispatch(DispatchState.WAITING))
    assert isinstance(shown, Dispatch)
    assert (shown.suggested, shown.note) == ((), "带梯子")
