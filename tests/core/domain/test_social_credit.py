"""The unified social credit code: GB 32100-2015."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.social_credit import (
    ALPHABET,
    SocialCreditCodeRefused,
    check_social_credit_code,
    social_credit_check,
)

WIDE = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}
# The example of the standard's annex.
EXAMPLE = "91350100M000100Y43"


def test_the_example_of_the_standard_passes() -> None:
    assert check_social_credit_code(EXAMPLE) == EXAMPLE


def test_it_may_be_typed_small_wide_and_with_spaces() -> None:
    assert check_social_credit_code(" 9135 0100 m000 100y43 ") == EXAMPLE
    assert check_social_credit_code(EXAMPLE.translate(WIDE)) == EXAMPLE


@pytest.mark.parametrize(
    "typed", ["", EXAMPLE[:-1], EXAMPLE + "0", "9135010IM000100Y43", "9A350100M000100Y43"]
)
def test_what_is_no_such_code_is_refused(typed: str) -> None:
    with pytest.raises(SocialCreditCodeRefused):
        check_social_credit_code(typed)


@given(
    body=st.text(ALPHABET, min_size=9, max_size=9),
    region=st.from_regex(r"[0-9]{6}", fullmatch=True),
    place=st.integers(0, 17),
    other=st.sampled_from(ALPHABET),
)
def test_one_wrong_character_is_always_caught(body: str, region: str, place: int, other: str) -> None:
    first = f"52{region}{body}"
    code = first + social_credit_check(first)
    assert check_social_credit_code(code) == code
    wrong = code[:place] + other + code[place + 1 :]
    if wrong != code:
        with pytest.raises(SocialCreditCodeRefused):
            check_social_credit_code(wrong)
