"""The preview shows what will be printed, on white paper in every scheme."""

import subprocess
import sys
from io import BytesIO

import pytest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from widgets.pdf_preview import Pager, PdfPreview, UnreadablePdfError
from widgets.theme import Theme
from widgets.tokens import Scheme


def two_pages() -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(300, 420))
    for number in (1, 2):
        canvas.drawString(50, 50, f"page {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_pages_are_shown_one_at_a_time(theme: Theme, qtbot: QtBot) -> None:
    theme.set_scheme(Scheme.DARK)
    preview = PdfPreview(theme, "证明预览")
    qtbot.addWidget(preview)
    preview.resize(400, 600)
    preview.show()
    heard: list[tuple[int, int]] = []
    preview.page_shown.connect(lambda at, count: heard.append((at, count)))
    preview.show_pdf(two_pages())
    preview.show_page(7)
    assert heard == [(0, 2), (1, 2)]
    middle = preview.grab().toImage().pixelColor(200, 200)
    assert middle.name() == "#ffffff"


def test_bytes_that_are_no_pdf_are_refused(theme: Theme, qtbot: QtBot) -> None:
    preview = PdfPreview(theme, "证明预览")
    qtbot.addWidget(preview)
    with pytest.raises(UnreadablePdfError):
        preview.show_pdf(b"not a pdf")
    assert preview.page_count() == 0


def test_the_pager_stops_at_both_ends(theme: Theme, qtbot: QtBot) -> None:
    pager = Pager(theme)
    qtbot.addWidget(pager)
    turned: list[int] = []
    pager.turned.connect(turned.append)
    pager.set_position(0, 2)
    pager.forward.click()
    pager.forward.click()
    pager.back.click()
    assert turned == [1, 0]
    assert not pager.back.isEnabled()


def test_qtpdf_is_not_loaded_before_the_first_preview() -> None:
    program = "import sys, widgets.gallery; sys.exit('PySide6.QtPdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
