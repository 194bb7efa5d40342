from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.service_minutes import hours_text
from core.domain.stars import stars_name
from core.papers.numerals import (
    chinese_capitals,
    date_text,
    minute_text,
    period_text,
)

_VALUES = {"零": 0, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}


def _read_capitals(text: str) -> int:
    """Tenths of hours, read the way a person reads capital figures."""
    whole, _, tenth = text.partition("点")
    total = group = digit = 0
    for character in whole:
        if character in _VALUES:
            digit = _VALUES[character]
        elif character in "拾佰仟":
            group += digit * {"拾": 10, "佰": 100, "仟": 1000}[character]
            digit = 0
        else:
            total = (total + group + digit) * 10_000 if character == "万" else (total + group + digit) * 10**8
            group = digit = 0
    return (total + group + digit) * 10 + _VALUES.get(tenth, 0)


@pytest.mark.parametrize(
    ("minutes", "capitals"),
    [
        (5190, "捌拾陆点伍"),
        (0, "零"),
        (30, "零点伍"),
        (600, "壹拾"),
        (6060, "壹佰零壹"),
        (60_600, "壹仟零壹拾"),
        (600_060, "壹万零壹"),
        (6_006_000, "壹拾万零壹佰"),
        (6_000_600_000, "壹亿零壹万"),
        (6_000_000_060, "壹亿零壹"),
    ],
)
def test_hours_are_written_in_capital_figures(minutes: int, capitals: str) -> None:
    assert chinese_capitals(minutes) == capitals


@given(st.integers(0, 60 * 99_999))
def test_capital_figures_say_the_same_hours_as_digits(minutes: int) -> None:
    assert _read_capitals(chinese_capitals(minutes)) == int(hours_text(minutes).replace(".", ""))


@given(st.integers(0, 60 * 99_999))
def test_capital_figures_never_say_zero_twice_nor_at_the_end(minutes: int) -> None:
    whole = chinese_capitals(minutes).partition("点")[0]
    assert "零零" not in whole
    assert whole == "零" or not whole.endswith("零")


def test_dates_have_no_leading_zeros_and_a_weekday_where_people_must_come() -> None:
    start = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
    assert date_text(date(2026, 5, 3)) == "2026 年 5 月 3 日"
    assert period_text(start, start.replace(hour=11)) == "2026 年 5 月 20 日（星期三）09:30–11:30"
    assert period_text(start, datetime(2026, 5, 21, 0, 30, tzinfo=UTC)).endswith("09:30–5 月 21 日 00:30")
    assert minute_text(start) == "2026-05-20 09:30"


def test_stars_are_words_and_no_stars_are_nothing() -> None:
    assert (stars_name(0), stars_name(2), stars_name(5)) == ("", "二星志愿者", "五星志愿者")
