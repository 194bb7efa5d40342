from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from stdnum.cn import ric

from core.domain.identity_number import (
    IdentityNumberCharacter,
    IdentityNumberCheckDigit,
    IdentityNumberDate,
    IdentityNumberLength,
    IdentityNumberMissing,
    IdentityNumberPrefix,
    IdentityNumberRefused,
    IdentityNumberRuinedByExcel,
    IdType,
    OldFifteenDigitNumber,
    Sex,
    UnknownIdType,
    check_identity_number,
    identity_progress,
    likely_places,
    mainland_check_character,
)
from tests.core.domain.properties import few, full_width, many

TODAY = date(2026, 5, 20)
MAINLAND = IdType.MAINLAND_ID
# The example printed in GB 11643 itself; nobody's number.
STANDARD = "11010519491231002X"

births = st.dates(date(1900, 1, 1), TODAY)


def an_id(region: str = "110105", born: date = date(1949, 12, 31), sequence: int = 2) -> str:
    """An invented number that passes its check."""
    body = f"{region}{born:%Y%m%d}{sequence:03d}"
    return body + mainland_check_character(body)


@st.composite
def mainland_numbers(draw: st.DrawFn) -> str:
    region = draw(st.sampled_from(["110105", "511523", "310101", "650102", "440305"]))
    return an_id(region, draw(births), draw(st.integers(1, 999)))


@many
@given(mainland_numbers())
def test_every_number_the_reference_accepts_is_accepted_with_its_date_and_sex(number: str) -> None:
    assume(ric.is_valid(number))
    accepted = check_identity_number(MAINLAND, number, today=TODAY)
    assert accepted.value == number
    assert accepted.birth_on == ric.get_birth_date(number)
    assert accepted.warnings == ()
    assert accepted.sex is (Sex.MALE if int(number[16]) % 2 else Sex.FEMALE)


@many
@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_check_character_is_the_references(body: str) -> None:
    assert mainland_check_character(body) == ric.calc_check_digit(body + "0")


@many
@given(mainland_numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_is_always_refused(number: str, place: int, character: str) -> None:
    assume(number[place] != character)
    with pytest.raises(IdentityNumberRefused):
        check_identity_number(MAINLAND, number[:place] + character + number[place + 1 :], today=TODAY)


@many
@given(mainland_numbers(), st.integers(0, 16))
def test_two_neighbours_swapped_are_always_refused_and_the_place_is_among_the_named(
    number: str, i: int
) -> None:
    assume(number[i] != number[i + 1])
    wrong = number[:i] + number[i + 1] + number[i] + number[i + 2 :]
    with pytest.raises(IdentityNumberRefused) as refused:
        check_identity_number(MAINLAND, wrong, today=TODAY)
    if isinstance(refused.value, IdentityNumberCheckDigit | IdentityNumberDate):
        assert i + 1 in refused.value.swaps


@many
@given(mainland_numbers(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_the_place_of_a_wrong_digit_is_among_the_named(number: str, place: int, digit: str) -> None:
    assume(number[place] != digit)
    wrong = number[:place] + digit + number[place + 1 :]
    assume(wrong[:17].isdigit())
    assert place + 1 in likely_places(wrong, TODAY)[1]


def _is_plausible(number: str) -> bool:
    try:
        accepted = check_identity_number(MAINLAND, number, today=TODAY)
    except IdentityNumberRefused:
        return False
    return number[0] == "9" or "unknown_region" not in accepted.warnings


@settings(few, max_examples=8)
@given(mainland_numbers(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_the_named_places_are_those_where_one_digit_makes_a_plausible_number(
    number: str, place: int, digit: str
) -> None:
    wrong = number[:place] + digit + number[place + 1 :]
    mendable = {
        i + 1
        for i in range(18)
        for character in ("0123456789X" if i == 17 else "0123456789")
        if character != wrong[i] and _is_plausible(wrong[:i] + character + wrong[i + 1 :])
    }
    assert set(likely_places(wrong, TODAY)[1]) == mendable


@many
@given(st.text(max_size=24))
def test_no_text_at_all_breaks_the_check(text: str) -> None:
    for id_type in IdType:
        identity_progress(id_type, text)
        with suppress(IdentityNumberRefused):
            accepted = check_identity_number(id_type, text, today=TODAY)
            assert check_identity_number(id_type, accepted.value, today=TODAY).value == accepted.value


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("11010519491231002x", ("upper_case",)),
        (" 110105 19491231 002X ", ("spaces",)),
        (full_width("11010519491231002X"), ("full_width",)),
        ("\u3000110105\u300019491231002" + full_width("x"), ("full_width", "spaces", "upper_case")),
        ("'11010519491231002X", ("invisible",)),
        ("\ufeff11010519491231002X\u200b", ("invisible",)),
        ("110105-19491231-002X", ("punctuation",)),
        ("110105—19491231—002X", ("punctuation",)),
    ],
)
def test_what_keyboards_and_spreadsheets_add_is_taken_off_and_said(
    typed: str, steps: tuple[str, ...]
) -> None:
    accepted = check_identity_number(MAINLAND, typed, today=TODAY)
    assert accepted.value == STANDARD
    assert accepted.normalised == steps


def test_the_last_character_is_named_when_only_it_can_be_told_apart() -> None:
    wrong = an_id()[:17] + "1"
    with pytest.raises(IdentityNumberCheckDigit) as refused:
        check_identity_number(MAINLAND, wrong, today=TODAY)
    assert 18 in refused.value.single
    assert refused.value.kind == "check_digit"


def test_a_single_possible_swap_is_the_named_place() -> None:
    with pytest.raises(IdentityNumberCheckDigit) as refused:
        check_identity_number(MAINLAND, "11010519491231020X", today=TODAY)
    assert refused.value.position == 16
    assert refused.value.swaps == (16,)


@pytest.mark.parametrize(
    ("middle", "part", "first", "last"),
    [
        ("19491331", "month", 11, 12),
        ("19490031", "month", 11, 12),
        ("19490230", "day", 13, 14),
        ("19490200", "day", 13, 14),
        ("19000229", "day", 13, 14),
        ("09491231", "year", 7, 10),
        ("20260521", "future", 7, 14),
        ("18960519", "too_old", 7, 14),
    ],
)
def test_an_impossible_birth_date_is_named_by_its_part(middle: str, part: str, first: int, last: int) -> None:
    body = f"110105{middle}002"
    with pytest.raises(IdentityNumberDate) as refused:
        check_identity_number(MAINLAND, body + mainland_check_character(body), today=TODAY)
    assert (refused.value.part, refused.value.position, refused.value.end) == (part, first, last)


def test_someone_born_today_and_someone_of_130_years_are_accepted() -> None:
    for born in (TODAY, TODAY.replace(year=1896)):
        assert check_identity_number(MAINLAND, an_id(born=born), today=TODAY).birth_on == born


def test_on_29_february_the_oldest_accepted_day_exists() -> None:
    leap = date(2028, 2, 29)
    assert check_identity_number(MAINLAND, an_id(born=leap), today=leap).birth_on == leap


def test_without_a_today_a_future_birth_date_passes() -> None:
    born = TODAY + timedelta(days=400)
    assert check_identity_number(MAINLAND, an_id(born=born)).birth_on == born


@pytest.mark.parametrize(
    "text",
    ["5.11523E+17", "5.115041990030712e+17", "5.11523E17", "511504199003071000.0", full_width("5.11523E+17")],
)
def test_a_number_made_a_number_by_a_spreadsheet_is_refused_by_name(text: str) -> None:
    with pytest.raises(IdentityNumberRuinedByExcel):
        check_identity_number(MAINLAND, text, today=TODAY)


def test_three_zeros_at_the_end_that_do_not_check_are_a_spreadsheets() -> None:
    with pytest.raises(IdentityNumberRuinedByExcel):
        check_identity_number(MAINLAND, STANDARD[:15] + "000", today=TODAY)


def test_three_zeros_at_the_end_that_do_check_are_a_number() -> None:
    candidates = (an_id(born=date(1949, 12, day), sequence=100) for day in range(1, 32))
    number = next(number for number in candidates if number.endswith("000"))
    assert check_identity_number(MAINLAND, number, today=TODAY).value == number


def test_an_unknown_region_is_only_a_warning() -> None:
    assert check_identity_number(MAINLAND, an_id("999901"), today=TODAY).warnings == ("unknown_region",)
    assert check_identity_number(MAINLAND, an_id("011234"), today=TODAY).warnings == ("unknown_region",)


def test_a_fifteen_digit_number_of_old_cards_is_refused_by_name() -> None:
    with pytest.raises(OldFifteenDigitNumber):
        check_identity_number(MAINLAND, "110105491231002", today=TODAY)


def test_a_wrong_character_is_named_by_its_place() -> None:
    with pytest.raises(IdentityNumberCharacter) as refused:
        check_identity_number(MAINLAND, "1101O519491231002X", today=TODAY)
    assert refused.value.position == 5
    with pytest.raises(IdentityNumberCharacter) as refused:
        check_identity_number(MAINLAND, "1101X519491231002X", today=TODAY)
    assert refused.value.position == 5


def test_length_is_told_as_what_is_missing_or_too_much() -> None:
    for text, remaining in (("1101051949123100", 2), (STANDARD[:17] + "12", -1)):
        with pytest.raises(IdentityNumberLength) as refused:
            check_identity_number(MAINLAND, text, today=TODAY)
        assert refused.value.remaining == remaining


@pytest.mark.parametrize("empty", ["", "  ", "\u3000", "\u200b"])
def test_nothing_is_refused_as_missing(empty: str) -> None:
    for id_type in IdType:
        with pytest.raises(IdentityNumberMissing):
            check_identity_number(id_type, empty, today=TODAY)


@pytest.mark.parametrize("region", ["810000", "820000", "830000"])
def test_residence_permits_of_hong_kong_macau_and_taiwan(region: str) -> None:
    number = an_id(region)
    assert check_identity_number(IdType.HMT_RESIDENCE, number, today=TODAY).birth_on == date(1949, 12, 31)
    assert check_identity_number(MAINLAND, number, today=TODAY).warnings == ("looks_like_hmt_residence",)
    with pytest.raises(IdentityNumberPrefix):
        check_identity_number(IdType.HMT_RESIDENCE, STANDARD, today=TODAY)


def test_permanent_residence_cards_of_2023_begin_with_nine_and_have_the_same_check() -> None:
    number = an_id("931840", date(1985, 3, 2), 17)
    accepted = check_identity_number(IdType.FOREIGN_RESIDENCE, number, today=TODAY)
    assert (accepted.birth_on, accepted.sex, accepted.region_code) == (date(1985, 3, 2), Sex.MALE, "310000")
    with pytest.raises(IdentityNumberCheckDigit):
        check_identity_number(IdType.FOREIGN_RESIDENCE, number[:17] + ("1" if number[17] != "1" else "2"))
    with pytest.raises(IdentityNumberPrefix):
        check_identity_number(IdType.FOREIGN_RESIDENCE, STANDARD, today=TODAY)
    assert check_identity_number(MAINLAND, number).warnings == ("looks_like_foreign_residence",)


def test_older_permanent_residence_cards_have_three_letters_and_twelve_digits() -> None:
    assert check_identity_number(IdType.FOREIGN_RESIDENCE, "usa110174102015").value == "USA110174102015"
    with pytest.raises(IdentityNumberLength) as short:
        check_identity_number(IdType.FOREIGN_RESIDENCE, "USA11017410201")
    assert short.value.remaining == 1
    with pytest.raises(IdentityNumberCharacter) as wrong:
        check_identity_number(IdType.FOREIGN_RESIDENCE, "US1110174102015")
    assert wrong.value.position == 3


def test_a_hong_kong_pass_is_the_same_person_after_renewal() -> None:
    first = check_identity_number(IdType.HM_PASS, "h1234567800")
    renewed = check_identity_number(IdType.HM_PASS, "H12345678 (01)")
    assert first.value == renewed.value == "H12345678"
    assert "renewal_digits" in renewed.normalised
    assert check_identity_number(IdType.HM_PASS, "M12345678").normalised == ()


@pytest.mark.parametrize(
    ("text", "refusal", "position"),
    [
        ("K12345678", IdentityNumberPrefix, 1),
        ("H1234567A", IdentityNumberCharacter, 9),
        ("H1234567", IdentityNumberLength, 0),
        ("H123456780", IdentityNumberLength, 0),
    ],
)
def test_a_wrong_hong_kong_pass(text: str, refusal: type[IdentityNumberRefused], position: int) -> None:
    with pytest.raises(refusal) as refused:
        check_identity_number(IdType.HM_PASS, text)
    assert refused.value.position == position


def test_taiwan_passes_have_eight_digits_or_ten_and_a_letter() -> None:
    assert check_identity_number(IdType.TAIWAN_PASS, "12345678").value == "12345678"
    assert check_identity_number(IdType.TAIWAN_PASS, "1234567890(b)").value == "1234567890B"
    with pytest.raises(IdentityNumberCharacter) as refused:
        check_identity_number(IdType.TAIWAN_PASS, "1234A678")
    assert refused.value.position == 5
    with pytest.raises(IdentityNumberRefused):
        check_identity_number(IdType.TAIWAN_PASS, "123456789")


@pytest.mark.parametrize(
    ("id_type", "text", "value"),
    [
        (IdType.PASSPORT, "e 12345678", "E12345678"),
        (IdType.MILITARY, "军字第2001988号", "军字第2001988号"),
        (IdType.HOUSEHOLD, "001234567", "001234567"),
        (IdType.HOUSEHOLD, STANDARD, STANDARD),
        (IdType.OTHER, "学生证-2026/017", "学生证-2026/017"),
    ],
)
def test_other_documents_are_accepted_by_their_form(id_type: IdType, text: str, value: str) -> None:
    assert check_identity_number(id_type, text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("id_type", "text"), [(IdType.PASSPORT, "E12"), (IdType.PASSPORT, "E" * 18), (IdType.MILITARY, "军?1234")]
)
def test_other_documents_of_another_form_are_refused(id_type: IdType, text: str) -> None:
    with pytest.raises(IdentityNumberRefused):
        check_identity_number(id_type, text)


def test_a_household_number_of_a_person_is_checked_like_a_card() -> None:
    with pytest.raises(IdentityNumberCheckDigit):
        check_identity_number(IdType.HOUSEHOLD, STANDARD[:17] + "1", today=TODAY)


@pytest.mark.parametrize(
    ("id_type", "typed", "missing"),
    [
        (MAINLAND, "", 18),
        (MAINLAND, "110105 1949", 8),
        (MAINLAND, STANDARD, 0),
        (MAINLAND, STANDARD + "1", -1),
        (IdType.FOREIGN_RESIDENCE, "USA1101", 8),
        (IdType.FOREIGN_RESIDENCE, "9311", 14),
        (IdType.HM_PASS, "H1234567", 1),
        (IdType.HM_PASS, "H12345678", 0),
        (IdType.PASSPORT, "E1234", 0),
    ],
)
def test_while_typing_the_missing_characters_are_counted(id_type: IdType, typed: str, missing: int) -> None:
    assert identity_progress(id_type, typed) == missing


def test_while_typing_a_spreadsheet_number_does_not_raise() -> None:
    assert identity_progress(MAINLAND, "5.11523E+17") > 0


def test_every_kind_is_understood_by_label_and_by_code_name() -> None:
    for id_type in IdType:
        assert IdType.parse(id_type.value) is id_type
        assert IdType.parse(f" {id_type.label_zh}\u3000") is id_type
        assert IdType.parse(id_type.value.upper().replace("_", "-")) is id_type
    assert IdType.parse("居民身份证") is MAINLAND
    assert IdType.parse("台胞证") is IdType.TAIWAN_PASS
    for unknown in ("", "驾驶证"):
        with pytest.raises(UnknownIdType):
            IdType.parse(unknown)
