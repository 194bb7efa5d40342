"""`read-sheet`: pictures of a desk's own sheets, of others', and of no sheet at all."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfWriter

from core.domain.codes import Code, CodeKind
from core.papers.from_rows import sheet_facts
from core.papers.sheet_reading.picture_types import PictureRefused, PictureTrouble
from core.papers.sign_in_sheet import render_sign_in_sheet, sheet_geometry
from desktop.__main__ import main
from desktop.devices.key_store import FolderKeyStore
from desktop.devices.qt_pages import grey_pages
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter
from tests.papers.builders import a_sheet
from tests.papers.reading import raster
from tests.papers.sheet_reading.filled import codes_for

DPI = 200
HEAD = {"image", "page", "sheet_code", "status", "rows"}
ROW = {"row", "volunteer_number", "present", "left", "confidence", "needs_review"}


def ticked(pdf: bytes, page: int, *places: int) -> Image.Image:
    """A scan of a page with a tick in the box 到 of these rows."""
    image = raster(pdf, page, DPI)
    pen = ImageDraw.Draw(image)
    for place in places:
        box = sheet_geometry().rows[place - 1].present
        points = [(0.7, 2.4), (1.9, 3.7), (4.0, 0.6)]
        pen.line([((box.x + x) * DPI / 25.4, (box.y + y) * DPI / 25.4) for x, y in points], fill=60, width=4)
    return image


def a_foreign_sheet() -> bytes:
    """A page with a code no desk here has given out."""
    return render_sign_in_sheet(a_sheet(3, page_codes=codes_for(9, 1)))


class PrintedSheet:
    """A desk with a sheet of nine people, printed, and its data folder ready for the command line."""

    def __init__(self, counter: Counter) -> None:
        self.numbers: list[str] = []
        self.token = ""
        self.pdf = b""
        counter.prepare(self._fill)
        key = counter.key_store.load()
        assert key is not None
        FolderKeyStore(counter.data.root, None).save(key)
        self.data = counter.data.root

    def _fill(self, kit: DeskKit) -> None:
        people = kit.some_volunteers()
        activity = kit.an_activity()
        kit.signed_up(activity, people)
        self.token = kit.a_sheet(activity)
        detail = kit.store.queries.activity(activity.id)
        assert detail is not None
        assert kit.on_duty.site is not None
        facts = sheet_facts(detail, kit.store.queries.latest_sheet(activity.id), kit.on_duty.site)
        self.pdf = render_sign_in_sheet(facts)
        self.numbers = [person.number for person in people]


@pytest.fixture
def sheet(counter: Counter) -> PrintedSheet:
    return PrintedSheet(counter)


def answered(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, Any, list[str]]:
    """Exit code, the answer, and the sentences."""
    code = main(["read-sheet", *map(str, arguments)])
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return code, json.loads(told.out) if told.out else None, told.err.splitlines()


def test_rows_are_matched_to_the_volunteers_of_the_printed_page(
    sheet: PrintedSheet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ticked(sheet.pdf, 0, 2, 5, 12).rotate(180).save(tmp_path / "scan.png")
    out = tmp_path / "answer.json"
    code, answer, sentences = answered(capsys, tmp_path / "scan.png", "--data", sheet.data, "--json", out)
    assert (code, sentences) == (0, [])
    assert json.loads(out.read_text("utf-8")) == answer
    (page,) = answer["pages"]
    assert set(page) == HEAD
    assert page["image"] == str(tmp_path / "scan.png")
    assert (page["page"], page["status"]) == (1, "read")
    assert page["sheet_code"] == Code(CodeKind.SHEET, sheet.token).text
    assert all(set(row) == ROW for row in page["rows"])
    assert [row["row"] for row in page["rows"]] == list(range(1, 21))
    assert [row["volunteer_number"] for row in page["rows"]] == sheet.numbers + [None] * 11
    assert [row["row"] for row in page["rows"] if row["present"]] == [2, 5, 12]
    assert not any(row["left"] or row["needs_review"] for row in page["rows"])


def test_a_scanned_pdf_is_read_page_by_page_and_the_same_page_is_told_once(
    sheet: PrintedSheet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scans = [ticked(sheet.pdf, 0, 1), ticked(sheet.pdf, 0, 1)]
    scans[0].save(tmp_path / "scan.pdf", save_all=True, append_images=scans[1:], resolution=DPI)
    code, answer, sentences = answered(capsys, tmp_path / "scan.pdf", "--data", sheet.data)
    assert code == 0
    assert [(page["page"], page["status"]) for page in answer["pages"]] == [(1, "read"), (2, "read")]
    assert len(sentences) == 1
    assert "read before" in sentences[0]


def test_a_sheet_the_desk_does_not_know_is_another_centres(
    sheet: PrintedSheet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ticked(a_foreign_sheet(), 0, 3).save(tmp_path / "other.png")
    code, answer, sentences = answered(capsys, tmp_path / "other.png", "--data", sheet.data)
    assert (code, sentences) == (3, [])
    assert answer["pages"][0]["status"] == "other_centre"
    assert all(row["volunteer_number"] is None for row in answer["pages"][0]["rows"])


def test_without_data_the_boxes_are_read_and_nobody_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ticked(a_foreign_sheet(), 0, 3).save(tmp_path / "scan.png")
    code, answer, sentences = answered(capsys, tmp_path / "scan.png", "--data", tmp_path / "none")
    assert code == 0
    assert len(sentences) == 1
    assert answer["pages"][0]["status"] == "read"
    assert [row["row"] for row in answer["pages"][0]["rows"] if row["present"]] == [3]
    assert not (tmp_path / "none").exists()


def test_bad_files_get_a_sentence_each_and_do_not_stop_the_others(
    sheet: PrintedSheet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.png").write_text("Dear centre")
    Image.new("RGB", (300, 200), "green").save(tmp_path / "meadow.jpg")
    ticked(sheet.pdf, 0).save(tmp_path / "sheet.png")
    files = [tmp_path / name for name in ("letter.png", "nobody.png", "meadow.jpg", "sheet.png")]
    code, answer, sentences = answered(capsys, *files, "--data", sheet.data)
    assert code == 3
    assert [page["status"] for page in answer["pages"]] == ["unreadable", "unreadable", "no_sheet", "read"]
    assert len(sentences) == 2
    assert all(sentence.endswith(".") for sentence in sentences)
    assert "letter.png" in sentences[0]
    assert "nobody.png" in sentences[1]


def test_a_pdf_with_a_password_is_refused() -> None:
    locked = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(render_sign_in_sheet(a_sheet(3))))
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(locked)
    with pytest.raises(PictureRefused) as refused:
        next(grey_pages(locked.getvalue()))
    assert refused.value.trouble is PictureTrouble.LOCKED


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and then nothing"])
def test_a_pdf_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(PictureRefused) as refused:
        next(grey_pages(content))
    assert refused.value.trouble is PictureTrouble.DAMAGED
