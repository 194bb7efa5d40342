"""What of an activity is declared before and filed after, and by when."""

from datetime import date, datetime, timedelta

import msgspec
import pytest

from core.domain.activity import Activity, ActivityState
from core.domain.activity_filing import Duty, DutyDue, open_duty
from core.domain.local_time import LOCAL_ZONE
from core.domain.unit_policy import ActivityPolicy
from core.domain.working_days import shipped_calendar

CALENDAR = shipped_calendar()
STARTS = datetime(2026, 5, 20, 9, 30, tzinfo=LOCAL_ZONE)


def an_activity(**told: object) -> Activity:
    plain = Activity(
        id="a",
        site_id="site",
        number="1",
        token="t",
        title="银发学堂",
        content="讲座",
        starts_at=STARTS,
        ends_at=STARTS + timedelta(hours=2),
        place="桂花社区",
        organising_unit="中心",
        leader_name="罗小满",
        needed_volunteers=10,
    )
    return msgspec.structs.replace(plain, **told)


USUAL = ActivityPolicy()


def duty(activity: Activity, volunteers: int = 0, rules: ActivityPolicy = USUAL) -> DutyDue | None:
    return open_duty(activity, volunteers, rules, CALENDAR)


def test_ten_volunteers_are_declared_three_working_days_before() -> None:
    due = duty(an_activity())
    assert due == DutyDue(duty=Duty.DECLARE, on=date(2026, 5, 15), certain=True)


def test_once_closed_it_is_filed_within_three_working_days() -> None:
    due = duty(an_activity(state=ActivityState.CLOSED))
    assert due == DutyDue(duty=Duty.FILE, on=date(2026, 5, 25), certain=True)


@pytest.mark.parametrize(
    "told",
    [
        {"needed_volunteers": 9},
        {"declared_at": STARTS},
        {"state": ActivityState.CANCELLED},
        {"state": ActivityState.CLOSED, "filed_at": STARTS},
    ],
)
def test_small_called_off_or_told_activities_owe_nothing(told: dict[str, object]) -> None:
    assert duty(an_activity(**told)) is None


def test_more_people_than_were_needed_count() -> None:
    assert duty(an_activity(needed_volunteers=0), volunteers=10) is not None
    assert duty(an_activity(needed_volunteers=0), volunteers=9) is None


def test_a_unit_may_set_other_numbers_or_switch_a_duty_off() -> None:
    small = an_activity(needed_volunteers=5)
    five = duty(small, rules=ActivityPolicy(declare_from=5, declare_days=1))
    assert five == DutyDue(duty=Duty.DECLARE, on=date(2026, 5, 19), certain=True)
    assert duty(an_activity(), rules=ActivityPolicy(declare_days=0)) is None
    assert duty(an_activity(state=ActivityState.CLOSED), rules=ActivityPolicy(file_days=0)) is None


def test_days_of_a_year_that_is_not_in_the_table_are_uncertain() -> None:
    far = datetime(2031, 1, 3, 9, 30, tzinfo=LOCAL_ZONE)
    due = duty(an_activity(starts_at=far, ends_at=far + timedelta(hours=1)))
    assert due is not None
    assert not due.certain
