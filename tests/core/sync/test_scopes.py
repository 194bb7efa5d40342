"""What the county scope shows of an activity: enough to sign up and scan, never what its unit keeps."""

import msgspec
import pytest

from core.domain.activity import Activity, ActivityState
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


def nobodys(_volunteer_id: str) -> None:
    """Nobody knows this volunteer."""


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
    scopes = scopes_of(activity, nobodys)
    assert (COUNTY in scopes) is seen
    assert site_scope(activity.site_id) in scopes
    assert OTHER_UNITS not in scopes
