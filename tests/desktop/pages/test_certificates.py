"""The page 开具证明, worked by keys, clicks and scans. Everybody here is invented."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import jwt
import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.commands.certificates import IssueCertificate, issue_record_certificate, void_certificate
from core.commands.prints import record_print
from core.commands.reviewing import review_attendance
from core.commands.signing_keys import CertifyKey
from core.domain import ed25519
from core.domain.certificate import Certificate, CertificateKind
from core.domain.certificate_check import CheckedCertificate
from core.domain.certificate_check import Verdict as Domain
from core.domain.certificate_code import certificate_link, read_certificate_code, sign_facts
from core.domain.codes import Code, CodeKind, show_check_code
from core.domain.local_time import local_day
from core.domain.print_record import Paper
from core.domain.signing_key import certify, new_signing_key
from core.domain.volunteer import Volunteer
from core.ports.rows import CodeTarget
from core.ports.store import Desk
from desktop.certificate_files import BADGE, PDF, Wanted
from desktop.devices.printer import FailingPrinter
from desktop.page import Destination
from desktop.pages.certificates import CertificatesPage
from desktop.pages.certificates.people import Stage
from desktop.pages.certificates.verdict_words import Verdict, told
from desktop.reason import ReasonDialog
from tests.desktop.kit import MORNING, DeskKit
from tests.desktop.pages.service_desk import Scanner, a_desk, said
from widgets.clipping import clipped_texts
from widgets.theme import register_fonts
from widgets.tokens import Scheme

UNPRINTABLE = "罗\U000323af"
"""A character of CJK extension H, which none of our fonts has."""


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit


class Window:
    """The page with the keys of the shell, and a count of what a person did."""

    def __init__(self, kit: DeskKit, qtbot: QtBot, app: QApplication) -> None:
        self.kit, self.qtbot, self.keys = kit, qtbot, 0
        self.host = QWidget()
        self.page = CertificatesPage(kit.tools, self.host)
        column = QVBoxLayout(self.host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        for key, act in (
            ("F6", partial(self.page.opened, "")),
            ("F8", partial(self.page.opened, "verify")),
            ("F9", self.page.save_and_print),
            ("Ctrl+P", self.page.print_open),
            ("Esc", self.page.step_back),
        ):
            QShortcut(QKeySequence(key), self.host).activated.connect(act)
        qtbot.addWidget(self.host)
        self.host.resize(1236, 836)
        with qtbot.waitActive(self.host):
            self.host.show()
            self.host.activateWindow()
        self.scanner = Scanner(kit, self.page, app)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        if modifier == Qt.KeyboardModifier.NoModifier:
            self.scanner.press(key)
        else:
            QTest.keyClick(self.host.windowHandle(), key, modifier)

    def printed(self) -> None:
        """Wait until the batch is over."""
        self.qtbot.waitUntil(lambda: not self.page.batch.running)

    def click_row(self, volunteer: Volunteer, *, at_right: bool = False) -> None:
        """A click on a row's tick, or on the link at its right end."""
        rows = self.page.who.list
        rect = rows.visualRect(self.page.who.model.index(self.page.who.model.find(volunteer.id), 0))
        x = rect.right() - 30 if at_right else rect.left() + 26
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, rect.center().y()))

    def dialog(self) -> ReasonDialog:
        found = [one for one in self.host.findChildren(ReasonDialog) if one.isVisible()]
        assert len(found) == 1
        return found[0]


OpenWindow = Callable[[], Window]


@pytest.fixture
def window(kit: DeskKit, qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    opened: list[Window] = []

    def open_window() -> Window:
        opened.append(Window(kit, qtbot, qapp))
        return opened[-1]

    yield open_window
    for one in opened:
        # The engine is a filter of the application: another test must not meet it.
        qapp.removeEventFilter(one.scanner.engine)
        one.scanner.engine.deleteLater()


def who_served(
    kit: DeskKit, count: int = 3, minutes: int = 90, title: str = "银发学堂 · 手机防诈骗"
) -> list[Volunteer]:
    """Volunteers with one confirmed visit to one activity, this morning."""
    activity = kit.an_activity(title)
    people = [kit.a_volunteer(f"罗小满{'一二三四五六七八九十'[at % 10]}") for at in range(count)]
    kit.signed_up(activity, people)
    start = kit.clock()
    for person in people:
        kit.clock.set(start)
        kit.a_visit(activity, person, minutes=minutes)
    kit.reviewed(activity)
    return people


def issued(kit: DeskKit, volunteer: Volunteer) -> Certificate:
    """A certificate issued before the page was opened."""
    day = local_day(kit.clock())
    order = partial(
        issue_record_certificate,
        volunteer_id=volunteer.id,
        period_from=day.replace(month=1, day=1),
        period_to=day,
    )
    (command,) = kit.write(order)
    assert isinstance(command, IssueCertificate)
    return command.certificate


def numbers(kit: DeskKit) -> list[str]:
    return sorted(row.number for row in kit.tools.queries.certificate_log(100))


def code_of(certificate: Certificate) -> str:
    return Code(CodeKind.CERTIFICATE, certificate.token).text


def names(window: Window) -> list[str]:
    return [person.candidate.name for person in window.page.who.people]


# -- budgets of DESIGN 14 --


def test_one_certificate_takes_two_keys_and_one_scan(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.scanner.card(people[1])
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    (row,) = kit.tools.queries.certificate_log()
    assert (row.volunteer_id, row.print_count) == (people[1].id, 1)
    assert len(list(kit.printed.glob("*.pdf"))) == 1
    assert (desk.keys, desk.scanner.scans) == (2, 1)


def test_thirty_certificates_take_two_keys(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit, 30)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    log = kit.tools.queries.certificate_log(100)
    assert {row.volunteer_id for row in log} == {person.id for person in people}
    assert {row.print_count for row in log} == {1}
    assert desk.keys <= 5


def test_a_certificate_is_checked_by_one_scan(kit: DeskKit, window: OpenWindow) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    desk = window()
    desk.scanner.scan(code_of(certificate))
    assert desk.page.verdict.band.verdict is Verdict.VALID
    assert (desk.keys, desk.scanner.scans) == (0, 1)
    assert kit.sounder.played == ["success"]


# -- choosing --


def test_people_of_the_newest_series_stand_there_ticked(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    assert {person.id for person in desk.page.who.chosen()} == {person.id for person in people}
    assert desk.page.who.activity_box.currentText() == "Took part in “银发学堂” this year"
    assert desk.page.who.counts.text() == "3 selected"


def test_someone_who_lacks_something_is_named_with_the_reason_and_the_way_there(
    kit: DeskKit, window: OpenWindow
) -> None:
    people = who_served(kit)
    kit.a_team("柳溪镇队")
    pending = kit.a_volunteer("王启航", consent=False)
    desk = window()
    asked: list[tuple[Destination, str]] = []
    desk.page.go.connect(lambda place, argument: asked.append((place, argument)))
    desk.press(Qt.Key.Key_F6)
    desk.scanner.card(people[0])
    desk.scanner.card(pending)
    (row,) = [person for person in desk.page.who.people if person.id == pending.id]
    assert (row.chosen, row.to_complete) == (False, True)
    assert names(desk)[-1] == "王启航"
    desk.click_row(pending, at_right=True)
    assert asked == [(Destination.NEW_VOLUNTEER, pending.id)]
    assert desk.page.who.counts.text() == "1 selected, 1 more cannot be certified yet"


def test_a_click_on_the_tick_and_space_turn_it_and_select_all_does_everyone(
    kit: DeskKit, window: OpenWindow
) -> None:
    people = who_served(kit)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.click_row(people[2])
    assert {person.id for person in desk.page.who.chosen()} == {people[0].id, people[1].id}
    desk.page.who.list.choose(people[0].id)
    desk.page.who.list.setFocus()
    desk.scanner.type(" ")
    assert [person.id for person in desk.page.who.chosen()] == [people[1].id]
    QTest.mouseClick(desk.page.who.everyone, Qt.MouseButton.LeftButton)
    assert len(desk.page.who.chosen()) == 3


def test_whoever_has_a_certificate_is_not_ticked_by_itself(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit)
    issued(kit, people[0])
    desk = window()
    desk.press(Qt.Key.Key_F6)
    assert people[0].id not in {person.id for person in desk.page.who.chosen()}
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert desk.page.who.chosen() == []
    desk.press(Qt.Key.Key_F9)
    assert len(numbers(kit)) == 3


def test_an_activity_scanned_brings_all_its_people(kit: DeskKit, window: OpenWindow) -> None:
    who_served(kit, 2)
    kit.later(days=1)
    other = kit.an_activity("银发学堂 · 用药安全")
    walk_in = kit.a_volunteer("何远志")
    kit.a_visit(other, walk_in, minutes=60)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    assert len(desk.page.who.people) == 3
    desk.scanner.activity(other)
    assert names(desk) == ["何远志"]
    told = desk.page.who.model.data(desk.page.who.model.index(0, 0), Qt.ItemDataRole.DisplayRole)
    assert "1.0 hours not confirmed yet" in str(told)


def test_a_person_is_found_by_name_and_people_of_a_team_by_team(kit: DeskKit, window: OpenWindow) -> None:
    team = kit.a_team()
    member = kit.a_volunteer("何远志", team_id=team)
    activity = kit.an_activity()
    kit.a_visit(activity, member)
    kit.reviewed(activity)
    desk = window()
    desk.page.opened("")
    assert desk.page.search_here()
    desk.scanner.type("hyz")
    desk.press(Qt.Key.Key_Return)
    assert names(desk) == ["何远志"]
    desk.page.who.mode.choose("team")
    desk.page.who.mode.changed.emit("team")
    assert names(desk) == ["何远志"]
    desk.page.who.mode.choose("single")
    desk.page.who.mode.changed.emit("single")
    assert names(desk) == ["何远志"]


def test_other_days_count_other_hours(kit: DeskKit, window: OpenWindow) -> None:
    who_served(kit, 1)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    assert desk.page.who.people[0].candidate.service_minutes == 90
    desk.page.how.period_box.setCurrentIndex(1)
    desk.page.how.period_box.activated.emit(1)
    assert desk.page.who.people == []
    assert "No activity in this period" in desk.page.who.empty.text()


def test_hours_confirmed_meanwhile_are_shown_and_the_ticks_stay(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.click_row(people[2])
    activity = kit.an_activity("银发学堂 · 用药安全")
    kit.a_visit(activity, people[0], minutes=30)
    kit.desk_runner.write(
        desk.page,
        partial(review_attendance, activity_id=activity.id),
        lambda _written: None,
    )
    hours = {person.id: person.candidate.service_minutes for person in desk.page.who.people}
    assert hours[people[0].id] == 120
    assert {person.id for person in desk.page.who.chosen()} == {people[0].id, people[1].id}


def choose_kind(desk: Window, kind: CertificateKind) -> None:
    QTest.mouseClick(desk.page.how.kind_cards[kind], Qt.MouseButton.LeftButton)


def test_an_honour_is_written_seen_and_printed(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit, 2)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    choose_kind(desk, CertificateKind.HONOUR)
    form = desk.page.how.award_form
    assert form.isVisibleTo(desk.page)
    form.honour.setText("优秀志愿者")
    form.reason.setText("在 2025 年度志愿服务工作中表现突出")
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    details = [kit.tools.queries.certificate(row.id) for row in kit.tools.queries.certificate_log()]
    issued_ = [detail.certificate for detail in details if detail is not None]
    assert {certificate.volunteer_id for certificate in issued_} == {person.id for person in people}
    assert {certificate.facts.honour for certificate in issued_} == {"优秀志愿者"}
    assert all(certificate.signed for certificate in issued_)
    assert all(detail is not None and len(detail.prints) == 1 for detail in details)


def test_an_honour_without_words_is_asked_for(kit: DeskKit, window: OpenWindow) -> None:
    who_served(kit, 1)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    choose_kind(desk, CertificateKind.HONOUR)
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert desk.page.how.award_form.fields["honour"].has_problem()
    assert not kit.tools.queries.certificate_log()


def test_a_star_out_of_reach_is_not_issued(kit: DeskKit, window: OpenWindow) -> None:
    who_served(kit, 1)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    choose_kind(desk, CertificateKind.STAR)
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert not kit.tools.queries.certificate_log()
    assert [person.stage for person in desk.page.who.people] == [Stage.REFUSED]
    assert "first star" in desk.page.who.people[0].problem
    desk.qtbot.waitUntil(lambda: "first star" in desk.page.preview.empty.text())


def test_thanks_are_printed_for_who_has_no_hours(kit: DeskKit, window: OpenWindow) -> None:
    volunteer = kit.a_volunteer("唐国梁")
    desk = window()
    desk.page.opened(volunteer.id)
    choose_kind(desk, CertificateKind.THANKS)
    desk.page.how.award_form.reason.setText("冒雨为老人送药")
    for person in desk.page.who.people:
        person.chosen = person.ready
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert [row.kind for row in kit.tools.queries.certificate_log()] == [CertificateKind.THANKS]


# -- printing --


def test_the_preview_is_the_paper_with_a_dash_for_its_number(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot
) -> None:
    who_served(kit)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: desk.page.preview.preview.page_count() == 1)
    assert numbers(kit) == []
    desk.page.preview.pager.forward.click()
    assert desk.page.who.list.current_key() == desk.page.who.people[1].id


def test_a_single_issue_can_be_taken_back_and_is_void_then(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit)
    desk = window()
    desk.scanner.card(people[0])
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    entry = kit.tools.undo.newest()
    assert entry is not None
    assert kit.tools.undo.undo(entry, desk.page, lambda _written: None, lambda error: pytest.fail(str(error)))
    (row,) = kit.tools.queries.certificate_log()
    assert (row.status.value, row.void_reason) == ("void", "undo")


def test_nothing_ticked_prints_nothing_and_says_so(kit: DeskKit, window: OpenWindow) -> None:
    desk = window()
    heard = said(kit)
    desk.press(Qt.Key.Key_F9)
    assert heard == ["Please tick at least one person first."]


def test_several_copies_are_one_certificate(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit, 1)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.page.how.copies_box.setCurrentIndex(1)
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    (row,) = kit.tools.queries.certificate_log()
    assert (row.volunteer_id, row.print_count) == (people[0].id, 2)
    detail = kit.tools.queries.certificate(row.id)
    assert detail is not None
    assert [(one.copy_number, one.reason) for one in detail.prints] == [
        (1, ""),
        (2, "Several copies at once"),
    ]


def with_printer(kit: DeskKit, printer: FailingPrinter) -> FailingPrinter:
    """The printer on the counter is another one from now on."""
    kit.tools.papers._printer_for = lambda _paper: printer
    return printer


def test_a_printer_that_refuses_stops_the_batch_and_retrying_draws_no_second_number(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot
) -> None:
    who_served(kit, 4)
    printer = with_printer(kit, FailingPrinter("offline", works=1))
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(desk.page.batch.problem))
    assert "not connected" in desk.page.foot.note.text()
    before = numbers(kit)
    assert len(before) == 3, "one to try the printer, then two together"
    stages = [person.stage for person in desk.page.who.people]
    assert stages == [Stage.PRINTED, Stage.JAMMED, Stage.JAMMED, Stage.QUEUED]
    assert "2–3 of 4" in desk.page.foot.progress._left.text()
    printer.works = 99
    QTest.mouseClick(desk.page.foot.retry_button, Qt.MouseButton.LeftButton)
    desk.printed()
    assert len(numbers(kit)) == 4
    assert set(before) < set(numbers(kit))
    assert {row.print_count for row in kit.tools.queries.certificate_log()} == {1}


def test_printing_later_keeps_the_certificate_and_draws_no_more_numbers(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot
) -> None:
    who_served(kit)
    printer = with_printer(kit, FailingPrinter("offline"))
    desk = window()
    heard = said(kit)
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(desk.page.batch.problem))
    QTest.mouseClick(desk.page.foot.later_button, Qt.MouseButton.LeftButton)
    assert not desk.page.batch.running
    (row,) = kit.tools.queries.certificate_log()
    assert row.print_count == 0
    qtbot.waitUntil(lambda: heard == ["0 printed and kept, 3 not printed."])
    printer.works = 9
    desk.page.log.opened.emit(row.id)
    QTest.mouseClick(desk.page.verdict.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kit.tools.queries.certificate_log()[0].print_count == 1)


def test_a_pause_holds_and_stopping_issues_no_more(kit: DeskKit, window: OpenWindow, qtbot: QtBot) -> None:
    who_served(kit, 6)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F9)
    QTest.mouseClick(desk.page.foot.pause_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.page.batch.people[desk.page.batch.position - 1].stage is Stage.QUEUED)
    before = numbers(kit)
    assert desk.page.batch.paused
    QTest.mouseClick(desk.page.foot.pause_button, Qt.MouseButton.LeftButton)
    batch = desk.page.batch

    def stop_after_one_more() -> None:
        if batch.printed > len(before):
            batch.changed.disconnect(stop_after_one_more)
            batch.stop()

    batch.changed.connect(stop_after_one_more)
    desk.printed()
    assert len(numbers(kit)) == desk.page.batch.printed == len(before) + 1
    assert {row.print_count for row in kit.tools.queries.certificate_log()} == {1}


def test_a_name_no_font_can_print_costs_no_number(kit: DeskKit, window: OpenWindow) -> None:
    activity = kit.an_activity()
    people = [kit.a_volunteer(UNPRINTABLE), kit.a_volunteer("何远志")]
    kit.signed_up(activity, people)
    start = kit.clock()
    for person in people:
        kit.clock.set(start)
        kit.a_visit(activity, person)
    kit.reviewed(activity)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    (row,) = kit.tools.queries.certificate_log()
    assert row.volunteer_name == "何远志"
    (refused,) = [person for person in desk.page.batch.people if person.stage is Stage.REFUSED]
    assert "no font here" in refused.problem


def test_one_who_is_refused_is_left_out_and_the_others_of_the_group_go_on(
    kit: DeskKit, window: OpenWindow
) -> None:
    who_served(kit, 9)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    elsewhere = desk.page.who.people[4]
    desk.press(Qt.Key.Key_F9)
    day = local_day(kit.clock())
    order = partial(issue_record_certificate, period_from=day.replace(month=1, day=1), period_to=day)
    (command,) = kit.write(partial(order, volunteer_id=elsewhere.id))
    assert isinstance(command, IssueCertificate)
    kit.write(
        partial(
            record_print, paper=Paper.SERVICE_CERTIFICATE, subject_id=command.certificate.id, printer="other"
        )
    )
    desk.printed()
    (refused,) = [person for person in desk.page.batch.people if person.stage is Stage.REFUSED]
    assert refused.id == elsewhere.id
    assert "already" in refused.problem
    assert len(numbers(kit)) == 9
    assert {row.print_count for row in kit.tools.queries.certificate_log()} == {1}


def test_numbers_have_no_gap_although_a_group_was_refused(kit: DeskKit, window: OpenWindow) -> None:
    activity = kit.an_activity()
    names = ["罗小满一", "罗小满二", UNPRINTABLE, "罗小满三", "罗小满四", "罗小满五"]
    people = [kit.a_volunteer(name) for name in names]
    kit.signed_up(activity, people)
    start = kit.clock()
    for person in people:
        kit.clock.set(start)
        kit.a_visit(activity, person)
    kit.reviewed(activity)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert [number.split("-")[3] for number in numbers(kit)] == [f"00000{n}" for n in range(1, 6)]
    assert kit.tools.queries.certificate_register_summary(kit.clock().year).unprinted == ()


def test_while_a_batch_runs_a_card_is_asked_for_again(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    heard = said(kit)
    desk.press(Qt.Key.Key_F9)
    desk.scanner.card(people[0])
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert heard[0] == "This batch comes first; please scan again after it."
    assert heard[1] == "Printing already; this batch comes first."
    assert len(numbers(kit)) == 3


# -- checking --


def shown(desk: Window, key: str) -> str:
    return desk.page.verdict._values[key].text()


def test_a_genuine_certificate_shows_what_the_paper_says_and_no_more(
    kit: DeskKit, window: OpenWindow
) -> None:
    volunteer = who_served(kit, 1)[0]
    certificate = issued(kit, volunteer)
    desk = window()
    desk.scanner.scan(code_of(certificate))
    assert shown(desk, "number") == certificate.number
    assert shown(desk, "name") == "罗**一"
    assert shown(desk, "id") == volunteer.id_number[-4:]
    assert shown(desk, "hours").startswith("1.5 hours, 1 time")
    assert shown(desk, "code") == show_check_code(certificate.check_code)
    assert shown(desk, "issuer") == "清禾县新时代文明实践中心"


def test_a_voided_one_says_so_with_the_reason_and_cannot_be_printed(kit: DeskKit, window: OpenWindow) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    kit.write(partial(void_certificate, certificate_id=certificate.id, reason="姓名错字"))
    desk = window()
    desk.scanner.scan(code_of(certificate))
    verdict = desk.page.verdict
    assert verdict.band.verdict is Verdict.VOID
    assert "姓名错字" in verdict.band.accessibleName()
    assert not verdict.print_button.isVisible()
    assert kit.sounder.played == ["problem"]


def test_a_code_of_ours_without_a_row_is_no_such_certificate(kit: DeskKit, window: OpenWindow) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    desk = window()
    desk.scanner.scan(code_of(certificate))
    other = Code(CodeKind.CERTIFICATE, certificate.token[::-1])
    assert desk.page.take_target(CodeTarget(kind="unknown", id="", title=other.text))
    seen = [desk.page.verdict.band.verdict]
    assert desk.page.take_target(CodeTarget(kind="unreadable", id="", title=other.text[:14]))
    seen.append(desk.page.verdict.band.verdict)
    assert seen == [Verdict.UNKNOWN, Verdict.UNREADABLE]
    assert not desk.page.take_target(CodeTarget(kind="unknown", id="", title="V123"))


def test_the_check_code_can_be_typed_from_the_paper(kit: DeskKit, window: OpenWindow) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    desk = window()
    desk.press(Qt.Key.Key_F8)
    assert desk.page.verdict.code.hasFocus()
    desk.scanner.type("8F3K")
    desk.press(Qt.Key.Key_Return)
    assert desk.page.verdict.code_field.message() == "This is not a code of this system."
    desk.page.verdict.code.clear()
    desk.scanner.type(show_check_code(certificate.check_code).lower())
    desk.press(Qt.Key.Key_Return)
    assert desk.page.verdict.band.verdict is Verdict.VALID
    desk.press(Qt.Key.Key_Escape)
    assert desk.page.middle.currentWidget() is desk.page.preview


# -- the signed code --


def link(certificate: Certificate) -> str:
    return certificate_link("qinghe.invalid", certificate.signed)


def test_the_signed_code_of_the_paper_is_proven_and_shows_the_whole_name(
    kit: DeskKit, window: OpenWindow
) -> None:
    volunteer = who_served(kit, 1)[0]
    certificate = issued(kit, volunteer)
    desk = window()
    desk.scanner.scan(link(certificate))
    verdict = desk.page.verdict
    assert verdict.band.verdict is Verdict.VALID
    assert shown(desk, "name") == volunteer.name
    assert verdict.ages.text() == "key known since today · this desk's own list"
    assert verdict.print_button.isVisible()
    assert not verdict.warning.isVisible()
    assert kit.sounder.played == ["success"]


def test_a_signed_code_can_be_pasted_too(kit: DeskKit, window: OpenWindow) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    desk = window()
    desk.press(Qt.Key.Key_F8)
    desk.page.verdict.code.setText(link(certificate))
    desk.press(Qt.Key.Key_Return)
    assert desk.page.verdict.band.verdict is Verdict.VALID


def altered(certificate: Certificate) -> str:
    """More hours, signed by somebody who has not the key."""
    code = read_certificate_code(certificate.signed)
    facts = msgspec.structs.replace(code.facts, service_minutes=60_000)
    return sign_facts(facts, code.key_id, lambda said: ed25519.sign(b"x" * 32, said))


def unknown_key(certificate: Certificate) -> str:
    """Signed, by a desk nobody here has heard of."""
    facts = read_certificate_code(certificate.signed).facts
    name = ed25519.key_id(ed25519.public_key(b"x" * 32))
    return sign_facts(facts, name, lambda said: ed25519.sign(b"x" * 32, said))


@pytest.mark.parametrize(
    ("spoil", "verdict", "facts"),
    [
        (altered, Verdict.FORGED, False),
        (unknown_key, Verdict.UNKNOWN, True),
        (lambda certificate: link(certificate)[:-30], Verdict.UNREADABLE, False),
    ],
    ids=["altered", "unknown key", "cut off"],
)
def test_what_is_not_proven_is_told_apart_and_offers_nothing(
    kit: DeskKit, window: OpenWindow, spoil: Callable[[Certificate], str], verdict: Verdict, facts: bool
) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    desk = window()
    desk.scanner.scan(spoil(certificate))
    card = desk.page.verdict
    assert card.band.verdict is verdict
    assert card._facts.isVisible() is facts
    assert not card.void_button.isVisible()
    assert kit.sounder.played == ["problem"]


def test_of_another_units_paper_the_facts_are_shown_and_nothing_can_be_done(
    kit: DeskKit, window: OpenWindow
) -> None:
    seed, unit = b"u" * 32, "柳溪镇新时代文明实践所"
    public = ed25519.public_key(seed)

    def certify_it(desk: Desk) -> CertifyKey:
        signer = desk.signer()
        told = certify(public, unit, 1_779_000_000_000, signer.county_key, signer.vouch)
        key = new_signing_key("other", public, told)
        return CertifyKey(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, key=key)

    kit.write(certify_it)
    facts = read_certificate_code(issued(kit, who_served(kit, 1)[0]).signed).facts
    theirs = msgspec.structs.replace(facts, number="LX-77-C2026-000001-A", name="吕佳禾", issuer="")
    desk = window()
    desk.scanner.scan(sign_facts(theirs, ed25519.key_id(public), partial(ed25519.sign, seed)))
    assert desk.page.verdict.band.verdict is Verdict.VALID
    assert (shown(desk, "name"), shown(desk, "issuer")) == ("吕佳禾", unit)
    assert not desk.page.verdict._values["prints"].isVisible()
    assert not desk.page.verdict.print_button.isVisible()


def test_a_wrong_clock_is_said_with_the_verdict(kit: DeskKit, window: OpenWindow) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    kit.clock.advance(-timedelta(days=400))
    desk = window()
    desk.scanner.scan(link(certificate))
    assert desk.page.verdict.band.verdict is Verdict.VALID
    assert desk.page.verdict.warning.text().startswith("This computer's clock seems wrong.")


@pytest.mark.parametrize(
    ("days", "text", "old"),
    [(None, "this desk's own list", False), (3, "list updated 3 day", False), (30, "updated 30 day", True)],
)
def test_the_age_of_the_list_is_always_told_and_an_old_one_warns(
    days: int | None, text: str, old: bool
) -> None:
    said = told(
        CheckedCertificate(verdict=Domain.VALID, key_age_days=40, list_age_days=days), "9:00", ours=True
    )
    assert text in said.ages
    assert said.old is old


# -- issuing anew --


def test_issuing_anew_asks_why_and_the_old_paper_names_the_new_number(
    kit: DeskKit, window: OpenWindow
) -> None:
    old = issued(kit, who_served(kit, 1)[0])
    desk = window()
    desk.scanner.scan(link(old))
    QTest.mouseClick(desk.page.verdict.reissue_button, Qt.MouseButton.LeftButton)
    dialog = desk.dialog()
    assert dialog.title.text() == "Issue certificate 000001 anew?"
    dialog.chips.chips()[0].click()
    QTest.mouseClick(dialog.yes_button, Qt.MouseButton.LeftButton)
    new = desk.page.verdict.detail
    assert new is not None
    assert (new.certificate.reissue_of, new.prints) == (old.id, ())
    assert desk.page.verdict.print_button.text() == "Print"
    desk.scanner.scan(link(old))
    assert desk.page.verdict.band.verdict is Verdict.VOID
    assert desk.page.verdict.warning.text() == f"Replaced by {new.certificate.number}"
    assert not desk.page.verdict.reissue_button.isVisible()


# -- files --


def wanted(certificate: Certificate) -> Wanted:
    return Wanted(certificate.id, certificate.number, certificate.kind)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen cannot grab for a menu
def test_the_certificate_shown_is_offered_as_files(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    desk = window()
    assert desk.page.offer_files() is None, "nothing is shown"
    desk.scanner.scan(link(certificate))
    QTest.mouseClick(desk.page.verdict.save_button, Qt.MouseButton.LeftButton)
    (menu,) = desk.page.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Save as PDF: Service-record certificate…",
        "Save open badge…",
        "Save as e-mail draft…",
    ]
    menu.close()
    heard = said(kit)
    desk.page.files.save(wanted(certificate), PDF, tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: heard == ["Saved as a.pdf."])
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_a_void_certificate_is_no_file(kit: DeskKit, window: OpenWindow) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    desk = window()
    desk.scanner.scan(link(certificate))
    assert desk.page.verdict.save_button.isVisible()
    kit.write(partial(void_certificate, certificate_id=certificate.id, reason="hours wrong"))
    desk.scanner.scan(link(certificate))
    assert not desk.page.verdict.save_button.isVisible()


def test_a_service_record_is_saved_as_a_badge_that_proves_itself(
    kit: DeskKit, window: OpenWindow, tmp_path: Path
) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    before = kit.store.queries.health().op_count
    desk = window()
    desk.scanner.scan(link(certificate))
    desk.page.files.save(wanted(certificate), BADGE, tmp_path / "badge.jwt")
    text = (tmp_path / "badge.jwt").read_text("ascii")
    key = jwt.PyJWK(jwt.get_unverified_header(text)["jwk"])
    claims = jwt.decode(text, key, algorithms=["EdDSA"], options={"verify_nbf": False})
    assert claims["id"].endswith(certificate.id)
    code = read_certificate_code(certificate.signed)
    assert ed25519.key_id(key.key.public_bytes_raw()) == code.key_id, "the key of the paper's own code"
    assert kit.store.queries.health().op_count == before, "nothing was logged"


def test_a_place_that_cannot_be_written_is_said(kit: DeskKit, window: OpenWindow, tmp_path: Path) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    desk = window()
    heard = said(kit)
    desk.page.files.save(wanted(certificate), BADGE, tmp_path / "nowhere" / "badge.jwt")
    assert heard == ["badge.jwt cannot be written. Please choose another place."]


# -- printing again, voiding --


def test_printing_again_asks_for_a_reason_and_keeps_it(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot
) -> None:
    people = who_served(kit, 1)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    (row,) = kit.tools.queries.certificate_log()
    desk.page.take_target(CodeTarget(kind="certificate", id=row.id, title=""))
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert desk.dialog().input.hasFocus()
    QTest.mouseClick(desk.dialog().yes_button, Qt.MouseButton.LeftButton)
    assert desk.dialog().field.message() == "Please give a reason."
    QTest.keyClicks(desk.dialog().input, "lost")
    QTest.mouseClick(desk.dialog().yes_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kit.tools.queries.certificate_log()[0].print_count == 2)
    detail = kit.tools.queries.certificate(row.id)
    assert detail is not None
    assert detail.prints[-1].reason == "lost"
    assert len(numbers(kit)) == 1
    assert detail.certificate.volunteer_id == people[0].id


def test_voiding_is_a_question_that_enter_does_not_answer(kit: DeskKit, window: OpenWindow) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    desk = window()
    desk.scanner.scan(code_of(certificate))
    QTest.mouseClick(desk.page.verdict.void_button, Qt.MouseButton.LeftButton)
    dialog = desk.dialog()
    assert dialog.title.text() == "Void certificate 000001?"
    dialog.chips.chips()[0].click()
    assert dialog.input.text() == "Name misspelt"
    dialog.input.setFocus()
    desk.press(Qt.Key.Key_Return)
    detail = kit.tools.queries.certificate(certificate.id)
    assert detail is not None
    assert detail.certificate.void_at is None
    QTest.mouseClick(dialog.yes_button, Qt.MouseButton.LeftButton)
    assert desk.page.verdict.band.verdict is Verdict.VOID
    assert kit.tools.queries.certificate_log()[0].void_reason == "Name misspelt"


def test_the_log_tells_what_was_issued_printed_again_and_voided(kit: DeskKit, window: OpenWindow) -> None:
    first, second = who_served(kit, 2)
    issued(kit, first)
    kit.clock.advance(timedelta(minutes=1))
    voided = issued(kit, second)
    kit.write(partial(void_certificate, certificate_id=voided.id, reason="姓名错字"))
    desk = window()
    desk.press(Qt.Key.Key_F6)
    model = desk.page.log.model
    told = [
        str(model.data(model.index(at, 0), Qt.ItemDataRole.DisplayRole)) for at in range(model.rowCount())
    ]
    assert told[0] == f"000002 {second.name} · Void · 姓名错字"
    assert told[1].startswith(f"000001 {first.name} · To print")


def test_the_register_is_a_key_and_a_button_away(window: OpenWindow) -> None:
    desk = window()
    asked: list[Destination] = []
    desk.page.go.connect(lambda place, _argument: asked.append(place))
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(desk.page.log.register_button, Qt.MouseButton.LeftButton)
    assert asked == [Destination.REGISTER, Destination.REGISTER]


# -- reach, reading, size --


def test_every_control_has_a_name_and_the_order_of_tab_is_the_order_on_screen(
    kit: DeskKit, window: OpenWindow
) -> None:
    who_served(kit)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    reached: list[QWidget] = []
    desk.page.who.mode.setFocus()
    for _ in range(30):
        QTest.keyClick(desk.host.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in reached:
            break
        reached.append(focused)
    assert [type(one).__name__ for one in reached if not one.accessibleName()] == []
    columns = [one.mapTo(desk.host, QPoint(0, 0)).x() // 400 for one in reached]
    who = [one for one in reached if desk.page.who.isAncestorOf(one)]
    how = [one for one in reached if desk.page.how.isAncestorOf(one)]
    assert reached.index(who[-1]) < reached.index(how[0])
    assert len(set(columns)) >= 2


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize(("width", "height"), [(1302, 664), (1162, 664), (1236, 836), (1716, 1016)])
def test_no_text_is_cut_at_any_size(
    kit: DeskKit, window: OpenWindow, scale: float, width: int, height: int
) -> None:
    certificate = issued(kit, who_served(kit, 2)[0])
    kit.theme.set_text_scale(scale)
    kit.theme.set_scheme(Scheme.DARK)
    desk = window()
    desk.host.resize(width, height)
    desk.press(Qt.Key.Key_F6)
    assert clipped_texts(desk.host) == []
    desk.page.take_target(CodeTarget(kind="certificate", id=certificate.id, title=""))
    QApplication.sendPostedEvents()
    assert clipped_texts(desk.host) == []
    assert desk.host.width() <= width


def test_the_page_opens_at_a_person_or_an_activity(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit)
    kit.clock.set(MORNING + timedelta(days=400))
    desk = window()
    desk.page.opened(people[1].id)
    assert names(desk) == [people[1].name]
    activity = kit.tools.queries.activities(local_day(MORNING), local_day(MORNING))[0]
    desk.page.opened(f"activity:{activity.id}")
    assert sorted(names(desk)) == sorted(person.name for person in people)


def test_on_a_small_screen_with_large_text_the_verdict_comes_into_view(
    kit: DeskKit, window: OpenWindow
) -> None:
    certificate = issued(kit, who_served(kit, 1)[0])
    kit.theme.set_text_scale(1.5)
    desk = window()
    desk.host.resize(1162, 664)
    desk.scanner.scan(code_of(certificate))
    QApplication.sendPostedEvents()
    steps = [desk.page.middle, desk.page.how, desk.page.log]
    tops = [part.mapTo(desk.host, QPoint(0, 0)).y() for part in steps]
    assert tops == sorted(tops)
    assert desk.page.verdict.band.visibleRegion().boundingRect().height() > 0
