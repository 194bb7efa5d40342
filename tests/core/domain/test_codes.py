import random
import secrets
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from core.domain.codes import (
    CROCKFORD,
    Code,
    CodeCheckFailed,
    CodeKind,
    CodeTruncated,
    UnknownCode,
    base32,
    check_character,
    lookup_url,
    new_check_code,
    new_token,
    parse_check_code,
    parse_code,
    show_check_code,
)
from tests.core.domain.properties import few, full_width, many

ALPHABET_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@st.composite
def codes(draw: st.DrawFn) -> Code:
    kind = draw(st.sampled_from(CodeKind))
    return Code(kind, new_token(kind, random.Random(draw(st.integers(0, 2**32))).randbytes))  # noqa: S311 - repeatable


@many
@given(st.text(ALPHABET_36, min_size=1, max_size=20))
def test_the_check_character_is_the_references(body: str) -> None:
    assert check_character(body) == mod_37_36.calc_check_digit(body)


@few
@given(codes())
def test_any_single_wrong_character_is_caught(code: Code) -> None:
    for place, right in enumerate(code.text):
        for wrong in CROCKFORD:
            if wrong != right:
                with pytest.raises((CodeCheckFailed, UnknownCode)):
                    parse_code(code.text[:place] + wrong + code.text[place + 1 :])


@few
@given(codes())
def test_any_two_neighbours_swapped_are_caught(code: Code) -> None:
    for place, (left, right) in enumerate(pairwise(code.text)):
        if left != right:
            with pytest.raises((CodeCheckFailed, UnknownCode)):
                parse_code(code.text[:place] + right + left + code.text[place + 2 :])


@many
@given(codes())
def test_a_code_survives_every_way_it_can_arrive(code: Code) -> None:
    wide = full_width(code.text)
    url = lookup_url("qinghe.example.invalid", code)
    for arrived in (
        code.text,
        code.text.lower(),
        wide,
        url,
        url.lower(),
        url + "/",
        url.replace(":", "：").replace(".", "。"),
        f"\x02{code.text}\r\n\x03",
        f"\ufeff {code.text}\t",
        f"{code.text[:6]} {code.text[6:12]} {code.text[12:]}",
        code.text.replace("0", "O").replace("1", "I"),
        code.text.replace("0", "o").replace("1", "l"),
    ):
        assert parse_code(arrived) == code


@many
@given(codes(), st.integers(12, 17))
def test_a_cut_scan_is_unreadable_and_says_how_much_is_missing(code: Code, length: int) -> None:
    with pytest.raises(CodeTruncated) as refused:
        parse_code(code.text[:length])
    assert (refused.value.kind, refused.value.missing) == (code.kind.value, 18 - length)


def test_what_is_shorter_than_two_thirds_of_a_code_is_a_strangers() -> None:
    code = Code(CodeKind.SHEET, new_token(CodeKind.SHEET, random.Random(5).randbytes))  # noqa: S311 - repeatable
    with pytest.raises(UnknownCode):
        parse_code(code.text[:11])


@pytest.mark.parametrize(
    "text",
    ["", " ", "6901234567892", "https://example.com/about", "HTTPS://QINGHE.EXAMPLE.INVALID/", "R", "罗小满",
     "X" * 18, "11010519491231002X", "RRRR" * 9, "/", "R7K3M9P2WXYZ-?=#"],
)  # fmt: skip
def test_strangers_codes_are_unknown(text: str) -> None:
    with pytest.raises(UnknownCode):
        parse_code(text)


@many
@given(st.text(max_size=40))
def test_no_text_at_all_breaks_the_reading(text: str) -> None:
    try:
        code = parse_code(text)
    except (UnknownCode, CodeCheckFailed):
        return
    assert len(code.token) == 16


def test_no_code_ever_ends_in_a_letter_that_is_read_as_a_digit() -> None:
    for _ in range(500):
        code = Code(CodeKind.VOLUNTEER, new_token(CodeKind.VOLUNTEER, secrets.token_bytes))
        assert set(code.text) <= set(CROCKFORD)
        assert len(code.text) == 18


def test_a_token_is_drawn_again_until_its_check_is_in_the_alphabet() -> None:
    drawn: list[bytes] = []

    def source(size: int) -> bytes:
        drawn.append(bytes([len(drawn)]) * size)
        return drawn[-1]

    tokens = [new_token(CodeKind.REQUEST, source) for _ in range(60)]
    assert len(drawn) > len(tokens)
    assert all(check_character("R" + token) in CROCKFORD for token in tokens)


def test_without_a_host_the_bare_code_is_printed() -> None:
    code = parse_code(Code(CodeKind.ACTIVITY, new_token(CodeKind.ACTIVITY, secrets.token_bytes)).text)
    assert lookup_url("", code) == code.text
    assert lookup_url("a.example.invalid", code) == f"HTTPS://A.EXAMPLE.INVALID/{code.text}"


def test_base32_keeps_every_bit() -> None:
    assert base32(bytes(10)) == "0" * 16
    assert base32(b"\xff" * 10) == "Z" * 16
    assert base32(b"\x08") == "10"


@many
@given(st.integers(0, 2**32), st.integers(0, 8), st.sampled_from(CROCKFORD))
def test_a_typed_short_code_is_read_in_groups_and_one_wrong_character_is_caught(
    seed: int, place: int, wrong: str
) -> None:
    code = new_check_code(random.Random(seed).randbytes)  # noqa: S311 - repeatable
    shown = show_check_code(code)
    assert len(shown) == 11
    assert parse_check_code(shown.lower().replace("0", "o").replace("1", "l")) == code
    assert parse_check_code(shown.replace("-", " ")) == code
    assume(code[place] != wrong)
    with pytest.raises(CodeCheckFailed):
        parse_check_code(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize("text", ["", "8F3K-2W7M", "8F3K-2W7M-XX", "8F3K-2W7M-U"])
def test_what_has_not_the_form_of_a_short_code_is_unknown(text: str) -> None:
    with pytest.raises(UnknownCode):
        parse_check_code(text)
