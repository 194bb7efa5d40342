"""Changing a template's texts in place, its sample paper, and the sheet with rulers."""

import pytest

from core.papers.draft import render_draft
from core.papers.ruler_sheet import render_ruler_sheet
from core.papers.template.drawing import render
from core.papers.template.editing import named_texts, with_text
from core.papers.template.papers import PAPERS
from core.papers.template.reading import read_template
from core.papers.template.samples import sample_values
from core.papers.template.shipped import printable, shipped_text
from tests.papers.reading import page_sizes_mm, pypdf_text, raster

HONOUR = "honour_certificate"


def test_the_named_texts_are_listed_in_order() -> None:
    texts = named_texts(shipped_text(HONOUR))
    assert [text.name for text in texts] == ["标题", "正文", "结语", "日期"]
    assert texts[2].text == "特发此证，以资鼓励。"


def test_a_text_is_changed_and_everything_else_stays() -> None:
    before = shipped_text(HONOUR)
    closing = named_texts(before)[2]
    after = with_text(before, closing.element, '特发此证，"以资"鼓励\\勉励。')
    assert named_texts(after)[2].text == '特发此证，"以资"鼓励\\勉励。'
    changed = [(a, b) for a, b in zip(before.split("\n"), after.split("\n"), strict=True) if a != b]
    assert len(changed) == 1
    assert read_template(after, PAPERS[HONOUR]).element


def test_a_text_that_is_not_there_changes_nothing() -> None:
    assert with_text(shipped_text(HONOUR), 99, "好") == shipped_text(HONOUR)
    assert named_texts("title = ") == []


def test_the_date_can_be_changed_to_chinese_numerals() -> None:
    body = shipped_text(HONOUR)
    date = named_texts(body)[3]
    own = printable(HONOUR, with_text(body, date.element, "{issued_date_chinese}"))
    assert "二〇二六年五月二十日" in pypdf_text(render(own, [sample_values(HONOUR, {})]))


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_every_paper_has_a_sample(name: str) -> None:
    pdf = render_draft(name, "", {"site_name": "清禾县中心", "unknown": "x"})
    assert page_sizes_mm(pdf)


def first_ink(pdf: bytes) -> tuple[float, float]:
    image = raster(pdf, dpi=254)
    box = image.point([255 if value < 128 else 0 for value in range(256)]).getbbox()
    assert box is not None
    return box[0] / 10, box[1] / 10


def test_the_rulers_stand_where_they_say_and_move_with_the_offsets() -> None:
    assert first_ink(render_ruler_sheet()) == pytest.approx((12.0, 12.0), abs=0.15)
    assert first_ink(render_ruler_sheet(1.5, -2.0)) == pytest.approx((13.5, 10.0), abs=0.15)
    assert "现在：右移1.5毫米，下移-2毫米，缩放100.0%" in pypdf_text(render_ruler_sheet(1.5, -2.0))
