import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.papers.card_imposition import LEFT_MM, TOP_MM, card_corner
from core.papers.clerk_badge import render_clerk_badges
from core.papers.fonts import MissingGlyph
from core.papers.template.problems import TemplateProblem
from core.papers.template.shipped import shipped_text
from core.papers.volunteer_card import (
    LAYOUT,
    CardFacts,
    render_card_front,
    render_volunteer_card,
    render_volunteer_cards,
)
from tests.papers.builders import RARE_NAMES, SITE, a_badge, a_card
from tests.papers.reading import Glyph, codes, glyphs, page_sizes_mm, pdfminer_text, pypdf_text, raster

LONG = st.text(alphabet="河湾村清河护绿（引导）、·Ab1 峯", max_size=60)


def _on_card(page: list[Glyph], place: int) -> str:
    x, y = card_corner(place)
    return "".join(g.text for g in page if x < g.middle[0] < x + 85.6 and y < g.middle[1] < y + 54)


def test_a_card_says_who_and_which_team_and_nothing_about_the_person() -> None:
    pdf = render_volunteer_card(a_card(name="𬱖𬴃"))
    for text in (pypdf_text(pdf), pdfminer_text(pdf)):
        for said in (
            "志愿者证",
            "𬱖𬴃",
            "大学生志愿服务队",
            "编号QH000512",
            "2022年9月注册",
            "持证须知",
            SITE,
        ):
            assert said in text
    assert set(CardFacts.__struct_fields__).isdisjoint({"id_number", "phone", "birth_date", "address"})


def test_a_second_card_says_so_on_its_back() -> None:
    assert "第2张" in pypdf_text(render_volunteer_card(a_card(copy_number=2)))
    assert "张" not in pypdf_text(render_volunteer_card(a_card()))


def test_a_card_alone_lies_on_a4_with_its_back_beside_it() -> None:
    pdf = render_volunteer_card(a_card())
    page = glyphs(pdf)[0]
    assert page_sizes_mm(pdf) == [(210.0, 297.0)]
    assert codes(pdf) == [a_card().code]
    assert "罗小满" in _on_card(page, 0)
    assert "持证须知" in _on_card(page, 1)


def test_the_front_alone_is_as_large_as_a_card() -> None:
    pdf = render_card_front(a_card(name="𬱖峯"))
    assert page_sizes_mm(pdf) == [(85.6, 54.0)]
    assert "𬱖峯" in pypdf_text(pdf)
    assert codes(pdf, dpi=300) == [a_card().code]


def test_a_unit_words_both_sides_of_its_card() -> None:
    own = (
        shipped_text(LAYOUT)
        .replace("奉献 · 友爱 · 互助 · 进步", "有时间做志愿者")
        .replace("持证须知", "请您留意")
    )
    page = glyphs(render_volunteer_card(a_card(), own))[0]
    assert "有时间做志愿者" in _on_card(page, 0)
    assert "请您留意" in _on_card(page, 1)
    assert "有时间做志愿者" in pypdf_text(render_card_front(a_card(), own))
    assert codes(render_volunteer_card(a_card(), own)) == [a_card().code]


def test_a_card_that_would_not_fit_its_place_on_the_sheet_is_refused() -> None:
    with pytest.raises(TemplateProblem):
        render_volunteer_card(a_card(), shipped_text(LAYOUT).replace("width = 85.6, h", "width = 90.0, h"))


def test_a_card_shows_all_five_stars_and_fills_those_that_were_reached() -> None:
    none, some, most = (raster(render_card_front(a_card(stars=stars)), dpi=300) for stars in (0, 2, 5))
    left, top, right, bottom = (round(mm / 25.4 * 300) for mm in (28.0, 22.8, 48.6, 26.6))
    row = (left, top, right, bottom)
    dark = [sum(value < 200 for value in picture.crop(row).tobytes()) for picture in (none, some, most)]
    assert 0 < dark[0] < dark[1] < dark[2]


def test_five_volunteers_fill_a_page_and_the_sixth_starts_another() -> None:
    cards = [a_card(code=f"V0123456789ABCDE{n:02d}", name=f"罗小{'一二三四五六'[n]}") for n in range(6)]
    pdf = render_volunteer_cards(cards)
    assert len(page_sizes_mm(pdf)) == 2
    assert codes(pdf, 0) == [card.code for card in cards[:5]]
    assert codes(pdf, 1) == [cards[5].code]


def test_for_two_sided_printing_backs_lie_behind_their_fronts() -> None:
    cards = [
        a_card(name=name, code=f"V0123456789ABCDE{n:02d}") for n, name in enumerate((*RARE_NAMES, "罗小满"))
    ]
    cards = [msgspec.structs.replace(card, site_phone=f"000{n}") for n, card in enumerate(cards)]
    pdf = render_volunteer_cards(cards, duplex=True)
    fronts, backs = glyphs(pdf)
    for place, card in enumerate(cards):
        behind = place + 1 if place % 2 == 0 else place - 1
        assert card.name in _on_card(fronts, place)
        assert f"致电{card.site_phone}" in _on_card(backs, behind).replace(" ", "")
    assert codes(pdf, 1) == []


def test_eleven_fronts_need_a_second_sheet_for_two_sided_printing() -> None:
    assert len(page_sizes_mm(render_volunteer_cards([a_card()] * 11, duplex=True))) == 4


def test_cards_fill_the_paper_evenly() -> None:
    assert pytest.approx(210) == LEFT_MM * 2 + 2 * 85.6
    assert pytest.approx(297) == TOP_MM * 2 + 5 * 54.0


@settings(max_examples=12, deadline=None)
@given(LONG, LONG, LONG, LONG)
def test_nothing_leaves_its_card_however_long_it_is(name: str, team: str, number: str, site: str) -> None:
    card = a_card(name=name, team=team, volunteer_number=number, site_name=site, site_phone=number)
    badge = a_badge(name=name, role=team, desk=number, site_name=site, site_phone=number)
    for pdf in (render_volunteer_card(card), render_clerk_badges([badge])):
        for glyph in glyphs(pdf)[0]:
            column = 0 if glyph.middle[0] < LEFT_MM + 85.6 else 1
            left = LEFT_MM + 85.6 * column
            assert left + 4.0 <= glyph.x0
            assert glyph.x1 <= left + 85.6 - 4.0
            assert glyph.top > TOP_MM + 1
            assert glyph.bottom < TOP_MM + 54 - 1
            quiet_left = LEFT_MM + 61.9 - 3.7
            if column == 0 and TOP_MM + 14.8 - 3.7 < glyph.middle[1] < TOP_MM + 34.3 + 3.7:
                assert glyph.x1 <= quiet_left + 0.05


def test_a_badge_says_name_role_and_desk_and_carries_its_code() -> None:
    pdf = render_clerk_badges([a_badge()])
    text = pypdf_text(pdf)
    for said in ("工作证", "陈立群", "窗口工作人员", "K7号窗口", SITE):
        assert said in text
    assert codes(pdf) == [a_badge().code]


def test_a_missing_glyph_stops_cards_and_badges() -> None:
    with pytest.raises(MissingGlyph) as stopped:
        render_volunteer_cards([a_card(), a_card(team="\U00030eda队")])
    assert stopped.value.field == "team"
    with pytest.raises(MissingGlyph):
        render_clerk_badges([a_badge(name="\U00030eda")])


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render_volunteer_card(a_card()) == render_volunteer_card(a_card())
    assert render_clerk_badges([a_badge()]) == render_clerk_badges([a_badge()])
