"""结束活动: sign-outs, photos and the record form through the real page; filing, filters, calendar files."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.commands.activity_outcome import note_filing
from core.commands.activity_photos import add_activity_photo
from core.domain.activity import Activity, ActivityState, SiteSeats
from core.domain.activity_filing import Duty
from core.ports.rows import ActivityDetail
from core.ports.store import Changed
from desktop.pages.activities import ActivitiesPage
from desktop.pages.activities.acts import SETTLED
from desktop.pages.activities.calendar_export import write_calendar
from desktop.pages.activities.filters import Filter
from desktop.photo_files import LONGEST_SIDE, ready_photos, thumbnail
from tests.calendar_reading import read_calendar
from tests.desktop.hands import focused
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, detail_of, lay_out
from widgets.clipping import clipped_texts

Opened = Callable[[Activity], ActivitiesPage]


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as desk:
        yield desk


@pytest.fixture
def opened(kit: DeskKit, qtbot: QtBot) -> Opened:
    def make(activity: Activity) -> ActivitiesPage:
        page = ActivitiesPage(kit.tools)
        qtbot.addWidget(page)
        page.resize(1236, 836)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.opened(activity.id)
        return page

    return make


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def a_running_activity(kit: DeskKit) -> Activity:
    """Two people came and nobody signed out."""
    activity = kit.an_activity()
    people = [kit.a_volunteer(), kit.a_volunteer("吕佳禾")]
    kit.signed_up(activity, people)
    for person in people:
        kit.a_visit(activity, person, minutes=None)
    return activity


def stored(kit: DeskKit, activity: Activity) -> ActivityDetail:
    return detail_of(kit, activity)


def a_picture(path: Path, width: int = 40, height: int = 30) -> Path:
    image = QImage(QSize(width, height), QImage.Format.Format_RGB888)
    image.fill(QColor("teal"))
    image.setText("GPS", "102.1,28.3")
    assert image.save(str(path))
    return path


def test_everybody_without_sign_out_is_settled_at_one_time_with_a_reason(
    kit: DeskKit, opened: Opened
) -> None:
    activity = a_running_activity(kit)
    kit.later(hours=3)
    page = opened(activity)
    press(page.detail.close_button)
    left = page.detail.finish.left
    press(left.all_button)
    assert all(row.check_out_at is None for row in stored(kit, activity).attendees)
    QTest.keyClicks(left.reason, "the leader told")
    press(left.all_button)
    rows = stored(kit, activity).attendees
    assert [row.check_out_at for row in rows] == [activity.ends_at] * 2
    assert left.model.rowCount() == 0


def test_what_was_settled_for_all_is_taken_back_at_once(kit: DeskKit, opened: Opened) -> None:
    activity = a_running_activity(kit)
    kit.later(hours=3)
    page = opened(activity)
    page.detail.open_finish()
    QTest.keyClicks(page.detail.finish.left.reason, "the leader told")
    press(page.detail.finish.left.all_button)
    (entry,) = kit.tools.undo.entries()
    assert (entry.text, entry.facts) == (SETTLED, {"count": "2"})
    kit.write(entry.order())
    assert [row.check_out_at for row in stored(kit, activity).attendees] == [None, None]


def test_settling_many_shows_how_far_it_is_and_stops_when_told(kit: DeskKit, opened: Opened) -> None:
    activity = a_running_activity(kit)
    more = [kit.a_volunteer(f"周桂兰{number}") for number in range(10)]
    for person in more:
        kit.a_visit(activity, person, minutes=None)
    kit.later(hours=3)
    page = opened(activity)
    page.detail.open_finish()
    left, told = page.detail.finish.left, list[str]()

    def look(_changed: Changed) -> None:
        told.append(left.progress.text())
        assert focused() is left.stop_button
        press(left.stop_button)

    kit.desk_runner.committed.connect(look)
    QTest.keyClicks(left.reason, "the leader told")
    press(left.all_button)
    kit.desk_runner.committed.disconnect(look)
    assert told == ["5 of 12 settled"]
    assert (left.model.rowCount(), focused()) == (7, left.reason)
    assert not left.progress.isVisible()
    press(left.all_button)
    assert left.model.rowCount() == 0
    assert focused() is page.detail.finish.next_button
    assert [entry.facts for entry in kit.tools.undo.entries()] == [{"count": "7"}, {"count": "5"}]


def test_what_was_typed_is_there_again_and_gone_once_the_activity_is_closed(
    kit: DeskKit, opened: Opened
) -> None:
    activity = a_running_activity(kit)
    page = opened(activity)
    page.detail.open_finish()
    page.detail.finish.show_step("record")
    QTest.keyClicks(page.detail.finish.record.served, "46")
    page.detail.finish.record.result.setPlainText("Three tricks")
    press(page.detail.finish.back_button)
    assert page.detail.tab() == "hours"
    again = opened(activity)
    again.detail.open_finish()
    assert again.detail.finish.record.told() == (46, "Three tricks")
    again.detail.finish.show_step("record")
    again.save()
    after = stored(kit, activity).activity
    assert (after.state, after.served_people, after.result) == (ActivityState.CLOSED, 46, "Three tricks")
    assert kit.tools.drafts.drafts("finish_activity") == ()
    assert again.detail.tab() == "hours"


def test_a_number_that_is_none_keeps_the_activity_open(kit: DeskKit, opened: Opened) -> None:
    activity = a_running_activity(kit)
    page = opened(activity)
    page.detail.open_finish()
    page.detail.finish.show_step("record")
    QTest.keyClicks(page.detail.finish.record.served, "many")
    page.save()
    assert page.detail.finish.record.served_field.has_problem()
    assert stored(kit, activity).activity.state is ActivityState.PLANNED


def test_a_photo_is_captioned_agreed_to_and_taken_off_the_record(kit: DeskKit, opened: Opened) -> None:
    activity = a_running_activity(kit)
    page = opened(activity)
    page.detail.show_tab("photos")
    page.detail.photos.added.emit([b"one", b"two"])
    photos = page.detail.photos
    first, second = list(photos.lines.values())
    QTest.keyClicks(first.caption, "In class")
    QTest.keyClick(first.caption, Qt.Key.Key_Return)
    press(first.consent)
    press(second.off_button)
    (kept,) = stored(kit, activity).photos
    assert (kept.caption, kept.consent) == ("In class", True)
    assert list(photos.lines) == [kept.id]
    newest = kit.tools.undo.newest()
    assert newest is not None
    kit.write(newest.order())
    assert len(stored(kit, activity).photos) == 2


def test_photos_are_shrunk_and_lose_what_the_camera_noted(tmp_path: Path) -> None:
    large = a_picture(tmp_path / "large.png", LONGEST_SIDE + 400, 300)
    no_picture = tmp_path / "notes.jpg"
    no_picture.write_text("no picture")
    ready = ready_photos([large, no_picture])
    assert ready.refused == ("notes.jpg",)
    (jpeg,) = ready.images
    image = QImage.fromData(jpeg)
    assert image.width() == LONGEST_SIDE
    assert b"102.1" not in jpeg


def test_a_photo_of_another_desk_has_a_line_and_no_picture(kit: DeskKit) -> None:
    assert thumbnail(kit.tools.queries, "ab" * 32, QSize(80, 60)).isNull()
    activity = kit.an_activity()
    jpeg = ready_photos([a_picture(kit.folder / "a.png")]).images[0]
    kit.write(partial(add_activity_photo, activity_id=activity.id, image=jpeg))
    (photo,) = stored(kit, activity).photos
    assert not thumbnail(kit.tools.queries, photo.image, QSize(80, 60)).isNull()


def test_whoever_waits_is_shown_as_waiting_and_moves_up(kit: DeskKit, opened: Opened) -> None:
    assert kit.on_duty.site is not None
    activity = kit.an_activity(seats=(SiteSeats(kit.on_duty.site.id, 1),))
    first, second = kit.a_volunteer(), kit.a_volunteer("吕佳禾")
    kit.signed_up(activity, [first, second])
    page = opened(activity)
    model = page.detail.people.model
    assert model.cell(model.find(second.id), 0).text == "Waits"
    page.acts.take_off_list(activity.id, first.id)
    assert model.cell(model.find(second.id), 0).text == "02"


def test_what_is_to_be_declared_stands_under_the_week_until_it_is(kit: DeskKit, opened: Opened) -> None:
    activity = kit.an_activity(needed_volunteers=10)
    page = opened(activity)
    assert "1" in page.calendar.due_button.text()
    kit.write(partial(note_filing, activity_id=activity.id, duty=Duty.DECLARE))
    page._reload()
    assert page.calendar.due_button.isHidden()


def test_a_small_activity_owes_nothing(kit: DeskKit, opened: Opened) -> None:
    assert opened(kit.an_activity(needed_volunteers=9)).calendar.due_button.isHidden()


def test_only_one_kind_is_shown_by_choice(kit: DeskKit, opened: Opened) -> None:
    activity = kit.an_activity(category="culture")
    kit.an_activity("敬老院义诊", category="health")
    page = opened(activity)
    assert [field for field, _ in Filter().offered(page.calendar.rows())] == ["category"]
    page.calendar.set_filter("category", "culture")
    assert [row.title for row in page.calendar.rows()] == [activity.title]
    page.calendar.set_filter("category", "")
    assert len(page.calendar.rows()) == 2


def test_the_week_is_saved_for_other_calendars(kit: DeskKit, opened: Opened, qtbot: QtBot) -> None:
    activity = kit.an_activity()
    page = opened(activity)
    first, last = page.calendar.period()
    path = kit.folder / "week.ics"
    write_calendar(kit.tools, page, partial(kit.tools.queries.activities_in, first, last), path)
    qtbot.waitUntil(path.exists)
    calendar, (event,) = read_calendar(path.read_bytes())
    assert calendar["METHOD"] == "PUBLISH"
    assert event["SUMMARY"] == activity.title


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1162, 704, 1.0), (1162, 704, 1.25), (1076, 704, 1.5)]
)
def test_nothing_of_the_steps_is_cut(
    kit: DeskKit, opened: Opened, width: int, height: int, scale: float
) -> None:
    kit.theme.set_text_scale(scale)
    activity = a_running_activity(kit)
    kit.write(partial(add_activity_photo, activity_id=activity.id, image=b"jpeg", caption="课堂"))
    page = opened(activity)
    page.resize(width, height)
    page.detail.open_finish()
    for step in ("left", "photos", "record"):
        page.detail.finish.show_step(step)
        lay_out()
        assert clipped_texts(page) == []
