"""活动签到: the week, the list of people, and how hours become service records."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QPoint, Qt, QTime
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.commands.activities import close_activity
from core.commands.attendances import check_in
from core.commands.refusals import InsuranceMissing, NotVolunteerService
from core.commands.reviewing import review_attendance
from core.commands.sites import AddClerk, add_clerk
from core.domain.activity import Activity, ActivityState, RiskLevel
from core.domain.attendance import Attendance, AttendanceFlag, AttendanceSource
from core.domain.volunteer import Volunteer
from core.ports.rows import CodeTarget
from desktop.page import Destination
from desktop.pages.activities import ActivitiesPage
from desktop.pages.activities.looks import Stage
from desktop.sentences import sentence
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import Scanner, a_desk, a_minor, detail_of, lay_out, never, row_of, said
from widgets.clipping import clipped_texts

Opened = Callable[..., ActivitiesPage]


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as desk:
        yield desk


@pytest.fixture
def opened(kit: DeskKit, qtbot: QtBot) -> Opened:
    def make(activity: Activity | None = None) -> ActivitiesPage:
        page = ActivitiesPage(kit.tools)
        qtbot.addWidget(page)
        page.resize(1236, 836)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.opened(activity.id if activity is not None else "")
        return page

    return make


@pytest.fixture
def scanner_on(kit: DeskKit, qapp: QApplication) -> Iterator[Callable[[ActivitiesPage], Scanner]]:
    made: list[Scanner] = []

    def make(page: ActivitiesPage) -> Scanner:
        made.append(Scanner(kit, page, qapp))
        return made[-1]

    yield make
    for scanner in made:
        qapp.removeEventFilter(scanner.engine)
        scanner.engine.deleteLater()


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def click_act(page: ActivitiesPage, volunteer: Volunteer) -> None:
    """A click on the last cell of a person's line."""
    table, model = page.detail.people.table, page.detail.people.model
    index = model.index(model.find(volunteer.id), len(model.columns) - 1)
    middle = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def click_settle(page: ActivitiesPage, volunteer: Volunteer) -> None:
    """A click on 定离开时间 of a person."""
    table, model = page.detail.hours.table, page.detail.hours.model
    index = model.index(model.find(volunteer.id), len(model.columns) - 1)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())


def cells(page: ActivitiesPage, volunteer: Volunteer) -> list[str]:
    model = page.detail.people.model
    row = model.find(volunteer.id)
    return [model.cell(row, column).text for column in range(len(model.columns))]


def hour_cells(page: ActivitiesPage, volunteer: Volunteer) -> list[str]:
    model = page.detail.hours.model
    row = model.find(volunteer.id)
    return [model.cell(row, column).text for column in range(len(model.columns))]


def records_of(kit: DeskKit, volunteer: Volunteer) -> int:
    """Minutes of this volunteer that stand in the service records."""
    detail = kit.tools.queries.volunteer(volunteer.id, kit.clock())
    assert detail is not None
    return detail.total_minutes


# -- the week -----------------------------------------------------------------------------------------------


def test_the_page_opens_on_what_runs_now(kit: DeskKit, opened: Opened) -> None:
    start = kit.clock() + timedelta(hours=5)
    kit.an_activity("敬老院义诊", starts_at=start, ends_at=start + timedelta(hours=1))
    now = kit.an_activity()
    page = opened()
    assert page.detail.name.full_text() == now.title
    assert page.detail.stage() is Stage.RUNNING
    assert page.calendar.list.current_key() == now.id


def test_an_activity_of_another_week_opens_with_its_week(kit: DeskKit, opened: Opened) -> None:
    start = kit.clock() + timedelta(days=12)
    later = kit.an_activity("下下周的", starts_at=start, ends_at=start + timedelta(hours=1))
    page = opened(later)
    first, last = page.calendar.period()
    assert first <= start.date() <= last
    assert page.calendar.list.current_key() == later.id


def test_each_day_has_a_heading_that_the_arrow_keys_step_over(kit: DeskKit, opened: Opened) -> None:
    today = kit.an_activity()
    start = kit.clock() + timedelta(days=1)
    tomorrow = kit.an_activity("明天的", starts_at=start, ends_at=start + timedelta(hours=1))
    page = opened()
    assert page.calendar.list.model().rowCount() == 4
    assert page.calendar.list.current_key() == today.id
    QTest.keyClick(page.calendar.list, Qt.Key.Key_J)
    assert page.detail.name.full_text() == tomorrow.title
    QTest.keyClick(page.calendar.list, Qt.Key.Key_Up)
    assert page.detail.name.full_text() == today.title


def test_the_month_shows_the_whole_month_and_a_day_of_it_can_be_chosen(kit: DeskKit, opened: Opened) -> None:
    start = kit.clock() + timedelta(days=8)
    kit.an_activity("月底的", starts_at=start, ends_at=start + timedelta(hours=1))
    page = opened()
    assert page.calendar.rows() == ()
    press(page.calendar.span._segments[1])
    assert len(page.calendar.rows()) == 1
    grid = page.calendar.grid
    cell = next(cell for day, cell in grid._days() if day == QDate(2026, 5, 29))
    middle = QPoint(round(cell.center().x()), round(cell.center().y()))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=middle)
    assert page.calendar.empty.isVisible()
    press(page.calendar.today_button)
    assert not page.calendar.empty.isVisible()


def test_a_week_without_activities_says_so(opened: Opened) -> None:
    page = opened()
    assert page.calendar.empty.isVisible()
    assert page.empty.isVisible()
    assert page.detail.isHidden()


# -- who is here --------------------------------------------------------------------------------------------


def test_a_click_signs_in_by_hand_and_a_second_one_signs_out(kit: DeskKit, opened: Opened) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.signed_up(activity, [luo])
    page = opened()
    click_act(page, luo)
    assert row_of(kit, activity, luo).check_in_source is AttendanceSource.DESK
    assert "09:28" in cells(page, luo)
    kit.later(hours=2)
    click_act(page, luo)
    assert row_of(kit, activity, luo).service_minutes == 120


def test_enter_on_the_row_does_the_same_without_the_mouse(kit: DeskKit, opened: Opened) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.signed_up(activity, [luo])
    page = opened()
    page.detail.people.table.setFocus()
    QTest.keyClick(page.detail.people.table, Qt.Key.Key_Down)
    QTest.keyClick(page.detail.people.table, Qt.Key.Key_Return)
    assert row_of(kit, activity, luo).check_in_at is not None


def test_after_the_end_a_sign_in_by_hand_asks_for_a_reason(kit: DeskKit, opened: Opened) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.signed_up(activity, [luo])
    kit.later(hours=3)
    page = opened()
    click_act(page, luo)
    assert page.detail.question.isVisible()
    QTest.keyClick(page.detail.question.reason, Qt.Key.Key_Return)
    assert page.detail.question.message.text()
    assert row_of(kit, activity, luo).check_in_at is None
    QTest.keyClicks(page.detail.question.reason, "scanner was off")
    QTest.keyClick(page.detail.question.reason, Qt.Key.Key_Return)
    assert page.detail.question.isHidden()
    assert row_of(kit, activity, luo).check_in_at is not None


def test_the_rule_itself_refuses_a_late_sign_in_by_hand_without_reason(kit: DeskKit) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.later(hours=3)
    late = partial(check_in, activity_id=activity.id, volunteer_id=luo.id, source=AttendanceSource.DESK)
    with pytest.raises(Exception, match="reason_missing"):
        kit.write(partial(late, reason=" "))
    kit.write(partial(late, reason="扫码枪坏了"))
    assert row_of(kit, activity, luo).check_in_at is not None


def test_a_scanned_card_signs_in_to_the_open_activity(
    kit: DeskKit, opened: Opened, scanner_on: Callable[[ActivitiesPage], Scanner]
) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    page = opened()
    scanner_on(page).card(luo)
    assert row_of(kit, activity, luo).check_in_source is AttendanceSource.SCAN
    assert kit.sounder.played == ["success"]


def test_a_card_scanned_on_another_day_is_not_a_sign_in(
    kit: DeskKit, opened: Opened, scanner_on: Callable[[ActivitiesPage], Scanner]
) -> None:
    start = kit.clock() + timedelta(days=2)
    activity = kit.an_activity("后天的", starts_at=start, ends_at=start + timedelta(hours=1))
    luo = kit.a_volunteer()
    page = opened()
    elsewhere: list[str] = []
    scanner = scanner_on(page)
    scanner.routing.opened.connect(lambda target: elsewhere.append(target.id))
    scanner.card(luo)
    assert elsewhere == [luo.id]
    assert detail_of(kit, activity).attendees == ()


def test_an_activity_code_switches_to_that_activity(
    kit: DeskKit, opened: Opened, scanner_on: Callable[[ActivitiesPage], Scanner]
) -> None:
    kit.an_activity()
    start = kit.clock() + timedelta(days=9)
    other = kit.an_activity("下周的", starts_at=start, ends_at=start + timedelta(hours=1))
    page = opened()
    scanner_on(page).activity(other)
    assert page.detail.name.full_text() == "下周的"


def test_only_who_is_missing_can_be_shown(kit: DeskKit, opened: Opened) -> None:
    activity, (luo, lu) = kit.an_activity(), (kit.a_volunteer(), kit.a_volunteer("吕佳禾"))
    kit.signed_up(activity, [luo, lu])
    kit.a_visit(activity, luo, minutes=None)
    page = opened()
    press(page.detail.only_missing)
    model = page.detail.people.model
    assert [model.key_at(row) for row in range(model.rowCount())] == [lu.id]


def test_undo_takes_the_sign_in_back_and_stays_possible_until_the_activity_is_closed(
    kit: DeskKit, opened: Opened
) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.signed_up(activity, [luo])
    page = opened()
    click_act(page, luo)
    kit.later(hours=1)
    entry = kit.tools.undo.newest()
    assert entry is not None
    kit.tools.undo.undo(entry, page, lambda _written: None, never)
    assert row_of(kit, activity, luo).check_in_at is None
    click_act(page, luo)
    kit.desk_runner.write(page, partial(close_activity, activity_id=activity.id), lambda _w: None)
    assert kit.tools.undo.newest() is None


def test_a_walk_in_is_found_by_pinyin_and_added_with_enter(kit: DeskKit, opened: Opened) -> None:
    activity, shan = kit.an_activity(), kit.a_volunteer("单𬱖")
    page = opened()
    press(page.detail.add_button)
    assert QApplication.focusWidget() is page.detail.add.finder
    QTest.keyClicks(page.detail.add.finder, "shan")
    QTest.keyClick(page.detail.add.finder, Qt.Key.Key_Return)
    row = row_of(kit, activity, shan)
    assert (row.position, row.check_in_source) == (1, AttendanceSource.DESK)
    assert page.detail.add.finder.text() == ""
    QTest.keyClick(page.detail.add.finder, Qt.Key.Key_Escape)
    assert page.detail.tab() == "people"


def test_before_the_day_people_only_sign_up(kit: DeskKit, opened: Opened) -> None:
    start = kit.clock() + timedelta(days=1)
    activity = kit.an_activity("明天的", starts_at=start, ends_at=start + timedelta(hours=1))
    luo = kit.a_volunteer()
    page = opened()
    press(page.detail.add_button)
    QTest.keyClicks(page.detail.add.finder, "lxm")
    QTest.keyClick(page.detail.add.finder, Qt.Key.Key_Return)
    row = row_of(kit, activity, luo)
    assert (row.position, row.check_in_at) == (1, None)


def test_before_the_day_a_place_can_be_given_back_and_nobody_is_signed_in(
    kit: DeskKit, opened: Opened
) -> None:
    start = kit.clock() + timedelta(days=1)
    activity = kit.an_activity("明天的", starts_at=start, ends_at=start + timedelta(hours=1))
    luo = kit.a_volunteer()
    kit.signed_up(activity, [luo])
    page = opened()
    click_act(page, luo)
    assert detail_of(kit, activity).attendees == ()
    assert page.detail.people.empty.isVisible()


def test_a_name_nobody_has_says_what_to_do(kit: DeskKit, opened: Opened) -> None:
    kit.an_activity()
    page = opened()
    press(page.detail.add_button)
    QTest.keyClicks(page.detail.add.finder, "zzz")
    assert "zzz" in page.detail.add.empty.text()


def test_a_minor_without_the_guardian_is_not_put_on_the_list(kit: DeskKit, opened: Opened) -> None:
    activity = kit.an_activity()
    minor = a_minor(kit, activity.starts_at.date())
    heard = said(kit)
    page = opened()
    press(page.detail.add_button)
    QTest.keyClicks(page.detail.add.finder, minor.phone[-4:])
    QTest.keyClick(page.detail.add.finder, Qt.Key.Key_Return)
    assert detail_of(kit, activity).attendees == ()
    assert heard


def test_a_dangerous_activity_without_insurance_refuses_the_sign_in_in_words(
    kit: DeskKit, opened: Opened
) -> None:
    activity = kit.an_activity(risk_level=RiskLevel.DANGEROUS, risk_note="登高")
    luo = kit.a_volunteer()
    kit.signed_up(activity, [luo])
    heard = said(kit)
    page = opened()
    click_act(page, luo)
    assert heard == [sentence(InsuranceMissing(activity_id=activity.id))]
    assert row_of(kit, activity, luo).check_in_at is None


def test_what_another_desk_changes_is_shown_and_the_row_stays_chosen(kit: DeskKit, opened: Opened) -> None:
    activity, (luo, lu) = kit.an_activity(), (kit.a_volunteer(), kit.a_volunteer("吕佳禾"))
    kit.signed_up(activity, [luo, lu])
    page = opened()
    page.detail.people.table.choose(lu.id)
    order = partial(check_in, activity_id=activity.id, volunteer_id=luo.id, source=AttendanceSource.SCAN)
    kit.desk_runner.write(page, order, lambda _written: None)
    assert "09:28" in cells(page, luo)
    assert page.detail.people.model.key_at(page.detail.people.table.currentIndex().row()) == lu.id


def test_a_hidden_page_reads_again_when_it_comes_back(kit: DeskKit, opened: Opened) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.signed_up(activity, [luo])
    page = opened()
    page.hide()
    order = partial(check_in, activity_id=activity.id, volunteer_id=luo.id, source=AttendanceSource.SCAN)
    kit.desk_runner.write(page, order, lambda _written: None)
    assert "09:28" not in cells(page, luo)
    page.show()
    assert "09:28" in cells(page, luo)


# -- the end ------------------------------------------------------------------------------------------------


def test_a_missing_sign_out_counts_nothing_until_it_is_settled(kit: DeskKit, opened: Opened) -> None:
    activity, (luo, lu) = kit.an_activity(), (kit.a_volunteer(), kit.a_volunteer("吕佳禾"))
    kit.signed_up(activity, [luo, lu])
    order = partial(check_in, activity_id=activity.id, source=AttendanceSource.SCAN)
    kit.write(partial(order, volunteer_id=lu.id))
    kit.a_visit(activity, luo, minutes=120)
    kit.later(minutes=30)
    page = opened()
    press(page.detail.close_button)
    assert (page.detail.tab(), page.detail.finish.step()) == ("finish", "left")
    for _ in range(3):
        assert detail_of(kit, activity).activity.state is ActivityState.PLANNED
        press(page.detail.finish.next_button)
    assert detail_of(kit, activity).activity.state is ActivityState.CLOSED
    assert "0.0" in hour_cells(page, lu)
    press(page.detail.review_button)
    assert (records_of(kit, luo), records_of(kit, lu)) == (120, 0)
    click_settle(page, lu)
    assert page.detail.question.chosen_time().isoformat() == "11:30:00"
    QTest.keyClicks(page.detail.question.reason, "left with the others")
    QTest.keyClick(page.detail.question.reason, Qt.Key.Key_Return)
    assert row_of(kit, activity, lu).service_minutes == 122
    press(page.detail.review_button)
    assert records_of(kit, lu) == 122


def test_a_time_after_the_end_is_refused_in_place(kit: DeskKit, opened: Opened) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.a_visit(activity, luo, minutes=None)
    kit.later(hours=3)
    page = opened()
    page.detail.show_tab("hours")
    click_settle(page, luo)
    question = page.detail.question
    question.time.setFocus()
    QTest.keyClicks(question.time, "1145")
    QTest.keyClicks(question.reason, "x")
    QTest.keyClick(question.reason, Qt.Key.Key_Return)
    assert question.isVisible()
    assert "11:30" in question.message.text()
    assert row_of(kit, activity, luo).check_out_at is None


def test_ctrl_enter_ends_and_then_confirms(kit: DeskKit, opened: Opened) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.a_visit(activity, luo, minutes=125)
    page = opened()
    page.detail.show_tab("hours")
    page.save()
    assert (page.detail.tab(), page.detail.finish.step()) == ("finish", "record")
    page.save()
    assert detail_of(kit, activity).activity.state is ActivityState.CLOSED
    assert page.detail.tab() == "hours"
    page.save()
    assert records_of(kit, luo) == 125


def test_hours_of_an_activity_that_is_no_volunteer_service_cannot_be_confirmed(
    kit: DeskKit, opened: Opened
) -> None:
    activity, luo = kit.an_activity(counts_as_service=False), kit.a_volunteer()
    kit.a_visit(activity, luo, minutes=120)
    kit.write(partial(close_activity, activity_id=activity.id))
    heard = said(kit)
    page = opened(activity)
    page.detail.show_tab("hours")
    assert page.detail.review_button.isHidden()
    page.save()
    assert heard == [sentence(NotVolunteerService(activity_id=activity.id))]
    assert records_of(kit, luo) == 0


def test_working_days_that_are_left_for_the_records_are_counted_down(kit: DeskKit, opened: Opened) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.a_visit(activity, luo, minutes=120)
    kit.write(partial(close_activity, activity_id=activity.id))
    page = opened(activity)
    assert page.detail.hours.days_left(detail_of(kit, activity), kit.clock()) == 10
    kit.later(days=5)
    page.opened(activity.id)
    # From Wednesday 20 May to Monday 25 May: Thursday, Friday and Monday are gone.
    assert page.detail.hours.days_left(detail_of(kit, activity), kit.clock()) == 7
    kit.later(days=20)
    assert page.detail.hours.days_left(detail_of(kit, activity), kit.clock()) < 0
    kit.write(partial(review_attendance, activity_id=activity.id))
    page.opened(activity.id)
    assert page.detail.hours.note.text() == page.detail.hours.tr("All hours are in the service records.")


def test_who_never_signed_in_gets_hours_made_up_that_wait_for_another_clerk(
    kit: DeskKit, opened: Opened
) -> None:
    activity, (luo, lu) = kit.an_activity(), (kit.a_volunteer(), kit.a_volunteer("吕佳禾"))
    kit.signed_up(activity, [luo, lu])
    kit.a_visit(activity, luo, minutes=60)
    page = opened(activity)
    page.opened(activity.id)
    assert page.detail.hours.model.find(lu.id) == -1
    kit.later(hours=4)
    page.opened(activity.id)
    assert QCoreApplication.translate("Activities", "Make up hours") in hour_cells(page, lu)
    page.detail.hours.table.acted.emit(lu.id, "act")
    assert page.detail.question.chosen_time().isoformat() == "11:30:00"
    QTest.keyClicks(page.detail.question.reason, "the scanner had no power")
    QTest.keyClick(page.detail.question.reason, Qt.Key.Key_Return)
    made_up = row_of(kit, activity, lu)
    assert (made_up.check_in_source, made_up.service_minutes) == (AttendanceSource.MAKEUP, 0)
    page.opened(activity.id)
    assert QCoreApplication.translate("Activities", "made up") in hour_cells(page, lu)[4]


def test_a_making_up_begun_is_found_again_until_it_is_on_record(kit: DeskKit, opened: Opened) -> None:
    activity, (luo, lu) = kit.an_activity(), (kit.a_volunteer(), kit.a_volunteer("吕佳禾"))
    kit.signed_up(activity, [luo, lu])
    kit.later(hours=4)
    page = opened(activity)
    page.detail.hours.table.acted.emit(lu.id, "act")
    QTest.keyClicks(page.detail.question.reason, "the scanner had no power")
    page.detail.question.time.setTime(QTime(11, 5))
    kit.killed()

    again = opened(activity)
    question = again.detail.question
    again.detail.hours.table.acted.emit(luo.id, "act")
    assert question.reason.text() == "", "the words belong to somebody else"
    again.detail.hours.table.acted.emit(lu.id, "act")
    assert question.reason.text() == "the scanner had no power"
    assert question.chosen_time().isoformat() == "11:05:00"
    assert question.detail.text().endswith("Your draft was kept; you can go on.")
    QTest.keyClick(question.reason, Qt.Key.Key_Escape)
    again.detail.hours.table.acted.emit(lu.id, "act")
    QTest.keyClick(question.reason, Qt.Key.Key_Return)
    assert row_of(kit, activity, lu).check_in_source is AttendanceSource.MAKEUP
    assert kit.tools.drafts.drafts("activity_question") == ()


def test_a_reason_to_call_off_that_is_cleared_is_no_draft(kit: DeskKit, opened: Opened) -> None:
    page = opened(kit.an_activity())
    page.detail.call_off_asked.emit()
    QTest.keyClicks(page.detail.question.reason, "rain")
    (draft,) = kit.tools.drafts.drafts("activity_question")
    assert draft.state == {"reason": "rain"}
    page.detail.question.reason.clear()
    assert kit.tools.drafts.drafts("activity_question") == ()


def test_hours_are_made_up_with_a_picture_of_the_sheet_and_the_second_persons_badge(
    kit: DeskKit, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    activity, (luo, lu) = kit.an_activity(), (kit.a_volunteer(), kit.a_volunteer("吕佳禾"))
    kit.signed_up(activity, [luo, lu])
    kit.a_visit(activity, luo, minutes=60)
    (other,) = kit.write(partial(add_clerk, name="岳临川"))
    assert isinstance(other, AddClerk)
    badge = CodeTarget(kind="clerk", id=other.badge_token, title="")
    kit.later(hours=4)
    page = opened(activity)
    assert not page.take_target(badge), "no question: the badge changes who is on duty"
    page.detail.hours.table.acted.emit(lu.id, "act")
    picture = tmp_path / "sheet.png"
    image = QImage(60, 40, QImage.Format.Format_RGB888)
    image.fill(QColor("navy"))
    assert image.save(str(picture))
    assert page.detail.question.picture_button.isVisible()
    page.making_up.take_picture(picture)
    qtbot.waitUntil(lambda: bool(page.making_up.picture))
    assert page.take_target(badge)
    assert page.detail.question.detail.text() == "Agreed by 岳临川. Picture: sheet.png"
    QTest.keyClicks(page.detail.question.reason, "the scanner had no power")
    QTest.keyClick(page.detail.question.reason, Qt.Key.Key_Return)
    visits = kit.store.queries.all_rows(Attendance)
    made_up = next(visit for visit in visits if visit.volunteer_id == lu.id)
    assert (made_up.approved_by, made_up.service_minutes) == (other.id, 120)
    assert kit.store.queries.kept_file(made_up.evidence).startswith(b"\xff\xd8")
    page.opened(activity.id)
    assert not page.take_target(badge), "the question is answered"


def test_overlaps_and_cuts_are_said_in_words(kit: DeskKit, opened: Opened) -> None:
    day = kit.clock().replace(hour=8, minute=0)
    long = kit.an_activity("全天", starts_at=day, ends_at=day + timedelta(hours=11))
    short = kit.an_activity("同时", starts_at=day, ends_at=day + timedelta(hours=11))
    luo = kit.a_volunteer()
    for activity in (long, short):
        order = partial(check_in, activity_id=activity.id, volunteer_id=luo.id, source=AttendanceSource.SCAN)
        kit.write(order)
    page = opened(long)
    kit.later(hours=9)
    for activity in (long, short):
        page.acts.sign_out(activity.id, luo.id, luo.name)
    assert AttendanceFlag.OVERLAP in row_of(kit, long, luo).flags
    told = []
    for activity in (long, short):
        page.opened(activity.id)
        told.append(hour_cells(page, luo)[4])
    overlaps, cut = (
        QCoreApplication.translate("Activities", words)
        for words in ("overlaps another activity", "cut at the limit")
    )
    # The shared hours count once: one of the two reaches the limit of the day, the other counts nothing.
    assert sorted(told) == sorted([overlaps, f"{cut} · {overlaps}"])


def test_an_activity_is_called_off_only_with_a_reason(kit: DeskKit, opened: Opened) -> None:
    activity = kit.an_activity()
    page = opened()
    page.detail.call_off_asked.emit()
    press(page.detail.question.yes_button)
    assert detail_of(kit, activity).activity.state is ActivityState.PLANNED
    QTest.keyClicks(page.detail.question.reason, "storm")
    press(page.detail.question.yes_button)
    assert detail_of(kit, activity).activity.state is ActivityState.CANCELLED
    assert page.detail.stage() is Stage.CANCELLED


def test_esc_withdraws_the_question_and_changes_nothing(kit: DeskKit, opened: Opened) -> None:
    activity = kit.an_activity()
    page = opened()
    page.detail.call_off_asked.emit()
    assert page.step_back()
    assert page.detail.question.isHidden()
    assert detail_of(kit, activity).activity.state is ActivityState.PLANNED
    assert not page.step_back()


# -- paper and ways on --------------------------------------------------------------------------------------


def test_f7_records_the_sheet_before_it_is_printed(kit: DeskKit, opened: Opened, qtbot: QtBot) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    kit.signed_up(activity, [luo])
    page = opened()
    heard = said(kit)
    assert page.print_sheet()
    (sheet,) = kit.tools.queries.latest_sheet(activity.id)
    assert sheet.volunteer_ids[0] == luo.id
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert list(kit.printed.glob("*.pdf"))


def test_f7_is_for_the_shell_when_nothing_is_open(opened: Opened) -> None:
    assert not opened().print_sheet()


def test_the_kiosk_and_the_plan_open_with_this_activity(kit: DeskKit, opened: Opened) -> None:
    activity = kit.an_activity()
    page = opened()
    gone: list[tuple[Destination, str]] = []
    page.go.connect(lambda where, what: gone.append((where, what)))
    press(page.detail.kiosk_button)
    page.detail.amend_asked.emit()
    assert gone == [(Destination.KIOSK, activity.id), (Destination.NEW_ACTIVITY, activity.id)]


def test_every_control_has_a_name(kit: DeskKit, opened: Opened) -> None:
    kit.an_activity()
    page = opened()
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and widget.parent() is not None
        and type(widget).__module__.startswith(("desktop", "widgets"))
    ]
    assert nameless == []


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        (1162, 704, 1.0),
        (1236, 836, 1.0),
        (1716, 1016, 1.0),
        (1162, 704, 1.25),
        (1076, 704, 1.5),
        (1630, 1016, 1.5),
    ],
)
@pytest.mark.parametrize("tab", ["people", "plan", "hours", "add"])
def test_nothing_is_cut_at_any_size(
    kit: DeskKit, opened: Opened, width: int, height: int, scale: float, tab: str
) -> None:
    kit.theme.set_text_scale(scale)
    volunteers = kit.some_volunteers()
    activity = kit.an_activity()
    kit.signed_up(activity, volunteers)
    kit.a_visit(activity, volunteers[0], minutes=None)
    page = opened()
    page.detail.show_tab(tab)
    page.resize(width, height)
    lay_out()
    assert (page.width(), page.height()) == (width, height)
    assert clipped_texts(page) == []
