"""Honour certificate, star certificate and thank-you letter as they come from the printer."""

from datetime import date
from typing import Any

import pytest
from PIL import Image

from core.commands.award_rules import MOST_HONOUR, MOST_REASON
from core.domain.certificate import CertificateFacts, CertificateKind
from core.papers.certificate_values import certificate_values
from core.papers.fonts import MissingGlyph
from core.papers.template.checking import SEAL_SIDE_MM
from core.papers.template.drawing import Overprint, render
from core.papers.template.shipped import printable
from tests.papers.builders import RARE_NAMES, a_certificate
from tests.papers.reading import glyphs, page_sizes_mm, pypdf_text, raster, squeezed

CODE = "HTTPS://QH.EXAMPLE.INVALID/C#" + "A2B3" * 80
KINDS = ("honour_certificate", "star_certificate", "thanks_letter")
MINORITY = "买买提热合曼·阿不都热依木·艾合买提江·吐尔"
LATIN = "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine Maximilian"
LONG_NAMES = (MINORITY, LATIN, "阿卜杜热合曼·买买提明·吐尔逊江·艾合买提·玉素甫", *RARE_NAMES)


def facts(**changes: Any) -> CertificateFacts:  # noqa: ANN401 - any field of the struct
    given: dict[str, Any] = {
        "kind": CertificateKind.HONOUR,
        "honour": "优秀志愿者",
        "honorific": "同志",
        "reason": "在 2025 年度志愿服务工作中，热心公益、甘于奉献，表现突出",
    }
    return a_certificate(**(given | changes))


def paper(name: str, overprint: Overprint | None = None, **changes: Any) -> bytes:  # noqa: ANN401 - the same
    values = certificate_values(facts(**changes), CODE)
    return render(printable(name), [values], overprint=overprint)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("person", LONG_NAMES)
def test_a_long_or_rare_name_stays_whole_on_one_line(name: str, person: str) -> None:
    pdf = paper(name, volunteer_name=person)
    assert squeezed(person) in pypdf_text(pdf)
    wanted = set(squeezed(person))
    line = [glyph for glyph in glyphs(pdf)[0] if glyph.size > 10 and glyph.text in wanted]
    name_line = min(glyph.middle[1] for glyph in line if glyph.size > 10 and glyph.middle[1] > 65)
    on_it = [glyph for glyph in line if abs(glyph.middle[1] - name_line) < 3]
    assert len(on_it) >= len(squeezed(person))


def test_the_name_shrinks_in_steps() -> None:
    sizes = {}
    for length in (3, 22, 28, 34):
        pdf = paper("honour_certificate", volunteer_name="满" * length)
        sizes[length] = {round(g.size / 27.0, 2) for g in glyphs(pdf)[0] if g.text == "满"}
    assert sizes == {3: {1.0}, 22: {0.86}, 28: {0.72}, 34: {0.6}}


def test_a_team_has_no_honorific() -> None:
    text = pypdf_text(paper("honour_certificate", volunteer_name="柳溪镇大学生志愿服务队", honorific=""))
    assert "柳溪镇大学生志愿服务队：" in text


def test_a_character_no_font_has_stops_the_print() -> None:
    with pytest.raises(MissingGlyph) as caught:
        paper("honour_certificate", volunteer_name="罗\U000323b0")
    assert caught.value.field == "name"


def test_the_date_may_be_in_chinese_numerals() -> None:
    values = certificate_values(facts(issued_on=date(2026, 11, 20)), CODE)
    assert values["issued_date_chinese"] == "二〇二六年十一月二十日"
    assert values["issued_date"] == "2026 年 11 月 20 日"


def ink_box(image: Image.Image, dpi: int) -> tuple[float, float, float, float]:
    box = image.point([255 if value < 200 else 0 for value in range(256)]).getbbox()
    assert box is not None
    left, top, right, bottom = (side * 25.4 / dpi for side in box)
    return left, top, right, bottom


@pytest.mark.parametrize("name", KINDS)
def test_nothing_but_unit_and_date_stands_in_the_seal_square(name: str) -> None:
    """Measured on the raster: a paper without unit and date leaves the square white."""
    values = dict(
        certificate_values(facts(volunteer_name=LATIN, reason="热心" * 40, honour="先进" * 20), CODE)
    )
    values.update(issuer="", issued_date="")
    image = raster(render(printable(name), [values]), dpi=150)
    seal = printable(name).template.seal
    assert seal is not None
    square = tuple(
        round(side * 150 / 25.4) for side in (seal.x, seal.y, seal.x + SEAL_SIDE_MM, seal.y + SEAL_SIDE_MM)
    )
    assert image.crop((square[0], square[1], square[2], square[3])).getextrema() == (255, 255)


def test_an_overprint_has_text_only() -> None:
    blank = pypdf_text(paper("honour_certificate", Overprint()))
    assert "罗小满" in blank
    assert "优秀志愿者" in blank
    assert "荣誉证书" not in blank.replace("证书编号", "")
    image = raster(paper("honour_certificate", Overprint()), dpi=100)
    assert ink_box(image, 100)[0] > 30, "no frame"


@pytest.mark.parametrize(("right", "down"), [(3.0, 0.5), (-2.5, 4.0)])
def test_an_overprint_is_moved_by_half_millimetres(right: float, down: float) -> None:
    before = ink_box(raster(paper("honour_certificate", Overprint()), dpi=254), 254)
    after = ink_box(raster(paper("honour_certificate", Overprint(right, down)), dpi=254), 254)
    assert after[0] - before[0] == pytest.approx(right, abs=0.11)
    assert after[1] - before[1] == pytest.approx(down, abs=0.11)


def test_an_overprint_is_scaled_from_the_corner() -> None:
    before = ink_box(raster(paper("honour_certificate", Overprint()), dpi=254), 254)
    after = ink_box(raster(paper("honour_certificate", Overprint(scale=0.98)), dpi=254), 254)
    assert after[2] == pytest.approx(before[2] * 0.98, abs=0.2)
    assert after[3] == pytest.approx(before[3] * 0.98, abs=0.2)


def test_a_batch_is_one_file_and_can_be_stopped() -> None:
    values = certificate_values(facts(), CODE)
    pdf = render(printable("honour_certificate"), [values] * 9, rendered=lambda done: done < 4)
    assert page_sizes_mm(pdf) == [(297.0, 210.0)] * 4


def test_the_line_below_a_name_stays_on_whole_papers() -> None:
    """On a bought blank there is no line of ours: below the name the paper is white."""
    for overprint, lined in ((None, True), (Overprint(), False)):
        image = raster(paper("honour_certificate", overprint), dpi=254)
        band = image.crop((345, 800, 600, 840)).point([255 if value < 128 else 0 for value in range(256)])
        assert (band.getbbox() is not None) is lined


def test_the_longest_reason_and_honour_that_are_accepted_stand_there_whole() -> None:
    reason, honour = "热心公益甘于奉献" * (MOST_REASON // 8), "优" * MOST_HONOUR
    text = pypdf_text(paper("honour_certificate", reason=reason, honour=honour))
    assert f"{reason}，被评为" in text
    assert honour in text
    assert reason in pypdf_text(paper("thanks_letter", reason=reason))
