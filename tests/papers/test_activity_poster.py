"""The poster of an activity: what hangs at the door, and what does not."""

import msgspec
import pytest

from core.domain.activity import Activity, RiskLevel
from core.domain.practice_site import PracticeSite
from core.papers.poster_values import activity_poster_values
from core.papers.template.drawing import render
from core.papers.template.shipped import printable
from tests.papers.form_rows import COMING, UNIT
from tests.papers.reading import codes, pypdf_text, squeezed


def poster(activity: Activity = COMING, site: PracticeSite = UNIT) -> bytes:
    return render(printable("activity_poster"), [activity_poster_values(activity, site)])


def test_nobody_is_named_on_it() -> None:
    led = msgspec.structs.replace(COMING, leader_name="罗小满", leader_phone="13600005590")
    text = pypdf_text(poster(led))
    assert "罗小满" not in text
    assert "5590" not in text


def test_where_the_screen_alone_counts_the_poster_sends_people_to_it() -> None:
    plain, screen = COMING, msgspec.structs.replace(COMING, door_code_only=True, door_secret="ABCD")
    assert squeezed("当天再扫签到") in pypdf_text(poster(plain))
    assert squeezed("当天签到，请扫门口屏幕上的码") in pypdf_text(poster(screen))


def test_without_a_host_there_is_no_code_and_no_word_of_one() -> None:
    pdf = poster(site=msgspec.structs.replace(UNIT, public_host=""))
    assert codes(pdf, 0, 150) == []
    assert "手机扫一扫" not in pypdf_text(pdf)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"min_age": 16}, "满16岁"),
        ({"risk_level": RiskLevel.DANGEROUS}, "限成年人"),
        ({"required_skills": ("法律",)}, "会法律"),
        ({"required_skills": ("法律", "宣讲")}, "会其中一样：法律、宣讲"),
        ({"required_licence": "急救证"}, "须持急救证"),
        ({"risk_note": "河边路滑"}, "请注意：河边路滑"),
    ],
)
def test_what_is_asked_and_what_is_risky_is_said(told: dict[str, object], said: str) -> None:
    plain = msgspec.structs.replace(COMING, min_age=0, risk_note="")
    assert squeezed(said) in pypdf_text(poster(msgspec.structs.replace(plain, **told)))


def test_an_activity_that_asks_for_nothing_has_no_empty_lines() -> None:
    text = pypdf_text(poster(msgspec.structs.replace(COMING, min_age=0, risk_note="", roles=())))
    assert "要求" not in text
    assert "分工" not in text


def test_the_longest_words_still_fit() -> None:
    longest = msgspec.structs.replace(COMING, title="志" * 40, content="愿" * 200, place="桂" * 60)
    text = pypdf_text(poster(longest))
    assert [text.count(word) for word in "愿桂"] >= [200, 60]
