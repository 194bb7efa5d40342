"""The page 证书登记簿: every number, what became of it, and what was never printed. Everybody is invented."""

import csv
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.commands.certificates import IssueCertificate, issue_record_certificate, void_certificate
from core.commands.honours import Award, issue_award
from core.commands.prints import record_print
from core.domain.certificate import Certificate, CertificateKind
from core.domain.local_time import local_day
from core.domain.masking import mask_name_public
from core.domain.print_record import Paper
from core.ports.devices import Printer
from core.ports.rows import CodeTarget
from core.ports.store import Command, Desk
from desktop.devices.printer import FailingPrinter
from desktop.page import Destination
from desktop.pages.certificates import RegisterPage
from desktop.reason import ReasonDialog
from desktop.runtime.paper_desk import PaperDesk
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk
from tests.papers.reading import pypdf_text, squeezed
from widgets.clipping import clipped_texts
from widgets.theme import register_fonts

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit
        kit.theme.set_text_scale(1.0)


Open = Callable[[], RegisterPage]


@pytest.fixture
def opened(kit: DeskKit, qtbot: QtBot) -> Iterator[Open]:
    hosts = []

    def open_page() -> RegisterPage:
        host = QWidget()
        page = RegisterPage(kit.tools, host)
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        qtbot.addWidget(host)
        with qtbot.waitActive(host):
            host.resize(1236, 836)
            host.show()
            host.activateWindow()
        hosts.append(host)
        page.opened("")
        return page

    yield open_page
    for host in hosts:
        host.hide()


def issued(kit: DeskKit, count: int = 3, *, lost: int = 0) -> list[Certificate]:
    """Certificates of as many people, none printed; `lost` numbers were drawn before the last of them."""
    activity = kit.an_activity()
    people = [kit.a_volunteer(f"罗小满{'一二三四五六七八九十'[at % 10]}") for at in range(count)]
    kit.signed_up(activity, people)
    start = kit.clock()
    for person in people:
        kit.clock.set(start)
        kit.a_visit(activity, person, minutes=90)
    kit.reviewed(activity)
    day = local_day(kit.clock())
    made = []
    for person in people:
        skipped = lost if person is people[-1] else 0
        order = partial(
            issue_after,
            skipped,
            volunteer_id=person.id,
            period_from=day.replace(month=1, day=1),
            period_to=day,
        )
        (command,) = kit.write(order)
        assert isinstance(command, IssueCertificate)
        made.append(command.certificate)
    return made


def issue_after(skipped: int, desk: Desk, **told: object) -> Command:
    """As after a restored backup: numbers drawn before are known to the counter only."""
    for _ in range(skipped):
        desk.next_serial(f"C{local_day(desk.now()).year}")
    return issue_record_certificate(desk, **told)  # type: ignore[arg-type]  # the arguments by name


def awarded(kit: DeskKit, like: Certificate, award: Award) -> Certificate:
    """An award for the same person and period, not printed."""
    facts = like.facts
    order = partial(
        issue_award,
        volunteer_id=like.volunteer_id,
        award=award,
        period_from=facts.period_from,
        period_to=facts.period_to,
    )
    (command,) = kit.write(order)
    assert isinstance(command, IssueCertificate)
    return command.certificate


def printed(kit: DeskKit, certificate: Certificate, reason: str = "") -> None:
    paper = Paper.SERVICE_CERTIFICATE
    kit.write(partial(record_print, paper=paper, subject_id=certificate.id, printer="Laser", reason=reason))


def printing_on(kit: DeskKit, printer: Printer) -> None:
    """Every paper goes there from now on."""
    kit.tools.papers._printer_for = lambda _paper: printer  # what is unplugged at the counter
    assert isinstance(kit.tools.papers, PaperDesk)


def shown(page: RegisterPage) -> list[str]:
    return [page.model.key_at(at) for at in range(page.model.rowCount())]


def card_text(page: RegisterPage) -> str:
    return "\n".join(label.text() for label in page.number.findChildren(QLabel) if label.isVisible())


def texts(page: RegisterPage) -> str:
    return "\n".join(str(page.model.index(at, 0).data()) for at in range(page.model.rowCount()))


def test_every_number_stands_there_the_highest_first_with_what_became_of_it(
    kit: DeskKit, opened: Open
) -> None:
    first, second, third = issued(kit)
    printed(kit, first)
    printed(kit, second)
    printed(kit, second, "Original lost")
    kit.write(partial(void_certificate, certificate_id=first.id, reason="Name misspelt"))
    page = opened()
    assert shown(page) == [third.id, second.id, first.id]
    lines = texts(page).splitlines()
    assert "Not printed" in lines[0]
    assert "printed 2 time(s) · Original lost" in lines[1]
    assert "Void" in lines[2]
    page.list.choose(second.id)
    assert "Original lost" in card_text(page)
    page.list.choose(first.id)
    assert "Name misspelt" in card_text(page)


def test_it_is_filtered_by_state_kind_and_text_and_esc_goes_back(kit: DeskKit, opened: Open) -> None:
    first, second, _ = issued(kit)
    printed(kit, first)
    page = opened()
    QTest.mouseClick(page.chips.chips()[4], LEFT)
    assert first.id not in shown(page)
    assert len(shown(page)) == 2
    page.search.setFocus()
    QTest.keyClicks(page.search, second.number[-8:])
    assert shown(page) == [second.id]
    page.step_back()
    assert len(shown(page)) == 3
    page.kind_box.setCurrentIndex(2)
    page.kind_box.activated.emit(2)
    assert shown(page) == []
    assert page.empty.isVisible()
    page.step_back()
    asked: list[tuple[Destination, str]] = []
    page.go.connect(lambda place, argument: asked.append((place, argument)))
    page.step_back()
    assert asked == [(Destination.CERTIFICATES, "")]


def test_of_a_filter_nothing_matches_the_way_out_is_one_button(kit: DeskKit, opened: Open) -> None:
    issued(kit, 2)
    page = opened()
    january = page.month_box.findData(1)
    page.month_box.setCurrentIndex(january)
    page.month_box.activated.emit(january)
    assert shown(page) == []
    assert page.empty.text() == "No number matches."
    page.empty.acted.emit()
    assert len(shown(page)) == 2


def test_the_list_that_is_shown_is_printed_with_masked_names_and_noted(
    kit: DeskKit, opened: Open, qtbot: QtBot
) -> None:
    first, second, third = issued(kit)
    printed(kit, first)
    kit.write(partial(void_certificate, certificate_id=second.id, reason="Name misspelt"))
    page = opened()
    with qtbot.waitSignal(kit.tools.notices.said):
        page.print_open()
    (made,) = kit.printed.glob("*.pdf")
    text = pypdf_text(made.read_bytes())
    for told in ("2026年度", "共3件", first.number, "作废", "未打印", "罗**一"):
        assert squeezed(told) in text
    assert first.facts.volunteer_name not in text
    assert text.index(squeezed(first.number)) < text.index(squeezed(third.number))
    assert [row.paper for row in kit.store.queries.prints("2026//everything")] == [Paper.CERTIFICATE_REGISTER]


def test_the_register_is_saved_as_a_table_with_every_number_whole(
    kit: DeskKit, opened: Open, tmp_path: Path
) -> None:
    first, second, _ = issued(kit)
    printed(kit, first)
    page = opened()
    place = tmp_path / "register.csv"
    page._read_all(page._asked(), place)
    content = place.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(content.decode("utf-8-sig").splitlines())
    assert head[:3] == ["Number", "Kind", "Name (masked)"]
    assert [line[0].strip() for line in lines[:2]] == [first.number, second.number]
    assert lines[0][2] == mask_name_public(first.facts.volunteer_name)
    assert lines[0][3] == "2026-05-20"
    assert lines[0][9] == "1"


def test_a_place_that_cannot_be_written_is_told(kit: DeskKit, opened: Open, tmp_path: Path) -> None:
    issued(kit, 1)
    page = opened()
    heard: list[str] = []
    kit.tools.notices.said.connect(lambda text, _tone: heard.append(text))
    (tmp_path / "nowhere").write_text("a file where the folder should be")
    page._read_all(page._asked(), tmp_path / "nowhere" / "register.csv")
    assert heard == ["Not saved: this place cannot be written to."]


def test_a_number_opens_its_certificate(kit: DeskKit, opened: Open) -> None:
    certificate = issued(kit, 1)[0]
    page = opened()
    wanted: list[CodeTarget] = []
    page.open_target.connect(wanted.append)
    page.list.choose(certificate.id)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert [(one.kind, one.id) for one in wanted] == [("certificate", certificate.id)]


def test_what_was_never_printed_is_printed_with_one_key_the_lowest_number_first(
    kit: DeskKit, opened: Open, qtbot: QtBot
) -> None:
    made = issued(kit)
    printed(kit, made[1])
    page = opened()
    assert page.print_button.label() == "Print 2 never printed"
    page.save_and_print()
    qtbot.waitUntil(lambda: not page.printing.running)
    rows = {row.id: row.print_count for row in page.model._rows}
    assert set(rows.values()) == {1}
    assert len(list(kit.printed.glob("*.pdf"))) == 2
    assert not page.print_button.isVisible()
    page.save_and_print()
    assert len(list(kit.printed.glob("*.pdf"))) == 2


def test_each_kind_is_printed_on_its_own_paper(kit: DeskKit, opened: Open, qtbot: QtBot) -> None:
    record = issued(kit, 1)[0]
    thanks = awarded(kit, record, Award(CertificateKind.THANKS, reason="连续三年看望独居老人"))
    page = opened()
    page.save_and_print()
    qtbot.waitUntil(lambda: not page.printing.running)
    made = {one.id: kit.store.queries.certificate(one.id) for one in (record, thanks)}
    papers = {key: [row.paper for row in detail.prints] for key, detail in made.items() if detail}
    assert papers == {record.id: [Paper.SERVICE_CERTIFICATE], thanks.id: [Paper.THANKS_LETTER]}


def test_a_printer_that_refuses_is_told_and_printing_goes_on_where_it_stopped(
    kit: DeskKit, opened: Open, qtbot: QtBot
) -> None:
    made = issued(kit)
    page = opened()
    broken = FailingPrinter("offline", works=1)
    printing_on(kit, broken)
    page.save_and_print()
    qtbot.waitUntil(lambda: page.print_button.label() == "Go on printing")
    assert "printer" in page.note.text()
    broken.works = 10
    page.save_and_print()
    qtbot.waitUntil(lambda: not page.printing.running)
    assert len(broken.printed) == 3
    assert [name.split()[0] for name in broken.printed] == [one.number for one in made]
    assert {row.print_count for row in page.model._rows} == {1}


def test_what_was_never_printed_is_entered_as_void_with_a_reason(kit: DeskKit, opened: Open) -> None:
    made = issued(kit, 2)
    printed(kit, made[1])
    page = opened()
    page.list.choose(made[1].id)
    assert not page.number.void_button.isVisible()
    page.list.choose(made[0].id)
    QTest.mouseClick(page.number.void_button, LEFT)
    (dialog,) = [one for one in page.window().findChildren(ReasonDialog) if one.isVisible()]
    QTest.mouseClick(dialog.chips.chips()[0], LEFT)
    QTest.mouseClick(dialog.yes_button, LEFT)
    row = next(row for row in page.model._rows if row.id == made[0].id)
    assert (row.status.value, row.void_reason) == ("void", "Never printed")
    assert page._unprinted() == ()


def test_a_missing_number_is_explained_on_the_row_after_it(kit: DeskKit, opened: Open) -> None:
    issued(kit, lost=2)
    page = opened()
    assert "000003–000004 missing: issued before the data was put back" in texts(page)
    assert "2 number(s) missing" in page.note.text()


def test_a_long_register_comes_in_pages(kit: DeskKit, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.pages.certificates.register_page.PAGE", 2)
    issued(kit, 5)
    page = opened()
    assert page.model.canFetchMore(page.model.index(-1, -1))
    while page.model.canFetchMore(page.model.index(-1, -1)):
        page.model.fetchMore(page.model.index(-1, -1))
    assert len(set(shown(page))) == 5


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1236, 836), (1162, 664), (700, 900)])
def test_no_text_is_cut(kit: DeskKit, opened: Open, size: tuple[int, int], scale: float) -> None:
    made = issued(kit)
    printed(kit, made[0], "")
    kit.theme.set_text_scale(scale)
    page = opened()
    page.window().resize(*size)
    page.list.choose(made[1].id)
    QApplication.processEvents()
    assert clipped_texts(page) == []
