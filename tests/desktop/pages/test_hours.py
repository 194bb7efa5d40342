"""核对时长: what waits, why it counts what it counts, and the second person. Everybody here is invented."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.hours_corrections import ask_correction
from core.commands.making_up import make_up_hours
from core.commands.reviewing import review_attendance
from core.commands.sites import AddClerk, add_clerk
from core.domain.activity import Activity
from core.domain.attendance import Attendance, attendance_id
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.service_record import ServiceRecord
from core.domain.volunteer import Volunteer
from core.ports.rows import CodeTarget
from desktop.page import Destination
from desktop.pages.hours import HoursPage
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, said
from widgets.dialog import Dialog
from widgets.theme import register_fonts


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit


def a_page(kit: DeskKit, qtbot: QtBot) -> HoursPage:
    page = HoursPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(1162, 664)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened("")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 or page.stack.currentWidget() is page.empty)
    return page


def a_day(kit: DeskKit) -> tuple[Activity, list[Volunteer]]:
    """One served, one never signed out, one never signed in; the activity is over."""
    activity = kit.an_activity()
    people = kit.some_volunteers()[:3]
    kit.signed_up(activity, people)
    kit.a_visit(activity, people[0], minutes=None)
    kit.a_visit(activity, people[1], minutes=None)
    kit.later(minutes=60)
    kit.leaves(activity, people[0])
    kit.later(hours=6)
    return activity, people


def another_on_duty(kit: DeskKit) -> None:
    """A second clerk takes over."""
    (added,) = kit.write(partial(add_clerk, name="吕佳禾"))
    assert isinstance(added, AddClerk)
    kit.desk_runner.clerk = added.id


def shown(page: HoursPage) -> list[tuple[str, str, str]]:
    """Name, what to look at, what can be done."""
    return [
        (page.model.cell(row, 1).text, page.model.cell(row, 5).text, page.model.cell(row, 7).text)
        for row in range(page.model.rowCount())
    ]


def test_each_row_says_what_is_to_be_looked_at_and_plain_ones_go_in_one_stroke(
    kit: DeskKit, qtbot: QtBot
) -> None:
    activity, people = a_day(kit)
    page = a_page(kit, qtbot)
    assert set(shown(page)) == {
        (people[0].name, "", "Confirm"),
        (people[1].name, "No sign-out: counts 0 until settled", "Settle"),
    }
    page.table.chosen.emit(attendance_id(activity.id, people[1].id))
    assert "counts 0 until settled" in page.told.text()
    assert page.confirm_plain.text() == "Confirm 1 plain visit(s)"
    page.save()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    (record,) = kit.store.queries.all_rows(ServiceRecord)
    assert (record.activity_id, record.volunteer_id) == (activity.id, people[0].id)
    with qtbot.waitSignal(page.go) as went:
        page.table.acted.emit(attendance_id(activity.id, people[1].id), "act")
    assert went.args == [Destination.ACTIVITIES, activity.id]


def test_made_up_hours_wait_for_another_clerk(kit: DeskKit, qtbot: QtBot) -> None:
    activity, people = a_day(kit)
    kit.write(
        partial(
            make_up_hours,
            activity_id=activity.id,
            volunteer_id=people[2].id,
            minutes=60,
            reason="签到机没电",
        )
    )
    page = a_page(kit, qtbot)
    visit = attendance_id(activity.id, people[2].id)
    assert (people[2].name, "Made up (1.0 h): waits for a second person", "Agree") in shown(page)
    heard = said(kit)
    page.table.acted.emit(visit, "act")
    qtbot.waitUntil(lambda: heard == ["Another clerk of this unit has to agree."])
    another_on_duty(kit)
    page.table.acted.emit(visit, "act")
    qtbot.waitUntil(lambda: len(heard) == 2)
    row = next(row for row in kit.store.queries.all_rows(Attendance) if row.id == visit)
    assert (row.service_minutes, bool(row.approved_by)) == (60, True)


def a_clerk(kit: DeskKit, name: str = "吕佳禾") -> AddClerk:
    (added,) = kit.write(partial(add_clerk, name=name))
    assert isinstance(added, AddClerk)
    return added


def made_up(kit: DeskKit, picture: bytes = b"") -> str:
    """Hours of somebody who never signed in, entered by the clerk on duty; the id of the visit."""
    activity, people = a_day(kit)
    order = partial(make_up_hours, activity_id=activity.id, volunteer_id=people[2].id, minutes=60)
    kit.write(partial(order, reason="签到机没电", picture=picture))
    return attendance_id(activity.id, people[2].id)


def test_the_second_person_agrees_by_badge_at_the_same_window(kit: DeskKit, qtbot: QtBot) -> None:
    visit = made_up(kit)
    other = a_clerk(kit)
    page = a_page(kit, qtbot)
    badge = CodeTarget(kind="clerk", id=other.badge_token, title="")
    assert not page.take_target(badge), "nobody is asked: the badge changes who is on duty"
    page.table.acted.emit(visit, "act")
    qtbot.waitUntil(page.second.isVisible)
    heard = said(kit)
    assert page.take_target(CodeTarget(kind="clerk", id="0" * 16, title=""))
    assert heard == ["This badge is not known on this desk."]
    assert page.take_target(badge)
    qtbot.waitUntil(lambda: heard[1:] == ["Agreed; the hours count now."])
    row = next(row for row in kit.store.queries.all_rows(Attendance) if row.id == visit)
    assert (row.service_minutes, row.approved_by) == (60, other.id)
    assert page.second.isHidden()
    assert not page.take_target(badge)


def test_ones_own_badge_is_not_a_second_person(kit: DeskKit, qtbot: QtBot) -> None:
    visit = made_up(kit)
    page = a_page(kit, qtbot)
    own = next(clerk for clerk in kit.store.queries.clerks() if clerk.id == kit.desk_runner.clerk)
    heard = said(kit)
    page.table.acted.emit(visit, "act")
    page.take_target(CodeTarget(kind="clerk", id=own.badge_token, title=""))
    qtbot.waitUntil(lambda: heard == ["Another clerk of this unit has to agree."] * 2)


def test_esc_withdraws_the_question_for_a_badge(kit: DeskKit, qtbot: QtBot) -> None:
    visit = made_up(kit)
    other = a_clerk(kit)
    page = a_page(kit, qtbot)
    page.table.acted.emit(visit, "act")
    qtbot.waitUntil(page.second.isVisible)
    assert page.step_back()
    assert not page.take_target(CodeTarget(kind="clerk", id=other.badge_token, title=""))


def a_picture() -> bytes:
    image = QImage(400, 300, QImage.Format.Format_RGB888)
    image.fill(QColor("navy"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes a device; the stubs want bytes
    return bytes(data.data())


def test_the_picture_behind_made_up_hours_is_seen_in_the_review(kit: DeskKit, qtbot: QtBot) -> None:
    visit = made_up(kit, a_picture())
    page = a_page(kit, qtbot)
    page.table.chosen.emit(visit)
    qtbot.waitUntil(lambda: not page.evidence.image.isNull())
    assert page.evidence.isVisible()
    page.evidence.asked.emit()
    qtbot.waitUntil(lambda: bool(page.findChildren(Dialog)))
    (dialog,) = page.findChildren(Dialog)
    assert dialog.accessibleName() == "Picture of the sheet"
    dialog.cancel()
    plain = next(row.visit.id for row in page.review.rows if row.visit.id != visit)
    page.table.chosen.emit(plain)
    assert page.evidence.isHidden()


def test_a_picture_that_is_on_another_desk_is_said_so(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    heard = said(kit)
    page.evidence.show_picture("0" * 64)
    page.evidence.asked.emit()
    qtbot.waitUntil(lambda: heard == ["The picture is on the desk that entered it."])


def test_a_correction_shows_both_values_and_is_refused_with_a_reason(kit: DeskKit, qtbot: QtBot) -> None:
    activity, people = a_day(kit)
    kit.write(partial(review_attendance, activity_id=activity.id))
    visit = attendance_id(activity.id, people[0].id)
    kit.write(partial(ask_correction, attendance_id=visit, new_minutes=30, reason="提前离开"))
    page = a_page(kit, qtbot)
    assert (people[0].name, "1.0 h → 0.5 h: 提前离开", "Grant") in shown(page)
    (row,) = page.review.corrections
    heard = said(kit)
    page.agree(row)
    qtbot.waitUntil(lambda: heard == ["Another clerk of this unit has to agree."])
    another_on_duty(kit)
    page.refuse(row, "签退记录清楚")
    qtbot.waitUntil(lambda: heard[1:] == ["Refused."])
    (kept,) = kit.store.queries.all_rows(HoursCorrection)
    assert (kept.answer, kept.answer_note) == (CorrectionAnswer.REFUSED, "签退记录清楚")


def test_with_nothing_to_do_the_page_says_so(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert page.stack.currentWidget() is page.empty
    assert page.confirm_plain.isHidden()
