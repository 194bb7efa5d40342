"""What the platform does by itself: once a day it forgets, and it counts by the newest holiday table."""

import json
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from core.commands.activities import ActivityForm, cancel_activity, plan_activity
from core.commands.requests import RequestForm, register_online_request
from core.domain.local_time import LOCAL_ZONE, local_day
from core.domain.service_request import RequestCategory
from core.domain.working_days import shipped_calendar
from server.compacting import DROPS_KEPT
from server.database import Database, open_database
from server.holidays import HolidayFile
from server.housekeeping import Housekeeping
from server.platform import Platform
from tests.server.desks import TurnedClock, a_desk
from tests.server.http.process import a_process, refused

NEXT_YEAR = {
    "source": "通知",
    "years": {
        "2027": {
            "notice": "国务院办公厅关于2027年部分节假日安排的通知",
            "holidays": {"2027-01-01": "元旦", "2027-01-04": "试"},
            "makeup_days": {},
        }
    },
}


def a_dropped_row(platform: Platform, clock: TurnedClock) -> None:
    """An activity every desk knew was called off: other desks are told to drop it."""
    desk = a_desk(platform, clock)
    form = ActivityForm(
        title="义务劳动", content="打扫", starts_at=clock(), ends_at=clock() + timedelta(hours=1),
        place="镇上", leader_name="陈立群",
    )  # fmt: skip
    (planned,) = desk.write(partial(plan_activity, form=form))
    desk.sync(platform)
    activity = planned.activity.id  # type: ignore[attr-defined]  # a PlanActivity
    desk.write(partial(cancel_activity, activity_id=activity, reason="下雨"))
    desk.sync(platform)


def drops(database: Database) -> int:
    with database.read() as session:
        found = session.one("SELECT count(*) FROM feed WHERE hash IS NULL", ())
    assert found is not None
    return int(found[0])


def test_old_drops_are_forgotten_at_the_first_look_and_then_once_a_day(
    platform: Platform, database: Database, clock: TurnedClock
) -> None:
    a_dropped_row(platform, clock)
    assert drops(database) == 1
    house = Housekeeping(platform, clock)
    house.look()
    assert drops(database) == 1, "not old enough"
    clock.at += DROPS_KEPT + timedelta(hours=1) - timedelta(days=1)
    house.look()
    clock.at += timedelta(hours=23)
    house.look()
    assert drops(database) == 1, "looked at an hour too early, and the next look is a day later"
    clock.at += timedelta(hours=1, minutes=1)
    house.look()
    assert drops(database) == 0


def test_the_running_program_forgets_by_itself(tmp_path: Path) -> None:
    clock = TurnedClock()
    clock.at -= timedelta(days=3000)
    opened = open_database(f"sqlite:///{tmp_path / 'platform.db'}")
    a_dropped_row(Platform(opened, clock, county="000000"), clock)
    assert drops(opened) == 1
    opened.close()
    with a_process(tmp_path) as running:
        assert running.end()[0] == 0
    opened = open_database(f"sqlite:///{tmp_path / 'platform.db'}")
    assert drops(opened) == 0
    opened.close()


def due_day(platform: Platform, site_id: str) -> date:
    form = RequestForm(
        name="周桂兰", phone="13800002046", words="灯坏了", category=RequestCategory.REPAIR, village="新民村"
    )
    (made, *_) = platform.write(site_id, partial(register_online_request, form=form)).commands
    due_at = made.request.due_at  # type: ignore[attr-defined]  # a RegisterRequest
    return local_day(due_at)


def test_a_newer_holiday_table_counts_from_the_next_look_on(database: Database, tmp_path: Path) -> None:
    clock, file = TurnedClock(), tmp_path / "holidays.json"
    clock.at = datetime(2026, 12, 31, 9, 0, tzinfo=LOCAL_ZONE)
    holidays = HolidayFile(file)
    platform = Platform(database, clock, calendar=holidays.calendar)
    desk = a_desk(platform, clock)
    desk.sync(platform)
    house = Housekeeping(platform, clock, holidays)
    house.look()
    assert due_day(platform, desk.site.id) == date(2027, 1, 1)
    file.write_text(json.dumps(NEXT_YEAR), encoding="utf-8")
    house.look()
    assert due_day(platform, desk.site.id) == date(2027, 1, 5)


def test_a_spoilt_table_is_left_out_and_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "holidays.json"
    file.write_text("{}", encoding="utf-8")
    holidays = HolidayFile(file)
    holidays.look()
    assert holidays.calendar.known_years == shipped_calendar().known_years
    assert caplog.text.count("holidays: the file is left out") == 1


def test_a_file_that_is_named_has_to_be_a_holiday_table(tmp_path: Path) -> None:
    file = tmp_path / "brought.json"
    file.write_text("[]", encoding="utf-8")
    code, _, errors = refused("--holidays", str(file), "--data", str(tmp_path), "--port", "0")
    assert (code, errors.count("\n")) == (2, 1)
    assert "is no holiday table" in errors
