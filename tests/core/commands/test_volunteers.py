"""Volunteers register, are completed, and withdraw. Everybody here is invented."""

from datetime import date
from functools import partial
from typing import cast

import msgspec
import pytest

from core.commands.refusals import AlreadyRegistered, NotFound, ReasonMissing, VolunteerWithdrawn
from core.commands.undo import compensation
from core.commands.volunteers import (
    RegisterVolunteer,
    VolunteerForm,
    amend_volunteer,
    register_volunteer,
    withdraw_volunteer,
)
from core.domain.identity_number import (
    IdentityNumberCheckDigit,
    IdentityNumberMissing,
    IdType,
    Sex,
    mainland_check_character,
)
from core.domain.minors import TooYoungForRecord
from core.domain.phone import PhoneLength
from core.domain.refusals import CharacterRefused, FieldMissing, FieldTooLong, Refusal
from core.domain.service_minutes import HoursPolicy
from core.domain.volunteer import ConsentForm, Volunteer, VolunteerStatus
from core.ports.store import DeskPolicy
from tests.core.memory import MORNING, MemoryDesk


def an_id_number(birth_on: date = date(2004, 3, 15), sequence: int = 11) -> str:
    first = f"999901{birth_on:%Y%m%d}{sequence:03d}"
    return first + mainland_check_character(first)


def a_form(**told: object) -> VolunteerForm:
    given: dict[str, object] = {
        "name": "王启航",
        "id_number": an_id_number(),
        "phone": "13600005590",
        "consent": True,
    }
    return VolunteerForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields


def a_child(born: date, **told: object) -> VolunteerForm:
    given: dict[str, object] = {
        "name": "王小雨",
        "id_number": an_id_number(born, 12),
        "guardian_name": "王建平",
        "guardian_relation": "父亲",
        "guardian_phone": "13700002816",
        "guardian_consent": True,
    }
    return a_form(**(given | told))


def registered(desk: MemoryDesk, form: VolunteerForm | None = None) -> Volunteer:
    (command,) = desk.write(partial(register_volunteer, form=form or a_form()))
    assert isinstance(command, RegisterVolunteer)
    return stored(desk, command.volunteer.id)


def amended(desk: MemoryDesk, volunteer: Volunteer, form: VolunteerForm) -> Volunteer:
    desk.write(partial(amend_volunteer, volunteer_id=volunteer.id, form=form))
    return stored(desk, volunteer.id)


def stored(desk: MemoryDesk, volunteer_id: str) -> Volunteer:
    volunteer = desk.rows.get(Volunteer, volunteer_id)
    assert volunteer is not None
    return volunteer


def test_name_id_and_phone_are_enough_and_the_id_tells_sex_and_birth_date() -> None:
    volunteer = registered(MemoryDesk())
    assert volunteer.status is VolunteerStatus.ACTIVE
    assert (volunteer.sex, volunteer.birth_on) == (Sex.MALE, date(2004, 3, 15))
    assert volunteer.registered_by == "clerk"
    assert volunteer.registered_at == MORNING


def test_numbers_follow_one_another_and_codes_differ() -> None:
    desk = MemoryDesk()
    first = registered(desk)
    second = registered(desk, a_form(name="罗小满", id_number=an_id_number(sequence=12)))
    assert first.number.split("-")[2] == "000001"
    assert second.number.split("-")[2] == "000002"
    assert first.token != second.token


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("单𬱖", "单𬱖"),
        ("㼆亻", "㼆亻"),
        ("  罗小满 ", "罗小满"),
        ("买买提•肉孜", "买买提•肉孜"),
        ("李\ue863", "李䶮"),
        ("﨎明", "﨎明"),
    ],
)
def test_a_rare_name_is_kept_character_by_character(name: str, kept: str) -> None:
    assert registered(MemoryDesk(), a_form(name=name)).name == kept


def test_full_width_digits_and_a_small_x_are_normalised() -> None:
    born = next(
        number
        for number in (an_id_number(date(1990, 1, 1), sequence) for sequence in range(100))
        if number.endswith("X")
    )
    typed = born.lower().translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    assert registered(MemoryDesk(), a_form(id_number=typed)).id_number == born


def test_a_passport_holder_says_sex_and_birth_date() -> None:
    form = a_form(id_type=IdType.PASSPORT, id_number="e12345678", sex=Sex.FEMALE, birth_on=date(1990, 5, 1))
    volunteer = registered(MemoryDesk(), form)
    assert volunteer.id_number == "E12345678"
    assert (volunteer.sex, volunteer.birth_on) == (Sex.FEMALE, date(1990, 5, 1))
    assert volunteer.status is VolunteerStatus.ACTIVE


def test_a_contact_stands_in_for_a_phone() -> None:
    volunteer = registered(MemoryDesk(), a_form(phone="", contact=" 儿子王建平 "))
    assert (volunteer.phone, volunteer.contact) == ("", "儿子王建平")


@pytest.mark.parametrize(
    ("told", "refusal", "field"),
    [
        ({"name": " "}, FieldMissing, "name"),
        ({"name": "王" * 61}, FieldTooLong, "name"),
        ({"name": "王\n启航"}, CharacterRefused, "name"),
        ({"phone": ""}, FieldMissing, "phone"),
        ({"contact": "话" * 61}, FieldTooLong, "contact"),
        ({"emergency_contact": "话" * 61}, FieldTooLong, "emergency_contact"),
        ({"clothing_size": "大" * 21}, FieldTooLong, "clothing_size"),
        ({"guardian_name": "王\x00"}, CharacterRefused, "guardian_name"),
    ],
)
def test_a_refusal_names_its_field(told: dict[str, object], refusal: type[Refusal], field: str) -> None:
    desk = MemoryDesk()
    with pytest.raises(refusal) as caught:
        registered(desk, a_form(**told))
    assert caught.value.facts()["field"] == field
    assert desk.rows.find(Volunteer) == []


def test_a_wrong_id_number_is_refused_with_its_place() -> None:
    number = an_id_number()
    wrong = number[:17] + ("1" if number[17] != "1" else "2")
    with pytest.raises(IdentityNumberCheckDigit) as caught:
        registered(MemoryDesk(), a_form(id_number=wrong))
    assert caught.value.position == 18


def test_a_missing_id_number_is_refused() -> None:
    with pytest.raises(IdentityNumberMissing):
        registered(MemoryDesk(), a_form(id_number=""))


def test_a_short_phone_says_how_many_digits_are_missing() -> None:
    with pytest.raises(PhoneLength) as caught:
        registered(MemoryDesk(), a_form(phone="1360000559"))
    assert caught.value.remaining == 1


def test_five_skills_are_kept_in_the_order_given() -> None:
    skills = ("驾驶", "法律", "宣讲", "摄影摄像", "水电维修", "文艺表演")
    assert registered(MemoryDesk(), a_form(skills=skills)).skills == skills[:5]


# Minors and what is missing --------------------------------------------------------------------------------


def test_under_8_there_is_no_record() -> None:
    desk = MemoryDesk()
    with pytest.raises(TooYoungForRecord) as caught:
        registered(desk, a_child(date(2018, 5, 21)))
    assert caught.value.age == 7
    assert desk.rows.find(Volunteer) == []


def test_on_the_eighth_birthday_a_record_is_possible() -> None:
    volunteer = registered(MemoryDesk(), a_child(date(2018, 5, 20), under_14_consent=True))
    assert volunteer.status is VolunteerStatus.ACTIVE


@pytest.mark.parametrize(
    ("born", "told", "missing"),
    [
        (date(2010, 1, 1), {"guardian_consent": False}, ("guardian_consent",)),
        (date(2010, 1, 1), {"guardian_phone": ""}, ("guardian_phone",)),
        (date(2010, 1, 1), {"guardian_relation": " "}, ("guardian_relation",)),
        (date(2014, 1, 1), {}, ("under_14_consent",)),
        (date(2010, 1, 1), {"consent": False}, ("consent",)),
    ],
)
def test_who_lacks_something_is_saved_as_pending(
    born: date, told: dict[str, object], missing: tuple[str, ...]
) -> None:
    volunteer = registered(MemoryDesk(), a_child(born, **told))
    assert volunteer.status is VolunteerStatus.PENDING
    assert volunteer.missing == missing


def test_an_unknown_age_is_pending() -> None:
    form = a_form(id_type=IdType.PASSPORT, id_number="E12345678")
    assert registered(MemoryDesk(), form).missing == ("birth_date",)


def test_what_is_known_of_a_guardian_without_a_name_is_kept() -> None:
    volunteer = registered(MemoryDesk(), a_child(date(2010, 1, 1), guardian_name=""))
    assert volunteer.missing == ("guardian_name",)
    assert volunteer.guardian is not None
    assert volunteer.guardian.phone == "13700002816"


def test_an_adult_has_no_guardian() -> None:
    assert registered(MemoryDesk()).guardian is None


# Duplicates ------------------------------------------------------------------------------------------------


def test_the_same_id_number_is_not_registered_twice() -> None:
    desk = MemoryDesk()
    first = registered(desk)
    with pytest.raises(AlreadyRegistered) as caught:
        registered(desk, a_form(name="王起航"))
    assert (caught.value.volunteer_id, caught.value.number) == (first.id, first.number)
    assert len(desk.rows.find(Volunteer)) == 1


def test_records_without_a_number_are_not_taken_for_one_person() -> None:
    """They come from elsewhere: the desk itself registers nobody without a number."""
    desk = MemoryDesk()
    for name in ("王启航", "罗小满"):
        command = register_volunteer(desk, a_form(name=name))
        bare = msgspec.structs.replace(command.volunteer, id_number="", id_digest="")
        desk.write(lambda _desk, c=command, v=bare: msgspec.structs.replace(c, volunteer=v))  # type: ignore[misc]  # bound now
    assert len(desk.rows.find(Volunteer)) == 2


def test_after_a_withdrawal_the_same_person_may_register_again_under_a_new_number() -> None:
    desk = MemoryDesk()
    first = registered(desk)
    desk.write(partial(withdraw_volunteer, volunteer_id=first.id, reason="本人要求"))
    assert registered(desk).number != first.number


def test_amending_does_not_take_over_another_persons_id_number() -> None:
    desk = MemoryDesk()
    registered(desk)
    other = registered(desk, a_form(name="罗小满", id_number=an_id_number(sequence=12)))
    with pytest.raises(AlreadyRegistered):
        amended(desk, other, a_form(name="罗小满"))


# Completing ------------------------------------------------------------------------------------------------


def test_completing_what_was_missing_makes_the_person_active_under_the_same_number() -> None:
    desk = MemoryDesk()
    form = a_child(date(2010, 1, 1), guardian_consent=False)
    pending = registered(desk, form)
    whole = amended(desk, pending, msgspec.structs.replace(form, guardian_consent=True))
    assert (whole.status, whole.missing) == (VolunteerStatus.ACTIVE, ())
    assert (whole.number, whole.token) == (pending.number, pending.token)
    assert whole.guardian is not None
    assert whole.guardian.consent_on == desk.today()


def test_an_empty_id_number_keeps_the_old_one() -> None:
    desk = MemoryDesk()
    volunteer = registered(desk)
    assert amended(desk, volunteer, a_form(id_number=" ")).id_number == volunteer.id_number


def test_another_kind_of_document_needs_its_number() -> None:
    desk = MemoryDesk()
    volunteer = registered(desk)
    with pytest.raises(IdentityNumberMissing):
        amended(desk, volunteer, a_form(id_type=IdType.PASSPORT, id_number=""))


def test_a_consent_that_stands_keeps_its_day() -> None:
    desk = MemoryDesk()
    volunteer = registered(desk)
    again = amended(desk.later(days=30), volunteer, a_form(id_number=""))
    assert again.consent == volunteer.consent


@pytest.mark.parametrize("change", ["another form", "another notice"])
def test_a_new_notice_or_form_is_a_new_consent(change: str) -> None:
    desk = MemoryDesk()
    volunteer = registered(desk)
    if change == "another notice":
        desk.policy = DeskPolicy(hours=HoursPolicy(), notice_version="2027-1")
    form = ConsentForm.PAPER if change == "another form" else ConsentForm.ON_SCREEN
    again = amended(desk.later(days=30), volunteer, a_form(id_number="", consent_form=form))
    assert again.consent is not None
    assert again.consent.given_at == desk.now()


def test_a_guardians_consent_that_stands_keeps_its_day() -> None:
    desk = MemoryDesk()
    form = a_child(date(2014, 1, 1), under_14_consent=True)
    volunteer = registered(desk, form)
    again = amended(desk.later(days=30), volunteer, form)
    assert again.guardian == volunteer.guardian


def test_another_guardian_has_to_consent_anew() -> None:
    desk = MemoryDesk()
    form = a_child(date(2010, 1, 1))
    volunteer = registered(desk, form)
    other = msgspec.structs.replace(form, guardian_name="李秀英", guardian_relation="母亲")
    again = amended(desk.later(days=30), volunteer, other)
    assert again.guardian is not None
    assert again.guardian.consent_on == desk.today()


def test_a_consent_taken_back_makes_the_person_pending() -> None:
    desk = MemoryDesk()
    volunteer = registered(desk)
    assert amended(desk, volunteer, a_form(consent=False)).missing == ("consent",)


def test_nobody_is_amended_who_is_not_here() -> None:
    with pytest.raises(NotFound):
        MemoryDesk().write(partial(amend_volunteer, volunteer_id="nobody", form=a_form()))


# Withdrawing -----------------------------------------------------------------------------------------------


def test_a_withdrawal_needs_a_reason() -> None:
    desk = MemoryDesk()
    volunteer = registered(desk)
    with pytest.raises(ReasonMissing):
        desk.write(partial(withdraw_volunteer, volunteer_id=volunteer.id, reason="  "))
    assert stored(desk, volunteer.id).status is VolunteerStatus.ACTIVE


def test_a_withdrawn_registration_is_neither_withdrawn_again_nor_amended() -> None:
    desk = MemoryDesk()
    volunteer = registered(desk)
    withdraw = partial(withdraw_volunteer, volunteer_id=volunteer.id, reason="本人要求")
    desk.write(withdraw)
    with pytest.raises(VolunteerWithdrawn):
        desk.write(withdraw)
    with pytest.raises(VolunteerWithdrawn):
        amended(desk, volunteer, a_form())


def test_undoing_a_registration_withdraws_it_and_keeps_the_number() -> None:
    desk = MemoryDesk()
    (command,) = desk.write(partial(register_volunteer, form=a_form()))
    undo = compensation(command, "undo")
    assert undo is not None
    desk.write(undo)
    volunteer = cast(RegisterVolunteer, command).volunteer
    after = stored(desk, volunteer.id)
    assert (after.status, after.number) == (VolunteerStatus.WITHDRAWN, volunteer.number)
