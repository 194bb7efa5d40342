import io
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

import resources
from core.papers.fonts import (
    Face,
    MissingGlyph,
    check_printable,
    missing_characters,
    open_face,
    runs,
    text_width,
    visible,
)
from core.papers.truetype import to_unicode_cmap
from core.papers.volunteer_card import render_volunteer_card
from tests.papers.builders import RARE_NAMES, a_card, a_certificate, some_lines
from tests.papers.reading import glyphs, pdfminer_text, pypdf_text

OFFICIAL = (Path(__file__).parent / "official_characters.txt").read_text(encoding="utf-8").replace("\n", "")
EVERYDAY = (Face.SANS, Face.SANS_MEDIUM, Face.SANS_BOLD, Face.SERIF, Face.SERIF_BOLD, Face.KAI)
SYMBOLS = "☑☐✓□■●○→←▲★☆·＊〔〕“”‘’…—–×°№，。、；：？！（）《》①～％￥〇"  # noqa: RUF001 - what papers use
# One no bundled font has: biáng, extension G.
NOWHERE = "\U00030eda"


@pytest.mark.parametrize("face", EVERYDAY)
def test_every_everyday_face_draws_the_8105_official_characters_and_our_symbols(face: Face) -> None:
    assert len(OFFICIAL) == 8105
    drawn = open_face(face).characters
    assert set(OFFICIAL) <= drawn
    assert set(SYMBOLS) <= drawn
    assert set(map(chr, range(0x20, 0x7F))) <= drawn


@pytest.mark.parametrize("face", list(Face))
def test_bundled_fonts_do_not_use_a_reserved_name(face: Face) -> None:
    with TTFont(resources.path(f"fonts/{face.value}.ttf"), lazy=True) as font:
        names = {str(record) for record in font["name"].names if record.nameID in {1, 3, 4, 6, 16}}
        tables = set(font.keys())
    assert all(name.startswith(("Practice", "1.0;PRCT")) for name in names)
    assert not any(word in name for name in names for word in ("Source", "LXGW", "霞鹜", "Noto"))
    assert tables.isdisjoint({"GSUB", "GPOS", "fpgm"})


@pytest.mark.parametrize("family", ["Sans", "Serif", "Kai"])
def test_the_licence_lies_beside_the_fonts(family: str) -> None:
    text = resources.path(f"fonts/OFL-Practice-{family}.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License" in text.replace("SIL OPEN FONT LICENSE", "SIL Open Font License")
    assert "Copyright" in text


def test_a_mapped_character_without_an_outline_counts_as_missing() -> None:
    face = open_face(Face.SANS)
    blank = next(g for g in range(len(face.font.face.glyphPos) - 1) if _is_blank(face.font.face.glyphPos, g))
    table = face.font.face
    mapped_blank = {chr(c) for c, g in table.charToGlyph.items() if _is_blank(table.glyphPos, g)}
    assert mapped_blank, f"glyph {blank} should be mapped"
    assert all(c.isspace() for c in mapped_blank & face.characters)
    assert all(
        not _is_blank(table.glyphPos, table.charToGlyph[ord(c)]) for c in face.characters if not c.isspace()
    )


def _is_blank(positions: list[int], glyph: int) -> bool:
    return positions[glyph] == positions[glyph + 1]


def test_rare_characters_come_from_a_stand_in_and_the_rest_from_the_face_itself() -> None:
    only_kai = min(open_face(Face.RARE_KAI).characters - {" "})
    pieces = [(piece.face, text) for piece, text in runs(Face.SERIF_BOLD, f"罗峯𬱖a㐅{only_kai}")]
    assert pieces == [
        (Face.SERIF_BOLD, "罗"),
        (Face.RARE, "峯"),
        (Face.SERIF_BOLD, "𬱖a"),
        (Face.RARE_EXTENDED, "㐅"),
        (Face.RARE_KAI, only_kai),
    ]


def test_width_is_the_sum_over_the_faces_that_draw() -> None:
    assert text_width(Face.SERIF, "罗峯", 10) == pytest.approx(20.0)
    assert text_width(Face.SANS, "罗", 10) + text_width(Face.SANS, "W", 10) == pytest.approx(
        text_width(Face.SANS, "罗W", 10)
    )


def test_missing_characters_are_named_once_and_in_order() -> None:
    assert missing_characters(f"罗{NOWHERE}小\ue000满{NOWHERE}") == f"{NOWHERE}\ue000"
    assert missing_characters("".join(RARE_NAMES) + "峯菓陳" + OFFICIAL) == ""


def test_a_character_no_font_has_stops_the_print_and_names_character_and_field() -> None:
    lines = (*some_lines(2), some_lines(1)[0].__class__(
        served_on=some_lines(1)[0].served_on, content="植树", place=f"{NOWHERE}家村", service_minutes=60,
        recording_unit="站",
    ))  # fmt: skip
    with pytest.raises(MissingGlyph) as stopped:
        check_printable(a_certificate(lines=lines))
    assert (stopped.value.character, stopped.value.code_point) == (NOWHERE, 0x30EDA)
    assert stopped.value.field == "lines[2].place"
    assert "U+30EDA" in str(stopped.value)


def test_a_missing_glyph_keeps_its_facts_between_processes() -> None:
    again = pickle.loads(pickle.dumps(MissingGlyph(NOWHERE, "name")))  # noqa: S301 - our own bytes
    assert (again.character, again.field) == (NOWHERE, "name")


def test_drawing_itself_never_falls_back_to_a_box() -> None:
    with pytest.raises(MissingGlyph):
        runs(Face.SANS, NOWHERE)


def test_invisible_characters_are_dropped_and_breaks_become_blanks() -> None:
    assert visible("罗\u200b小\ufeff满\n二\t队") == "罗小满 二 队"
    assert missing_characters("罗\u200b小") == ""


@pytest.mark.parametrize("name", RARE_NAMES)
def test_two_readers_find_the_name_as_it_was_written(name: str) -> None:
    pdf = render_volunteer_card(a_card(name=name))
    assert name in pypdf_text(pdf)
    assert name in pdfminer_text(pdf)


def test_code_points_above_ffff_are_written_as_utf_16_pairs() -> None:
    cmap = to_unicode_cmap("X", [0, 0x7F57, 0x2CC56])
    assert "<01> <7F57>" in cmap
    assert "<02> <D873DC56>" in cmap
    assert "2CC56" not in cmap


def test_long_maps_are_cut_into_blocks_of_a_hundred() -> None:
    cmap = to_unicode_cmap("X", list(range(0x4E00, 0x4E00 + 256)))
    assert cmap.count("beginbfchar") == 3
    assert "100 beginbfchar" in cmap
    assert "56 beginbfchar" in cmap


def test_all_official_characters_survive_printing_and_reading() -> None:
    from core.papers.paper import A4  # noqa: PLC0415 - used here only
    from core.papers.pen import Pen, Style  # noqa: PLC0415 - used here only

    pen = Pen(A4, "all")
    for start in range(0, len(OFFICIAL), 1000):
        for index in range(0, 1000, 25):
            pen.text(10, 10 + index / 4, OFFICIAL[start + index : start + index + 25], Style(Face.SERIF, 8))
        pen.end_page()
    pdf = pen.close()
    assert "".join(g.text for page in glyphs(pdf) for g in page) == OFFICIAL
    assert pypdf_text(pdf) == OFFICIAL


def test_every_font_in_a_paper_is_embedded() -> None:
    page = PdfReader(io.BytesIO(render_volunteer_card(a_card(name="罗峯")))).pages[0]
    embedded, not_embedded = page._get_fonts()
    assert {name.split("+")[1] for name in embedded} == {Face.SANS, Face.SANS_BOLD, Face.RARE}
    assert not not_embedded


def test_importing_the_papers_loads_no_heavy_library() -> None:
    modules = (
        "core.papers, core.papers.service_certificate, core.papers.sign_in_sheet, core.papers.request_slip, "
        "core.papers.volunteer_card, core.papers.clerk_badge, core.papers.recovery_sheet"
    )
    heavy = "{'reportlab', 'qrcode', 'zxingcpp', 'PIL', 'numpy', 'PySide6', 'sqlalchemy'}"
    script = f"import sys, {modules}; print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_papers_drawn_in_several_threads_are_the_same_papers() -> None:
    cards = [a_card(name=name) for name in (*RARE_NAMES, "罗小满", "吕佳禾")]
    alone = [render_volunteer_card(card) for card in cards]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(render_volunteer_card, cards)) == alone
