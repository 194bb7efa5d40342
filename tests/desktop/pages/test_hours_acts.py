"""申请更正 and 重新计算 where a record is shown: on the person's page and under confirmed hours."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.deciding import decide_policy
from core.commands.hours_corrections import decide_correction
from core.commands.merging import merge_volunteers
from core.commands.sites import AddClerk, add_clerk
from core.domain.attendance import Attendance, attendance_id
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.local_time import local_day
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import PolicyKind
from core.domain.volunteer import Volunteer
from desktop.correction_dialog import CorrectionDialog
from desktop.pages.hours import HoursPage
from desktop.pages.hours.confirmed import asked_about
from desktop.pages.volunteers import VolunteersPage
from desktop.reason import ReasonDialog
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, said
from widgets.table import RowTable, TableModel
from widgets.theme import register_fonts


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit


def a_record(kit: DeskKit) -> tuple[Volunteer, str]:
    """Two hours, confirmed."""
    person, activity = kit.a_volunteer(), kit.an_activity("河湾村清河护绿")
    kit.a_visit(activity, person)
    kit.reviewed(activity)
    return person, attendance_id(activity.id, person.id)


def other_rules(kit: DeskKit) -> None:
    """Decided after the hours were confirmed, for their day."""
    kit.write(
        partial(
            decide_policy,
            kind=PolicyKind.HOURS,
            body=HoursPolicy(max_per_activity=90),
            valid_from=local_day(kit.clock()) - timedelta(days=3),
            reason="县里的规定",
        )
    )


def second_clerk(kit: DeskKit) -> str:
    (added,) = kit.write(partial(add_clerk, name="吕佳禾"))
    assert isinstance(added, AddClerk)
    return added.id


def person_page(kit: DeskKit, qtbot: QtBot, person: Volunteer) -> VolunteersPage:
    page = VolunteersPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(1162, 664)
    page.show()
    page.opened(person.id)
    qtbot.waitUntil(lambda: page.detail.records.model.rowCount() > 0)
    page.detail.records.table.step(0)
    return page


def confirmed_page(kit: DeskKit, qtbot: QtBot) -> HoursPage:
    page = HoursPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(1162, 664)
    page.show()
    page.opened("confirmed")
    qtbot.waitUntil(lambda: page.confirmed.model.rowCount() > 0)
    return page


def cells(table: RowTable) -> list[str]:
    model = table.model()
    assert isinstance(model, TableModel)
    return [model.cell(0, column).text for column in range(model.columnCount())]


def asked_dialog(qtbot: QtBot, page: VolunteersPage | HoursPage) -> CorrectionDialog:
    qtbot.waitUntil(lambda: bool(page.window().findChildren(CorrectionDialog)))
    return page.window().findChildren(CorrectionDialog)[-1]


def corrections(kit: DeskKit) -> list[HoursCorrection]:
    return list(kit.store.queries.all_rows(HoursCorrection))


def test_a_correction_is_asked_on_the_persons_page_and_waits_for_another_clerk(
    kit: DeskKit, qtbot: QtBot
) -> None:
    person, visit = a_record(kit)
    page = person_page(kit, qtbot, person)
    heard = said(kit)
    page.detail.records.correct_button.click()
    dialog = asked_dialog(qtbot, page)
    dialog.minutes.setText("60")
    dialog.reason.setText("提前离开")
    dialog.by_volunteer.setChecked(True)
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: bool(heard))
    (row,) = corrections(kit)
    assert (row.old_minutes, row.new_minutes, row.reason, row.by_volunteer) == (120, 60, "提前离开", True)
    assert [one.service_minutes for one in kit.store.queries.all_rows(Attendance)] == [120]
    qtbot.waitUntil(lambda: "nobody decided yet" in page.detail.records.note.text())
    assert "2.0 → 1.0 hours" in page.detail.records.note.text()
    assert visit == row.attendance_id


def test_asking_is_undone_from_the_undo_bar(kit: DeskKit, qtbot: QtBot) -> None:
    person, _ = a_record(kit)
    page = person_page(kit, qtbot, person)
    page.detail.records.correct_button.click()
    dialog = asked_dialog(qtbot, page)
    dialog.minutes.setText("60")
    dialog.reason.setText("提前离开")
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: len(corrections(kit)) == 1)
    qtbot.waitUntil(lambda: kit.tools.undo.newest() is not None)
    entry = kit.tools.undo.newest()
    assert entry is not None
    kit.write(entry.order())
    assert corrections(kit)[0].answer is CorrectionAnswer.WITHDRAWN


@pytest.mark.parametrize(("minutes", "reason"), [("2000", "提前离开"), ("", "提前离开"), ("60", " ")])
def test_what_is_missing_is_asked_again_and_nothing_typed_is_lost(
    kit: DeskKit, qtbot: QtBot, minutes: str, reason: str
) -> None:
    person, _ = a_record(kit)
    page = person_page(kit, qtbot, person)
    page.detail.records.correct_button.click()
    first = asked_dialog(qtbot, page)
    first.minutes.setText(minutes)
    first.reason.setText(reason)
    first.yes_button.click()
    qtbot.waitUntil(lambda: asked_dialog(qtbot, page) is not first)
    again = asked_dialog(qtbot, page)
    assert (again.minutes.text(), again.reason.text()) == (minutes, reason)
    assert again.minutes_field.message() or again.reason_field.message()
    assert corrections(kit) == []


def test_a_granted_correction_shows_old_and_new_value_with_who_and_when(kit: DeskKit, qtbot: QtBot) -> None:
    person, visit = a_record(kit)
    page = person_page(kit, qtbot, person)
    page.hours._correction_given(page._confirmed(visit), 60, "提前离开", False)  # type: ignore[arg-type]  # it is confirmed
    qtbot.waitUntil(lambda: len(corrections(kit)) == 1)
    order = partial(decide_correction, correction_id=corrections(kit)[0].id, granted=True)
    kit.write(partial(order, second=second_clerk(kit)))
    page.opened(person.id)
    qtbot.waitUntil(lambda: cells(page.detail.records.table)[3] == "2.0 → 1.0")
    page.detail.records.table.step(0)
    assert "陈立群 asked; 吕佳禾 agreed on" in page.detail.records.note.text()


def test_counting_again_is_offered_only_where_other_rules_hold_for_that_day(
    kit: DeskKit, qtbot: QtBot
) -> None:
    person, _ = a_record(kit)
    page = person_page(kit, qtbot, person)
    assert not page.detail.records.recount_button.isVisibleTo(page)
    other_rules(kit)
    page.opened(person.id)
    qtbot.waitUntil(lambda: page.detail.records.recount_button.isVisibleTo(page))
    page.detail.records.recount_button.click()
    dialog = next(one for one in page.window().findChildren(ReasonDialog) if one.isVisible())
    dialog.input.setText("新规定")
    dialog.yes_button.click()
    qtbot.waitUntil(lambda: len(corrections(kit)) == 1)
    (row,) = corrections(kit)
    assert (row.old_minutes, row.new_minutes, row.policy_version) == (120, 90, 2)


def test_all_hours_counted_by_other_rules_are_counted_again_in_one_go(kit: DeskKit, qtbot: QtBot) -> None:
    a_record(kit)
    other_rules(kit)
    page = confirmed_page(kit, qtbot)
    assert page.confirmed.recount_all.isVisibleTo(page)
    assert cells(page.confirmed.table)[5:] == ["Count again", "Correct…"]
    page.confirmed.acts.recount([asked_about(row) for row in page.confirmed.by_other_rules()], "新规定")
    qtbot.waitUntil(lambda: len(corrections(kit)) == 1)
    kit.write(
        partial(
            decide_correction, correction_id=corrections(kit)[0].id, granted=True, second=second_clerk(kit)
        )
    )
    page.load()
    qtbot.waitUntil(lambda: cells(page.confirmed.table)[3] == "2.0 → 1.5")
    assert page.confirmed.by_other_rules() == []


def test_hours_that_count_the_same_are_not_asked_about(kit: DeskKit, qtbot: QtBot) -> None:
    _, visit = a_record(kit)
    page = confirmed_page(kit, qtbot)
    heard = said(kit)
    page.confirmed.acts.recount([asked_about(page.confirmed._rows[visit])], "看看")
    qtbot.waitUntil(lambda: heard == ["The hours already count that much."])


def test_what_a_merge_put_back_says_what_it_counted_before(kit: DeskKit, qtbot: QtBot) -> None:
    activity = kit.an_activity("河湾村清河护绿")
    people = [kit.a_volunteer(village=village) for village in ("河湾村", "新民村")]
    for person in people:
        kit.a_visit(activity, person, minutes=None)
    kit.later(minutes=120)
    for person in people:
        kit.leaves(activity, person)
    kit.later(hours=3)
    kit.reviewed(activity)
    kit.write(partial(merge_volunteers, kept_id=people[0].id, merged_id=people[1].id, reason="同一人"))
    page = HoursPage(kit.tools)
    qtbot.addWidget(page)
    page.show()
    page.opened("")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    (row,) = page.review.rows
    assert not row.plain
    assert "Two registrations joined, 2.0 h before" in page._sentence(row)
