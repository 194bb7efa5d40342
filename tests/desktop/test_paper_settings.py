"""A unit's own papers and the overprint of this PC's printers. Everybody here is invented."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from core.commands.certificates import IssueCertificate
from core.commands.honours import Award, issue_award
from core.commands.paper_templates import edit_template
from core.commands.volunteers import VolunteerForm
from core.domain.certificate import CertificateKind
from core.domain.local_time import local_day
from core.domain.print_record import Paper
from core.papers.template.papers import PAPERS
from core.papers.template.shipped import shipped_text
from desktop.pages.settings.printing import PrintingSection
from desktop.pages.settings.templates import TemplatesSection, layouts
from desktop.settings import Shift, SlipPaper
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk
from tests.papers.reading import pypdf_text


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as kit:
        yield kit


@pytest.fixture
def section(kit: DeskKit, qtbot: QtBot) -> TemplatesSection:
    section = TemplatesSection(kit.tools)
    qtbot.addWidget(section)
    section.show()
    section.paper_box.setCurrentIndex(section.paper_box.findData(Paper.HONOUR_CERTIFICATE.value))
    section.opened()
    qtbot.waitUntil(section.save_button.isEnabled)
    return section


def kept(kit: DeskKit) -> str:
    return kit.tools.queries.paper_template(Paper.HONOUR_CERTIFICATE.value)


def closing(section: TemplatesSection) -> int:
    return next(number for number, box in section.inputs.items() if "特发此证" in box.text())


def test_a_text_is_changed_seen_and_kept(kit: DeskKit, section: TemplatesSection, qtbot: QtBot) -> None:
    box = section.inputs[closing(section)]
    box.setText("特颁此证。")
    box.textEdited.emit("特颁此证。")
    assert not section.save_button.isEnabled(), "not before it was drawn"
    qtbot.waitUntil(section.save_button.isEnabled)
    section.save_button.click()
    qtbot.waitUntil(lambda: "特颁此证。" in kept(kit))
    assert kept(kit) != shipped_text(Paper.HONOUR_CERTIFICATE.value)


def test_a_mistake_is_said_with_its_line_and_cannot_be_kept(
    kit: DeskKit, section: TemplatesSection, qtbot: QtBot
) -> None:
    body = section.editor.toPlainText().replace("{honour}", "{honours}")
    section.editor.setPlainText(body)
    qtbot.waitUntil(lambda: bool(section.said.text()))
    line = next(n for n, text in enumerate(body.splitlines(), 1) if "{honours}" in text)
    assert f"Line {line - 2}" in section.said.text()
    assert not section.save_button.isEnabled()
    section.save()
    assert kept(kit) == ""


def test_the_picture_stays_in_sight_and_on_its_page(section: TemplatesSection, qtbot: QtBot) -> None:
    scroll = QScrollArea()
    qtbot.addWidget(scroll)
    scroll.setWidgetResizable(True)
    scroll.setWidget(section)
    scroll.resize(860, 500)
    scroll.show()
    section.paper_box.setCurrentIndex(section.paper_box.findData("volunteer_card"))
    section.opened()
    qtbot.waitUntil(lambda: section.preview.page_count() == 2)
    section.beside.pager.forward.click()
    scroll.verticalScrollBar().setValue(600)
    qtbot.waitUntil(lambda: section.preview.mapTo(scroll.viewport(), QPoint(0, 0)).y() == 0)
    box = next(box for box in section.inputs.values() if box.text() == "持证须知")
    box.setText("请您留意")
    box.textEdited.emit("请您留意")
    qtbot.waitUntil(section.save_button.isEnabled)
    assert section.beside.pager.back.isEnabled(), "still the back"
    scroll.takeWidget()


def test_the_shipped_text_comes_back(kit: DeskKit, section: TemplatesSection, qtbot: QtBot) -> None:
    section.editor.setPlainText(section.editor.toPlainText().replace("以资鼓励", "以示表彰"))
    qtbot.waitUntil(section.save_button.isEnabled)
    section.save()
    qtbot.waitUntil(lambda: kept(kit) != "")
    section.restore()
    qtbot.waitUntil(lambda: "以资鼓励" in section.editor.toPlainText())
    assert kept(kit) == ""


def test_every_paper_of_the_list_is_there_once_and_can_be_drawn(kit: DeskKit) -> None:
    listed = layouts()
    assert len({name for _, name in listed}) == len(listed)
    assert {layout for layout, _ in listed} == set(PAPERS)
    for layout, _ in listed:
        assert kit.maker.template_draft(layout, shipped_text(layout)).pdf


@pytest.mark.parametrize("paper", list(SlipPaper))
def test_slips_of_every_size_are_printed_by_the_units_own_text(kit: DeskKit, paper: SlipPaper) -> None:
    request_id = kit.a_request().id
    kit.tools.settings.change(slip_paper=paper)
    shipped = kit.maker.make(Paper.REQUEST_SLIP, request_id)
    layout = {SlipPaper.A5: "request_slip"}.get(paper, f"request_slip_{shipped.size.width_mm:.0f}mm")
    own = shipped_text(layout).replace('text = "群众点单回执"', 'text = "便民凭条"')
    kit.write(partial(edit_template, paper=layout, body=own))
    made = kit.maker.make(Paper.REQUEST_SLIP, request_id)
    assert made.size == shipped.size
    assert "便民凭条" in pypdf_text(made.pdf)


def test_cards_are_printed_and_shown_by_the_units_own_text(kit: DeskKit) -> None:
    volunteer = kit.a_volunteer()
    own = shipped_text("volunteer_card").replace("奉献 · 友爱", "奉献 · 友善")
    kit.write(partial(edit_template, paper="volunteer_card", body=own))
    assert "友善" in pypdf_text(kit.maker.make(Paper.VOLUNTEER_CARD, volunteer.id).pdf)
    assert "友善" in pypdf_text(kit.maker.card_draft(VolunteerForm(name="罗小满")).pdf)


def test_record_certificates_are_printed_by_the_units_own_text(kit: DeskKit) -> None:
    volunteer, day = kit.a_volunteer(), local_day(kit.clock())
    own = shipped_text("service_certificate").replace("扫码核对真伪", "扫一扫辨真伪")
    kit.write(partial(edit_template, paper="service_certificate", body=own))
    assert "扫一扫辨真伪" in pypdf_text(kit.maker.certificate_draft(volunteer.id, day, day).pdf)


def test_sign_in_sheets_are_printed_by_the_units_own_text(kit: DeskKit) -> None:
    activity = kit.an_activity()
    kit.a_sheet(activity)
    own = shipped_text("sign_in_sheet").replace("手机扫一扫 签到签退", "来了走了都扫我")
    kit.write(partial(edit_template, paper="sign_in_sheet", body=own))
    assert "来了走了都扫我" in pypdf_text(kit.maker.make(Paper.SIGN_IN_SHEET, activity.id).pdf)


def test_the_offsets_are_kept_for_the_printer(kit: DeskKit, qtbot: QtBot) -> None:
    section = PrintingSection(kit.tools, lambda: ("HP",))
    qtbot.addWidget(section)
    kit.tools.settings.change(printers={Paper.HONOUR_CERTIFICATE.value: "HP"})
    section.right_box.setValue(1.5)
    section.down_box.setValue(-0.5)
    section.scale_box.setValue(99.5)
    assert kit.tools.settings.current.shifts == {
        "HP": Shift(on=False, right_mm=1.5, down_mm=-0.5, scale=0.995)
    }


@pytest.mark.parametrize(("right", "down", "scale"), [(0.3, 0.0, 1.0), (0.0, 31.0, 1.0), (0.0, 0.0, 1.2)])
def test_offsets_are_half_millimetres_within_reason(right: float, down: float, scale: float) -> None:
    with pytest.raises(ValueError, match=r"[0-9]"):
        Shift(right_mm=right, down_mm=down, scale=scale)


def test_the_test_sheet_is_moved_as_the_printer_is_set(kit: DeskKit) -> None:
    before = kit.maker.make(Paper.RULER_SHEET, "").pdf
    kit.tools.settings.change(shifts={"": Shift(right_mm=2.0)})
    assert kit.maker.make(Paper.RULER_SHEET, "").pdf != before


def test_certificates_are_printed_by_the_units_own_text(kit: DeskKit) -> None:
    volunteer = kit.a_volunteer()
    name = Paper.HONOUR_CERTIFICATE.value
    own = shipped_text(name).replace("特发此证，以资鼓励。", "特颁此证。")
    kit.write(partial(edit_template, paper=name, body=own))
    award = Award(CertificateKind.HONOUR, "优秀志愿者", "热心公益")
    day = local_day(kit.clock())
    order = partial(issue_award, volunteer_id=volunteer.id, award=award, period_from=day, period_to=day)
    (command,) = kit.write(order)
    assert isinstance(command, IssueCertificate)
    text = pypdf_text(kit.maker.make(Paper.HONOUR_CERTIFICATE, command.certificate.id).pdf)
    assert "特颁此证。" in text
    assert command.certificate.number in text
    kit.tools.settings.change(shifts={"": Shift(on=True, right_mm=1.0)})
    over = pypdf_text(kit.maker.make(Paper.HONOUR_CERTIFICATE, command.certificate.id).pdf)
    assert "荣誉证书" not in over
    assert "优秀志愿者" in over
