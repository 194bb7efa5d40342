"""The photographs of the demo are hard enough to be a test, and are read."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.papers.sheet_reading.pictures import pictures_in
from core.papers.sheet_reading.reader import read_picture
from core.papers.sheet_reading.readings import Verdict
from core.papers.sign_in_sheet import render_sign_in_sheet
from desktop.demo.photo import take_photo
from desktop.devices.qt_pages import grey_pages
from tests.papers.sheet_reading.filled import a_coded_sheet

SHEET = a_coded_sheet(1, 30)
TICKED = [2, 3, 20]


@pytest.fixture
def sheet(qapp: QApplication) -> bytes:
    del qapp  # its fonts
    return render_sign_in_sheet(SHEET)


@pytest.mark.parametrize("seed", range(1, 6))
@pytest.mark.parametrize("page", [0, 1])
def test_a_photograph_of_the_demo_is_read_without_a_mistake(
    sheet: bytes, tmp_path: Path, page: int, seed: int
) -> None:
    take_photo(sheet, page, TICKED, seed, tmp_path / "photo.jpg")
    [grey] = pictures_in(tmp_path / "photo.jpg", grey_pages)
    [read] = read_picture(grey, 1)
    assert read.code == SHEET.page_codes[page]
    for box in ("present", "left"):
        found = {row.place: getattr(row, box).verdict for row in read.rows}
        assert {place for place, verdict in found.items() if verdict is not Verdict.EMPTY} == set(TICKED)


def test_the_same_seed_takes_the_same_photograph(sheet: bytes, tmp_path: Path) -> None:
    for name in ("one.jpg", "two.jpg"):
        take_photo(sheet, 0, TICKED, 7, tmp_path / name)
    assert (tmp_path / "one.jpg").read_bytes() == (tmp_path / "two.jpg").read_bytes()
