"""Settings, deadlines and holidays: the unit's own numbers, and a newer holiday table by file."""

import json
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.requests import RequestForm, register_request
from core.domain.local_time import LOCAL_ZONE, local_day
from core.domain.service_request import RequestCategory
from core.domain.unit_policy import PolicyKind
from core.domain.working_days import calendar_of, shipped_table
from desktop.pages.register_request import RegisterRequestPage
from desktop.pages.settings.deadlines import DeadlinesSection
from desktop.runtime.holidays import HolidayFileRefused, Holidays
from tests.desktop.kit import DeskKit

NEXT_YEAR = {
    "source": "通知",
    "years": {
        "2027": {
            "notice": "国务院办公厅关于2027年部分节假日安排的通知",
            "holidays": {"2027-01-01": "元旦", "2027-01-04": "试"},
            "makeup_days": {"2027-01-09": "元旦"},
        }
    },
}


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> DeskKit:
    return DeskKit(tmp_path, qapp)


def a_file(folder: Path, told: object) -> Path:
    file = folder / "brought.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    return file


def section(kit: DeskKit, file: Path | None = None) -> DeadlinesSection:
    made = DeadlinesSection(kit.tools, lambda _window: file)
    made.opened()
    return made


def due_of_a_request(kit: DeskKit) -> date:
    form = RequestForm(
        name="周桂兰", phone="13800002046", words="灯坏了", category=RequestCategory.REPAIR, village="新民村"
    )
    made = kit.write(partial(register_request, form=form))[0]
    return local_day(made.request.due_at)  # type: ignore[attr-defined]  # a RegisterRequest


def test_the_numbers_of_the_unit_are_shown_and_hold_from_the_moment_they_are_decided(kit: DeskKit) -> None:
    shown = section(kit)
    assert {name: control.text() for name, control in shown.inputs.items()}["verify_days"] == "1"
    assert due_of_a_request(kit) == date(2026, 5, 21)
    shown.inputs["verify_days"].setText("3")
    shown._reason.setText("人手不够")
    shown.decide.click()
    assert due_of_a_request(kit) == date(2026, 5, 25)
    (decision,) = kit.store.queries.policies()
    assert (decision.kind, decision.reason, decision.valid_from) == (
        PolicyKind.DEADLINES,
        "人手不够",
        date(2026, 5, 20),
    )
    again = section(kit)
    assert again.inputs["verify_days"].text() == "3"


def test_the_slip_promises_what_the_unit_decided(kit: DeskKit) -> None:
    shown = section(kit)
    shown.inputs["urgent_hours"].setText("4")
    shown._reason.setText("山路远")
    shown.decide.click()
    assert kit.maker._in_force().urgent_hours == 4
    assert kit.maker._in_force().verify_days == 1


def test_the_form_and_the_cards_name_the_hours_the_unit_decided(kit: DeskKit, qtbot: QtBot) -> None:
    page = RegisterRequestPage(kit.tools)
    qtbot.addWidget(page)
    page.opened("")
    assert "2" in page.form.time.urgent.chips()[0].option.text
    shown = section(kit)
    shown.inputs["urgent_hours"].setText("4")
    shown._reason.setText("山路远")
    shown.decide.click()
    assert "4" in page.form.time.urgent.chips()[0].option.text
    assert (kit.tools.rules.urgent_hours, kit.tools.policy.urgent_hours) == (4, 2)


def test_a_decision_needs_a_reason_and_numbers_that_make_sense(kit: DeskKit) -> None:
    shown = section(kit)
    shown.decide.click()
    assert kit.store.queries.policies() == ()
    shown._reason.setText("试")
    shown.inputs["reply_days"].setText("0")
    shown.decide.click()
    shown.inputs["reply_days"].setText("")
    shown.decide.click()
    assert kit.store.queries.policies() == ()


def test_an_unknown_year_is_warned_of_until_its_table_is_here(kit: DeskKit, tmp_path: Path) -> None:
    kit.clock.set(datetime(2026, 12, 31, 9, 0, tzinfo=LOCAL_ZONE))
    shown = section(kit, a_file(tmp_path, NEXT_YEAR))
    assert not shown.warning.isHidden()
    assert due_of_a_request(kit) == date(2027, 1, 1)
    shown.file_button.click()
    assert shown.warning.isHidden()
    assert due_of_a_request(kit) == date(2027, 1, 5)
    again = Holidays(tmp_path / "holidays.json")
    assert again.calendar.known_years == kit.tools.calendar.known_years == {2024, 2025, 2026, 2027}


@pytest.mark.parametrize(
    "told",
    [
        "{",
        {},
        {"source": "", "years": {}},
        {"source": "", "years": {"27": {"notice": "", "holidays": {}, "makeup_days": {}}}},
        {"source": "", "years": {"2027": {"notice": "", "holidays": {"2026-01-01": ""}, "makeup_days": {}}}},
        {
            "source": "",
            "years": {
                "2027": {"notice": "", "holidays": {"2027-01-01": ""}, "makeup_days": {"2027-01-01": ""}}
            },
        },
    ],
)
def test_a_file_that_is_no_table_is_refused_and_changes_nothing(
    kit: DeskKit, tmp_path: Path, told: object
) -> None:
    with pytest.raises(HolidayFileRefused) as refused:
        kit.tools.holidays.take(a_file(tmp_path, told))
    assert refused.value.reason == "not_a_table"
    shown = section(kit, a_file(tmp_path, told))
    shown.file_button.click()
    assert kit.tools.calendar.known_years == calendar_of(shipped_table()).known_years
    assert not (tmp_path / "holidays.json").exists()


def test_a_file_that_is_gone_is_said_to_be_unreadable(kit: DeskKit, tmp_path: Path) -> None:
    with pytest.raises(HolidayFileRefused) as refused:
        kit.tools.holidays.take(tmp_path / "gone.json")
    assert refused.value.reason == "unreadable"


def test_a_kept_table_that_was_spoilt_never_stops_a_start(tmp_path: Path) -> None:
    (tmp_path / "holidays.json").write_bytes(b"\x00not json")
    assert Holidays(tmp_path / "holidays.json").calendar.known_years == {2024, 2025, 2026}


def test_a_newer_table_of_a_known_year_takes_its_place_and_later_files_add_up(tmp_path: Path) -> None:
    desk = Holidays(tmp_path / "holidays.json")
    corrected = {"source": "", "years": {"2026": {"notice": "", "holidays": {}, "makeup_days": {}}}}
    assert desk.take(a_file(tmp_path, corrected)) == ("2026",)
    assert desk.take(a_file(tmp_path, NEXT_YEAR)) == ("2027",)
    assert desk.calendar.is_working_day(date(2026, 10, 1))
    again = Holidays(tmp_path / "holidays.json").calendar
    assert (again.is_working_day(date(2026, 10, 1)), again.is_working_day(date(2027, 1, 4))) == (True, False)
    assert not again.is_working_day(date(2025, 10, 1))
