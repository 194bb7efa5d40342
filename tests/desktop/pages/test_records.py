"""星级与报送: stars by a list, records for the national system and its answers. Everybody is invented."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.hours_corrections import AskCorrection, ask_correction, decide_correction
from core.commands.national_reports import NationalAnswer, note_answers, report_records
from core.commands.stars import cancel_star_list
from core.domain.attendance import Attendance
from core.domain.certificate import CertificateKind
from core.domain.national_report import ReportState
from core.domain.print_record import ON_A3, Paper, PrintRecord
from core.domain.service_minutes import HoursPolicy
from core.ports.store import DeskPolicy
from desktop.page import OF_STARS, Destination
from desktop.pages.certificates import CertificatesPage
from desktop.pages.records import RecordsPage
from desktop.pages.records.national_file import HEAD, AnswersUnreadable, read_answers
from desktop.reason import ReasonDialog
from tests.desktop.hands import Hands
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import said
from tests.desktop.pages.test_hours_acts import cells, second_clerk
from tests.papers.reading import pypdf_text


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    """A centre that gives its first stars early: 1, 3, 6, 10 and 15 hours."""
    made = DeskKit(tmp_path, qapp, policy=DeskPolicy(hours=HoursPolicy(), star_hours=(1, 3, 6, 10, 15)))
    yield made
    made.close()


def a_page(kit: DeskKit, qtbot: QtBot, tab: str = "stars") -> RecordsPage:
    page = RecordsPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(1236, 836)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened(tab)
    return page


def served(kit: DeskKit, *names: str) -> list[str]:
    """Each of them has served two hours, confirmed."""
    people = [kit.a_volunteer(name) for name in names]
    activity = kit.an_activity()
    for person in people:
        kit.a_visit(activity, person)
    kit.reviewed(activity)
    return [person.id for person in people]


def test_who_rises_is_awarded_once_and_the_list_stays(kit: DeskKit, qtbot: QtBot) -> None:
    served(kit, "罗小满", "吕佳禾")
    page = a_page(kit, qtbot)
    stars = page.stars
    assert [stars.model.cell(row, 4).text for row in range(stars.model.rowCount())] == ["0 → 1"] * 2
    Hands().click(stars.award_button)
    assert stars.model.rowCount() == 0
    assert stars.award_button.isHidden()
    assert [stars.lists.cell(0, column).text for column in (1, 4)] == ["2", "Posted until 27 May"]
    kit.later(days=8)
    page.reload()
    assert stars.lists.cell(0, 4).text == "In force"


def test_the_list_is_printed_masked_and_its_certificates_wait_for_the_end_of_the_posting(
    kit: DeskKit, qtbot: QtBot
) -> None:
    people = served(kit, "罗小满", "吕佳禾")
    page = a_page(kit, qtbot)
    page.save()
    (made,) = kit.store.queries.star_lists()
    for act, subject in (
        (page.print_open, made.id),
        (lambda: page.stars.print_list(large=True), made.id + ON_A3),
    ):
        with qtbot.waitSignal(kit.tools.notices.said):
            act()
        assert kit.store.queries.all_rows(PrintRecord)[-1].paper is Paper.STAR_LIST
        text = pypdf_text(kit.maker.make(Paper.STAR_LIST, subject).pdf)
        assert "吕*禾" in text
        assert "吕佳禾" not in text
        assert "至2026年5月27日" in text
    assert not page.stars.certificates_button.isEnabled()
    kit.later(days=8)
    page.reload()
    with qtbot.waitSignal(page.go) as went:
        Hands().click(page.stars.certificates_button)
    assert went.args == [Destination.CERTIFICATES, OF_STARS + made.id]
    certificates = CertificatesPage(kit.tools)
    qtbot.addWidget(certificates)
    certificates.opened(went.args[1])
    qtbot.waitUntil(lambda: {person.id for person in certificates.who.chosen()} == set(people))
    assert certificates.how.kind() is CertificateKind.STAR


def test_a_list_made_again_from_the_same_records_says_the_same(kit: DeskKit, qtbot: QtBot) -> None:
    served(kit, "罗小满", "吕佳禾")
    page = a_page(kit, qtbot)
    page.save()
    (first,) = kit.store.queries.star_lists()
    before = [(row.name, row.minutes, row.stars) for row in kit.store.queries.star_list_people(first.id)]
    kit.write(partial(cancel_star_list, list_id=first.id, reason="公示有异议"))
    kit.later(minutes=1)
    page.reload()
    page.save()
    again = next(row for row in kit.store.queries.star_lists() if not row.cancelled)
    after = [(row.name, row.minutes, row.stars) for row in kit.store.queries.star_list_people(again.id)]
    assert (again.id != first.id, after) == (True, before)


def test_a_list_is_taken_back_with_its_reason_and_can_be_made_again(kit: DeskKit, qtbot: QtBot) -> None:
    served(kit, "罗小满")
    page = a_page(kit, qtbot)
    page.save()
    page.stars.ask_to_cancel()
    (asked,) = page.findChildren(ReasonDialog)
    asked.input.setText("公示有异议")
    Hands().click(asked.yes_button)
    assert page.stars.lists.cell(0, 4).text == "Taken back: 公示有异议"
    assert page.stars.model.rowCount() == 1


def test_records_are_written_to_a_file_whole_and_count_as_reported(
    kit: DeskKit, qtbot: QtBot, tmp_path: Path
) -> None:
    served(kit, "罗小满", "单𬱖")
    page = a_page(kit, qtbot, "national")
    panel, place = page.national, tmp_path / "report.csv"
    assert panel.model.rowCount() == 2
    sentences = said(kit)
    with qtbot.waitSignal(kit.tools.notices.said):
        panel.report(place)
    assert "2 " in sentences[-1]
    rows = list(csv.reader(place.read_text(encoding="utf-8-sig").splitlines()))
    assert tuple(rows[0]) == HEAD
    assert sorted(row[1] for row in rows[1:]) == ["单𬱖", "罗小满"]
    assert all(len(row[3].strip()) == 18 and row[3].startswith("\t") for row in rows[1:])
    assert kit.store.queries.national_counts().reported == 2


def test_answers_are_read_back_from_the_same_file(kit: DeskKit, qtbot: QtBot, tmp_path: Path) -> None:
    served(kit, "罗小满", "吕佳禾")
    page = a_page(kit, qtbot, "national")
    place = tmp_path / "report.csv"
    with qtbot.waitSignal(kit.tools.notices.said):
        page.national.report(place)
    kit.clock.set(kit.clock() + timedelta(minutes=5))
    rows = list(csv.reader(place.read_text(encoding="utf-8-sig").splitlines()))
    rows[1][-2], rows[2][-1] = "5109260001", "证件号码不符"
    with place.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    with qtbot.waitSignal(kit.tools.notices.said):
        page.national.read(place)
    counts = kit.store.queries.national_counts()
    assert (counts.confirmed, counts.returned, counts.reported) == (1, 1, 0)
    (back,) = kit.store.queries.national_rows(ReportState.RETURNED)
    assert back.reason == "证件号码不符"


def test_hours_corrected_after_they_were_reported_stand_on_a_chip_of_their_own(
    kit: DeskKit, qtbot: QtBot, tmp_path: Path
) -> None:
    served(kit, "罗小满")
    (record,) = kit.store.queries.national_rows("unreported")
    kit.write(partial(report_records, record_ids=[record.record_id]))
    kit.later(minutes=5)
    kit.write(partial(note_answers, answers=[NationalAnswer(record.record_id, number="51")]))
    kit.later(minutes=5)
    (visit,) = kit.store.queries.all_rows(Attendance)
    (asked,) = kit.write(partial(ask_correction, attendance_id=visit.id, new_minutes=60, reason="提前离开"))
    assert isinstance(asked, AskCorrection)
    kit.write(
        partial(decide_correction, correction_id=asked.correction.id, granted=True, second=second_clerk(kit))
    )
    page, place = a_page(kit, qtbot, "national"), tmp_path / "again.csv"
    page.national.chips.choose(ReportState.CHANGED)
    page.national.load()
    assert kit.store.queries.national_counts().changed == 1
    assert cells(page.national.table)[-1] == "Corrected, to be told anew"
    with qtbot.waitSignal(kit.tools.notices.said):
        page.national.report(place)
    (row,) = csv.DictReader(place.read_text(encoding="utf-8-sig").splitlines())
    assert (row["原回执编号"].strip(), row["服务时长（小时）"].strip()) == ("51", "1.0")
    assert kit.store.queries.national_counts().reported == 1


def test_a_file_that_is_not_ours_is_said_so(kit: DeskKit, qtbot: QtBot, tmp_path: Path) -> None:
    page = a_page(kit, qtbot, "national")
    place = tmp_path / "other.csv"
    place.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(AnswersUnreadable):
        read_answers(place)
    sentences = said(kit)
    with qtbot.waitSignal(kit.tools.notices.said):
        page.national.read(place)
    assert "Not a file of ours" in sentences[-1]


def test_empty_tabs_say_so(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert page.stars.empty.isVisible()
    assert page.stars.no_lists.isVisible()
    page.open_tab("national")
    assert page.national.empty.isVisible()
    assert page.national.report_button.isHidden()
