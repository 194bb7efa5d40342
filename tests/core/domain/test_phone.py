import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.phone import (
    AreaCodeMissing,
    PhoneCharacter,
    PhoneKind,
    PhoneLength,
    PhoneMissing,
    PhonePrefix,
    PhoneRefused,
    check_phone,
    no_phone,
    phone_progress,
    phone_tail,
)
from core.domain.refusals import FieldMissing
from tests.core.domain.properties import full_width, many

mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@many
@given(mobiles, st.sampled_from(["", "+86", "+86 ", "0086", "86", "+86-"]), st.integers(1, 10))
def test_a_mobile_is_the_same_number_however_it_is_written(mobile: str, country: str, cut: int) -> None:
    for gap in ("", " ", "-", "\u3000", "–"):
        phone = check_phone(f"{country}{mobile[:cut]}{gap}{mobile[cut:]}")
        assert (phone.kind, phone.value, phone.tail) == (PhoneKind.MOBILE, mobile, mobile[-4:])


@many
@given(st.text(max_size=20))
def test_no_text_at_all_breaks_the_check(text: str) -> None:
    phone_progress(text)
    try:
        phone = check_phone(text)
    except PhoneRefused:
        return
    assert check_phone(phone.value).value == phone.value


@pytest.mark.parametrize(
    ("typed", "value", "steps"),
    [
        ("13812342046", "13812342046", ()),
        ("138 1234 2046", "13812342046", ("separators",)),
        ("+86 138-1234-2046", "13812342046", ("separators", "country_code")),
        ("86 138 1234 2046", "13812342046", ("separators", "country_code")),
        (full_width("13812342046"), "13812342046", ("full_width",)),
        ("13812342046.0", "13812342046", ("decimal",)),
        ("'13812342046", "13812342046", ("separators",)),
        ("0831-2234567", "0831-2234567", ()),
        ("08312234567", "0831-2234567", ()),
        ("(0831) 2234567", "0831-2234567", ("separators",)),
        ("010-12345678", "010-12345678", ()),
        ("021 87654321", "021-87654321", ("separators",)),
        ("0831-2234567-12", "0831-2234567-12", ()),
        ("0831-2234567转12", "0831-2234567-12", ("separators",)),
        ("+86 831 2234567", "0831-2234567", ("separators", "country_code")),
    ],
)
def test_numbers_are_stored_in_one_form_and_the_steps_are_said(
    typed: str, value: str, steps: tuple[str, ...]
) -> None:
    phone = check_phone(typed)
    assert (phone.value, phone.normalised) == (value, steps)


def test_a_landline_without_its_area_code_is_refused_or_completed() -> None:
    with pytest.raises(AreaCodeMissing):
        check_phone("2234567")
    phone = check_phone("2234567", area_code="0831")
    assert (phone.value, phone.normalised) == ("0831-2234567", ("area_code",))


@pytest.mark.parametrize(("typed", "remaining"), [("1381234204", 1), ("138123420467", -1), ("0831-12345", 2)])
def test_missing_and_surplus_digits_are_counted(typed: str, remaining: int) -> None:
    with pytest.raises(PhoneLength) as refused:
        check_phone(typed)
    assert refused.value.remaining == remaining


@pytest.mark.parametrize(("typed", "position"), [("12812342046", 2), ("23812342046", 1)])
def test_an_impossible_beginning_is_named_by_its_place(typed: str, position: int) -> None:
    with pytest.raises(PhonePrefix) as refused:
        check_phone(typed)
    assert refused.value.position == position


def test_a_letter_is_named_by_its_place_in_what_was_typed() -> None:
    with pytest.raises(PhoneCharacter) as refused:
        check_phone("138 12O4 2046")
    assert refused.value.position == 7


@pytest.mark.parametrize("empty", ["", " ", "--", "+86"])
def test_nothing_is_refused_as_missing(empty: str) -> None:
    with pytest.raises(PhoneMissing):
        check_phone(empty)


def test_someone_without_a_phone_needs_a_contact() -> None:
    assert no_phone(" 周福生 ").contact == "周福生"
    with pytest.raises(FieldMissing):
        no_phone(" ")


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ("", 11),
        ("136 0000 559", 1),
        ("13600005590", 0),
        ("136000055901", -1),
        ("0831", 7),
        ("0831-1234567", 0),
    ],
)
def test_while_typing_the_missing_digits_are_counted(typed: str, missing: int) -> None:
    assert phone_progress(typed) == missing


def test_the_tail_of_a_landline_leaves_the_extension_out() -> None:
    assert phone_tail("0831-2234567-12") == "4567"
