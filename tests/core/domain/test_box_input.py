import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.box_input import (
    BoxInput,
    CheckCode,
    Digits,
    Empty,
    IdNumber,
    NumberStart,
    OurNumber,
    PhoneNumber,
    PhoneTail,
    Pinyin,
    Refused,
    Scan,
    SpokenNumber,
    Words,
    classify,
)
from core.domain.codes import (
    Code,
    CodeCheckFailed,
    CodeKind,
    CodeTruncated,
    UnknownCode,
    lookup_url,
    new_check_code,
    new_token,
    show_check_code,
)
from core.domain.identity_number import IdentityNumberCheckDigit
from core.domain.numbers import NumberCheckFailed, NumberTemplate, Series, volunteer_number, yearly_number
from core.domain.phone import PhonePrefix
from tests.core.domain.properties import full_width, many

SOURCE = random.Random(11)  # noqa: S311 - repeatable
CARD = Code(CodeKind.VOLUNTEER, new_token(CodeKind.VOLUNTEER, SOURCE.randbytes))
SHORT = new_check_code(SOURCE.randbytes)


def test_a_scan_of_our_code_acts_at_once() -> None:
    for arrived in (
        CARD.text,
        CARD.text.lower(),
        lookup_url("a.example.invalid", CARD),
        full_width(CARD.text),
    ):
        assert classify(arrived, scanned=True) == Scan(CARD)
        assert classify(arrived) == Scan(CARD)


@pytest.mark.parametrize(
    ("arrived", "refusal"),
    [
        ("6901234567892", UnknownCode),
        ("zhangwei", UnknownCode),
        ("13812342046", UnknownCode),
        (CARD.text[:14], CodeTruncated),
        (CARD.text[:-2] + ("00" if CARD.text[-2:] != "00" else "11"), CodeCheckFailed),
    ],
)
def test_a_scan_that_is_not_ours_is_never_searched_as_words(arrived: str, refusal: type[Exception]) -> None:
    found = classify(arrived, scanned=True)
    assert isinstance(found, Refused)
    assert type(found.refusal) is refusal


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", Empty),
        (" \u3000\u200b", Empty),
        ("2046", PhoneTail),
        ("13812342046", PhoneNumber),
        ("138 1234 2046", PhoneNumber),
        ("0831-2234567", PhoneNumber),
        ("1381", PhoneTail),
        ("13812", Digits),
        ("11010519491231002X", IdNumber),
        ("110105 19491231 002x", IdNumber),
        ("0520-017", SpokenNumber),
        ("QH-K7-000512-5", OurNumber),
        ("qhk70005125", OurNumber),
        ("QH-K7-00", NumberStart),
        ("QH0005", NumberStart),
        ("lxm", Pinyin),
        ("luo xiaoman", Pinyin),
        ("lü'bu", Pinyin),
        ("qh", Pinyin),
        ("罗小满", Words),
        ("罗 2046", Words),
        ("电饭煲", Words),
        ("𬱖", Words),
        ("?!", Words),
        (show_check_code(SHORT), CheckCode),
        (SHORT.lower(), CheckCode),
    ],
)
def test_typed_text_is_read_as_the_narrowest_thing_it_can_be(typed: str, kind: type[BoxInput]) -> None:
    assert type(classify(typed, site="QH")) is kind
    assert type(classify(full_width(typed), site="QH")) is kind


def test_what_is_found_comes_normalised() -> None:
    assert classify("luo XiaoMan") == Pinyin("luoxiaoman")
    assert classify("lü") == Pinyin("lv")
    assert classify("0520—017") == SpokenNumber(520, 17)
    assert classify("罗　小满 柳溪") == Words(("罗", "小满", "柳溪"))
    assert classify("2 0 4 6") == PhoneTail("2046")
    found = classify("qh-k7-000512-5")
    assert isinstance(found, OurNumber)
    assert found.number == volunteer_number("QH", "K7", 512)


def test_a_request_of_another_desk_is_said_with_its_desk() -> None:
    for typed in ("K7 0520-017", "k7-0520-017", full_width("K7 0520-017")):
        assert classify(typed, site="QH") == SpokenNumber(520, 17, desk="K7")
    assert type(classify("K0 0520-017", site="QH")) is Words
    assert type(classify("K7 1320-017", site="QH")) is Words


def test_a_certificate_number_as_this_centre_prints_it_is_ours() -> None:
    template = NumberTemplate("叙文实证\u3014{year}\u3015{desk}-{counter}-{check}")
    number = yearly_number(Series.CERTIFICATE, "QH", "K7", 2026, 123)
    assert classify(template.show(number), site="QH", template=template) == OurNumber(number)
    assert classify(number.text, site="QH", template=template) == OurNumber(number)
    assert type(classify(template.show(number), site="QH")) is Words
    found = classify(template.show(number)[:-1] + "7", site="QH", template=template)
    assert isinstance(found, Refused)
    assert isinstance(found.refusal, NumberCheckFailed)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("110105194912310021", IdentityNumberCheckDigit),
        ("12812342046", PhonePrefix),
        ("QH-K7-000513-5", NumberCheckFailed),
        (CARD.text[:-1] + ("0" if CARD.text[-1] != "0" else "1"), CodeCheckFailed),
        (show_check_code(SHORT)[:-1] + ("0" if SHORT[-1] != "0" else "1"), CodeCheckFailed),
    ],
)
def test_what_is_clearly_meant_but_wrong_says_how(typed: str, refusal: type[Exception]) -> None:
    found = classify(typed, site="QH")
    assert isinstance(found, Refused)
    assert type(found.refusal) is refusal


def test_a_site_code_that_is_also_initials_stays_searchable() -> None:
    assert classify("qhua", site="QH") == Pinyin("qhua")
    assert classify("QH-", site="QH") == NumberStart("QH-")
    assert classify("QH000512") == Words(("qh000512",))


@many
@given(st.text(max_size=30), st.booleans())
def test_any_text_is_told_apart_without_an_error(text: str, scanned: bool) -> None:
    classify(text, scanned=scanned, site="QH")
