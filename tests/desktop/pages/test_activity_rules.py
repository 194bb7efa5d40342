"""Settings, activities: the unit's own days for declaring and filing, and its rule for the door's code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.domain.activity_filing import Duty, open_duty
from core.domain.local_time import local_day
from core.domain.unit_policy import PolicyKind
from desktop.pages.settings.activity_rules import ActivityRulesSection
from tests.desktop.kit import DeskKit


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def section(kit: DeskKit) -> ActivityRulesSection:
    made = ActivityRulesSection(kit.tools)
    made.opened()
    return made


def decided(kit: DeskKit, reason: str = "县里的要求", door: str = "paper", **told: str) -> None:
    shown = section(kit)
    for name, text in told.items():
        shown.inputs[name].setText(text)
    shown.door.choose(door)
    shown.reason.setText(reason)
    shown.decide.click()


def test_the_days_that_are_decided_are_the_days_an_activity_is_declared_by(kit: DeskKit) -> None:
    shown = section(kit)
    assert shown.inputs["declare_days"].text() == "3"
    decided(kit, declare_days="5", declare_from="2")
    (decision,) = kit.store.queries.policies()
    assert (decision.kind, decision.number, decision.reason) == (PolicyKind.ACTIVITIES, 2, "县里的要求")
    assert decision.valid_from == local_day(kit.clock())
    rules = section(kit)._shown
    assert (rules.declare_days, rules.file_days, rules.declare_from) == (5, 3, 2)
    due = open_duty(kit.an_activity(needed_volunteers=2), 0, rules, kit.tools.calendar)
    assert due is not None
    assert due.duty is Duty.DECLARE


def test_new_activities_follow_the_rule_for_the_code_at_the_door(kit: DeskKit) -> None:
    before = kit.an_activity()
    decided(kit, door="screen")
    shown = section(kit)
    assert shown.door.chosen() == ["screen"]
    assert kit.an_activity().door_code_only
    after = kit.store.queries.activity(before.id)
    assert after is not None
    assert not after.activity.door_code_only


@pytest.mark.parametrize(("reason", "days"), [("", "5"), ("试", "")], ids=["no reason", "no number"])
def test_a_decision_needs_a_reason_and_every_number(kit: DeskKit, reason: str, days: str) -> None:
    decided(kit, reason, file_days=days)
    assert kit.store.queries.policies() == ()
