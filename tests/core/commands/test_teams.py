"""Teams of the 8+N kinds: founded, amended, paused, retired, with their members."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.dispatches import DispatchAnswer, answer_dispatch, call_back_dispatch, dispatch_request
from core.commands.erasing import erase_person
from core.commands.lookup import require
from core.commands.merging import merge_volunteers
from core.commands.persons import acting_id
from core.commands.refusals import (
    AlreadyInTeam,
    NotInTeam,
    PauseRefused,
    PersonErased,
    ReasonMissing,
    TeamBusy,
    TeamNameTaken,
    TeamRetired,
    VolunteerWithdrawn,
)
from core.commands.registry import desk_handlers
from core.commands.team_members import (
    AddTeamMember,
    RemoveTeamMember,
    add_member,
    membership,
    remove_member,
    teams_of,
)
from core.commands.teams import (
    AddTeam,
    AmendTeam,
    TeamForm,
    add_team,
    amend_team,
    form_of_team,
    found_team,
    pause_team,
    restore_team,
    resume_team,
    retire_team,
    set_leader,
    set_timetable,
)
from core.commands.undo import compensation
from core.commands.volunteers import withdraw_volunteer
from core.domain.dispatch import Dispatch
from core.domain.erasure import ERASED_NAME
from core.domain.phone import PhoneRefused
from core.domain.refusals import FieldMissing, FieldTooLong, Refusal
from core.domain.social_credit import SocialCreditCodeRefused
from core.domain.timetable import TimetableOverlaps, TimetableRefused, is_paused
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_team import (
    FreeTime,
    TeamKind,
    TeamMember,
    TeamRole,
    VolunteerTeam,
    Weekday,
    team_member_id,
)
from core.ports.store import UnitOfWork
from tests.core.commands.people import a_volunteer
from tests.core.commands.test_requests import accepted, registered
from tests.core.memory import MORNING, MemoryDesk, MemoryRows

HANDLERS = desk_handlers()
TUESDAY_MORNING = FreeTime(weekday=Weekday.TUESDAY, starts=540, ends=690)


def founded(desk: MemoryDesk, name: str = "新民村邻里互助队", **told: object) -> VolunteerTeam:
    form = TeamForm(name=name, **told)  # type: ignore[arg-type]  # a builder: the tests name the fields
    made = desk.write(partial(found_team, form=form))[0]
    assert isinstance(made, AddTeam)
    return require(desk.rows, VolunteerTeam, made.id)


def now(desk: MemoryDesk, team: VolunteerTeam) -> VolunteerTeam:
    return require(desk.rows, VolunteerTeam, team.id)


def joins(desk: MemoryDesk, team: VolunteerTeam, person: Volunteer, **told: object) -> None:
    desk.write(partial(add_member, team_id=team.id, volunteer_id=person.id, **told))  # type: ignore[arg-type]  # a builder


def leaves(desk: MemoryDesk, team: VolunteerTeam, person: Volunteer) -> None:
    desk.write(partial(remove_member, team_id=team.id, volunteer_id=person.id))


def member_ids(rows: UnitOfWork, team_id: str) -> list[str]:
    """The volunteers in a team, each once and as who they count now."""
    main = [person.id for person in rows.find(Volunteer, team_id=team_id)]
    told = [row.volunteer_id for row in rows.find(TeamMember, team_id=team_id) if row.left_on is None]
    people = {row_id: rows.get(Volunteer, row_id) for row_id in (acting_id(rows, one) for one in main + told)}
    gone = {VolunteerStatus.WITHDRAWN, VolunteerStatus.MERGED}
    return sorted(row_id for row_id, person in people.items() if person is None or person.status not in gone)


def main_team(desk: MemoryDesk, person: Volunteer) -> str | None:
    return require(desk.rows, Volunteer, person.id).team_id


# -- the team --


def test_a_team_is_founded_with_everything_that_is_known_of_it() -> None:
    team = founded(
        MemoryDesk(),
        name=" 柳溪镇巧手志愿服务队 ",
        kind=TeamKind.HEALTH,
        leader_name="高桂英",
        leader_phone="138-0000-1234",
        skills=("理发", "理发", " "),
        areas=("柳溪镇/新民村",),
        timetable=(TUESDAY_MORNING,),
        monthly_capacity=20,
        code="91350100m000100y43",
    )
    assert (team.name, team.kind, team.active) == ("柳溪镇巧手志愿服务队", TeamKind.HEALTH, True)
    assert (team.leader_name, team.leader_phone) == ("高桂英", "13800001234")
    assert (team.skills, team.areas, team.timetable) == (("理发",), ("柳溪镇/新民村",), (TUESDAY_MORNING,))
    assert (team.monthly_capacity, team.code) == (20, "91350100M000100Y43")


def test_a_second_team_of_one_name_is_refused_by_name() -> None:
    desk = MemoryDesk()
    first = founded(desk)
    with pytest.raises(TeamNameTaken) as caught:
        founded(desk)
    assert caught.value.team_id == first.id


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"name": " "}, FieldMissing),
        ({"name": "队" * 41}, FieldTooLong),
        ({"leader_phone": "12"}, PhoneRefused),
        ({"code": "91350100M000100Y44"}, SocialCreditCodeRefused),
        ({"timetable": (FreeTime(Weekday.MONDAY, 600, 600),)}, TimetableRefused),
        ({"timetable": (FreeTime(Weekday.MONDAY, 600, 1441),)}, TimetableRefused),
        (
            {"timetable": (FreeTime(Weekday.MONDAY, 600, 700), FreeTime(Weekday.MONDAY, 690, 720))},
            TimetableOverlaps,
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_recorded(
    told: dict[str, object], refusal: type[Refusal]
) -> None:
    desk = MemoryDesk()
    with pytest.raises(refusal):
        founded(desk, **told)  # type: ignore[arg-type]  # a builder: the tests name the fields
    assert desk.rows.find(VolunteerTeam) == []


def test_times_may_touch_and_stand_in_the_order_of_the_week() -> None:
    desk = MemoryDesk()
    team = founded(desk)
    times = (
        FreeTime(Weekday.FRIDAY, 0, 60),
        FreeTime(Weekday.MONDAY, 600, 700),
        FreeTime(Weekday.MONDAY, 480, 600),
    )
    desk.write(partial(set_timetable, team_id=team.id, times=times))
    assert [time.starts for time in now(desk, team).timetable] == [480, 600, 0]


def test_an_amendment_names_only_what_changed_and_the_leader_as_one() -> None:
    desk = MemoryDesk()
    team = founded(desk, leader_name="高桂英")
    form = msgspec.structs.replace(form_of_team(team), leader_name="陈德昌", note="周末多")
    command = amend_team(desk, team.id, form)
    assert command.changed == ("leader_id", "leader_name", "leader_phone", "note")


def test_two_desks_that_amend_different_fields_both_count() -> None:
    desk = MemoryDesk()
    team = founded(desk)
    here = amend_team(desk, team.id, msgspec.structs.replace(form_of_team(team), note="周末多"))
    there = amend_team(desk, team.id, msgspec.structs.replace(form_of_team(team), monthly_capacity=9))
    for order in ((here, there), (there, here)):
        rows = MemoryRows()
        rows.put(team)
        for command in order:
            HANDLERS[AmendTeam].apply(rows, command)
        after = require(rows, VolunteerTeam, team.id)
        assert (after.note, after.monthly_capacity) == ("周末多", 9)


def test_a_renamed_team_gives_its_old_name_free() -> None:
    desk = MemoryDesk()
    one, other = founded(desk, "银龄队"), founded(desk, "青鸟队")
    with pytest.raises(TeamNameTaken):
        desk.write(
            partial(
                amend_team, team_id=one.id, form=msgspec.structs.replace(form_of_team(one), name="青鸟队")
            )
        )
    renamed = msgspec.structs.replace(form_of_team(other), name="飞鸟队")
    desk.write(partial(amend_team, team_id=other.id, form=renamed))
    assert founded(desk, "青鸟队").active


def test_a_registered_volunteer_who_leads_is_named_as_the_registration_does() -> None:
    desk = MemoryDesk()
    team, person = founded(desk), a_volunteer(desk, "罗小满")
    desk.write(partial(set_leader, team_id=team.id, volunteer_id=person.id))
    after = now(desk, team)
    assert (after.leader_id, after.leader_name, after.leader_phone) == (person.id, "罗小满", person.phone)


def test_the_leaders_name_and_telephone_go_when_the_person_is_erased() -> None:
    desk = MemoryDesk()
    team, person = founded(desk), a_volunteer(desk, "罗小满")
    late = set_leader(desk, team.id, person.id)
    desk.write(partial(set_leader, team_id=team.id, volunteer_id=person.id))
    joins(desk, team, person)
    desk.write(partial(erase_person, subject_table="volunteer", subject_id=person.id, reason="own_wish"))
    after = now(desk, team)
    assert (after.leader_name, after.leader_phone) == (ERASED_NAME, "")
    assert member_ids(desk.rows, team.id) == []
    with pytest.raises(PersonErased):
        HANDLERS[AmendTeam].apply(desk.rows, late)


def test_a_pause_counts_both_its_days_and_ends_when_it_is_taken_back() -> None:
    desk = MemoryDesk()
    team = founded(desk)
    first, last = date(2026, 5, 20), date(2026, 5, 26)
    desk.write(partial(pause_team, team_id=team.id, starts=first, until=last))
    paused = now(desk, team)
    days = (first - timedelta(days=1), first, last, last + timedelta(days=1))
    assert [is_paused(paused, day) for day in days] == [False, True, True, False]
    desk.write(partial(resume_team, team_id=team.id))
    assert not is_paused(now(desk, team), first)
    with pytest.raises(PauseRefused):
        desk.write(partial(pause_team, team_id=team.id, starts=last, until=first))


def test_a_team_with_a_request_in_hand_is_not_retired() -> None:
    desk = MemoryDesk()
    team = founded(desk)
    request = accepted(desk, registered(desk))
    (sent,) = desk.write(partial(dispatch_request, request_id=request.id, team_id=team.id))
    with pytest.raises(TeamBusy) as caught:
        desk.write(partial(retire_team, team_id=team.id, reason="队伍解散"))
    assert (caught.value.name, caught.value.waiting) == (team.name, 1)
    desk.write(partial(call_back_dispatch, dispatch_id=sent.dispatch.id, reason="换队"))  # type: ignore[attr-defined]  # a DispatchRequest
    desk.write(partial(retire_team, team_id=team.id, reason="队伍解散"))
    assert not now(desk, team).active


def test_a_retired_team_takes_nothing_more_and_its_name_is_free() -> None:
    desk = MemoryDesk()
    team, person = founded(desk), a_volunteer(desk)
    with pytest.raises(ReasonMissing):
        desk.write(partial(retire_team, team_id=team.id, reason=" "))
    desk.write(partial(retire_team, team_id=team.id, reason="队伍解散"))
    for order in (
        partial(retire_team, team_id=team.id, reason="再撤"),
        partial(pause_team, team_id=team.id, starts=desk.today()),
        partial(add_member, team_id=team.id, volunteer_id=person.id),
    ):
        with pytest.raises(TeamRetired):
            desk.write(order)
    again = founded(desk)
    assert again.id != team.id
    assert again.active
    with pytest.raises(TeamNameTaken):
        desk.write(partial(restore_team, team_id=team.id))


def test_adding_and_retiring_are_taken_back() -> None:
    desk = MemoryDesk()
    (added,) = desk.write(partial(add_team, name="银龄队"))
    undo = compensation(added, "误加")
    assert undo is not None
    (retired,) = desk.write(undo)
    team = desk.rows.find(VolunteerTeam)[0]
    assert not team.active
    back = compensation(retired, "")
    assert back is not None
    desk.write(back)
    assert now(desk, team).active


# -- members --


def test_a_volunteer_may_be_in_several_teams_the_first_is_the_main_one() -> None:
    desk = MemoryDesk()
    one, other, person = founded(desk, "银龄队"), founded(desk, "青鸟队"), a_volunteer(desk)
    joins(desk, one, person)
    joins(desk, other, person, role=TeamRole.DEPUTY)
    assert main_team(desk, person) == one.id
    assert teams_of(desk.rows, person.id) == [one.id, other.id]
    assert member_ids(desk.rows, other.id) == [person.id]
    standing = membership(desk.rows, other.id, person.id)
    assert standing is not None
    assert standing.role is TeamRole.DEPUTY


def test_who_leaves_the_main_team_has_another_one_as_such() -> None:
    desk = MemoryDesk()
    one, other, person = founded(desk, "银龄队"), founded(desk, "青鸟队"), a_volunteer(desk)
    joins(desk, one, person)
    joins(desk, other, person)
    leaves(desk, one, person)
    assert main_team(desk, person) == other.id
    assert member_ids(desk.rows, one.id) == []
    leaves(desk, other, person)
    assert main_team(desk, person) is None


def test_who_registered_with_a_team_is_in_it_without_a_row_of_its_own() -> None:
    desk = MemoryDesk()
    team = founded(desk)
    person = a_volunteer(desk, team_id=team.id)
    assert member_ids(desk.rows, team.id) == [person.id]
    with pytest.raises(AlreadyInTeam):
        joins(desk, team, person)
    leaves(desk, team, person)
    assert member_ids(desk.rows, team.id) == []
    assert main_team(desk, person) is None


def test_who_left_may_join_again_on_the_same_day() -> None:
    desk = MemoryDesk()
    team, person = founded(desk), a_volunteer(desk)
    for _ in range(2):
        joins(desk.later(minutes=1), team, person)
        leaves(desk.later(minutes=1), team, person)
    joins(desk.later(minutes=1), team, person)
    assert member_ids(desk.rows, team.id) == [person.id]


def test_leaving_a_team_one_is_not_in_is_refused_and_so_is_who_withdrew() -> None:
    desk = MemoryDesk()
    team, person = founded(desk), a_volunteer(desk)
    with pytest.raises(NotInTeam):
        leaves(desk, team, person)
    desk.write(partial(withdraw_volunteer, volunteer_id=person.id, reason="本人要求"))
    with pytest.raises(VolunteerWithdrawn):
        joins(desk, team, person)


def test_joining_and_leaving_are_taken_back() -> None:
    desk = MemoryDesk()
    team, person = founded(desk), a_volunteer(desk)
    added = desk.write(partial(add_member, team_id=team.id, volunteer_id=person.id))[0]
    undo = compensation(added, "")
    assert undo is not None
    removed = desk.later(minutes=1).write(undo)[0]
    assert member_ids(desk.rows, team.id) == []
    assert main_team(desk, person) is None
    back = compensation(removed, "")
    assert back is not None
    desk.later(minutes=1).write(back)
    assert member_ids(desk.rows, team.id) == [person.id]


def test_of_a_merged_registration_the_kept_one_is_the_member() -> None:
    desk = MemoryDesk()
    team, kept, merged = founded(desk), a_volunteer(desk), a_volunteer(desk)
    joins(desk, team, merged)
    desk.write(partial(merge_volunteers, kept_id=kept.id, merged_id=merged.id))
    assert member_ids(desk.rows, team.id) == [kept.id]


def a_telling(minute: int, *, left: bool, role: TeamRole) -> AddTeamMember | RemoveTeamMember:
    at = MORNING + timedelta(minutes=minute)
    day = date(2026, 5, 20)
    kind = RemoveTeamMember if left else AddTeamMember
    member = TeamMember(
        id=team_member_id("t", "v"),
        site_id="site",
        team_id="t",
        volunteer_id="v",
        role=role,
        joined_on=day,
        left_on=day if left else None,
        told_at=at,
    )
    return kind(at=at, by="clerk", site_id="site", member=member)


tellings = st.builds(a_telling, st.integers(0, 3), left=st.booleans(), role=st.sampled_from(list(TeamRole)))


@given(facts=st.lists(tellings, min_size=1, max_size=6), data=st.data())
def test_memberships_end_the_same_in_every_order_and_told_twice(
    facts: Sequence[AddTeamMember | RemoveTeamMember], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(list(facts)))
    ends = []
    for order in (list(facts), [*shuffled, shuffled[0]]):
        rows = MemoryRows()
        for fact in order:
            HANDLERS[type(fact)].apply(rows, fact)
        (row,) = rows.find(TeamMember)
        ends.append(msgspec.structs.replace(row, version=0))
    assert ends[0] == ends[1]
    assert ends[0].told_at == max(fact.at for fact in facts)


def test_no_name_of_somebody_erased_stays_where_they_went_with_a_second_team() -> None:
    desk = MemoryDesk()
    one, other = founded(desk, "银龄队"), founded(desk, "青鸟队")
    person = a_volunteer(desk, "罗小满")
    joins(desk, one, person)
    joins(desk, other, person)
    request = accepted(desk, registered(desk))
    (sent,) = desk.write(partial(dispatch_request, request_id=request.id, team_id=other.id))
    dispatch_id: str = sent.dispatch.id  # type: ignore[attr-defined]  # a DispatchRequest
    accept = partial(answer_dispatch, dispatch_id=dispatch_id, answer=DispatchAnswer.ACCEPT)
    desk.write(partial(accept, who_goes="罗小满、陈德昌"))
    desk.write(partial(erase_person, subject_table="volunteer", subject_id=person.id, reason="own_wish"))
    assert require(desk.rows, Dispatch, dispatch_id).who_goes == f"{ERASED_NAME}、陈德昌"
