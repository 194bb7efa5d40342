"""新建活动: everything the law asks for is entered once; nothing typed is ever lost."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.commands.dispatches import DispatchAnswer, DispatchRequest, answer_dispatch, dispatch_request
from core.commands.places import PlaceForm, RecordPlace, add_place, end_place
from core.commands.request_moves import accept_request
from core.domain.activity import Activity, ActivityRole, RiskLevel, ServicePlatform, SiteSeats
from core.domain.local_time import LOCAL_ZONE, local
from core.domain.practice_site import SiteLevel
from core.domain.service_request import RequestState
from desktop.page import FROM_REQUESTS, Destination
from desktop.pages.plan_activity import PlanActivityPage
from desktop.pages.requests import RequestsPage
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, detail_of, lay_out, never, said
from widgets.clipping import clipped_texts

Opened = Callable[..., PlanActivityPage]


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as desk:
        yield desk


@pytest.fixture
def opened(kit: DeskKit, qtbot: QtBot) -> Opened:
    def make(argument: str = "") -> PlanActivityPage:
        page = PlanActivityPage(kit.tools)
        qtbot.addWidget(page)
        page.resize(1236, 836)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.opened(argument)
        return page

    return make


def fill(page: PlanActivityPage, **told: str) -> None:
    """Type the required fields, the way Tab leads through them."""
    given = {"title": "Phone class", "content": "Teach", "place": "Hall", "leader_name": "Luo"} | told
    for name, text in given.items():
        QTest.keyClicks(page.form.fields[name].input, text)


def destinations(page: PlanActivityPage) -> list[tuple[Destination, str]]:
    gone: list[tuple[Destination, str]] = []
    page.go.connect(lambda where, what: gone.append((where, what)))
    return gone


def planned(kit: DeskKit) -> list[Activity]:
    """Every activity of the year as stored."""
    rows = kit.tools.queries.activities(date(2026, 1, 1), date(2026, 12, 31))
    details = [kit.tools.queries.activity(row.id) for row in rows]
    return [detail.activity for detail in details if detail is not None]


def test_the_form_opens_in_the_first_empty_field_with_this_unit_filled_in(
    kit: DeskKit, opened: Opened
) -> None:
    page = opened()
    assert QApplication.focusWidget() is page.form.title
    assert kit.on_duty.site is not None
    assert page.form.unit.text() == kit.on_duty.site.name


def test_saving_stores_every_fact_and_goes_to_the_activity(kit: DeskKit, opened: Opened) -> None:
    page = opened()
    gone = destinations(page)
    fill(page, leader_phone="13800000001", needed="15")
    page.form.on.setDate(QDate(2026, 6, 1))
    page.form.starts.setTime(QTime(14, 30))
    page.form.ends.setTime(QTime(16, 0))
    page.save()
    (activity,) = planned(kit)
    assert (activity.title, activity.content, activity.place) == ("Phone class", "Teach", "Hall")
    assert (activity.leader_name, activity.leader_phone) == ("Luo", "13800000001")
    assert activity.needed_volunteers == 15
    assert activity.counts_as_service
    assert local(activity.starts_at).date() == date(2026, 6, 1)
    assert (local(activity.starts_at).time(), local(activity.ends_at).time()) == (time(14, 30), time(16, 0))
    assert activity.starts_at.astimezone(LOCAL_ZONE) == activity.starts_at
    assert gone == [(Destination.ACTIVITIES, activity.id)]


def test_missing_facts_are_named_and_the_first_one_gets_the_focus(kit: DeskKit, opened: Opened) -> None:
    page = opened()
    QTest.keyClicks(page.form.title, "Phone class")
    page.save()
    assert planned(kit) == []
    assert QApplication.focusWidget() is page.form.content
    assert [name for name, field in page.form.fields.items() if field.has_problem()] == [
        "content",
        "place",
        "leader_name",
    ]
    assert page.form.fields["place"].label() in page.hint.text()


def test_an_end_before_the_start_is_said_at_the_time(kit: DeskKit, opened: Opened) -> None:
    page = opened()
    fill(page)
    page.form.ends.setTime(QTime(8, 0))
    page.save()
    assert page.form.fields["ends"].has_problem()
    assert planned(kit) == []


def test_a_wrong_phone_is_said_on_leaving_the_field(opened: Opened) -> None:
    page = opened()
    page.form.phone.setFocus()
    QTest.keyClicks(page.form.phone, "1380000")
    QTest.keyClick(page.form.phone, Qt.Key.Key_Tab)
    assert page.form.fields["leader_phone"].has_problem()


def test_a_number_of_people_that_is_none_is_refused(kit: DeskKit, opened: Opened) -> None:
    page = opened()
    fill(page, needed="many")
    page.save()
    assert page.form.fields["needed"].has_problem()
    assert planned(kit) == []


def test_danger_asks_what_it_is_and_keeps_the_insurance(kit: DeskKit, opened: Opened) -> None:
    page = opened()
    fill(page)
    assert page.form.policy.isHidden() or not page.form.policy.isVisible()
    QTest.mouseClick(page.form.risk.chips()[1], Qt.MouseButton.LeftButton)
    assert page.form.policy.isVisible()
    page.save()
    assert page.form.fields["risk_note"].has_problem()
    QTest.keyClicks(page.form.risk_note, "ladder")
    QTest.keyClicks(page.form.insurer, "Insurer")
    QTest.keyClicks(page.form.policy, "P-0000-1")
    page.save()
    (activity,) = planned(kit)
    assert activity.risk_level is RiskLevel.DANGEROUS
    day = local(activity.starts_at).date()
    assert (activity.insurance_number, activity.insured_from, activity.insured_to) == ("P-0000-1", day, day)


def test_a_dangerous_activity_may_be_planned_before_the_insurance_is_there(
    kit: DeskKit, opened: Opened
) -> None:
    page = opened()
    fill(page)
    QTest.mouseClick(page.form.risk.chips()[1], Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.form.risk_note, "ladder")
    expected = "Dangerous: sign-in opens when the insurance is entered."
    assert page.checklist.note.text() == page.checklist.tr(expected)
    page.save()
    (activity,) = planned(kit)
    assert activity.insured_from is None


def test_every_keystroke_is_a_draft_that_the_next_page_goes_on_with(kit: DeskKit, opened: Opened) -> None:
    first = opened()
    QTest.keyClicks(first.form.title, "Half a ti")
    first.form.on.setDate(QDate(2026, 7, 3))
    (draft,) = kit.tools.drafts.drafts("plan_activity")
    assert draft.state["title"] == "Half a ti"
    second = opened()
    assert second.form.title.text() == "Half a ti"
    assert second.form.on.date() == QDate(2026, 7, 3)
    fill(second, title="tle")
    second.save()
    assert planned(kit)[0].title == "Half a title"
    assert kit.tools.drafts.drafts("plan_activity") == ()


def test_giving_up_forgets_the_draft(kit: DeskKit, opened: Opened) -> None:
    page = opened()
    gone = destinations(page)
    QTest.keyClicks(page.form.title, "x")
    QTest.mouseClick(page.give_up_button, Qt.MouseButton.LeftButton)
    assert kit.tools.drafts.drafts("plan_activity") == ()
    assert gone == [(Destination.ACTIVITIES, "")]


def test_changing_a_plan_shows_what_is_planned_and_keeps_its_number(kit: DeskKit, opened: Opened) -> None:
    before = kit.an_activity(leader_phone="13600005590", needed_volunteers=30)
    page = opened(before.id)
    assert page.form.title.text() == before.title
    assert page.form.needed.text() == "30"
    page.form.title.selectAll()
    QTest.keyClicks(page.form.title, "Another title")
    page.save()
    after = detail_of(kit, before).activity
    assert (after.title, after.number, after.starts_at) == ("Another title", before.number, before.starts_at)
    assert len(planned(kit)) == 1


def test_a_new_plan_can_be_taken_back(kit: DeskKit, opened: Opened) -> None:
    page = opened()
    fill(page)
    page.save()
    entry = kit.tools.undo.newest()
    assert entry is not None
    assert entry.facts["name"] == "Phone class"
    kit.tools.undo.undo(entry, page, lambda _written: None, never)
    assert planned(kit)[0].state.value == "cancelled"


def test_f9_saves_and_prints_the_sheet(kit: DeskKit, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    heard = said(kit)
    fill(page)
    page.save_and_print()
    (activity,) = planned(kit)
    assert len(kit.tools.queries.latest_sheet(activity.id)) == 1
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert list(kit.printed.glob("*.pdf"))


def test_the_checklist_ticks_what_is_there(opened: Opened) -> None:
    page = opened()
    assert page.checklist.lines["place"]._icon._name == "circle"
    QTest.keyClicks(page.form.place, "Hall")
    assert page.checklist.lines["place"]._icon._name == "circle-check"


def test_tab_walks_the_fields_in_the_order_they_are_seen(opened: Opened) -> None:
    page = opened()
    seen: list[tuple[int, int]] = []
    for _ in range(9):
        widget = QApplication.focusWidget()
        assert isinstance(widget, QWidget)
        corner = widget.mapTo(page, widget.rect().topLeft())
        seen.append((corner.y() // 20, corner.x()))
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert seen == sorted(seen)


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1162, 704, 1.0), (1236, 836, 1.0), (1162, 704, 1.25), (1076, 704, 1.5)]
)
def test_nothing_is_cut_at_any_size(
    kit: DeskKit, opened: Opened, width: int, height: int, scale: float
) -> None:
    kit.theme.set_text_scale(scale)
    page = opened()
    page.resize(width, height)
    page.save()
    lay_out()
    assert (page.width(), page.height()) == (width, height)
    assert clipped_texts(page) == []


# -- who, how often, and for whom ----------------------------------------------------------------------------


def test_seats_roles_age_and_licence_are_stored_and_shown_again(kit: DeskKit, opened: Opened) -> None:
    page = opened()
    fill(page)
    who = page.form.who
    QTest.keyClicks(who.seats, "20")
    QTest.keyClicks(who.min_age, "16")
    QTest.keyClicks(who.licence, "First aid")
    who.platform.choose("science")
    QTest.mouseClick(who.roles.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(who.roles.lines[0].name, "Guide")
    QTest.keyClicks(who.roles.lines[0].needed, "3")
    page.save()
    (activity,) = planned(kit)
    assert kit.on_duty.site is not None
    assert activity.seats == (SiteSeats(kit.on_duty.site.id, 20),)
    assert (activity.min_age, activity.required_licence) == (16, "First aid")
    assert activity.platform is ServicePlatform.SCIENCE
    assert activity.roles == (ActivityRole("Guide", 3),)
    again = opened(activity.id)
    assert (again.form.who.seats.text(), again.form.who.min_age.text()) == ("20", "16")
    assert again.form.who.roles.roles() == activity.roles
    again.save()
    assert planned(kit)[0].seats == activity.seats


def test_seats_of_other_units_are_kept_when_the_plan_changes(kit: DeskKit, opened: Opened) -> None:
    assert kit.on_duty.site is not None
    shares = (SiteSeats(kit.on_duty.site.id, 5), SiteSeats("other", 7))
    activity = kit.an_activity(seats=shares)
    page = opened(activity.id)
    page.form.who.seats.setText("6")
    page.save()
    assert planned(kit)[0].seats == (SiteSeats(kit.on_duty.site.id, 6), SiteSeats("other", 7))


def test_a_number_that_is_none_is_said_at_its_field(kit: DeskKit, opened: Opened) -> None:
    page = opened()
    fill(page)
    QTest.keyClicks(page.form.who.min_age, "200")
    page.save()
    assert page.form.who.fields["min_age"].has_problem()
    assert planned(kit) == []


def test_a_series_shows_its_days_and_is_planned_changed_and_undone_together(
    kit: DeskKit, opened: Opened
) -> None:
    page = opened()
    fill(page)
    page.form.on.setDate(QDate(2026, 9, 18))
    page.form.rhythm.every.choose("week")
    page.form.rhythm.count.setText("3")
    assert "25" not in page.form.rhythm.days.text()
    page.save()
    days = [local(one.starts_at).date() for one in planned(kit)]
    assert days == [date(2026, 9, 18), date(2026, 10, 9), date(2026, 10, 16)]
    second = planned(kit)[1]
    change = opened(second.id)
    assert change.reach.isVisible()
    change.form.place.setText("Yard")
    change.reach.choose("later")
    change.save()
    assert [one.place for one in planned(kit)] == ["Hall", "Yard", "Yard"]
    newest = kit.tools.undo.newest()
    assert newest is not None
    kit.write(newest.order())
    assert [one.place for one in planned(kit)] == ["Hall"] * 3


def test_a_draft_keeps_who_and_how_often(opened: Opened) -> None:
    page = opened()
    fill(page)
    QTest.keyClicks(page.form.who.seats, "8")
    page.form.rhythm.every.choose("month")
    page.form.rhythm.changed.emit()
    again = opened()
    assert again.form.who.seats.text() == "8"
    assert again.form.rhythm.rhythm() is not None


def a_taken_request(kit: DeskKit) -> str:
    """A request that a team has agreed to serve."""
    request_id, team_id = kit.a_request("家里跳闸").id, kit.a_team()
    kit.write(partial(accept_request, request_id=request_id))
    (sent,) = kit.write(partial(dispatch_request, request_id=request_id, team_id=team_id))
    assert isinstance(sent, DispatchRequest)
    answer = partial(answer_dispatch, dispatch_id=sent.dispatch.id, answer=DispatchAnswer.ACCEPT)
    kit.later(minutes=1)
    kit.write(partial(answer, who_goes="罗小满"))
    return request_id


def test_an_activity_for_a_request_fills_itself_in_and_puts_it_into_service(
    kit: DeskKit, opened: Opened
) -> None:
    request_id = a_taken_request(kit)
    page = opened(f"{FROM_REQUESTS}{request_id}")
    assert page.form.served.request_ids() == (request_id,)
    assert page.form.content.toPlainText() == "家里跳闸"
    assert page.form.who.team.currentText() == "柳溪镇大学生志愿服务队"
    assert page.form.place.text()
    page.form.leader.setText("Luo")
    page.save()
    (activity,) = planned(kit)
    assert activity.request_ids == (request_id,)
    detail = kit.tools.queries.request(request_id)
    assert detail is not None
    assert (detail.request.state, detail.request.activity_id) == (RequestState.IN_SERVICE, activity.id)
    assert kit.tools.queries.requests_to_plan() == ()


def test_a_taken_request_is_offered_and_what_was_typed_stays(kit: DeskKit, opened: Opened) -> None:
    request_id = a_taken_request(kit)
    page = opened()
    fill(page)
    assert page.form.served.isVisible()
    QTest.mouseClick(page.form.served.chips.chips()[0], Qt.MouseButton.LeftButton)
    assert page.form.title.text() == "Phone class"
    page.save()
    assert planned(kit)[0].request_ids == (request_id,)


# -- seats of other units ------------------------------------------------------------------------------------


def a_station(kit: DeskKit, name: str) -> str:
    """A station below this unit."""
    assert kit.on_duty.site is not None
    form = PlaceForm(name=name, level=SiteLevel.TOWN_STATION, parent_id=kit.on_duty.site.id)
    (told,) = kit.write(partial(add_place, form=form))
    assert isinstance(told, RecordPlace)
    return told.place.id


def test_other_units_get_their_share_of_the_seats(kit: DeskKit, opened: Opened) -> None:
    assert kit.on_duty.site is not None
    station, post = a_station(kit, "柳溪镇实践所"), a_station(kit, "石桥镇实践所")
    page = opened()
    fill(page)
    who = page.form.who
    QTest.keyClicks(who.seats, "20")
    for unit, seats in ((station, "6"), (post, "0")):
        QTest.mouseClick(who.others.add_button, Qt.MouseButton.LeftButton)
        line = who.others.lines[-1]
        assert QApplication.focusWidget() is line.unit
        line.choose(unit)
        QTest.keyClicks(line.seats, seats)
    page.save()
    (activity,) = planned(kit)
    shares = (SiteSeats(kit.on_duty.site.id, 20), SiteSeats(station, 6), SiteSeats(post, 0))
    assert activity.seats == shares
    again = opened(activity.id)
    assert [line.unit.currentText().strip() for line in again.form.who.others.lines] == [
        "柳溪镇实践所",
        "石桥镇实践所",
    ]
    QTest.mouseClick(again.form.who.others.lines[1].out_button, Qt.MouseButton.LeftButton)
    again.save()
    assert planned(kit)[0].seats == shares[:2]


def test_ones_own_unit_and_units_that_ended_are_not_offered(kit: DeskKit, opened: Opened) -> None:
    assert kit.on_duty.site is not None
    open_, ended = a_station(kit, "柳溪镇实践所"), a_station(kit, "石桥镇实践所")
    kit.write(partial(end_place, place_id=ended, on=kit.clock().date() - timedelta(days=1)))
    page = opened()
    page.form.who.others.one_more()
    unit = page.form.who.others.lines[0].unit
    assert [unit.itemData(at) for at in range(unit.count())] == ["", open_]


@pytest.mark.parametrize(
    ("own", "lines", "field"),
    [
        ("5", [("", "3")], "others"),
        ("5", [("a", "3"), ("a", "4")], "others"),
        ("5", [("a", "many")], "others"),
        ("5", [("a", "")], "others"),
        ("", [("a", "3")], "seats"),
    ],
    ids=["no unit", "twice", "no number", "empty", "none for us"],
)
def test_shares_that_cannot_be_are_refused_in_a_sentence(
    kit: DeskKit, opened: Opened, own: str, lines: list[tuple[str, str]], field: str
) -> None:
    unit = {"": "", "a": a_station(kit, "柳溪镇实践所")}
    page = opened()
    fill(page)
    QTest.keyClicks(page.form.who.seats, own)
    for name, seats in lines:
        line = page.form.who.others.add_line()
        line.choose(unit[name])
        line.seats.setText(seats)
    page.save()
    assert planned(kit) == []
    assert page.form.who.fields[field].has_problem()


def test_an_empty_line_is_no_share_and_the_draft_keeps_the_lines(kit: DeskKit, opened: Opened) -> None:
    station = a_station(kit, "柳溪镇实践所")
    page = opened()
    fill(page)
    page.form.who.seats.setText("5")
    page.form.who.others.add_line().choose(station)
    page.form.who.others.lines[0].seats.setText("3")
    page.form.who.others.add_line()
    again = opened()
    assert again.form.who.others.shares() == (SiteSeats(station, 3),)
    again.save()
    assert len(planned(kit)[0].seats) == 2


def test_from_the_board_to_an_activity_that_names_its_request(
    kit: DeskKit, opened: Opened, qtbot: QtBot
) -> None:
    request_id = a_taken_request(kit)
    board = RequestsPage(kit.tools)
    qtbot.addWidget(board)
    gone: list[tuple[Destination, str]] = []
    board.go.connect(lambda where, what: gone.append((where, what)))
    board.opened(request_id)
    (act,) = [one for one in board.card.menu().actions() if one.text() == "Plan an activity"]
    act.trigger()
    ((where, what),) = gone
    assert where is Destination.NEW_ACTIVITY
    page = opened(what)
    page.form.leader.setText("Luo")
    page.save()
    (activity,) = planned(kit)
    assert activity.request_ids == (request_id,)
    detail = kit.tools.queries.activity(activity.id)
    assert detail is not None
    assert [one.id for one in detail.requests] == [request_id]
    board.opened(request_id)
    assert board.board is not None
    assert board.board.activity == activity.title
