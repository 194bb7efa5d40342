"""Every visit that is not plain is explained, with its figures."""

from datetime import timedelta

import msgspec
import pytest

from core.domain.attendance import Attendance, AttendanceFlag, AttendanceSource
from core.domain.hours_findings import Finding, Point, findings
from core.domain.service_minutes import HoursPolicy, Rounding
from tests.core.memory import MORNING

PLAIN = Attendance(
    id="one",
    activity_id="a",
    volunteer_id="v",
    site_id="site",
    check_in_at=MORNING,
    check_in_source=AttendanceSource.SCAN,
    check_out_at=MORNING + timedelta(minutes=95),
    check_out_source=AttendanceSource.SCAN,
    recorded_by="clerk",
    service_minutes=95,
    policy_version=1,
)


def visit(**told: object) -> Attendance:
    return msgspec.structs.replace(PLAIN, **told)


def test_plain_hours_have_nothing_to_look_at() -> None:
    assert findings(PLAIN, (), HoursPolicy()) == ()


@pytest.mark.parametrize(
    ("told", "policy", "expected"),
    [
        ({"check_out_at": None, "service_minutes": 0}, HoursPolicy(), Finding(point=Point.NO_SIGN_OUT)),
        (
            {"check_in_source": AttendanceSource.MAKEUP, "service_minutes": 0},
            HoursPolicy(),
            Finding(point=Point.WAITING, clock=95),
        ),
        (
            {"check_in_source": AttendanceSource.MAKEUP, "approved_by": "clerk-2"},
            HoursPolicy(),
            Finding(point=Point.MADE_UP, counted=95),
        ),
        (
            {"service_minutes": 0},
            HoursPolicy(min_countable=120),
            Finding(point=Point.TOO_SHORT, clock=95, limit=120),
        ),
        (
            {"service_minutes": 90},
            HoursPolicy(rounding=Rounding.FLOOR_30),
            Finding(point=Point.ROUNDED, clock=95, counted=90, limit=90),
        ),
        (
            {"service_minutes": 60},
            HoursPolicy(max_per_activity=60),
            Finding(point=Point.CAPPED, clock=95, counted=60, limit=60),
        ),
        (
            {"flags": (AttendanceFlag.OVERLAP,), "service_minutes": 40},
            HoursPolicy(),
            Finding(point=Point.OVERLAP, clock=95, counted=40),
        ),
    ],
    ids=lambda value: value.point.value if isinstance(value, Finding) else "",
)
def test_each_point_is_told_with_its_figures(
    told: dict[str, object], policy: HoursPolicy, expected: Finding
) -> None:
    assert findings(visit(**told), (), policy) == (expected,)


def test_the_limit_of_the_day_is_told_with_what_the_day_holds() -> None:
    row = visit(flags=(AttendanceFlag.CAPPED,), service_minutes=30)
    before = visit(id="two", service_minutes=450)
    (told,) = findings(row, (before,), HoursPolicy())
    assert told == Finding(point=Point.DAY_CAP, counted=30, limit=480, taken=450)
