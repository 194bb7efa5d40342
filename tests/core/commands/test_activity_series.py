"""Series: planned, changed and called off together."""

from datetime import date, timedelta
from functools import partial

import pytest

from core.commands.activities import ActivityForm, PlanActivity, close_activity
from core.commands.activity_series import (
    amend_series,
    cancel_series,
    plan_series,
    put_back,
    this_and_later,
)
from core.commands.refusals import SeriesEmpty
from core.domain.activity import Activity, ActivityState, RiskLevel
from core.domain.activity_series import Every, Rhythm
from core.domain.local_time import local, local_day
from tests.core.commands.people import an_activity, an_activity_form
from tests.core.memory import MORNING, MemoryDesk

WEEKLY = Rhythm(every=Every.WEEK, count=3)


def a_series(desk: MemoryDesk, form: ActivityForm | None = None) -> list[Activity]:
    made = desk.write(partial(plan_series, form=form or an_activity_form(), rhythm=WEEKLY))
    return [command.activity for command in made if isinstance(command, PlanActivity)]


def stored(desk: MemoryDesk, activities: list[Activity]) -> list[Activity]:
    rows = [desk.rows.get(Activity, activity.id) for activity in activities]
    return [row for row in rows if row is not None]


def test_each_occurrence_is_an_activity_with_its_own_number_code_and_secret() -> None:
    desk = MemoryDesk()
    series = a_series(desk)
    assert [local_day(one.starts_at) for one in series] == [
        date(2026, 5, 20),
        date(2026, 5, 27),
        date(2026, 6, 3),
    ]
    assert len({one.series_id for one in series}) == 1
    assert series[0].series_id
    for name in ("id", "number", "token", "door_secret"):
        assert len({getattr(one, name) for one in series}) == 3


def test_an_insurance_for_the_day_moves_with_the_day_and_a_yearly_one_stays() -> None:
    desk = MemoryDesk()
    day = date(2026, 5, 20)
    told = {"risk_level": RiskLevel.DANGEROUS, "risk_note": "登高", "insurance_number": "P1"}
    one_day = a_series(desk, an_activity_form(insured_from=day, insured_to=day, **told))
    assert [one.insured_from for one in one_day] == [day + timedelta(weeks=n) for n in range(3)]
    year = a_series(desk, an_activity_form(insured_from=day, insured_to=date(2027, 5, 19), **told))
    assert {one.insured_to for one in year} == {date(2027, 5, 19)}


def test_a_series_of_no_day_is_refused() -> None:
    rhythm = Rhythm(until=date(2026, 5, 1))
    with pytest.raises(SeriesEmpty):
        MemoryDesk().write(partial(plan_series, form=an_activity_form(), rhythm=rhythm))


def test_this_and_later_are_changed_and_keep_their_days() -> None:
    desk = MemoryDesk()
    first, second, third = a_series(desk)
    form = an_activity_form(
        title="银发学堂 · 用药安全",
        starts_at=second.starts_at + timedelta(hours=4),
        ends_at=second.ends_at + timedelta(hours=5),
    )
    desk.write(partial(amend_series, activity_id=second.id, form=form))
    before, changed, later = stored(desk, [first, second, third])
    assert (before.title, before.starts_at) == (first.title, first.starts_at)
    assert changed.title == later.title == "银发学堂 · 用药安全"
    assert later.starts_at - changed.starts_at == timedelta(weeks=1)
    assert f"{local(later.starts_at):%H:%M}-{local(later.ends_at):%H:%M}" == "13:30-16:30"


def test_moving_one_to_another_day_moves_the_later_ones_as_far() -> None:
    desk = MemoryDesk()
    first, second, third = a_series(desk)
    day = timedelta(days=1)
    form = an_activity_form(starts_at=second.starts_at + day, ends_at=second.ends_at + day)
    desk.write(partial(amend_series, activity_id=second.id, form=form))
    days = [local_day(one.starts_at).day for one in stored(desk, [first, second, third])]
    assert days == [20, 28, 4]


def test_what_is_over_in_a_series_stays_as_it_is() -> None:
    desk = MemoryDesk()
    first, second, third = a_series(desk)
    desk.instant = third.ends_at
    desk.write(partial(close_activity, activity_id=third.id))
    desk.write(partial(cancel_series, activity_id=first.id, reason="放假"))
    states = [one.state for one in stored(desk, [first, second, third])]
    assert states == [ActivityState.CANCELLED, ActivityState.CANCELLED, ActivityState.CLOSED]


def test_an_activity_alone_is_a_series_of_one() -> None:
    desk = MemoryDesk()
    alone = an_activity(desk)
    assert [one.id for one in this_and_later(desk, alone.id)] == [alone.id]


def test_a_change_of_a_series_is_taken_back_to_the_letter() -> None:
    desk = MemoryDesk()
    series = a_series(desk)
    before = stored(desk, series)
    form = an_activity_form(place="三楼", starts_at=MORNING, ends_at=MORNING + timedelta(hours=1))
    desk.write(partial(amend_series, activity_id=series[0].id, form=form))
    desk.write(partial(put_back, before=before))
    after = stored(desk, series)
    assert [(one.place, one.starts_at, one.ends_at) for one in after] == [
        (one.place, one.starts_at, one.ends_at) for one in before
    ]
