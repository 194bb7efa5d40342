import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.domain.numbers import (
    DESK_ALPHABET,
    Number,
    NumberCheckFailed,
    NumberNotUnderstood,
    NumberTemplate,
    Series,
    TemplateRefused,
    counted,
    is_desk_code,
    is_site_code,
    new_desk_code,
    parse_number,
    parse_spoken,
    request_number,
    told_number,
    volunteer_number,
    yearly_number,
)
from tests.core.domain.properties import few, full_width, many

OFFICIAL = NumberTemplate("叙文实证\u3014{year}\u3015{desk}-{counter}-{check}")
sites = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=6)
desks = st.text(DESK_ALPHABET, min_size=2, max_size=2)


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    series = draw(st.sampled_from(Series))
    site, desk = draw(sites), draw(desks)
    if series is Series.REQUEST:
        return request_number(
            site, desk, draw(st.dates(date(2020, 1, 1), date(2099, 12, 31))), draw(st.integers(1, 999))
        )
    counter = draw(st.integers(1, 999_999))
    if series is Series.VOLUNTEER:
        return volunteer_number(site, desk, counter)
    return yearly_number(series, site, desk, draw(st.integers(2020, 2099)), counter)


@many
@given(numbers())
def test_a_full_form_is_read_back_however_it_is_typed(number: Number) -> None:
    wide = full_width(number.text)
    for typed in (
        number.text,
        number.text.lower(),
        f" {number.text} ",
        wide,
        number.text.replace("-", "—"),
    ):
        assert parse_number(typed) == number


@many
@given(numbers())
def test_a_full_form_is_read_back_without_its_hyphens(number: Number) -> None:
    assert parse_number(number.text.replace("-", "")) == number


@few
@given(numbers(), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_any_single_wrong_character_is_caught(number: Number, wrong: str) -> None:
    text = number.text
    for place, right in enumerate(text):
        if right not in {"-", wrong}:
            typed = text[:place] + wrong + text[place + 1 :]
            try:
                read = parse_number(typed)
            except (NumberCheckFailed, NumberNotUnderstood):
                continue
            # O, I, L between digits are the digits they look like: the same number.
            assert read == number


def test_swapped_neighbours_are_caught_but_for_one_in_a_thousand() -> None:
    tried = missed = 0
    for counter in range(1, 2000):
        text = yearly_number(Series.CERTIFICATE, "QH", "K7", 2026, counter).text
        for place, (left, right) in enumerate(pairwise(text)):
            if left != right and "-" not in {left, right}:
                tried += 1
                try:
                    parse_number(text[:place] + right + left + text[place + 2 :])
                except (NumberCheckFailed, NumberNotUnderstood):
                    continue
                missed += 1
    assert tried > 10_000
    assert missed / tried < 0.001


@many
@given(numbers(), numbers())
def test_two_numbers_never_look_alike(one: Number, other: Number) -> None:
    assume(one != other)
    assert one.text != other.text
    assert one.text.replace("-", "") != other.text.replace("-", "")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (request_number("QH", "K7", date(2026, 5, 20), 17), "QH-K7-R2026-0520-017-U"),
        (volunteer_number("QH", "K7", 512), "QH-K7-000512-5"),
        (yearly_number(Series.ACTIVITY, "QH", "K7", 2026, 31), "QH-K7-A2026-000031-C"),
        (yearly_number(Series.CERTIFICATE, "QH", "K7", 2026, 1_000_000), "QH-K7-C2026-1000000-H"),
    ],
)
def test_the_form_of_each_series(number: Number, text: str) -> None:
    assert number.text == text
    assert parse_number(text) == number
    assert text.isascii()
    assert text == text.upper()


def test_a_request_is_said_by_day_and_count_and_with_its_desk_where_desks_mix() -> None:
    number = request_number("QH", "K7", date(2026, 5, 20), 17)
    assert number.spoken == "0520-017"
    assert told_number(number.text, number.spoken, "K7") == "0520-017"
    assert (
        told_number(number.text, number.spoken, "M3")
        == told_number(number.text, number.spoken)
        == "K7 0520-017"
    )
    assert parse_spoken(" 0520—017 ") == (520, 17)
    assert request_number("QH", "K7", date(2026, 5, 20), 1017).spoken == "0520-1017"
    volunteer = volunteer_number("QH", "K7", 512)
    assert volunteer.spoken == volunteer.text


def test_a_request_that_has_no_number_yet_is_told_as_it_stands() -> None:
    assert told_number("", "—", "K7") == "—"


@pytest.mark.parametrize(
    "text", ["1320-017", "0500-017", "0532-017", "0520017", "520-17", "0831-1234567", ""]
)
def test_what_is_no_day_and_count_is_not_a_spoken_number(text: str) -> None:
    assert parse_spoken(text) is None


def test_letters_between_digits_are_read_as_the_digits_they_look_like() -> None:
    assert parse_number("QH-K7-OOO5I2-5") == volunteer_number("QH", "K7", 512)
    assert parse_number("QHK7A2O26O00O3lC") == yearly_number(Series.ACTIVITY, "QH", "K7", 2026, 31)


def test_a_look_alike_of_the_check_character_is_refused_and_said() -> None:
    every = (yearly_number(Series.SHEET, "QH", "K7", 2026, counter) for counter in range(1, 1000))
    number = next(number for number in every if number.check == "O")
    with pytest.raises(NumberCheckFailed) as refused:
        parse_number(number.text[:-1] + "0")
    assert refused.value.look_alike
    with pytest.raises(NumberCheckFailed) as refused:
        parse_number(number.text[:-1] + "7")
    assert not refused.value.look_alike


@pytest.mark.parametrize(
    "text",
    [
        "",
        "QH",
        "QH-K7-12-5",
        "QH-K0-000512-5",
        "Q-K7-000512-5",
        "QH-K7-R2026-017-U",
        "QH-K7-A2026-31-C",
        "罗小满",
    ],
)
def test_other_texts_are_not_understood(text: str) -> None:
    with pytest.raises(NumberNotUnderstood):
        parse_number(text)


@many
@given(st.text(max_size=30))
def test_no_text_at_all_breaks_the_reading(text: str) -> None:
    parse_spoken(text)
    for read in (parse_number, lambda typed: OFFICIAL.parse(typed, "QH")):
        try:
            read(text)
        except (NumberNotUnderstood, NumberCheckFailed):
            continue


@many
@given(desks, st.integers(2020, 2099), st.integers(1, 1_500_000))
def test_a_centres_own_template_is_read_back(desk: str, year: int, counter: int) -> None:
    number = yearly_number(Series.CERTIFICATE, "QH", desk, year, counter)
    printed = OFFICIAL.show(number)
    assert printed.startswith(f"叙文实证\u3014{year}\u3015{desk}-")
    for typed in (
        printed,
        printed + "号",
        printed.lower(),
        printed.replace("\u3014", "[").replace("\u3015", "]"),
        printed.replace("\u3014", "（").replace("\u3015", "）"),
        f" {printed.replace('-', '—')} ",
    ):
        assert OFFICIAL.parse(typed, "QH") == number


def test_the_check_of_a_printed_certificate_covers_the_site_it_does_not_show() -> None:
    printed = OFFICIAL.show(yearly_number(Series.CERTIFICATE, "QH", "K7", 2026, 123))
    assert printed == "叙文实证\u30142026\u3015K7-000123-W"
    with pytest.raises(NumberCheckFailed):
        OFFICIAL.parse(printed, "LX")


def test_the_default_template_is_the_full_form() -> None:
    number = yearly_number(Series.CERTIFICATE, "QH", "K7", 2026, 123)
    NumberTemplate().validate()
    assert NumberTemplate().show(number) == number.text
    assert NumberTemplate().parse(number.text, "QH") == number


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        ("{desk}-{counter}-{check}", "{year}"),
        ("{year}{year}{desk}-{counter}-{check}", "{year}"),
        ("{year}-{counter}-{check}", "{desk}"),
        ("{year}{desk}-{counter}", "{check}"),
        ("{year}{desk}-{counter}-{check}{name}", "{}"),
        ("{year}{desk}-{counter}-{check}}", "{}"),
    ],
)
def test_a_template_that_cannot_be_read_back_is_refused(pattern: str, part: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        NumberTemplate(pattern).validate()
    assert refused.value.part == part


def test_desk_codes_are_two_unmistakable_characters() -> None:
    source = random.Random(7)  # noqa: S311 - repeatable
    drawn = {new_desk_code(source.randbytes) for _ in range(3000)}
    assert len(drawn) > 650
    assert all(is_desk_code(code) for code in drawn)
    assert not any(is_desk_code(code) for code in ("", "K", "K0", "KO", "k7", "K77"))


def test_site_codes_are_two_to_six_capital_letters() -> None:
    assert is_site_code("QH")
    assert not any(is_site_code(code) for code in ("Q", "Q1", "qh", "ABCDEFG", ""))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("QH-K7-R2026-0520-017-X", ("K7", "R20260520", 17)),
        ("QH-K7-000512-X", ("K7", "V", 512)),
        ("QH-K7-C2026-000123-X", ("K7", "C2026", 123)),
        ("QH-K7-S2026-000207-X/2", ("K7", "S2026", 207)),
        ("QH-K7-S2026-x-X", None),
        ("QH-K7", None),
        ("", None),
    ],
)
def test_a_number_says_which_counter_it_came_from(text: str, told: tuple[str, str, int] | None) -> None:
    assert counted(text) == told
