"""Settings, rules for hours: what holds, a preview of this month, and a decision that overwrites nothing."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.deciding import decide_policy
from core.commands.places import PlaceForm, add_place
from core.commands.reviewing import review_attendance
from core.domain.attendance import Attendance
from core.domain.local_time import local_day
from core.domain.practice_site import SiteLevel
from core.domain.service_minutes import HoursPolicy, Rounding
from core.domain.unit_policy import PolicyKind
from desktop.pages.settings.hours_rules import HoursRulesSection
from tests.desktop.kit import MORNING, DeskKit
from widgets.base import Label

TODAY = local_day(MORNING)


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> DeskKit:
    return DeskKit(tmp_path, qapp)


def section(kit: DeskKit) -> HoursRulesSection:
    made = HoursRulesSection(kit.tools)
    made.opened()
    return made


def said(made: HoursRulesSection) -> str:
    return "\n".join(label.text() for label in made.findChildren(Label))


def a_busy_month(kit: DeskKit, people: int = 2) -> None:
    """Two hours each, the first one's confirmed."""
    for name in ("罗小满", "陈德昌", "吕佳禾")[:people]:
        kit.a_visit(kit.an_activity(f"银发学堂 {name}"), kit.a_volunteer(name))
    first = min(rows(kit), key=lambda row: row.check_in_at)
    kit.write(partial(review_attendance, activity_id=first.activity_id, attendance_ids=[first.id]))


def rows(kit: DeskKit) -> list[Attendance]:
    return [month.visit for month in kit.store.queries.month_visits(TODAY)]


def tried(made: HoursRulesSection, qtbot: QtBot) -> str:
    made.try_button.click()
    qtbot.waitUntil(made.try_button.isEnabled)
    return made.found.text()


def test_before_any_decision_the_shipped_rules_are_told_in_sentences(kit: DeskKit) -> None:
    told = said(section(kit))
    assert "Time counts to the minute." in told
    assert "One person's day counts 8.0 hours at most." in told
    assert "No. 1: the rules this program comes with" in told


def test_nothing_is_decided_before_it_was_tried(kit: DeskKit, qtbot: QtBot) -> None:
    made = section(kit)
    assert not made.decide_button.isEnabled()
    tried(made, qtbot)
    assert made.decide_button.isEnabled()
    made.form.inputs["max_per_day"].setText("4")
    made.form.inputs["max_per_day"].textEdited.emit("4")
    assert not made.decide_button.isEnabled()


def test_the_preview_says_who_and_how_much_and_changes_nothing(kit: DeskKit, qtbot: QtBot) -> None:
    a_busy_month(kit)
    before = rows(kit)
    made = section(kit)
    made.form.inputs["max_per_activity"].setText("1.5")
    told = tried(made, qtbot)
    assert "2 of 2 visits of 2 people would count otherwise" in told
    assert "4.0 hours would be 3.0 hours (-1.0)" in told
    largest = said(made)
    assert "罗小满" in largest
    assert "2.0 → 1.5 hours" in largest
    assert rows(kit) == before


def test_the_preview_says_which_units_it_covers(kit: DeskKit, qtbot: QtBot) -> None:
    a_busy_month(kit)
    alone = section(kit)
    alone.form.inputs["max_per_activity"].setText("1.5")
    assert "units" not in tried(alone, qtbot)
    town = PlaceForm(
        name="柳溪镇实践所",
        level=SiteLevel.TOWN_STATION,
        parent_id=kit.store.queries.places()[0].id,
        region_code="999901100000",
    )
    kit.write(partial(add_place, form=town))
    made = section(kit)
    made.form.inputs["max_per_activity"].setText("1.5")
    assert "The rules reach 2 units. This preview covers 1, whose rows this desk holds." in tried(made, qtbot)


def test_in_an_empty_month_the_month_before_is_looked_at(kit: DeskKit, qtbot: QtBot) -> None:
    a_busy_month(kit)
    kit.later(days=25)
    made = section(kit)
    made.form.inputs["max_per_activity"].setText("1")
    assert "2 of 2 visits" in tried(made, qtbot)


def test_a_preview_can_be_stopped(kit: DeskKit) -> None:
    made = section(kit)
    made.try_button.click()
    made.stop_button.click()
    assert made.try_button.isEnabled()
    assert made.found.isHidden()
    assert not made.decide_button.isEnabled()


def test_a_decision_counts_what_nobody_confirmed_and_stands_in_the_history(
    kit: DeskKit, qtbot: QtBot
) -> None:
    a_busy_month(kit)
    made = section(kit)
    made.form.rounding.choose(Rounding.FLOOR_30.value)
    made.form.inputs["max_per_activity"].setText("1.5")
    tried(made, qtbot)
    made.reason.setText("县里的规定")
    made.ask_to_decide()
    assert made.dialog is not None
    made.dialog.answered.emit("decide")
    assert sorted(row.service_minutes for row in rows(kit)) == [90, 120]
    told = said(made)
    assert "No. 2, in force from" in told
    assert "陈立群: 县里的规定" in told
    assert "One activity counts 1.5 hours at most." in told
    assert "No. 1: the rules this program comes with" in told


def test_a_reason_is_asked_for(kit: DeskKit, qtbot: QtBot) -> None:
    made = section(kit)
    tried(made, qtbot)
    made.ask_to_decide()
    assert made.dialog is None
    assert kit.store.queries.policies() == ()


@pytest.mark.parametrize(
    ("name", "text"), [("max_per_day", "25"), ("max_per_day", "x"), ("posting_days", "0")]
)
def test_numbers_nobody_can_mean_are_not_tried(kit: DeskKit, name: str, text: str) -> None:
    made = section(kit)
    made.form.inputs[name].setText(text)
    made.try_button.click()
    assert made.try_button.isEnabled()
    assert "Please enter a number that is possible." in made.form.fields[name].message()


def test_an_older_decision_stays_beside_the_new_one(kit: DeskKit) -> None:
    for cap, days in ((240, 0), (300, 5)):
        kit.write(
            partial(
                decide_policy,
                kind=PolicyKind.HOURS,
                body=HoursPolicy(max_per_day=cap),
                valid_from=TODAY + timedelta(days=days),
                reason=f"上限 {cap}",
            )
        )
    made = section(kit)
    told = said(made)
    assert "上限 240" in told
    assert "上限 300" in told
    assert made.form.inputs["max_per_day"].text() == "4"
    assert made.form.from_day.date() == QDate(TODAY.year, TODAY.month, TODAY.day)
