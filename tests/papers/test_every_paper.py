"""Every paper and size: its codes, its text, its edges, the place of the seal, and how it looks."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.domain.print_record import Paper
from core.papers.template.checking import SEAL_SIDE_MM
from desktop.devices.pdf_pages import opened, rendered
from tests.papers.catalogue import LONG_NAME, NAME, PAPERS, PaperCase
from tests.papers.contact_sheet import PICTURES, contact_sheet
from tests.papers.golden_pages import (
    DPI,
    DRAWN_DPI,
    FOLDER,
    difference,
    drawn,
    golden_path,
    is_like,
    small,
    text_of,
    text_path,
)
from tests.papers.reading import (
    Glyph,
    codes,
    glyphs,
    line_glyphs,
    page_sizes_mm,
    pdfminer_text,
    pypdf_text,
    raster,
    squeezed,
)

every_paper = pytest.mark.parametrize("case", PAPERS, ids=str)
NAMED = [
    pytest.param(case, name, id=f"{case}-{told}")
    for case in PAPERS
    for name, told in ((NAME, "name"), (LONG_NAME, "long-name"))
    if case.named or name == NAME
]
SEALED = {f"{case}-{told}" for case in PAPERS if case.seal for told in ("name", "long-name")}
every_paper_and_name = pytest.mark.parametrize(("case", "name"), NAMED)
ALL_PAGES = [(case, page) for case in PAPERS for page in range(len(case.codes))]
TRIED = {"service_certificate", "honour_certificate", "request_slip-80mm"}
"""The papers by which the way of comparing is proved in a short run; a long one takes all."""
FOR_PROOF = [
    pytest.param(case, page, id=f"{case}.{page + 1}", marks=() if case.name in TRIED else (pytest.mark.slow,))
    for case, page in ALL_PAGES
]
every_page = pytest.mark.parametrize(("case", "page"), ALL_PAGES, ids=[f"{c}.{p + 1}" for c, p in ALL_PAGES])
SHORT = 3
"""A figure alone, as in the first column of the sign-in sheet, is too small for the eye of these tests."""
EDGE_MM = 0.3
"""Half a stroke and a rounded pixel."""


def test_whatever_the_desk_prints_is_here() -> None:
    assert {paper.value for paper in Paper} == {case.name.split("-")[0] for case in PAPERS}


@pytest.mark.parametrize(
    ("case", "dpi"),
    [(case, dpi) for case in PAPERS for dpi in (150, 300) if dpi == 150 or any(case.codes)],
    ids=str,
)
def test_every_code_is_read_back_and_there_is_no_other(case: PaperCase, dpi: int) -> None:
    pdf = case.pdf()
    found = [codes(pdf, page, dpi) for page in range(len(page_sizes_mm(pdf)))]
    assert found == [sorted(page) for page in case.codes]


@every_paper_and_name
def test_two_readers_find_what_the_paper_says(case: PaperCase, name: str) -> None:
    pdf = case.pdf(name)
    first, second = pypdf_text(pdf), pdfminer_text(pdf)
    for said in case.said(name):
        assert squeezed(said) in first
        assert squeezed(said) in second
    assert sorted(first) == sorted(second)
    assert not {"\0", "\ufffd"} & set(first)


@every_paper_and_name
def test_the_edges_stay_white(case: PaperCase, name: str) -> None:
    pdf = case.pdf(name)
    for page, (width, height) in enumerate(page_sizes_mm(pdf)):
        assert width == case.size_mm[0]
        assert height == case.size_mm[1] or (case.size_mm[1] == 0 and height > 50)
        for left, top, right, bottom in _ink(pdf, page, case):
            assert min(left, top, width - right, height - bottom) >= case.margin_mm


def _ink(pdf: bytes, page: int, case: PaperCase) -> list[tuple[float, float, float, float]]:
    """Boxes around what is drawn, in millimetres: all of the raster, or the letters where colour bleeds."""
    if case.bleeds:
        return [(glyph.x0, glyph.top, glyph.x1, glyph.bottom) for glyph in glyphs(pdf)[page]]
    box = raster(pdf, page, 127).point([255 if value < 250 else 0 for value in range(256)]).getbbox()
    assert box is not None
    return [(box[0] / 5, box[1] / 5, box[2] / 5, box[3] / 5)]


@pytest.mark.parametrize(("case", "name"), [one for one in NAMED if one.id in SEALED])
def test_in_the_square_of_the_seal_stand_unit_and_date_and_nothing_else(case: PaperCase, name: str) -> None:
    assert case.seal is not None
    left, top = case.seal
    pdf = case.pdf(name)
    inside = [glyph for glyph in glyphs(pdf)[0] if _is_inside(glyph, left, top)]
    lines = ["".join(glyph.text for glyph in line) for line in line_glyphs(inside)]
    assert len(lines) == len(case.in_seal)
    for line, whole in zip(lines, case.in_seal, strict=True):
        assert len(line) > 5
        assert line in whole, "a long name of the unit may stand out at both sides"
    image = raster(pdf, 0, 127)
    pen = ImageDraw.Draw(image)
    for glyph in inside:
        box = glyph.x0 - EDGE_MM, glyph.top - EDGE_MM, glyph.x1 + EDGE_MM, glyph.bottom + EDGE_MM
        pen.rectangle([side * 5 for side in box], fill=255)
    square = (left + EDGE_MM, top + EDGE_MM, left + SEAL_SIDE_MM - EDGE_MM, top + SEAL_SIDE_MM - EDGE_MM)
    corners = [round(side * 5) for side in square]
    assert image.crop((corners[0], corners[1], corners[2], corners[3])).getextrema() == (255, 255)


def _is_inside(glyph: Glyph, left: float, top: float) -> bool:
    right, bottom = left + SEAL_SIDE_MM, top + SEAL_SIDE_MM
    return glyph.x1 > left and glyph.x0 < right and glyph.bottom > top and glyph.top < bottom


# -- how it looks -----------------------------------------------------------------------------------------


@every_paper
def test_a_paper_says_line_by_line_what_it_said(case: PaperCase) -> None:
    assert text_of(case.pdf()) == text_path(case).read_text(encoding="utf-8")


@every_page
def test_a_page_looks_as_it_did(case: PaperCase, page: int) -> None:
    kept, now = Image.open(golden_path(case, page)).convert("L"), small(drawn(case.pdf(), page))
    if not is_like(kept, now):
        path = _side_by_side(kept, now, f"{case.name}.{page + 1}")
        pytest.fail(f"see {path}; if it is meant so: python -m tests.papers.golden_pages")


def _side_by_side(kept: Image.Image, now: Image.Image, name: str) -> Path:
    """Before, after, and what differs."""
    shown = [kept, now]
    if kept.size == now.size:
        shown.append(Image.fromarray(~difference(kept, now)))
    whole = Image.new("L", (sum(one.width + 8 for one in shown), max(one.height for one in shown)), 128)
    at = 0
    for one in shown:
        whole.paste(one, (at, 0))
        at += one.width + 8
    PICTURES.mkdir(parents=True, exist_ok=True)
    whole.save(PICTURES / f"golden-{name}.png")
    return PICTURES / f"golden-{name}.png"


def test_the_pictures_are_those_of_the_papers_and_small() -> None:
    pictures = {golden_path(case, page) for case, page in ALL_PAGES}
    assert set(FOLDER.iterdir()) == pictures | {text_path(case) for case in PAPERS}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_500_000


@pytest.mark.parametrize(("case", "page"), FOR_PROOF)
def test_another_rasteriser_makes_no_difference(qapp: QApplication, case: PaperCase, page: int) -> None:
    """Qt's own pdfium, from more pixels."""
    del qapp  # its fonts
    finer = 5
    document = opened(case.pdf())
    points = document.pagePointSize(page)
    size = QSize(*(round(side / 72 * DPI * finer) for side in (points.width(), points.height())))
    image = rendered(document, page, size, QRect(QPoint(0, 0), size), smooth=True)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = Image.frombuffer(
        "L", size.toTuple(), bytes(grey.constBits()), "raw", "L", grey.bytesPerLine(), 1
    )
    with Image.open(golden_path(case, page)) as kept:
        assert is_like(kept, pixels.reduce(finer))


@pytest.mark.parametrize(("case", "page"), FOR_PROOF)
def test_a_line_that_is_moved_by_a_millimetre_or_missing_is_seen(case: PaperCase, page: int) -> None:
    pdf = case.pdf()
    kept, now = Image.open(golden_path(case, page)).convert("L"), drawn(pdf, page)
    lines = [line for line in line_glyphs(glyphs(pdf)[page]) if len(line) > SHORT]
    for line in lines[:: max(1, len(lines) // 5)]:
        for moved in ((0.0, 1.0), (1.0, 0.0), None):
            assert not is_like(kept, small(_with_line(now, line, moved))), (line[0].text, moved)


def _with_line(page: Image.Image, line: list[Glyph], moved: tuple[float, float] | None) -> Image.Image:
    """The page with one line moved (right, down in millimetres) or gone."""
    scale = DRAWN_DPI / 25.4
    box = (
        min(glyph.x0 for glyph in line),
        min(glyph.top for glyph in line),
        max(glyph.x1 for glyph in line),
        max(glyph.bottom for glyph in line),
    )
    left, top, right, bottom = (round(side * scale) for side in box)
    words, changed = page.crop((left, top, right, bottom)), page.copy()
    changed.paste(words.crop((0, 0, 1, 1)).resize(words.size), (left, top))
    if moved is not None:
        changed.paste(words, (left + round(moved[0] * scale), top + round(moved[1] * scale)))
    return changed


def test_all_papers_are_on_one_picture() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    contact_sheet().save(PICTURES / "papers.png")
    with Image.open(PICTURES / "papers.png") as whole:
        assert whole.width > 1000
