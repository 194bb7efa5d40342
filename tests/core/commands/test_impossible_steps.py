"""Steps that cannot be: each is refused by a rule of its own, and leaves everything as it was."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest

from core.commands.activities import amend_activity, cancel_activity, close_activity, plan_activity
from core.commands.activity_requests import finish_activity
from core.commands.attendances import cancel_check_in, check_in, settle_sign_out
from core.commands.demand_menu import claim_request, publish_request
from core.commands.dispatches import dispatch_request
from core.commands.hours_corrections import ask_correction
from core.commands.making_up import make_up_hours
from core.commands.places import end_place
from core.commands.ratings import rate_request
from core.commands.refusals import (
    ActivityAhead,
    ActivityPast,
    HoursConfirmed,
    InsuranceDatesRefused,
    NumberRefused,
    OthersMerged,
    PeopleSignedIn,
    PlaceEnded,
    RatingOpen,
    SignOutOutsideActivity,
    TeamRetired,
)
from core.commands.request_exits import merge_requests
from core.commands.request_moves import close_request, fulfil_request, start_service
from core.commands.teams import retire_team
from core.domain.activity import Activity, ActivityState, RiskLevel
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.dispatch import Dispatch
from core.domain.rating import Grade, RatingSource
from core.domain.refusals import Refusal
from core.domain.service_request import RequestState
from core.ports.store import Command, Desk, Order
from tests.core.commands.people import (
    a_visit,
    a_volunteer,
    an_activity,
    an_activity_form,
    another_clerk,
    reviewed,
    signs_in,
    visit_of,
)
from tests.core.commands.test_dispatches import ACCEPT, a_team, says, sent
from tests.core.commands.test_requests import a_form, accepted, registered, stored
from tests.core.memory import MORNING, MemoryDesk


def refused(desk: MemoryDesk, kind: type[Refusal], order: Order) -> Refusal:
    with pytest.raises(kind) as caught:
        desk.write(order)
    return caught.value


# Requests and teams


def test_a_retired_team_gets_no_request() -> None:
    desk = MemoryDesk()
    request, team = accepted(desk, registered(desk, a_form(consent_share=True))), a_team(desk)
    desk.write(partial(publish_request, request_id=request.id))
    desk.write(partial(retire_team, team_id=team.id, reason="队员都搬走了"))

    refused(desk, TeamRetired, partial(dispatch_request, request_id=request.id, team_id=team.id))
    claim = partial(claim_request, request_id=request.id, team_id=team.id, who_goes="何师傅", goes_at=MORNING)
    refused(desk, TeamRetired, claim)
    assert desk.rows.find(Dispatch) == []
    assert stored(desk, request).state is RequestState.ACCEPTED


def test_what_nobody_rated_is_closed_only_when_the_time_for_rating_is_over() -> None:
    desk = MemoryDesk()
    request = accepted(desk, registered(desk))
    says(desk, sent(desk, request, a_team(desk)), ACCEPT)
    desk.write(partial(start_service, request_id=request.id))
    desk.write(partial(fulfil_request, request_id=request.id))
    close = partial(close_request, request_id=request.id)

    refused(desk, RatingOpen, close)
    assert stored(desk, request).state is RequestState.FULFILLED
    rate = partial(rate_request, grade=Grade.SATISFIED, source=RatingSource.CALL_BACK)
    desk.write(partial(rate, request_id=request.id))
    desk.write(close)
    assert stored(desk, request).state is RequestState.CLOSED


def test_what_nobody_rated_can_be_closed_by_hand_afterwards() -> None:
    desk = MemoryDesk()
    request = accepted(desk, registered(desk))
    says(desk, sent(desk, request, a_team(desk)), ACCEPT)
    desk.write(partial(start_service, request_id=request.id))
    desk.write(partial(fulfil_request, request_id=request.id))
    desk.later(days=9).write(partial(close_request, request_id=request.id))
    assert stored(desk, request).state is RequestState.CLOSED


def test_a_request_that_others_wait_for_is_not_merged_away() -> None:
    """The team that goes for the third one would hear nothing of the first."""
    desk = MemoryDesk()
    first, second, third = (accepted(desk, registered(desk)) for _ in range(3))
    desk.write(partial(merge_requests, into_id=second.id, request_ids=[first.id]))

    refused(desk, OthersMerged, partial(merge_requests, into_id=third.id, request_ids=[second.id]))
    assert stored(desk, second).state is RequestState.ACCEPTED
    together = partial(merge_requests, into_id=second.id, request_ids=[third.id])
    desk.write(together)
    assert stored(desk, third).merged_into == second.id


# Activities


def test_an_activity_at_which_people_signed_in_is_not_called_off() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer, activity.starts_at)
    call_off = partial(cancel_activity, activity_id=activity.id, reason="下雨")

    said = refused(desk, PeopleSignedIn, call_off)
    assert said.facts()["people"] == 1
    desk.write(partial(cancel_check_in, activity_id=activity.id, volunteer_id=volunteer.id))
    desk.write(call_off)
    found = desk.rows.get(Activity, activity.id)
    assert found is not None
    assert found.state is ActivityState.CANCELLED


@pytest.mark.parametrize("end", [close_activity, finish_activity])
def test_an_activity_is_not_over_before_its_day(
    end: Callable[[Desk, str], Command | tuple[Command, ...]],
) -> None:
    desk = MemoryDesk()
    activity = an_activity(
        desk, starts_at=MORNING + timedelta(days=3), ends_at=MORNING + timedelta(days=3, hours=2)
    )
    refused(desk, ActivityAhead, lambda at: end(at, activity.id))
    desk.later(days=3).write(lambda at: end(at, activity.id))


def test_whether_it_counts_as_service_is_settled_once_hours_are_confirmed() -> None:
    """Order 67 art. 19: what does not count may not be certified, so no record may be left behind."""
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    no_service = partial(
        amend_activity, activity_id=activity.id, form=an_activity_form(counts_as_service=False)
    )
    a_visit(desk, activity, volunteer)
    reviewed(desk, activity)

    refused(desk, HoursConfirmed, no_service)
    other_title = an_activity_form(title="另一个名字")
    desk.write(partial(amend_activity, activity_id=activity.id, form=other_title))


def test_before_that_it_may_still_be_taken_off() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    a_visit(desk, activity, volunteer)
    form = an_activity_form(counts_as_service=False)
    desk.write(partial(amend_activity, activity_id=activity.id, form=form))


def test_an_insurance_does_not_end_before_it_begins() -> None:
    desk = MemoryDesk()
    form = an_activity_form(
        risk_level=RiskLevel.DANGEROUS,
        risk_note="登高",
        insured_from=date(2026, 6, 2),
        insured_to=date(2026, 6, 1),
    )
    refused(desk, InsuranceDatesRefused, partial(plan_activity, form=form))


def test_nobody_needs_fewer_than_no_volunteers() -> None:
    desk = MemoryDesk()
    refused(desk, NumberRefused, partial(plan_activity, form=an_activity_form(needed_volunteers=-1)))


def test_nothing_is_planned_beyond_the_last_day_of_the_place() -> None:
    desk = MemoryDesk()
    desk.rows.put(desk.site)
    desk.write(partial(end_place, place_id=desk.site.id, on=desk.today() + timedelta(days=7)))
    starts_at = MORNING + timedelta(days=8)
    form = an_activity_form(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    refused(desk, PlaceEnded, partial(plan_activity, form=form))
    desk.write(partial(plan_activity, form=an_activity_form()))


# Signing in, hours


@pytest.mark.parametrize(
    "source", [AttendanceSource.SCAN, AttendanceSource.DESK, AttendanceSource.PHONE_TAIL]
)
def test_nobody_is_here_before_the_day_nor_after_it(source: AttendanceSource) -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    sign = partial(
        check_in, activity_id=activity.id, volunteer_id=volunteer.id, source=source, reason="忘了签到"
    )
    desk.instant = activity.starts_at - timedelta(days=1)
    refused(desk, ActivityAhead, sign)
    desk.instant = activity.ends_at + timedelta(days=1)
    refused(desk, ActivityPast, sign)
    assert desk.rows.find(Attendance) == []
    desk.instant = activity.starts_at - timedelta(hours=3)
    desk.write(sign)


def test_an_activity_over_midnight_takes_people_after_midnight() -> None:
    desk = MemoryDesk()
    starts_at = MORNING.replace(hour=22)
    activity = an_activity(desk, starts_at=starts_at, ends_at=starts_at + timedelta(hours=4))
    volunteer = a_volunteer(desk)
    signs_in(desk, activity, volunteer, starts_at + timedelta(hours=3))
    assert visit_of(desk, activity, volunteer).check_in_at == starts_at + timedelta(hours=3)


def test_nobody_has_left_at_a_time_that_is_still_to_come() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer, activity.starts_at)
    leave = partial(settle_sign_out, activity_id=activity.id, volunteer_id=volunteer.id, reason="提前离开")

    desk.later(minutes=30)
    said = refused(desk, SignOutOutsideActivity, partial(leave, check_out_at=activity.ends_at))
    assert said.facts()["latest"] == desk.now()
    assert visit_of(desk, activity, volunteer).check_out_at is None
    desk.write(partial(leave, check_out_at=desk.now()))


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_a_day_has_no_other_minutes(minutes: int) -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    visit = a_visit(desk, activity, volunteer)
    reviewed(desk, activity)
    ask = partial(ask_correction, attendance_id=visit.id, new_minutes=minutes, reason="算错了")
    assert refused(desk, NumberRefused, ask).facts() == {"field": "minutes", "least": 0, "most": 24 * 60}


def test_no_minutes_are_not_made_up() -> None:
    desk = MemoryDesk()
    another_clerk(desk)
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    desk.later(days=1)
    make_up = partial(
        make_up_hours, activity_id=activity.id, volunteer_id=volunteer.id, minutes=0, reason="没带卡"
    )
    assert refused(desk, NumberRefused, make_up).facts() == {"field": "minutes", "least": 1, "most": 120}
