import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.domain.codes import CROCKFORD
from core.domain.recovery_key import (
    RecoveryKeyLength,
    RecoveryKeyWrong,
    _check,
    parse_recovery_text,
    recovery_text,
)
from tests.core.domain.properties import few, full_width, many

keys = st.binary(min_size=32, max_size=32)


@many
@given(keys)
def test_a_key_comes_back_from_paper_however_it_is_typed(key: bytes) -> None:
    text = recovery_text(key)
    wide = full_width(text)
    for typed in (
        text,
        text.lower(),
        text.replace("-", " "),
        text.replace("-", ""),
        wide,
        f"\n{text}\n",
    ):
        assert parse_recovery_text(typed) == key
    assert parse_recovery_text(text.replace("0", "O").replace("1", "I")) == key


def test_the_sheet_shows_thirteen_groups_of_five() -> None:
    groups = recovery_text(bytes(range(32))).split("-")
    assert len(groups) == 13
    assert {len(group) for group in groups} == {5}
    assert set("".join(groups)) <= set(CROCKFORD)


@few
@given(keys, st.sampled_from(CROCKFORD + "U"))
def test_any_wrong_character_names_its_group(key: bytes, wrong: str) -> None:
    letters = recovery_text(key).replace("-", "")
    for place, right in enumerate(letters):
        if right != wrong:
            with pytest.raises(RecoveryKeyWrong) as refused:
                parse_recovery_text(letters[:place] + wrong + letters[place + 1 :])
            assert refused.value.groups == (place // 5 + 1,)


@many
@given(keys, st.integers(0, 12), st.integers(0, 4), st.integers(0, 4))
def test_two_characters_swapped_inside_a_group_name_it(key: bytes, group: int, one: int, other: int) -> None:
    letters = list(recovery_text(key).replace("-", ""))
    i, j = group * 5 + one, group * 5 + other
    assume(letters[i] != letters[j])
    letters[i], letters[j] = letters[j], letters[i]
    with pytest.raises(RecoveryKeyWrong) as refused:
        parse_recovery_text("".join(letters))
    assert refused.value.groups == (group + 1,)


@many
@given(keys, st.integers(0, 12), st.integers(0, 12))
def test_two_groups_swapped_are_both_named(key: bytes, one: int, other: int) -> None:
    assume(one != other)
    groups = recovery_text(key).split("-")
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(RecoveryKeyWrong) as refused:
        parse_recovery_text("".join(groups))
    assert refused.value.groups == tuple(sorted((one + 1, other + 1)))


@pytest.mark.parametrize(("change", "missing"), [(-5, 5), (-1, 1), (0, 65)])
def test_a_short_text_says_how_much_is_missing(change: int, missing: int) -> None:
    text = recovery_text(random.Random(3).randbytes(32)).replace("-", "")  # noqa: S311 - repeatable
    with pytest.raises(RecoveryKeyLength) as refused:
        parse_recovery_text(text[:change])
    assert refused.value.missing == missing


def test_bits_beyond_the_key_are_refused_in_the_last_group() -> None:
    last = "0001"  # 16 bits of the key and 4 that must be zero
    groups = [*recovery_text(bytes(32)).split("-")[:12], last + _check(13, last)]
    with pytest.raises(RecoveryKeyWrong) as refused:
        parse_recovery_text("-".join(groups))
    assert refused.value.groups == (13,)


def test_a_key_of_another_length_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        recovery_text(bytes(31))
