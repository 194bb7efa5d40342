import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from core.papers.sheet_reading.picture_types import GreyPixels, PictureRefused, PictureTrouble
from core.papers.sheet_reading.pictures import pictures_in
from core.papers.sheet_reading.reader import read_files
from core.papers.sheet_reading.readings import PageStatus
from core.papers.sign_in_sheet import render_sign_in_sheet
from tests.papers.builders import a_sheet
from tests.papers.reading import raster
from tests.papers.sheet_reading.filled import codes_for


def with_pdfium(pdf: bytes) -> Iterator[GreyPixels]:
    """The rasteriser of places without Qt."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        image = page.render(scale=200 / 72).to_pil().convert("L")
        yield GreyPixels(width=image.width, height=image.height, pixels=image.tobytes())
    document.close()


def a_sheet_pdf(*seeds: int) -> bytes:
    codes = tuple(code for seed in seeds for code in codes_for(seed, 1))
    return render_sign_in_sheet(a_sheet(20 * len(seeds) - 4, page_codes=codes))


def a_scan_image(seed: int = 1) -> Image.Image:
    return raster(a_sheet_pdf(seed), dpi=200)


def trouble(path: Path) -> PictureTrouble | None:
    (reading,) = read_files([path], with_pdfium)
    assert [page.status for page in reading.pages][-1] is PageStatus.UNREADABLE
    return reading.trouble


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_telephones_picture_is_turned_as_its_exif_entry_says(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = Image.new("L", (400, 200), 255)
    image.save(tmp_path / "a.jpg", exif=exif)
    (grey,) = pictures_in(tmp_path / "a.jpg", with_pdfium)
    assert grey.shape == ((200, 400) if orientation in {1, 3} else (400, 200))


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA", "P", "1", "I;16", "CMYK"])
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif", ".bmp", ".webp"])
def test_every_kind_of_pixels_becomes_grey(tmp_path: Path, mode: str, suffix: str) -> None:
    image = Image.fromarray(np.full((80, 90), 200, np.uint8)).convert("L")
    try:
        image.convert(mode).save(tmp_path / f"a{suffix}")
    except (OSError, ValueError, KeyError):
        pytest.skip("such a file does not exist")
    (grey,) = pictures_in(tmp_path / f"a{suffix}", with_pdfium)
    assert grey.dtype == np.uint8
    assert grey.shape == (80, 90)


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (70, 70), (0, 0, 0, 0)).save(tmp_path / "a.png")
    (grey,) = pictures_in(tmp_path / "a.png", with_pdfium)
    assert grey.min() == 255


def test_every_page_of_a_pdf_and_of_a_tiff_is_read_and_a_page_that_comes_again_is_marked(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.pdf").write_bytes(a_sheet_pdf(1, 2))
    a_scan_image(3).save(tmp_path / "b.tif", save_all=True, append_images=[a_scan_image(1)])
    first, second = read_files([tmp_path / "a.pdf", tmp_path / "b.tif"], with_pdfium)
    assert [(page.page, page.status) for page in first.pages] == [(1, PageStatus.READ), (2, PageStatus.READ)]
    assert [page.code for page in first.pages] == [codes_for(1, 1)[0], codes_for(2, 1)[0]]
    assert [page.repeated for page in (*first.pages, *second.pages)] == [False, False, False, True]


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "letter.jpg").write_bytes(b"Dear centre, the sheet is attached.")
    a_scan_image().save(tmp_path / "sheet.png")
    names = [tmp_path / "nobody.png", tmp_path / "letter.jpg", tmp_path, tmp_path / "sheet.png"]
    readings = list(read_files(names, with_pdfium))
    assert [reading.trouble for reading in readings] == [
        PictureTrouble.MISSING,
        PictureTrouble.NOT_A_PICTURE,
        PictureTrouble.MISSING,
        None,
    ]
    assert readings[-1].pages[0].status is PageStatus.READ


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", bytes(5000)])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    assert trouble(tmp_path / "a.png") is PictureTrouble.NOT_A_PICTURE


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_picture_that_was_copied_by_half_is_damaged(tmp_path: Path, share: float) -> None:
    packed = io.BytesIO()
    a_scan_image().save(packed, "JPEG", quality=80)
    content = packed.getvalue()
    (tmp_path / "a.jpg").write_bytes(content[: int(len(content) * share)])
    assert trouble(tmp_path / "a.jpg") is PictureTrouble.DAMAGED


def _a_png_that_says(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of this size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [12_000, 20_000, 100_000])
def test_a_huge_picture_is_refused_before_it_is_unpacked(tmp_path: Path, side: int) -> None:
    (tmp_path / "a.png").write_bytes(_a_png_that_says(side, side))
    assert trouble(tmp_path / "a.png") is PictureTrouble.TOO_LARGE


def test_a_long_strip_of_20000_pixels_is_looked_at_and_is_no_sheet(tmp_path: Path) -> None:
    Image.new("L", (20_000, 90), 255).save(tmp_path / "a.png")
    (reading,) = read_files([tmp_path / "a.png"], with_pdfium)
    assert (reading.trouble, reading.pages[0].status) == (None, PageStatus.NO_SHEET)


def test_a_pdf_whose_later_page_cannot_be_drawn_keeps_the_pages_before(tmp_path: Path) -> None:
    def one_page(pdf: bytes) -> Iterator[GreyPixels]:
        yield next(with_pdfium(pdf))
        raise PictureRefused(PictureTrouble.DAMAGED)

    (tmp_path / "a.pdf").write_bytes(a_sheet_pdf(1))
    (reading,) = read_files([tmp_path / "a.pdf"], one_page)
    assert [(page.page, page.status) for page in reading.pages] == [
        (1, PageStatus.READ),
        (2, PageStatus.UNREADABLE),
    ]
    assert reading.trouble is PictureTrouble.DAMAGED
