import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.papers.fonts import MissingGlyph
from core.papers.recovery_sheet import render_recovery_sheet
from tests.papers.builders import a_recovery_sheet
from tests.papers.reading import codes, glyphs, page_sizes_mm, pdfminer_text, pypdf_text, squeezed


def test_a_recovery_sheet_holds_the_whole_key_twice_and_says_what_to_do() -> None:
    facts = a_recovery_sheet()
    pdf = render_recovery_sheet(facts)
    assert page_sizes_mm(pdf) == [(210.0, 297.0)]
    assert codes(pdf) == [facts.code]
    for text in (pypdf_text(pdf), pdfminer_text(pdf)):
        assert "钥匙" in text
        assert "2026年5月20日" in text
        assert all(group in text for group in facts.groups)


def test_groups_are_numbered_in_the_order_of_reading() -> None:
    facts = a_recovery_sheet()
    page = glyphs(render_recovery_sheet(facts))[0]
    large = [g for g in page if g.size > 16.5 and 90 < g.middle[1] < 175]
    said = "".join(g.text for g in sorted(large, key=lambda g: (round(g.middle[1]), g.x0)))
    assert said == "".join(facts.groups)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.text(alphabet="0123456789ABCDEFGHJKMNPQRSTVWXYZ-", min_size=1, max_size=14), max_size=16),
    st.text(alphabet="河湾村Ab1 ", max_size=80),
)
def test_nothing_leaves_the_page_however_long_it_is(groups: list[str], text: str) -> None:
    facts = a_recovery_sheet(groups=tuple(groups), site_name=text, clerk=text, desk_code=text)
    for glyph in glyphs(render_recovery_sheet(facts))[0]:
        assert glyph.x0 >= 19.9
        assert glyph.x1 <= 190.1
        assert glyph.bottom < 285
        if glyph.middle[1] < 64:
            assert glyph.x1 <= 146


def test_a_missing_glyph_stops_the_print() -> None:
    with pytest.raises(MissingGlyph):
        render_recovery_sheet(a_recovery_sheet(clerk="\U00030eda"))


def test_every_paper_is_the_same_in_another_process() -> None:
    script = (
        "import hashlib, tests.papers.builders as b\n"
        "from core.papers import service_certificate as c, sign_in_sheet as s, request_slip as r\n"
        "from core.papers import volunteer_card as v, clerk_badge as k, recovery_sheet as y\n"
        "papers = [c.render_service_certificate(b.a_certificate(), b.CERTIFICATE_CODE),"
        " s.render_sign_in_sheet(b.a_sheet(21)), r.render_request_slip(b.a_slip()),"
        " r.render_request_slip_roll(b.a_slip()), v.render_volunteer_card(b.a_card(name='𬱖峯')),"
        " k.render_clerk_badges([b.a_badge()]), y.render_recovery_sheet(b.a_recovery_sheet())]\n"
        "print([hashlib.sha256(p).hexdigest() for p in papers])\n"
    )

    def run(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        return squeezed(done.stdout)

    assert run("1") == run("2")
