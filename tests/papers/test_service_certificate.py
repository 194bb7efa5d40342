from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.certificate import CertificateFacts, ServiceLine
from core.domain.service_minutes import hours_text
from core.papers.fonts import MissingGlyph
from core.papers.qr import CodeTooFine
from core.papers.service_certificate import (
    LAYOUT,
    render_service_certificate,
    render_service_certificates,
)
from core.papers.template.papers import RECORD_ROWS
from core.papers.template.problems import TemplateProblem
from core.papers.template.shipped import shipped_text
from tests.papers.builders import CERTIFICATE_CODE, RARE_NAMES, SITE, a_certificate, some_lines
from tests.papers.reading import Glyph, codes, glyphs, page_sizes_mm, pdfminer_text, pypdf_text, squeezed

NAMES = st.text(alphabet="罗小满𬱖峯买提·Ab ", min_size=1, max_size=60)
SEAL_SQUARE_MM = (140.95, 228.5, 50.0)
"""Left, top and side of the square that is left free for the seal but for unit and date."""
CODE_BOX_MM = (19.05, 238.5, 40.0)
SEAM_MARGIN_MM = 20.0
LONG = st.text(alphabet="河湾村清河护绿（引导）、·Ab1 ", max_size=90)


def _expected(facts: CertificateFacts) -> list[str]:
    texts = [facts.number, facts.volunteer_name, facts.sex, facts.id_type, facts.id_number_masked]
    texts += [facts.volunteer_number, facts.team, facts.issuer, facts.issuer_phone, facts.handler]
    texts += [
        facts.check_code,
        "2026 年 5 月 20 日",
        "不收取任何费用",
        f"{hours_text(facts.service_minutes)}小时",
    ]
    for line in facts.lines:
        texts += [line.served_on.isoformat(), line.content, line.place, line.recording_unit]
    return [squeezed(text) for text in texts]


@pytest.mark.parametrize("count", [0, 1, 8, 9, 26, 35, 60])
def test_two_readers_find_everything_a_certificate_says(count: int) -> None:
    facts = a_certificate(lines=some_lines(count, years=3), volunteer_name="𬱖𬴃𠅤峯")
    pdf = render_service_certificate(facts, CERTIFICATE_CODE)
    first, second = pypdf_text(pdf), pdfminer_text(pdf)
    for text in _expected(facts):
        assert text in first
        assert text in second
    assert sorted(first) == sorted(second)
    assert "\0" not in first
    assert "�" not in first


@pytest.mark.parametrize("name", RARE_NAMES)
def test_the_name_stands_in_the_sentence_and_in_the_table(name: str) -> None:
    text = pypdf_text(render_service_certificate(a_certificate(volunteer_name=name), CERTIFICATE_CODE))
    assert f"兹证明志愿者{name}于2026年1月1日至2026年5月20日期间" in text
    assert text.count(name) == 2


def test_a_name_too_long_for_the_sentence_ends_there_in_an_ellipsis_and_the_sentence_stays_whole() -> None:
    text = pypdf_text(render_service_certificate(a_certificate(volunteer_name="罗" * 200), CERTIFICATE_CODE))
    assert "罗…于2026年1月1日" in text
    assert text.count("具体情况如下：") == 1


def test_the_hours_are_said_in_digits_and_in_capital_figures() -> None:
    facts = a_certificate(service_minutes=5190)
    text = pypdf_text(render_service_certificate(facts, CERTIFICATE_CODE))
    assert "累计服务时长86.5小时（捌拾陆点伍小时）" in text
    assert "342.5小时·二星志愿者" in text


def test_a_volunteer_without_stars_has_no_stars_on_paper() -> None:
    assert "星志愿者" not in pypdf_text(render_service_certificate(a_certificate(stars=0), CERTIFICATE_CODE))


def test_totals_by_year_add_up_to_the_certified_hours() -> None:
    def visit(year: int, minutes: int) -> ServiceLine:
        return ServiceLine(
            served_on=date(year, 3, 1),
            content="植树",
            place="河湾",
            service_minutes=minutes,
            recording_unit=SITE,
        )

    facts = a_certificate(lines=(visit(2026, 150), visit(2026, 60), visit(2025, 90)))
    text = pypdf_text(render_service_certificate(facts, CERTIFICATE_CODE))
    assert "按年合计" in text
    assert "2026年3.5小时·2025年1.5小时" in text
    assert "5.0小时（本期间）" in text


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (8, 1), (9, 2), (25, 2), (26, 3), (60, 4)])
def test_more_than_eight_visits_go_on_numbered_pages_in_full(count: int, pages: int) -> None:
    facts = a_certificate(lines=some_lines(count))
    pdf = render_service_certificate(facts, CERTIFICATE_CODE)
    text = pypdf_text(pdf)
    assert page_sizes_mm(pdf) == [(210.0, 297.0)] * pages
    for page in range(1, pages + 1):
        assert f"第{page}页，共{pages}页" in text
    if count > RECORD_ROWS:
        assert f"最近8次，全部{count}次见附页" in text
        rows = [g for page in glyphs(pdf)[1:] for g in page if g.x1 < 30 and 60 < g.middle[1] < 270]
        digits = "".join(g.text for g in rows if g.text.isdecimal())
        assert digits == "".join(str(n) for n in range(1, count + 1))


def test_no_visit_is_said_in_words() -> None:
    text = pypdf_text(render_service_certificate(a_certificate(lines=()), CERTIFICATE_CODE))
    assert "本期间没有服务记录" in text
    assert "按年合计" not in text


def _inside(glyph: Glyph, box: tuple[float, float, float]) -> bool:
    x, y, side = box
    return glyph.x1 > x and glyph.x0 < x + side and glyph.bottom > y and glyph.top < y + side


def test_only_unit_and_date_stand_in_the_square_of_the_seal() -> None:
    page = glyphs(render_service_certificate(a_certificate(), CERTIFICATE_CODE))[0]
    inside = squeezed("".join(g.text for g in page if _inside(g, SEAL_SQUARE_MM)))
    assert inside == f"{SITE}2026年5月20日"


@settings(max_examples=12, deadline=None)
@given(NAMES, LONG, LONG, LONG, LONG, st.integers(0, 12))
def test_nothing_leaves_its_box_however_long_it_is(
    name: str, content: str, place: str, unit: str, team: str, count: int
) -> None:
    line = ServiceLine(
        served_on=date(2026, 5, 1), content=content, place=place, service_minutes=60, recording_unit=unit
    )
    facts = a_certificate(
        volunteer_name=name,
        lines=(line,) * count,
        team=team,
        issuer=unit or SITE,
        handler=name,
        issuer_phone="0000-12345678 " * 4,
        number="叙文实证" * 20,
        check_code="8F3K-2W7M" * 4,
    )
    pages = glyphs(render_service_certificate(facts, CERTIFICATE_CODE))
    _check_first_page(pages[0])
    for page in pages[1:]:
        assert all(g.x0 >= SEAM_MARGIN_MM - 0.05 and g.x1 <= 210 - SEAM_MARGIN_MM + 0.05 for g in page)
        _check_columns(page, (30.0, 52.5, 97.0, 131.5, 173.0), 61.0, 61.0 + 7.9 * count)


def _check_first_page(page: list[Glyph]) -> None:
    assert all(g.x0 >= 19.0 and g.x1 <= 191.0 for g in page)
    assert all(g.top >= 18 and g.bottom <= 286.5 for g in page)
    assert not [g for g in page if _inside(g, CODE_BOX_MM)]
    labels = [g for g in page if g.text == "时" and g.x0 > 173 and g.middle[1] > 110]
    top = next(g.middle[1] for g in labels)
    notes = [g.middle[1] for g in page if g.text == "备" and g.x0 < 23]
    _check_columns(page, (42.5, 173.0), top - 4, notes[0] - 6)
    assert max(notes) < SEAL_SQUARE_MM[1] - 6.0


def _check_columns(page: list[Glyph], columns: tuple[float, ...], top: float, bottom: float) -> None:
    rows = [g for g in page if top < g.middle[1] < bottom]
    for x in columns:
        assert not [g for g in rows if g.x0 < x - 0.05 and g.x1 > x + 0.05]


def test_a_code_of_130_bytes_still_fits_the_box_and_900_characters_do_not() -> None:
    long = "HTTPS://QH.EXAMPLE.INVALID/C/" + "7K3M9X2PQR" * 22
    assert codes(render_service_certificate(a_certificate(), long)) == [long]
    with pytest.raises(CodeTooFine):
        render_service_certificate(a_certificate(), "A" * 1800)


def test_the_same_facts_give_the_same_bytes() -> None:
    facts = a_certificate(lines=some_lines(12))
    assert render_service_certificate(facts, CERTIFICATE_CODE) == render_service_certificate(
        facts, CERTIFICATE_CODE
    )


def test_a_batch_holds_every_certificate_and_reports_each() -> None:
    done: list[int] = []

    def rendered(count: int) -> bool:
        done.append(count)
        return True

    batch = [
        (a_certificate(volunteer_name=name, lines=some_lines(9)), CERTIFICATE_CODE[:-1] + str(index))
        for index, name in enumerate(RARE_NAMES)
    ]
    pdf = render_service_certificates(iter(batch), rendered)
    assert done == [1, 2, 3, 4]
    assert len(page_sizes_mm(pdf)) == 8
    assert codes(pdf, page=2) == [CERTIFICATE_CODE[:-1] + "1"]
    text = pypdf_text(pdf)
    assert all(text.count(name) == 3 for name in RARE_NAMES)


def test_a_batch_that_is_stopped_keeps_what_is_done() -> None:
    batch = [(a_certificate(), CERTIFICATE_CODE)] * 5
    pdf = render_service_certificates(batch, lambda done: done < 2)
    assert len(page_sizes_mm(pdf)) == 2


def test_a_missing_glyph_stops_the_print_and_names_it() -> None:
    with pytest.raises(MissingGlyph) as stopped:
        render_service_certificate(a_certificate(volunteer_name="罗\U00030eda"), CERTIFICATE_CODE)
    assert (stopped.value.character, stopped.value.field) == ("\U00030eda", "volunteer_name")


def test_a_unit_words_its_certificate_for_itself() -> None:
    own = shipped_text(LAYOUT).replace("兹证明志愿者**", "兹证明本县志愿者**").replace("累计时长", "历年时长")
    text = pypdf_text(render_service_certificate(a_certificate(), CERTIFICATE_CODE, own))
    assert "兹证明本县志愿者罗小满于" in text
    assert "历年时长" in text


@pytest.mark.parametrize(
    ("shipped", "own", "code"),
    [
        ("count = 8", "count = 7", "wrong_value"),
        ("count = 8", "count = 12", "over_seal"),
        ("extra = 2", "extra = 1", "wrong_value"),
        ("{hours_capitals}", "{capital_hours}", "unknown_field"),
        ("tight_lead = 6.9", "tight_lead = 12.0", "over_seal"),
        ("spans = [1, 3, 1]", "spans = [1, 3, 2]", "wrong_value"),
    ],
)
def test_a_certificate_that_would_lose_a_visit_or_reach_the_seal_is_refused(
    shipped: str, own: str, code: str
) -> None:
    body = shipped_text(LAYOUT).replace(shipped, own)
    with pytest.raises(TemplateProblem) as refused:
        render_service_certificate(a_certificate(), CERTIFICATE_CODE, body)
    assert refused.value.code == code


def test_the_check_code_is_printed_in_groups_as_it_is_read_out() -> None:
    facts = a_certificate(check_code="8F3K2W7MX")
    assert "8F3K-2W7M-X" in squeezed(pypdf_text(render_service_certificate(facts, CERTIFICATE_CODE)))
