import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.papers.fonts import MissingGlyph
from core.papers.sign_in_sheet import (
    LAYOUT,
    ROWS_ON_A_PAGE,
    Box,
    PageCodesMissing,
    SheetRow,
    render_sign_in_sheet,
    sheet_geometry,
    sheet_pages,
)
from core.papers.template.problems import TemplateProblem
from core.papers.template.shipped import shipped_text
from tests.papers.builders import RARE_NAMES, a_sheet
from tests.papers.reading import (
    Glyph,
    codes,
    glyphs,
    page_sizes_mm,
    pdfminer_text,
    pypdf_text,
    raster,
    squeezed,
)

LONG = st.text(alphabet="河湾村清河护绿（引导）、·Ab1 峯", max_size=90)


@pytest.mark.parametrize(("people", "pages"), [(0, 1), (16, 1), (20, 2), (21, 2), (45, 3)])
def test_a_sheet_has_a_page_for_every_twenty_rows_and_room_for_walk_ins(people: int, pages: int) -> None:
    facts = a_sheet(people)
    pdf = render_sign_in_sheet(facts)
    text, again = pypdf_text(pdf), pdfminer_text(pdf)
    assert sheet_pages(people) == pages
    assert page_sizes_mm(pdf) == [(210.0, 297.0)] * pages
    assert sorted(text) == sorted(again)
    for page in range(pages):
        first = page * ROWS_ON_A_PAGE + 1
        assert f"本表第{first}–{first + 19}行，报名{people}人" in text
        assert f"表号QH260520-01·第{page + 1}页，共{pages}页·打印于2026-05-2008:40" in text
    for row in facts.rows:
        for shown in (squeezed(row.name), row.volunteer_number, f"尾号{row.phone_tail}"):
            assert shown in text
            assert shown in again


@pytest.mark.parametrize("people", [0, 21])
def test_phone_code_and_page_code_are_read_back_on_every_page(people: int) -> None:
    facts = a_sheet(people)
    pdf = render_sign_in_sheet(facts)
    for page, code in enumerate(facts.page_codes):
        assert codes(pdf, page) == sorted([facts.activity_code, code])


def test_numbers_run_on_over_the_pages_and_blank_rows_have_them_too() -> None:
    pages = glyphs(render_sign_in_sheet(a_sheet(21)))
    for page, found in enumerate(pages):
        body = [g for g in found if g.x1 < 24.0 and 92.6 < g.middle[1] < 267.2]
        numbers = squeezed("".join(g.text for g in sorted(body, key=lambda g: (round(g.top), g.x0))))
        first = page * ROWS_ON_A_PAGE + 1
        assert numbers == "".join(f"{n:02d}" for n in range(first, first + ROWS_ON_A_PAGE))


def test_a_sheet_shows_phone_tails_and_never_a_number() -> None:
    assert set(SheetRow.__struct_fields__) == {"name", "volunteer_number", "phone_tail", "duty"}


def test_the_wrong_number_of_page_codes_is_refused() -> None:
    with pytest.raises(PageCodesMissing) as refused:
        render_sign_in_sheet(a_sheet(21, page_codes=("S0123456789ABCDE00",)))
    assert (refused.value.pages, refused.value.codes) == (2, 1)


def _is_dark(picture: list[bytes], box: Box, dpi: int) -> float:
    """Share of dark pixels inside a box."""
    scale = dpi / 25.4
    x0, x1 = round(box.x * scale), round((box.x + box.width) * scale)
    rows = picture[round(box.y * scale) : round((box.y + box.height) * scale)]
    return sum(sum(value < 170 for value in row[x0:x1]) for row in rows) / (len(rows) * (x1 - x0))


def _rows_of_pixels(pdf: bytes, dpi: int) -> list[bytes]:
    image = raster(pdf, dpi=dpi)
    pixels = image.tobytes()
    return [pixels[start : start + image.width] for start in range(0, len(pixels), image.width)]


def test_the_published_geometry_is_where_the_ink_is() -> None:
    dpi = 254
    picture = _rows_of_pixels(render_sign_in_sheet(a_sheet(16)), dpi)
    geometry = sheet_geometry()
    assert len(geometry.rows) == ROWS_ON_A_PAGE
    for block in geometry.blocks:
        assert block.width == block.height == 5.0
        assert _is_dark(picture, block, dpi) > 0.97
        around = Box(block.x - 1.5, block.y - 1.5, 8.0, 8.0)
        assert _is_dark(picture, around, dpi) < 25 / 64 + 0.02
    for row in geometry.rows:
        for box in (row.present, row.left):
            inner = Box(box.x + 0.5, box.y + 0.5, box.width - 1.0, box.height - 1.0)
            assert _is_dark(picture, inner, dpi) == 0.0
            for edge in (
                Box(box.x, box.y, box.width, 0.4),
                Box(box.x, box.y + box.height - 0.4, box.width, 0.4),
                Box(box.x, box.y, 0.4, box.height),
                Box(box.x + box.width - 0.4, box.y, 0.4, box.height),
            ):
                assert _is_dark(picture, edge, dpi) > 0.45
        for empty in (row.signature, row.check_in_time, row.check_out_time):
            inner = Box(empty.x + 0.6, empty.y + 0.6, empty.width - 1.2, empty.height - 1.2)
            assert _is_dark(picture, inner, dpi) == 0.0


@settings(max_examples=10, deadline=None)
@given(LONG, LONG, LONG, LONG, LONG)
def test_nothing_leaves_its_box_however_long_it_is(
    title: str, place: str, name: str, duty: str, number: str
) -> None:
    row = SheetRow(name=name, volunteer_number=number, phone_tail="5590", duty=duty)
    facts = a_sheet(rows=(row,) * 3, title=title, place=place, leader=name, site_name=place, number=number)
    page = glyphs(render_sign_in_sheet(facts))[0]
    assert all(g.x0 >= 14.7 and g.x1 <= 195.1 for g in page)
    head = [g for g in page if g.middle[1] < 58]
    assert all(g.x1 <= 145.0 for g in head)
    body = [g for g in page if 92.6 < g.middle[1] < 267.2]
    for x in (24.0, 46.0, 68.5, 81.5, 91.0):
        assert not [g for g in body if g.x0 < x - 0.05 and g.x1 > x + 0.05]
    for index, row_geometry in enumerate(sheet_geometry().rows):
        in_row = [g for g in body if abs(g.middle[1] - row_geometry.name.centre[1]) < 4.36]
        assert all(g.top > row_geometry.name.y - 0.1 for g in in_row), index


@pytest.mark.parametrize("name", RARE_NAMES)
def test_rare_names_are_drawn_on_the_sheet(name: str) -> None:
    row = SheetRow(name=name, volunteer_number="QH000001", phone_tail="", duty="")
    assert name in pypdf_text(render_sign_in_sheet(a_sheet(rows=(row,))))


def test_a_missing_glyph_names_the_row() -> None:
    rows = (*a_sheet(2).rows, SheetRow(name="罗\U00030eda", volunteer_number="", phone_tail="", duty=""))
    with pytest.raises(MissingGlyph) as stopped:
        render_sign_in_sheet(a_sheet(rows=rows))
    assert stopped.value.field == "rows[2].name"


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render_sign_in_sheet(a_sheet(45)) == render_sign_in_sheet(a_sheet(45))


WORDY = "请各位志愿者在自己的那一行里认真填写" * 12


def test_a_unit_words_its_sheet_for_itself() -> None:
    own = shipped_text(LAYOUT).replace('text = "签名"', 'text = "本人签字"').replace("请别遮住", "请勿遮住")
    text = pypdf_text(render_sign_in_sheet(a_sheet(), own))
    assert "本人签字" in text
    assert "请勿遮住" in text


def _around(box: Box, page: list[Glyph]) -> list[Glyph]:
    """What stands less than a millimetre from a box."""
    right, bottom = box.x + box.width + 1, box.y + box.height + 1
    return [g for g in page if box.x - 1 < g.x1 and g.x0 < right and box.y - 1 < g.bottom and g.top < bottom]


def test_no_words_come_near_a_mark_that_the_reader_looks_for() -> None:
    plain = r'^text = "([^"{]*|[^"]*\{paper_code[^"]*)"$'
    own = re.sub(plain, f'text = "{WORDY}"', shipped_text(LAYOUT), flags=re.MULTILINE)
    pdf = render_sign_in_sheet(a_sheet(), own)
    page, geometry = glyphs(pdf)[0], sheet_geometry()
    assert all(g.x0 >= 14.7 and g.x1 <= 195.1 and g.bottom < 290 for g in page)
    ticks = [box for row in geometry.rows for box in (row.present, row.left)]
    for box in (*geometry.blocks, geometry.page_code, *ticks):
        assert not _around(box, page)
    note = [g for g in page if 65.6 < g.middle[1] < 81.2]
    assert len(note) > len(WORDY) / 2
    assert all(g.top > 65.8 and g.bottom < 81.0 for g in note)
    assert codes(pdf) == sorted([a_sheet().activity_code, *a_sheet().page_codes])


@pytest.mark.parametrize(
    ("shipped", "own"),
    [
        ('place = "help"', 'place = "title"'),
        ('place = "help"', 'place = "foot"'),
        ('text = "签名"', 'text = "{number}"'),
        ("width = 210.0", "width = 148.0"),
        ('kind = "label"\nplace = "help"\nname', 'kind = "lines"\nstyle = "x"\nname'),
    ],
)
def test_a_sheet_that_its_reader_would_not_know_is_refused(shipped: str, own: str) -> None:
    body = shipped_text(LAYOUT)
    assert shipped in body
    with pytest.raises(TemplateProblem):
        render_sign_in_sheet(a_sheet(), body.replace(shipped, own, 1))


def test_where_only_the_screen_at_the_door_is_taken_the_sheet_says_so() -> None:
    usual, door = (pypdf_text(render_sign_in_sheet(a_sheet(door_code_only=only))) for only in (False, True))
    assert "手机扫一扫" in usual
    assert "屏幕" not in usual
    assert "签到请扫门口屏幕上的码" in door
    assert "请扫门口屏幕上的码；" in door
    assert "手机扫一扫" not in door
