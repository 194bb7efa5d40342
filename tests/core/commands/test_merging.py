"""Two registrations of one person become one and, within thirty days, two again. All are invented."""

from datetime import timedelta
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.attendances import (
    CheckIn,
    CheckOut,
    cancel_check_in,
    cancel_check_out,
    check_in,
    check_out,
    join_and_check_in,
)
from core.commands.certificates import issue_record_certificate
from core.commands.merging import MergeVolunteers, merge_volunteers, separate_volunteers
from core.commands.persons import acting, acting_id, registrations
from core.commands.refusals import (
    AlreadyCheckedIn,
    AlreadyRegistered,
    MergeTooOld,
    NotFound,
    NotMerged,
    PersonErased,
    RegistrationMerged,
    SamePerson,
)
from core.commands.registry import desk_handlers
from core.commands.signups import SignUp, sign_up
from core.commands.undo import compensation
from core.commands.volunteers import VolunteerForm, amend_volunteer, register_volunteer, withdraw_volunteer
from core.domain.activity import Activity, Signup
from core.domain.attendance import Attendance, AttendanceFlag
from core.domain.certificate import Certificate, CertificateStatus
from core.domain.erasure import ERASED_NAME
from core.domain.refusals import Refusal
from core.domain.service_record import ServiceRecord
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_merge import VolunteerMerge, merge_id
from tests.core.commands.people import (
    SCAN,
    a_visit,
    a_volunteer,
    an_activity,
    reviewed,
    signs_in,
    signs_out,
)
from tests.core.commands.test_certificates import YEAR, certified, serves
from tests.core.memory import MORNING, MemoryDesk, MemoryRows

HANDLERS = desk_handlers()


def person(desk: MemoryDesk, volunteer: Volunteer) -> Volunteer:
    found = desk.rows.get(Volunteer, volunteer.id)
    assert found is not None
    return found


def merged(desk: MemoryDesk, kept: Volunteer, other: Volunteer) -> VolunteerMerge:
    desk.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id, reason="同一身份证"))
    merge = desk.rows.get(VolunteerMerge, merge_id(other.id))
    assert merge is not None
    return merge


def separated(desk: MemoryDesk, other: Volunteer) -> None:
    desk.write(partial(separate_volunteers, merged_id=other.id))


def two(desk: MemoryDesk) -> tuple[Volunteer, Volunteer]:
    return a_volunteer(desk, phone="13600005590"), a_volunteer(desk, phone="13600005590", village="柳树村")


def as_it_stands(desk: MemoryDesk) -> dict[object, msgspec.Struct]:
    """Every row but the merge itself, without versions."""
    assert isinstance(desk.rows, MemoryRows)
    return {
        key: msgspec.structs.replace(row, version=0)
        for key, row in desk.rows._rows.items()
        if not isinstance(row, VolunteerMerge)
    }


def owners(desk: MemoryDesk) -> set[str]:
    """Whose the visits, places, records and certificates are."""
    rows = desk.rows
    return {
        *(row.volunteer_id for row in rows.find(Attendance)),
        *(row.volunteer_id for row in rows.find(Signup)),
        *(row.volunteer_id for row in rows.find(ServiceRecord)),
        *(row.volunteer_id for row in rows.find(Certificate)),
    }


# -- what merging does --


def test_hours_places_and_certificates_of_both_belong_to_the_one_that_is_kept() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    serves(desk, kept, 60)
    desk.later(days=1)
    serves(desk, other, 90)
    certificate = certified(desk, other)[0]
    merge = merged(desk, kept, other)
    assert owners(desk) == {kept.id}
    assert (
        sum(record.service_minutes for record in desk.rows.find(ServiceRecord, volunteer_id=kept.id)) == 150
    )
    assert ("certificate", certificate.id) in merge.moved
    alias = person(desk, other)
    assert (alias.status, alias.alias_of) == (VolunteerStatus.MERGED, kept.id)
    assert person(desk, kept).status is VolunteerStatus.ACTIVE


def test_the_kept_registration_takes_over_only_what_it_does_not_know() -> None:
    desk = MemoryDesk()
    kept = a_volunteer(desk, village="新民村")
    other = a_volunteer(desk, village="柳树村", address="12号", skills=("水电维修",))
    merged(desk, kept, other)
    after = person(desk, kept)
    assert (after.village, after.address, after.skills) == ("新民村", "12号", ("水电维修",))
    separated(desk, other)
    before = person(desk, kept)
    assert (before.village, before.address, before.skills) == ("新民村", "", ())


def test_what_was_completed_after_the_merge_is_not_emptied_again() -> None:
    desk = MemoryDesk()
    kept, other = a_volunteer(desk), a_volunteer(desk, address="12号")
    merged(desk, kept, other)
    desk.rows.put(msgspec.structs.replace(person(desk, kept), address="15号"))
    separated(desk, other)
    assert person(desk, kept).address == "15号"


def test_a_pending_person_is_complete_when_the_other_registration_has_the_consent() -> None:
    desk = MemoryDesk()
    kept, other = a_volunteer(desk, consent=False), a_volunteer(desk)
    assert person(desk, kept).status is VolunteerStatus.PENDING
    merged(desk, kept, other)
    assert person(desk, kept).status is VolunteerStatus.ACTIVE
    separated(desk, other)
    assert person(desk, kept).status is VolunteerStatus.PENDING


def test_one_person_at_one_activity_under_two_cards_counts_each_minute_once() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    activity = an_activity(desk)
    signs_in(desk, activity, kept, MORNING + timedelta(minutes=30))
    signs_in(desk, activity, other, MORNING + timedelta(minutes=60))
    signs_out(desk, activity, kept, MORNING + timedelta(minutes=90))
    signs_out(desk, activity, other, MORNING + timedelta(minutes=120))
    merged(desk, kept, other)
    visits = desk.rows.find(Attendance, volunteer_id=kept.id)
    assert sorted(visit.service_minutes for visit in visits) == [30, 60]
    assert all(AttendanceFlag.OVERLAP in visit.flags for visit in visits)
    separated(desk, other)
    assert [visit.service_minutes for visit in desk.rows.find(Attendance)] == [60, 60]


def test_who_stands_on_a_list_twice_gives_one_place_back() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    activity = an_activity(desk)
    desk.write(partial(sign_up, activity_id=activity.id, volunteer_ids=[kept.id, other.id]))
    merged(desk, kept, other)
    places = desk.rows.find(Signup, volunteer_id=kept.id)
    assert sorted(place.withdrawn for place in places) == [False, True]
    separated(desk, other)
    assert [place.withdrawn for place in desk.rows.find(Signup)] == [False, False]


def test_a_certificate_for_the_same_period_stays_with_the_registration_it_names() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    for one in (kept, other):
        serves(desk, one)
        certified(desk, one)
        desk.later(days=1)
    merged(desk, kept, other)
    certificates = desk.rows.find(Certificate)
    assert {row.volunteer_id for row in certificates} == {kept.id, other.id}
    assert {row.status for row in certificates} == {CertificateStatus.VALID}


# -- the merged card --


def test_the_merged_card_signs_in_and_out_the_kept_person() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    merged(desk, kept, other)
    activity = an_activity(desk)
    order = partial(join_and_check_in, activity_id=activity.id, volunteer_id=other.id, source=SCAN)
    assert [type(command) for command in desk.write(order)] == [SignUp, CheckIn]
    with pytest.raises(AlreadyCheckedIn):
        desk.write(partial(check_in, activity_id=activity.id, volunteer_id=kept.id, source=SCAN))
    desk.later(minutes=60)
    desk.write(partial(check_out, activity_id=activity.id, volunteer_id=other.id, source=SCAN))
    (visit,) = desk.rows.find(Attendance)
    assert (visit.volunteer_id, visit.service_minutes) == (kept.id, 60)
    desk.write(partial(cancel_check_out, activity_id=activity.id, volunteer_id=other.id))
    desk.write(partial(cancel_check_in, activity_id=activity.id, volunteer_id=other.id))
    assert desk.rows.find(Attendance)[0].cancelled


def test_a_visit_begun_under_the_merged_card_is_ended_by_either() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    activity = an_activity(desk)
    signs_in(desk, activity, other)
    merged(desk, kept, other)
    desk.later(minutes=45)
    desk.write(partial(check_out, activity_id=activity.id, volunteer_id=kept.id, source=SCAN))
    (visit,) = desk.rows.find(Attendance)
    assert (visit.volunteer_id, visit.service_minutes) == (kept.id, 45)


@pytest.mark.parametrize("late", [CheckIn, CheckOut])
def test_a_scan_of_the_merged_card_from_a_desk_that_had_not_heard_of_it_counts_for_the_kept(
    late: type[CheckIn | CheckOut],
) -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    activity = an_activity(desk)
    signs_in(desk, activity, kept, MORNING + timedelta(minutes=30))
    fact = late(
        at=MORNING + timedelta(minutes=20 if late is CheckIn else 80),
        by="clerk-2",
        site_id="site",
        activity_id=activity.id,
        volunteer_id=other.id,
        source=SCAN,
        policy=desk.policy.hours,
    )
    merged(desk, kept, other)
    HANDLERS[late].apply(desk.rows, fact)
    (visit,) = desk.rows.find(Attendance)
    assert visit.volunteer_id == kept.id
    assert fact.at in {visit.check_in_at, visit.check_out_at}


def test_a_correction_of_the_merged_registration_corrects_the_kept_one() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    late = amend_volunteer(
        desk,
        other.id,
        VolunteerForm(
            name="罗小满", id_number=other.id_number, phone="13600005599", consent=True, village="柳树村"
        ),
    )
    merged(desk, kept, other)
    HANDLERS[type(late)].apply(desk.rows, late)
    assert person(desk, kept).phone == "13600005599"
    assert person(desk, other).phone == "13600005590"


def test_a_certificate_printed_before_the_merge_was_heard_of_stands_for_the_kept() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    serves(desk, other)
    late = issue_record_certificate(desk, other.id, *YEAR)
    merged(desk, kept, other)
    HANDLERS[type(late)].check(desk.rows, late)
    HANDLERS[type(late)].apply(desk.rows, late)
    assert [row.volunteer_id for row in desk.rows.find(Certificate)] == [kept.id]


def test_a_third_registration_with_the_same_number_names_the_kept_one() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    merged(desk, kept, other)
    form = VolunteerForm(name="罗小满", id_number=other.id_number, phone="13600005590", consent=True)
    with pytest.raises(AlreadyRegistered) as caught:
        desk.write(partial(register_volunteer, form=form))
    assert caught.value.volunteer_id == kept.id


def test_merges_of_merges_lead_to_the_one_that_counts_and_a_ring_does_not_hang() -> None:
    desk = MemoryDesk()
    first, second, third = (a_volunteer(desk) for _ in range(3))
    merged(desk, second, third)
    merged(desk, first, second)
    assert acting_id(desk.rows, third.id) == first.id
    assert acting(desk.rows, third.id) == person(desk, first)
    assert [row.id for row in registrations(desk.rows, third.id)] == sorted(
        row.id for row in (first, second, third)
    )
    ring = msgspec.structs.replace(person(desk, first), status=VolunteerStatus.MERGED, alias_of=third.id)
    desk.rows.put(ring)
    assert acting_id(desk.rows, third.id) in {first.id, second.id, third.id}


def test_merging_into_a_merged_one_goes_to_the_one_that_counts() -> None:
    desk = MemoryDesk()
    first, second, third = (a_volunteer(desk) for _ in range(3))
    merged(desk, first, second)
    assert merged(desk, second, third).kept_id == first.id


# -- what is refused --


def test_what_cannot_be_merged_is_refused_by_name() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    for kept_id, merged_id, refusal in (
        (kept.id, kept.id, SamePerson),
        (kept.id, "nobody", NotFound),
        ("nobody", other.id, NotFound),
    ):
        with pytest.raises(refusal):
            desk.write(partial(merge_volunteers, kept_id=kept_id, merged_id=merged_id))
    merged(desk, kept, other)
    with pytest.raises(RegistrationMerged):
        merged(desk, kept, other)
    with pytest.raises(RegistrationMerged):
        desk.write(partial(withdraw_volunteer, volunteer_id=other.id, reason="本人要求"))
    erased = a_volunteer(desk)
    desk.rows.put(msgspec.structs.replace(erased, name=ERASED_NAME))
    with pytest.raises(PersonErased):
        merged(desk, kept, erased)


def test_two_desks_that_merged_each_into_the_other_do_not_make_a_ring() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    one = merge_volunteers(desk, kept.id, other.id)
    two_ways = merge_volunteers(desk, other.id, kept.id)
    handler = HANDLERS[MergeVolunteers]
    handler.apply(desk.rows, one)
    with pytest.raises(SamePerson):
        handler.check(desk.rows, two_ways)
    with pytest.raises(SamePerson):
        handler.apply(desk.rows, two_ways)
    assert acting_id(desk.rows, other.id) == kept.id


def test_a_merge_can_be_taken_back_for_thirty_days_and_once() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    with pytest.raises(NotMerged):
        separated(desk, other)
    merged(desk, kept, other)
    desk.later(days=30)
    separated(desk, other)
    with pytest.raises(NotMerged):
        separated(desk, other)
    merged(desk, kept, other)
    desk.later(days=30, seconds=1)
    with pytest.raises(MergeTooOld):
        separated(desk, other)


def test_undoing_a_merge_is_what_takes_it_back() -> None:
    desk = MemoryDesk()
    kept, other = two(desk)
    (command,) = desk.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id))
    back = compensation(command, "")
    assert back is not None
    desk.write(back)
    assert person(desk, other).status is VolunteerStatus.ACTIVE


# -- undo restores every reference --

_acts = st.lists(
    st.tuples(st.sampled_from(["place", "visit", "service"]), st.booleans(), st.integers(0, 2)), max_size=8
)


@given(acts=_acts)
def test_separating_restores_every_row_as_it_was(acts: list[tuple[str, bool, int]]) -> None:
    desk = MemoryDesk()
    kept, other = a_volunteer(desk), a_volunteer(desk, address="12号", skills=("水电维修",))
    activities = [an_activity(desk, title=f"活动{place}") for place in range(3)]
    for act, first, place in acts:
        happens(desk, act, kept if first else other, activities[place])
        desk.later(minutes=5)
    before = as_it_stands(desk)
    merged(desk, kept, other)
    assert owners(desk) <= {kept.id}
    separated(desk, other)
    assert as_it_stands(desk) == before


def happens(desk: MemoryDesk, act: str, who: Volunteer, activity: Activity) -> None:
    """One thing a person does; what the rules refuse did not happen."""
    try:
        if act == "place":
            desk.write(partial(sign_up, activity_id=activity.id, volunteer_ids=[who.id]))
        else:
            visit = a_visit(desk, activity, who, 20)
            if act == "service":
                reviewed(desk, activity, [visit.id])
    except Refusal:
        return
