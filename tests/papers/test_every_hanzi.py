"""Every name right: all 87,887 hanzi of GB 18030-2022 level 3, in every face, on paper and read back."""

import io
import random
import subprocess
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

import resources
from core.papers.fonts import Face, MissingGlyph, missing_characters, owner, runs, text_width
from core.papers.paper import A4
from core.papers.pen import Pen, Style
from core.papers.volunteer_card import render_volunteer_card
from resources import rare_pack
from resources.hanzi import (
    AMONG_COMPATIBILITY,
    GBK_COMPATIBILITY,
    KANGXI_RADICALS,
    LEVEL_3_COUNT,
    level_3,
)
from tests.papers.builders import a_card
from tests.papers.reading import pdfminer_text, pypdf_text

LICENCE = "Hanazono-Practice-Rare-Ming.txt"
COLUMNS, ROWS = 20, 25
CELL_MM = 9.0


def test_level_3_has_exactly_the_87887_hanzi_of_the_standard() -> None:
    hanzi = level_3()
    assert len(hanzi) == LEVEL_3_COUNT == 87_887
    assert len(AMONG_COMPATIBILITY) == 12
    assert all(unicodedata.normalize("NFC", c) == c for c in AMONG_COMPATIBILITY)
    assert all(unicodedata.normalize("NFC", c) != c for c in GBK_COMPATIBILITY)
    assert hanzi.isdisjoint(GBK_COMPATIBILITY | KANGXI_RADICALS)
    assert len(KANGXI_RADICALS) == 214
    names = {unicodedata.name(c).rsplit("-", 1)[0] for c in hanzi - AMONG_COMPATIBILITY}
    assert names == {"CJK UNIFIED IDEOGRAPH"}


@pytest.mark.parametrize("face", [Face.SANS, Face.SERIF, Face.KAI])
def test_every_hanzi_and_radical_is_drawn_by_the_face_or_a_stand_in(face: Face) -> None:
    # An OpenFace's characters are those with a place in the cmap and an outline that is not empty.
    missing = [c for c in level_3() | KANGXI_RADICALS | GBK_COMPATIBILITY if owner(face, c) is None]
    assert not missing, [f"U+{ord(c):04X}" for c in missing[:20]]


def test_the_index_of_the_pack_tells_what_its_files_draw() -> None:
    told: dict[str | None, set[str]] = defaultdict(set)
    for character in level_3():
        told[rare_pack.file_with(character)].add(character)
    assert set(rare_pack.names()) == set(told) - {None}
    for name in rare_pack.names():
        data = rare_pack.unpacked(name)
        assert data is not None
        with TTFont(io.BytesIO(data), lazy=True) as font:
            places = list(font["loca"].locations)
            numbers = {chr(code): font.getGlyphID(glyph) for code, glyph in font.getBestCmap().items()}
            drawn = {c for c, number in numbers.items() if places[number + 1] > places[number]}
            assert font["maxp"].numGlyphs <= 65_535
        assert drawn == told[name]


def test_the_files_of_the_pack_have_names_and_licences_of_their_own() -> None:
    for name in rare_pack.names():
        data = rare_pack.unpacked(name)
        assert data is not None
        with TTFont(io.BytesIO(data), lazy=True) as font:
            told = {record.nameID: str(record) for record in font["name"].names}
            tables = set(font.keys())
        assert all(told[number].startswith(("Practice", "1.0;PRCT")) for number in (1, 3, 4, 6, 16))
        assert not any(word in told[n] for n in (1, 3, 4, 6, 16) for word in ("TW", "Hana", "花園"))
        assert "Copyright" in told[0]
        assert told[13]
        assert tables.isdisjoint({"GSUB", "GPOS", "fpgm", "prep", "cvt "})
        assert resources.path(f"fonts/{LICENCE}").read_text(encoding="utf-8").strip()


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Another sample every run; pytest shows the seed when the test fails, and `-s` shows it always."""
    drawn = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"\n{request.node.name}: sample drawn with seed {drawn}\n")
    return drawn


@pytest.mark.parametrize("face", [Face.SANS, Face.SERIF_BOLD, Face.KAI])
def test_a_random_sample_has_ink_in_every_cell_and_is_read_back(face: Face, seed: int) -> None:
    sample = random.Random(seed).sample(sorted(level_3()), COLUMNS * ROWS)  # noqa: S311 - a sample
    pdf = _sheet_of(sample, face)
    page = pypdfium2.PdfDocument(pdf)[0]
    ink = 255 - np.asarray(page.render(scale=150 / 72, grayscale=True).to_numpy()).squeeze()
    per_mm = 150 / 25.4
    empty = [c for at, c in enumerate(sample) if _cell(ink, at, per_mm).max() < 128]
    boxes = _cell(ink, 0, per_mm).size
    assert not empty, (seed, [f"U+{ord(c):04X}" for c in empty])
    assert boxes > 1000
    assert pypdf_text(pdf) == "".join(sample), seed
    assert pdfminer_text(pdf) == "".join(sample), seed


def _sheet_of(sample: list[str], face: Face) -> bytes:
    pen = Pen(A4, "sample")
    for at, character in enumerate(sample):
        row, column = divmod(at, COLUMNS)
        pen.text(10 + column * CELL_MM, 20 + row * CELL_MM, character, Style(face, 18))
    pen.end_page()
    return pen.close()


def _cell(ink: np.ndarray, at: int, per_mm: float) -> np.ndarray:
    row, column = divmod(at, COLUMNS)
    left, bottom = 10 + column * CELL_MM, 20 + row * CELL_MM
    rows = slice(round((bottom - 6) * per_mm), round((bottom + 1) * per_mm))
    return ink[rows, round(left * per_mm) : round((left + 6.4) * per_mm)]


def test_characters_of_the_pack_are_as_wide_as_the_others() -> None:
    sample = [
        next(c for c in sorted(level_3()) if rare_pack.file_with(c) == name) for name in rare_pack.names()
    ]
    assert {text_width(Face.SANS, c, 10) for c in sample} == {10.0}


def test_nothing_of_the_pack_is_loaded_until_a_character_asks_for_it() -> None:
    script = (
        "from core.papers.fonts import Face, opened, runs\n"
        "from resources import rare_pack\n"
        "runs(Face.SERIF, '罗小满峯㐅䶮𬱖𬴃𠅤')\n"
        "assert not opened() & set(rare_pack.names()), opened()\n"
        "runs(Face.SERIF, '罗\\U0002ebe0')\n"
        "print(*sorted(opened() & set(rare_pack.names())))\n"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == [rare_pack.file_with("\U0002ebe0")]


def test_one_rare_name_costs_less_than_a_second_and_30_mb() -> None:
    script = (
        "import time, tracemalloc\n"
        "from core.papers.fonts import Face, open_face, runs\n"
        "open_face(Face.SANS)\n"
        "tracemalloc.start()\n"
        "begun = time.process_time()\n"
        "runs(Face.SANS, '\U0002a6d6')\n"
        "print(time.process_time() - begun, tracemalloc.get_traced_memory()[1])\n"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    seconds, most = map(float, shown.stdout.split())
    assert seconds < 1
    assert most < 30_000_000


def test_a_file_that_is_gone_stops_the_print_with_the_character(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rare_pack, "file_with", lambda _character: "PracticeGone-Regular")
    assert missing_characters("罗\U0002a6d6") == "\U0002a6d6"
    with pytest.raises(MissingGlyph):
        runs(Face.SANS, "罗\U0002a6d6")


def test_a_damaged_file_is_as_good_as_gone(tmp_path: Path) -> None:
    damaged = tmp_path / "one.ttf.xz"
    damaged.write_bytes(b"no xz at all")
    assert rare_pack.read(damaged) is None
    assert rare_pack.read(tmp_path / "none.ttf.xz") is None


def test_a_card_with_a_name_of_the_pack_reads_as_it_was_written() -> None:
    name = "罗\U0002a6d6\U0002ebe0"
    pdf = render_volunteer_card(a_card(name=name))
    assert name in pypdf_text(pdf)
    assert name in pdfminer_text(pdf)
