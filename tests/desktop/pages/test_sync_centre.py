"""The page 同步中心: what waits, what to look at, what was settled. Everybody here is invented."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.commands.merging import merge_volunteers
from core.commands.registry import desk_handlers
from core.commands.teams import add_team
from core.domain.volunteer import Volunteer
from core.sync.standing import Standing
from desktop.page import Destination
from desktop.pages.sync_centre import SyncCentrePage
from desktop.pages.sync_centre.entry_words import knows
from desktop.pages.sync_centre.views import Settled, Waiting
from desktop.runtime.sync_desk import Carried, Line, SyncStatus
from desktop.settings import JoinRequest
from tests.desktop.kit import MORNING, DeskKit
from tests.desktop.pages.service_desk import a_desk, every_text, lay_out, said
from widgets.clipping import clipped_texts
from widgets.dialog import Dialog
from widgets.lists import ROW, PagedListModel
from widgets.theme import register_fonts

ONLINE = SyncStatus(standing=Standing.ENROLLED, line=Line.UP, last_sync_at=MORNING)
OFFLINE = SyncStatus(
    standing=Standing.ENROLLED,
    line=Line.DOWN,
    last_sync_at=MORNING - timedelta(minutes=11),
    down_since=MORNING - timedelta(minutes=11),
    next_try_at=MORNING + timedelta(seconds=20),
)


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit


class Sticks:
    """What a person chooses when asked for a folder or a file."""

    place = Path("stick")

    def choose(self, _window: QWidget, chosen: Callable[[Path], None]) -> None:
        chosen(self.place)


def a_page(kit: DeskKit, qtbot: QtBot, status: SyncStatus = ONLINE) -> SyncCentrePage:
    kit.sync.show_status(status)
    host = QWidget()
    sticks = Sticks()
    page = SyncCentrePage(kit.tools, host, ask_folder=sticks.choose, ask_file=sticks.choose)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    qtbot.addWidget(host)
    host.resize(1236, 836)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    page.opened("")
    page.destroyed.connect(host.hide)
    return page


def rows_of(model: PagedListModel[Waiting]) -> list[tuple[str, str, str]]:
    found = [model.row_at(at) for at in range(model.rowCount())]
    return [(row.title, row.detail, row.chip) for row in found if row is not None]


def settled(page: SyncCentrePage) -> list[Settled]:
    model = page.settled.list.model()
    return [model.index(at, 0).data(ROW) for at in range(model.rowCount())]


def a_conflict(kit: DeskKit, person: Volunteer, **lost: tuple[str, str]) -> None:
    detail: dict[str, object] = {
        "rule": "field",
        "table": "volunteer",
        "id": person.id,
        "lost": {
            field: {"mine": mine, "theirs": theirs, "by": "", "at_ms": 1_779_181_500_000}
            for field, (mine, theirs) in lost.items()
        },
    }
    kit.answered((kit.entry("RegisterVolunteer"), "merged", detail))


# -- how things stand --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "headline", "button"),
    [
        (SyncStatus(), "This PC works on its own", "Join this PC"),
        (
            SyncStatus(request=JoinRequest(url="https://zx.example")),
            "Waiting for the county's approval",
            "Show the request",
        ),
        (
            SyncStatus(request=JoinRequest(url="x", answer="enrol_refused")),
            "This PC works on its own",
            "Join this PC",
        ),
        (OFFLINE, "No network, work goes on", "Try now"),
        (ONLINE, "Uploading", "Try now"),
        (
            SyncStatus(standing=Standing.ENROLLED, line=Line.UP, problem="schema_too_old"),
            "This program is too old to fetch",
            "Try now",
        ),
        (SyncStatus(standing=Standing.RETIRED), "The county has taken this PC off its list", "Join again"),
        (SyncStatus(standing=Standing.COPIED), "These data also run on another PC", "Join again"),
        (SyncStatus(standing=Standing.UNKNOWN), "The platform does not know this PC", "Join again"),
    ],
)
def test_each_state_has_its_sentence_and_one_thing_to_do(
    kit: DeskKit, qtbot: QtBot, status: SyncStatus, headline: str, button: str
) -> None:
    page = a_page(kit, qtbot, status)
    assert page.top.headline.text() == headline
    shown = [one for one in (page.top.join_button, page.top.try_button) if one.isVisible()]
    assert [one.label() for one in shown] == [button]
    assert shown[0].hasFocus()
    lay_out()
    assert clipped_texts(page) == []


def test_when_everything_is_sent_it_says_so_and_both_sides_are_empty(kit: DeskKit, qtbot: QtBot) -> None:
    kit.answered()
    page = a_page(kit, qtbot)
    assert page.top.headline.text() == "Everything is uploaded"
    assert page.waiting.empty.isVisible()
    assert page.cases.empty.isVisible()
    assert page.settled.empty.isVisible()
    assert "last sync 09:28" in page.top.nodes.accessibleName()


def test_while_the_line_is_down_the_time_to_the_next_try_runs(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot, OFFLINE)
    assert "down for 11 minute(s)" in page.top.nodes.accessibleName()
    assert "next try in 20 s" in page.top.nodes.accessibleName()
    kit.later(seconds=5)
    page.top.refresh()
    assert "next try in 15 s" in page.top.nodes.accessibleName()


def test_trying_joining_and_settings_are_one_click_away(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    asked: list[tuple[Destination, str]] = []
    page.go.connect(lambda where, argument: asked.append((where, argument)))
    page.top.try_button.click()
    assert kit.sync.asked == ["sync"]
    kit.sync.show_status(SyncStatus())
    page.top.join_button.click()
    page.waiting.sheet_button.click()
    assert asked == [(Destination.SETTINGS, "sync"), (Destination.SETTINGS, "data")]


# -- what waits ----------------------------------------------------------------------------------------------


def test_what_waits_stands_in_order_in_plain_words(kit: DeskKit, qtbot: QtBot) -> None:
    kit.answered()
    person = kit.a_volunteer("王启航")
    request = kit.a_request()
    page = a_page(kit, qtbot, OFFLINE)
    assert rows_of(page.waiting.model) == [
        ("New volunteer", f"{person.number} 王启航", "waits for the line"),
        ("New request", f"{request.spoken_number} 周桂兰", "waits for the line"),
    ]
    assert page.waiting.caption.text().startswith("2 entries · ")
    kit.sync.show_status(ONLINE)
    page.reload()
    assert {chip for _title, _detail, chip in rows_of(page.waiting.model)} == {"in turn"}


def test_a_new_entry_appears_while_the_page_is_in_front(kit: DeskKit, qtbot: QtBot) -> None:
    kit.answered()
    page = a_page(kit, qtbot)
    kit.desk_runner.write(page, partial(add_team, name="东湖队"), lambda _written: None)
    assert rows_of(page.waiting.model) == [("New team", "东湖队", "in turn")]


def test_a_long_list_is_fetched_as_it_is_scrolled(kit: DeskKit, qtbot: QtBot) -> None:
    for number in range(130):
        kit.a_team(f"第 {number} 队")
    page = a_page(kit, qtbot, OFFLINE)
    assert page.waiting.model.rowCount() == 100
    page.waiting.model.fetchMore(page.waiting.list.rootIndex())
    assert page.waiting.model.rowCount() == kit.store.queries.link(MORNING).unsent


def test_every_command_has_words_of_its_own() -> None:
    assert [kind.__name__ for kind in desk_handlers() if not knows(kind.__name__)] == []


# -- cases ---------------------------------------------------------------------------------------------------


def test_a_conflict_shows_both_sides_masked(kit: DeskKit, qtbot: QtBot) -> None:
    a_conflict(kit, kit.a_volunteer("何秀英"), phone=("13900008812", "13900008821"))
    page = a_page(kit, qtbot)
    text = every_text(page.cases)
    for part in ("1 to look at", "changed on both sides: Phone", "何秀英", "139****8812", "139****8821"):
        assert part in text
    assert "13900008812" not in text
    assert list(page.cases.buttons) == ["take", "both", "later"]


def test_the_primary_button_says_which_side_it_takes(kit: DeskKit, qtbot: QtBot) -> None:
    a_conflict(kit, kit.a_volunteer("何秀英"), name=("何秀英", "何秀瑛"))
    page = a_page(kit, qtbot)
    assert page.cases.buttons["take"].text() == "Use this PC's"
    assert "both" not in page.cases.buttons
    page.cases.cards["mine"].setFocus()
    page.cases.cards["theirs"].click()
    assert page.cases.buttons["take"].text() == "Use the platform's"


def test_taking_ours_writes_it_as_a_command_of_whoever_is_on_duty(kit: DeskKit, qtbot: QtBot) -> None:
    person = kit.a_volunteer("何秀英")
    a_conflict(kit, person, phone=("13900008812", "13900008821"))
    page = a_page(kit, qtbot)
    page.cases.buttons["take"].click()
    found = kit.store.queries.volunteer(person.id, kit.clock())
    assert found is not None
    assert found.volunteer.phone == "13900008812"
    assert kit.entry("AmendVolunteer") > 0
    assert page.cases.case is None
    assert settled(page)[0].detail == "This PC's value taken by a clerk"


def test_where_ours_stands_already_taking_theirs_is_what_writes(kit: DeskKit, qtbot: QtBot) -> None:
    person = kit.a_volunteer("何秀英", phone="13900008812")
    lost = {"phone": {"mine": "13900008812", "theirs": "13900008821", "won": "mine", "by": "", "at_ms": 0}}
    detail: dict[str, object] = {"rule": "field", "table": "volunteer", "id": person.id, "lost": lost}
    kit.answered((kit.entry("RegisterVolunteer"), "merged", detail))
    page = a_page(kit, qtbot)
    page.cases.cards["theirs"].click()
    page.cases.buttons["take"].click()
    found = kit.store.queries.volunteer(person.id, kit.clock())
    assert found is not None
    assert found.volunteer.phone == "13900008821"


def test_where_ours_stands_already_taking_it_writes_nothing(kit: DeskKit, qtbot: QtBot) -> None:
    person = kit.a_volunteer("何秀英", phone="13900008812")
    lost = {"phone": {"mine": "13900008812", "theirs": "13900008821", "won": "mine", "by": "", "at_ms": 0}}
    detail: dict[str, object] = {"rule": "field", "table": "volunteer", "id": person.id, "lost": lost}
    kit.answered((kit.entry("RegisterVolunteer"), "merged", detail))
    page = a_page(kit, qtbot)
    page.cases.buttons["take"].click()
    assert kit.store.queries.link(MORNING).unsent == 0
    assert page.cases.case is None


def test_a_conflict_of_another_table_says_where_to_change_it(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    lost = {"requester_name": {"mine": "周桂兰", "theirs": "周桂蓝", "by": "", "at_ms": 0}}
    detail: dict[str, object] = {"rule": "field", "table": "service_request", "id": request.id, "lost": lost}
    kit.answered((kit.entry("RegisterRequest"), "merged", detail))
    page = a_page(kit, qtbot)
    assert page.cases.text.text() == "The later entry counts. To change it, please open the record."
    assert list(page.cases.buttons) == ["seen", "later"]


def test_a_dispatch_that_came_second_names_the_team_that_goes(kit: DeskKit, qtbot: QtBot) -> None:
    team = kit.a_team("清禾县电工志愿服务队")
    kit.a_request()
    detail: dict[str, object] = {
        "refusal": "status_refused",
        "facts": {},
        "by": "",
        "at_ms": round((MORNING - timedelta(minutes=8)).timestamp() * 1000),
        "team_id": team,
    }
    kit.answered((kit.entry("RegisterRequest"), "superseded", detail))
    page = a_page(kit, qtbot)
    assert page.cases.text.text() == (
        "Sent to 清禾县电工志愿服务队 already (09:20). Your dispatch did not count: please tell your team."
    )
    page.cases.buttons["told"].click()
    assert kit.sync.asked[-1].endswith(" told")
    assert settled(page)[0].detail == "Team told by a clerk"


@pytest.mark.parametrize(
    ("reason", "told", "acts"),
    [
        (
            "unknown_type",
            "The platform is older and does not know this yet. It is kept here.",
            ["again", "seen", "later"],
        ),
        (
            "out_of_scope",
            "This belongs to another unit. Please ask the county office.",
            ["again", "seen", "later"],
        ),
        (
            "depends_on",
            "An earlier record it needs was not taken either. Please see to that first.",
            ["again", "seen", "later"],
        ),
        (
            "cannot_apply",
            "The platform could not carry it out. It is kept here; please try again.",
            ["again", "seen", "later"],
        ),
        ("no_body", "Its content is not there any more, so nothing was changed.", ["seen", "later"]),
    ],
)
def test_each_reason_for_not_being_taken_has_its_sentence(
    kit: DeskKit, qtbot: QtBot, reason: str, told: str, acts: list[str]
) -> None:
    kit.a_volunteer("王启航")
    kit.answered((kit.entry("RegisterVolunteer"), "rejected", {"reason": reason, "first_seq": 2}))
    page = a_page(kit, qtbot)
    assert page.cases.text.text() == told
    assert list(page.cases.buttons) == acts
    lay_out()
    assert clipped_texts(page) == []


def test_trying_again_issues_the_command_anew(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_team("东湖队")
    kit.answered((kit.entry("AddTeam"), "rejected", {"reason": "cannot_apply"}))
    kit.later(minutes=5)
    page = a_page(kit, qtbot)
    page.cases.buttons["again"].click()
    (again,) = kit.store.queries.waiting()
    assert (again.entry.command, again.entry.at) == ("AddTeam", kit.clock())
    assert page.cases.case is None
    assert settled(page)[0].detail == "Sent again by a clerk"


def test_an_entry_whose_content_is_gone_cannot_be_tried_again_and_says_so(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_team("东湖队")
    seq = kit.entry("AddTeam")
    kit.answered((seq, "rejected", {"reason": "cannot_apply"}))
    kit.store._writer.execute("UPDATE op_log SET body = NULL WHERE seq = ?", (seq,))
    page = a_page(kit, qtbot)
    heard = said(kit)
    page.cases.buttons["again"].click()
    assert heard == ["Its content is not there any more. Please enter it again by hand."]
    assert page.cases.case is not None


def test_several_cases_come_one_at_a_time_and_the_one_in_front_stays_through_a_reload(
    kit: DeskKit, qtbot: QtBot
) -> None:
    for name in ("东湖队", "西湖队", "南湖队"):
        kit.a_team(name)
    reason: dict[str, object] = {"reason": "cannot_apply"}
    kit.answered(*((kit.entry("AddTeam", place), "rejected", reason) for place in range(3)))
    page = a_page(kit, qtbot)
    seen = []
    for _ in range(3):
        assert page.cases.case is not None
        seen.append(page.cases.case.name)
        page.cases.buttons["later"].click()
    assert sorted(seen) == ["东湖队", "南湖队", "西湖队"]
    page.cases.after.click()
    front = page.cases.case
    page.reload()
    assert page.cases.case == front
    assert page.cases.position.text() == "2 of 3"


# -- settled -------------------------------------------------------------------------------------------------


def test_what_was_settled_names_its_rule_and_keeps_the_originals(kit: DeskKit, qtbot: QtBot) -> None:
    people = [kit.a_volunteer(name) for name in ("罗小满", "吕佳禾", "孟晓芸", "何远志", "田玉珍")]
    address = {"mine": "4 栋 201", "theirs": "4 栋 202", "by": "", "at_ms": 0}
    results: list[dict[str, object]] = [
        {"rule": "field", "table": "volunteer", "id": people[0].id, "lost": {"address": address}},
        {"rule": "same_person", "kept_id": people[0].id, "merged_id": people[1].id},
        {"rule": "number_taken", "number": "QH-K7-000003-X", "other_id": "x"},
        {"rule": "duplicate_certificate", "number": "2", "first_number": "1"},
        {"rule": "attendance", "kept_ms": round(MORNING.timestamp() * 1000)},
    ]
    kit.answered(
        *((kit.entry("RegisterVolunteer", at), "merged", detail) for at, detail in enumerate(results))
    )
    page = a_page(kit, qtbot)
    lines = {row.title.split(" ", 1)[0]: row for row in settled(page)}
    assert lines["罗小满"].detail == "Address: the later entry counts, the other is kept"
    assert lines["罗小满"].originals == (("Address", "4 栋 201", "4 栋 202"),)
    assert lines["吕佳禾"].detail == "The same person was registered before: one record now"
    assert lines["孟晓芸"].detail == "Number QH-K7-000003-X was taken; both stay, told apart by their codes"
    assert lines["何远志"].detail == "Already certified as 1; the second is marked as its double"
    assert lines["田玉珍"].detail == "Signed in twice: one line, the earlier 09:28"
    assert page.settled.caption.text() == "5 today, the originals are kept"


def test_what_was_erased_by_law_is_said(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer("罗小满")
    kit.answered((kit.entry("RegisterVolunteer"), "erased", {"erasure_id": "e1"}))
    page = a_page(kit, qtbot)
    assert settled(page)[0].detail == "Erased by law; only figures without a name remain"


def test_all_of_them_with_their_originals_are_one_click_away_and_escape_leads_back(
    kit: DeskKit, qtbot: QtBot
) -> None:
    address = {"mine": "4 栋 201", "theirs": "4 栋 202", "by": "", "at_ms": 0}
    person = kit.a_volunteer("罗小满")
    detail: dict[str, object] = {
        "rule": "field",
        "table": "volunteer",
        "id": person.id,
        "lost": {"address": address},
    }
    kit.answered((kit.entry("RegisterVolunteer"), "merged", detail))
    page = a_page(kit, qtbot)
    page.settled.all_button.click()
    assert page.all_settled.isVisible()
    text = every_text(page.all_settled)
    for part in ("罗小满 New volunteer", "Address", "4 栋 201", "4 栋 202"):
        assert part in text
    lay_out()
    assert clipped_texts(page) == []
    assert page.step_back()
    assert not page.all_settled.isVisible()
    assert not page.step_back()


def test_two_people_taken_for_one_are_separated_from_the_settled_line(kit: DeskKit, qtbot: QtBot) -> None:
    kept, other = kit.a_volunteer("罗小满"), kit.a_volunteer("罗小蔓")
    kit.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id))
    told: dict[str, object] = {"rule": "same_person", "kept_id": kept.id, "merged_id": other.id}
    kit.answered((kit.entry("RegisterVolunteer", 1), "merged", told))
    page = a_page(kit, qtbot)
    heard = said(kit)
    page.settled.all_button.click()
    shown = every_text(page.all_settled)
    for part in (kept.number, other.number):
        assert part in shown
    assert page.all_settled.separate.isVisible()
    lay_out()
    assert clipped_texts(page) == []
    page.all_settled.separate.click()
    answer(page, "keep")
    assert kit.store.queries.merge(other.id, kit.clock()) is not None
    page.all_settled.separate.click()
    answer(page, "apart")
    assert kit.store.queries.merge(other.id, kit.clock()) is None
    assert heard == ["They are two again, each with their own records."]
    assert not page.all_settled.separate.isVisible()
    page.all_settled._show(page.all_settled.list.current_key())
    assert not page.all_settled.separate.isVisible()


def test_a_merge_older_than_thirty_days_has_no_button(kit: DeskKit, qtbot: QtBot) -> None:
    kept, other = kit.a_volunteer("罗小满"), kit.a_volunteer("罗小蔓")
    kit.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id))
    told: dict[str, object] = {"rule": "same_person", "kept_id": kept.id, "merged_id": other.id}
    kit.answered((kit.entry("RegisterVolunteer", 1), "merged", told))
    kit.later(days=31)
    page = a_page(kit, qtbot)
    page.settled.all_button.click()
    assert not page.all_settled.separate.isVisible()


# -- USB stick -----------------------------------------------------------------------------------------------


def answer(page: SyncCentrePage, key: str) -> None:
    dialog = next(one for one in page.window().findChildren(Dialog) if one.isVisible())
    dialog.answered.emit(key)
    dialog.cancel()


def test_a_stick_takes_what_waits_and_brings_the_countys_answer(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot, OFFLINE)
    heard = said(kit)
    page.top.carry_button.click()
    answer(page, "out")
    page.top.carry_button.click()
    answer(page, "in")
    assert kit.sync.asked == ["bundle to stick", "bundle from stick"]
    page.carry._saved(Path("stick/K7.pdb1"))
    page.carry._taken(Carried(acknowledged=7, rows=2))
    page.carry._taken(Carried(missing=True))
    assert heard == [
        "Saved: K7.pdb1. Please have the county read it.",
        "7 entries have arrived at the county; 2 rows taken in.",
        "An earlier file of the county is missing. Please read that one first.",
    ]


class Refused(Exception):
    """As core.sync.bundle.BundleRefused, by its code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(), "The stick cannot be read or written. Please plug it in again."),
        (Refused("not_a_bundle"), "This is not a file of the county platform."),
        (Refused("wrong_reader"), "This file was made for another PC."),
        (Refused("damaged"), "The file is damaged. Please copy it to the stick again."),
        (Refused("signature_invalid"), "The file is damaged. Please copy it to the stick again."),
        (Refused("too_large"), "The file is too large to carry. Please use a network."),
    ],
)
def test_a_file_that_is_not_taken_in_says_why(
    kit: DeskKit, qtbot: QtBot, error: Exception, told: str
) -> None:
    page = a_page(kit, qtbot)
    heard = said(kit)
    page.carry._refused(error)
    assert heard == [told]


# -- keyboard ------------------------------------------------------------------------------------------------


def test_everything_that_takes_the_focus_has_a_name_and_tab_goes_from_the_top_down(
    kit: DeskKit, qtbot: QtBot
) -> None:
    a_conflict(kit, kit.a_volunteer("何秀英"), phone=("13900008812", "13900008821"))
    kit.a_team()
    page = a_page(kit, qtbot)
    lay_out()
    visited: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in visited:
        assert focused is not None
        assert focused.accessibleName(), focused
        visited.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    cards, acts = page.cases.cards, page.cases.buttons
    order = [page.top.try_button, page.waiting.list, cards["mine"], acts["take"], acts["later"]]
    places = [visited.index(part) for part in order]
    assert places == sorted(places)


def test_the_focus_stays_with_the_acts_when_the_next_case_comes(kit: DeskKit, qtbot: QtBot) -> None:
    for name in ("东湖队", "西湖队"):
        kit.a_team(name)
    reason: dict[str, object] = {"reason": "cannot_apply"}
    kit.answered(*((kit.entry("AddTeam", place), "rejected", reason) for place in range(2)))
    page = a_page(kit, qtbot)
    lay_out()
    page.cases.buttons["later"].setFocus()
    QTest.keyClick(page.cases.buttons["later"], Qt.Key.Key_Return)
    assert page.cases.buttons["again"].hasFocus()
