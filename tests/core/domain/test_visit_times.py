"""The times that are offered for a visit."""

from datetime import date, datetime, time, timedelta

from core.domain.local_time import LOCAL_ZONE, local, local_instant
from core.domain.service_request import WantedTime
from core.domain.visit_times import MOST, visit_times, wished_day

WEDNESDAY = date(2026, 5, 20)
ASKED = local_instant(WEDNESDAY, time(9, 28))


def offered(wanted: WantedTime, now: datetime = ASKED, on: date | None = None) -> list[str]:
    return [f"{local(at):%d %H}" for at in visit_times(wanted, on, ASKED, now)]


def test_they_begin_on_the_wished_day() -> None:
    assert offered(WantedTime.SOON)[0] == "20 10"
    assert offered(WantedTime.THIS_AFTERNOON)[0] == "20 14"
    assert offered(WantedTime.TOMORROW)[0] == "21 09"
    assert offered(WantedTime.WEEKEND)[0] == "23 09"
    assert offered(WantedTime.ON_DATE, on=date(2026, 6, 1))[0] == "01 09"


def test_they_lie_ahead_also_when_the_wished_day_is_over() -> None:
    late = ASKED + timedelta(days=3)
    assert offered(WantedTime.TOMORROW, late)[0] == "23 10"


def test_they_are_few() -> None:
    assert len(offered(WantedTime.SOON)) == MOST


def test_a_saturday_asked_on_a_sunday_is_that_sunday() -> None:
    sunday = datetime(2026, 5, 24, 9, 0, tzinfo=LOCAL_ZONE)
    assert wished_day(WantedTime.WEEKEND, None, sunday) == date(2026, 5, 24)
