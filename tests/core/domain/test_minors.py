from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.minors import (
    AdultsOnly,
    AgeGroup,
    Guardian,
    Missing,
    ParticipationPending,
    TooYoungForRecord,
    age_on,
    participation,
    require_record_allowed,
    require_taking_part,
)
from tests.core.domain.properties import many

TODAY = date(2026, 5, 20)
MOTHER = Guardian(name="李梅", relation="母亲", phone="13600002816", consent_on=TODAY, under_14_on=TODAY)


def born(years: int, days_later: int = 0) -> date:
    """The birth date of someone who is exactly `years` old today, or `days_later` days short of it."""
    return TODAY.replace(year=TODAY.year - years) + timedelta(days=days_later)


@pytest.mark.parametrize(
    ("birth_on", "group"),
    [
        (born(8, 1), AgeGroup.UNDER_8),
        (born(8), AgeGroup.FROM_8_TO_13),
        (born(14, 1), AgeGroup.FROM_8_TO_13),
        (born(14), AgeGroup.FROM_14_TO_17),
        (born(18, 1), AgeGroup.FROM_14_TO_17),
        (born(18), AgeGroup.ADULT),
        (None, AgeGroup.UNKNOWN),
        (TODAY + timedelta(days=1), AgeGroup.UNKNOWN),
    ],
)
def test_the_group_changes_on_the_birthday(birth_on: date | None, group: AgeGroup) -> None:
    assert participation(birth_on, TODAY).group is group


def test_an_adult_with_consent_lacks_nothing() -> None:
    state = participation(born(30), TODAY, consent=True)
    assert (state.missing, state.may_take_part) == ((), True)
    require_taking_part(state, dangerous=True)


def test_an_adult_without_consent_is_pending() -> None:
    state = participation(born(30), TODAY)
    assert state.missing == (Missing.CONSENT,)
    with pytest.raises(ParticipationPending) as refused:
        require_taking_part(state)
    assert refused.value.missing == (Missing.CONSENT,)


def test_from_14_to_17_the_guardian_must_agree() -> None:
    assert participation(born(16), TODAY, consent=True).missing == (
        Missing.GUARDIAN_NAME,
        Missing.GUARDIAN_RELATION,
        Missing.GUARDIAN_PHONE,
        Missing.GUARDIAN_CONSENT,
    )
    without_child_rules = msgspec.structs.replace(MOTHER, under_14_on=None)
    assert participation(born(16), TODAY, guardian=without_child_rules, consent=True).may_take_part


def test_from_8_to_13_the_rules_for_children_must_be_signed_too() -> None:
    without_child_rules = msgspec.structs.replace(MOTHER, under_14_on=None)
    state = participation(born(10), TODAY, guardian=without_child_rules, consent=True)
    assert state.missing == (Missing.UNDER_14_CONSENT,)
    assert participation(born(10), TODAY, guardian=MOTHER, consent=True).may_take_part


@pytest.mark.parametrize(
    ("field", "missing"),
    [
        ("name", Missing.GUARDIAN_NAME),
        ("relation", Missing.GUARDIAN_RELATION),
        ("phone", Missing.GUARDIAN_PHONE),
    ],
)
def test_each_fact_of_the_guardian_is_needed(field: str, missing: Missing) -> None:
    guardian = msgspec.structs.replace(MOTHER, **{field: " "})
    assert participation(born(15), TODAY, guardian=guardian, consent=True).missing == (missing,)


def test_a_consent_signed_tomorrow_is_not_there_today() -> None:
    guardian = msgspec.structs.replace(MOTHER, consent_on=TODAY + timedelta(days=1))
    state = participation(born(15), TODAY, guardian=guardian, consent=True)
    assert state.missing == (Missing.GUARDIAN_CONSENT,)


def test_under_8_there_is_no_record_whatever_is_signed() -> None:
    state = participation(born(7), TODAY, guardian=MOTHER, consent=True)
    assert (state.record_allowed, state.may_take_part) == (False, False)
    with pytest.raises(TooYoungForRecord) as refused:
        require_record_allowed(born(7), TODAY)
    assert refused.value.age == 7
    with pytest.raises(TooYoungForRecord):
        require_taking_part(state)


def test_an_unknown_age_may_be_saved_but_not_signed_in() -> None:
    require_record_allowed(None, TODAY)
    require_record_allowed(born(8), TODAY)
    state = participation(None, TODAY, consent=True)
    assert (state.age, state.missing) == (None, (Missing.BIRTH_DATE,))
    with pytest.raises(ParticipationPending):
        require_taking_part(state)


@pytest.mark.parametrize("birth_on", [born(17), None])
def test_dangerous_work_is_for_those_known_to_be_adults(birth_on: date | None) -> None:
    state = participation(birth_on, TODAY, guardian=MOTHER, consent=True)
    with pytest.raises(AdultsOnly):
        require_taking_part(state, dangerous=True)


@pytest.mark.parametrize(
    ("on", "age"),
    [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 28), 19), (date(2028, 2, 29), 20)],
)
def test_a_child_of_29_february_is_older_on_1_march_of_common_years(on: date, age: int) -> None:
    assert age_on(date(2008, 2, 29), on) == age


@many
@given(st.dates(date(1900, 1, 1), TODAY), st.dates(TODAY, date(2100, 1, 1)))
def test_nobody_grows_younger(birth_on: date, on: date) -> None:
    today, tomorrow = age_on(birth_on, on), age_on(birth_on, on + timedelta(days=1))
    assert 0 <= tomorrow - today <= 1
    assert age_on(birth_on, birth_on) == 0
