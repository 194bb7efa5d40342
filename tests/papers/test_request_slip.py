import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from core.papers.fonts import MissingGlyph
from core.papers.qr import CodeTooFine
from core.papers.request_slip import render_request_slip, render_request_slip_roll, render_slip
from core.papers.template.shipped import shipped_text
from tests.papers.builders import a_slip
from tests.papers.reading import glyphs, page_sizes_mm, pdfminer_text, pypdf_text, raster, squeezed

LONG = st.text(alphabet="家里电路老化，想请人（上门）看看。·Ab1 峯\n", max_size=200)
SAID = ("number", "resident", "phone", "words", "category", "place", "wished_time", "lookup_code", "promise",
        "enquiry_phone", "enquiry_hours", "clerk", "site_name")  # fmt: skip


@pytest.mark.parametrize("render", [render_request_slip, render_request_slip_roll])
def test_two_readers_find_everything_a_slip_says(render: type[object]) -> None:
    facts = a_slip(words="家里的𬱖字招牌歪了，峯回路转，想请人上门看看\n门牌 12 号")
    pdf: bytes = render(facts)  # type: ignore[call-arg, assignment]  # a function, as the list above shows
    first, second = pypdf_text(pdf), pdfminer_text(pdf)
    for field in SAID:
        assert squeezed(getattr(facts, field)) in first, field
    assert sorted(first) == sorted(second)
    assert "2026-05-2009:40" in first
    assert "志愿服务不收费" in first


@pytest.mark.parametrize("render", [render_request_slip, render_request_slip_roll])
def test_a_slip_printed_again_says_which_copy_it_is(render: type[object]) -> None:
    first: bytes = render(a_slip())  # type: ignore[call-arg, assignment]  # a function, as the list above shows
    again: bytes = render(a_slip(copy_number=3))  # type: ignore[call-arg, assignment]  # the same
    assert "份" not in pypdf_text(first)
    assert "第3份" in pypdf_text(again)


@pytest.mark.parametrize("layout", ["request_slip", "request_slip_80mm", "request_slip_58mm"])
def test_a_unit_words_each_of_the_three_slips_for_itself(layout: str) -> None:
    own = shipped_text(layout).replace('text = "群众点单回执"', 'text = "便民点单凭条"')
    text = pypdf_text(render_slip(layout, a_slip(), own))
    assert "便民点单凭条" in text
    assert "群众点单回执" not in text
    assert "志愿服务不收费" in text


def test_the_promise_is_the_policys_and_never_ours() -> None:
    text = pypdf_text(render_request_slip(a_slip(promise="我们会在今天 18:00 前给您回话。")))
    assert "我们会在今天18:00前给您回话。" in text
    assert "工作日" not in text
    assert "2小时" not in text


def test_the_roll_is_black_only_and_never_below_nine_points() -> None:
    facts = a_slip(site_name="清禾县柳溪镇河湾村新时代文明实践站与志愿服务点", place="很长的地点" * 12)
    pdf = render_request_slip_roll(facts)
    assert all(g.size >= 9.0 for g in glyphs(pdf)[0])
    document = raster(pdf, dpi=203)
    assert document.getextrema() == (0, 255)
    from tests.papers.reading import colours  # noqa: PLC0415 - used here only

    assert all(red == green == blue for red, green, blue in colours(pdf))


def test_the_roll_is_as_long_as_its_text() -> None:
    short = page_sizes_mm(render_request_slip_roll(a_slip(words="灯不亮")))[0][1]
    long = page_sizes_mm(render_request_slip_roll(a_slip(words="灯不亮" * 60)))[0][1]
    assert 130 < short < 200
    assert long > short + 50


def test_modules_of_the_roll_are_whole_dots_of_the_head() -> None:
    # One pixel is one dot of 0.125 mm: without half-covered dots every pixel of the code is black or white.
    picture = raster(render_request_slip_roll(a_slip()), dpi=2032 // 10)
    found = zxingcpp.read_barcode(picture)
    assert found is not None
    side = found.position.bottom_right.x - found.position.top_left.x
    assert side / 29 == pytest.approx(round(side / 29), abs=0.06)


@settings(max_examples=12, deadline=None)
@given(LONG, LONG, LONG)
def test_nothing_leaves_its_box_however_long_it_is(words: str, place: str, other: str) -> None:
    facts = a_slip(
        words=words, place=place, wished_time=other, category=other, resident=other, clerk=other,
        site_name=other, number=other, promise=other, enquiry_hours=other, lookup_code=other,
    )  # fmt: skip
    page = glyphs(render_request_slip(facts))[0]
    assert all(g.x0 >= 12.5 and g.x1 <= 197.5 and g.top > 8 and g.bottom < 142 for g in page)
    code_left, code_top, code_bottom = 148.6 - 6.3, 36.6 - 6.3, 36.6 + 46 + 6.3
    assert not [g for g in page if g.x1 > code_left and code_top < g.middle[1] < code_bottom]
    facts_rows = [g for g in page if 30 < g.middle[1] < 117 and g.x1 < code_left]
    assert all(g.bottom < 117.4 for g in facts_rows)

    roll = render_request_slip_roll(facts)
    height = page_sizes_mm(roll)[0][1]
    assert all(g.x0 >= 5.4 and g.x1 <= 74.6 and g.bottom < height - 3 for g in glyphs(roll)[0])


@pytest.mark.parametrize("render", [render_request_slip, render_request_slip_roll])
def test_a_missing_glyph_and_a_code_too_long_stop_the_print(render: type[object]) -> None:
    with pytest.raises(MissingGlyph) as stopped:
        render(a_slip(words="字\U00030eda"))  # type: ignore[call-arg]  # a function, as the list above shows
    assert stopped.value.field == "words"
    with pytest.raises(CodeTooFine):
        render(a_slip(code="A" * 2000))  # type: ignore[call-arg]  # a function, as the list above shows


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render_request_slip(a_slip()) == render_request_slip(a_slip())
    assert render_request_slip_roll(a_slip()) == render_request_slip_roll(a_slip())
