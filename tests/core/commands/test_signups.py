"""Seats, the waiting list and the gates in front of an activity. Everybody here is invented."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import permutations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from core.commands.activities import MOST_SEATS, PlanActivity, amend_activity, plan_activity
from core.commands.attendances import CheckIn, check_in
from core.commands.merging import merge_volunteers
from core.commands.refusals import (
    InsuranceMissing,
    LicenceMissing,
    NumberRefused,
    RoleFull,
    RoleTwice,
    RoleUnknown,
    SeatsTwice,
    SkillMissing,
    TooYoungForActivity,
)
from core.commands.registry import desk_handlers
from core.commands.sign_in_sheets import IssueSignInSheet, issue_sign_in_sheet
from core.commands.signups import SignUp, WithdrawSignup, sign_up, withdraw_signup
from core.domain.activity import Activity, ActivityRole, RiskLevel, Signup, SiteSeats
from core.domain.attendance import AttendanceSource, signup_id
from core.domain.minors import Guardian
from core.domain.personal_record import TrainingRecord
from core.ports.store import Command
from tests.core.commands.people import a_volunteer, an_activity, an_activity_form, visit_of
from tests.core.memory import MORNING, MemoryDesk, MemoryRows

HANDLERS = desk_handlers()
HERE, THERE = "site", "site-2"


def seats(here: int, there: int = 0) -> tuple[SiteSeats, ...]:
    return (SiteSeats(HERE, here), SiteSeats(THERE, there))


def signs_up(desk: MemoryDesk, activity: Activity, ids: Sequence[str], role: str = "") -> None:
    desk.later(minutes=1).write(partial(sign_up, activity_id=activity.id, volunteer_ids=ids, role=role))


def waiting(desk: MemoryDesk, activity: Activity) -> set[str]:
    rows = desk.rows.find(Signup, activity_id=activity.id)
    return {row.volunteer_id for row in rows if row.waiting}


# -- seats --


def test_beyond_the_units_share_people_wait_in_order() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, seats=seats(2, 5))
    people = [a_volunteer(desk, name).id for name in ("甲一", "乙二", "丙三", "丁四")]
    signs_up(desk, activity, people[:3])
    signs_up(desk, activity, people[3:])
    assert waiting(desk, activity) == set(people[2:])


def test_the_command_tells_the_desk_who_will_wait() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, seats=seats(1))
    people = [a_volunteer(desk, name).id for name in ("甲一", "乙二")]
    made = desk.write(partial(sign_up, activity_id=activity.id, volunteer_ids=people))
    assert [command.signup.waiting for command in made if isinstance(command, SignUp)] == [False, True]


def test_without_seats_there_is_no_last_place() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, needed_volunteers=1)
    signs_up(desk, activity, [a_volunteer(desk, name).id for name in ("甲一", "乙二")])
    assert waiting(desk, activity) == set()


def test_a_unit_that_was_given_no_share_lets_its_people_wait() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, seats=(SiteSeats(THERE, 5),))
    person = a_volunteer(desk).id
    signs_up(desk, activity, [person])
    assert waiting(desk, activity) == {person}


def test_a_place_given_back_goes_to_the_first_who_waits() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, seats=seats(1))
    first, second, third = (a_volunteer(desk, name).id for name in ("甲一", "乙二", "丙三"))
    for person in (first, second, third):
        signs_up(desk, activity, [person])
    desk.write(partial(withdraw_signup, activity_id=activity.id, volunteer_id=first))
    assert waiting(desk, activity) == {third}
    signs_up(desk, activity, [first])
    assert waiting(desk, activity) == {third, first}


def test_more_seats_move_people_up_and_fewer_make_the_last_wait() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, seats=seats(1))
    people = [a_volunteer(desk, name).id for name in ("甲一", "乙二", "丙三")]
    signs_up(desk, activity, people)
    for share, still in ((2, set(people[2:])), (1, set(people[1:])), (3, set())):
        form = an_activity_form(seats=seats(share))
        desk.write(partial(amend_activity, activity_id=activity.id, form=form))
        assert waiting(desk, activity) == still
    desk.write(partial(amend_activity, activity_id=activity.id, form=an_activity_form(seats=())))
    assert waiting(desk, activity) == set()


def test_whoever_waits_is_not_printed_on_the_sheet() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, seats=seats(1))
    people = [a_volunteer(desk, name).id for name in ("甲一", "乙二")]
    signs_up(desk, activity, people)
    (issued,) = desk.write(partial(issue_sign_in_sheet, activity_id=activity.id))
    assert isinstance(issued, IssueSignInSheet)
    assert [one for one in issued.pages[0].volunteer_ids if one] == people[:1]


def test_two_registrations_of_one_person_take_one_seat_once_they_are_merged() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, seats=seats(2))
    kept, second, third = (a_volunteer(desk, name).id for name in ("甲一", "甲一", "丙三"))
    for person in (kept, second, third):
        signs_up(desk, activity, [person])
    assert waiting(desk, activity) == {third}
    desk.write(partial(merge_volunteers, kept_id=kept, merged_id=second, reason="同一人"))
    assert waiting(desk, activity) == set()


# -- any order --


def sign_ups_of_two_desks() -> tuple[MemoryDesk, list[Command]]:
    desk = MemoryDesk()
    people = [a_volunteer(desk, name).id for name in ("甲一", "乙二", "丙三", "丁四")]
    activity = plan_activity(desk, an_activity_form(seats=seats(1, 1)))
    facts: list[Command] = [activity]
    for place, (person, unit) in enumerate(
        [(people[0], HERE), (people[1], THERE), (people[2], HERE), (people[0], THERE)]
    ):
        facts.append(
            SignUp(
                at=MORNING,
                by="clerk",
                site_id=unit,
                signup=Signup(
                    id=signup_id(activity.activity.id, person),
                    activity_id=activity.activity.id,
                    volunteer_id=person,
                    site_id=unit,
                    position=place % 2 + 1,
                    signed_up_at=MORNING + timedelta(minutes=3 - place),
                ),
            )
        )
    return desk, facts


def test_sign_ups_end_the_same_in_whatever_order_they_and_the_plan_arrive() -> None:
    desk, facts = sign_ups_of_two_desks()
    assert isinstance(desk.rows, MemoryRows)
    before = list(desk.rows._rows.values())
    seen = set()
    for order in permutations(facts):
        rows = MemoryRows()
        for row in before:
            rows.put(row)
        for fact in (*order, order[0]):
            HANDLERS[type(fact)].apply(rows, fact)
        places = (msgspec.structs.replace(row, version=0) for row in rows.find(Signup))
        seen.add(msgspec.json.encode(list(places)))
    assert len(seen) == 1
    found = msgspec.json.decode(seen.pop(), type=list[Signup])
    for unit in (HERE, THERE):
        assert sum(1 for place in found if place.site_id == unit and not place.waiting) <= 1


class TwoDesks(RuleBasedStateMachine):
    """Two desks offline, each with its share; what they did is told to a third in any mixture."""

    def __init__(self) -> None:
        super().__init__()
        self.desks = {HERE: MemoryDesk(), THERE: MemoryDesk()}
        origin = self.desks[HERE]
        self.people = [a_volunteer(origin, name) for name in ("甲一", "乙二", "丙三", "丁四", "戊五")]
        (planned,) = origin.write(partial(plan_activity, form=an_activity_form(seats=seats(2, 1))))
        assert isinstance(planned, PlanActivity)
        self.activity = planned.activity
        other = self.desks[THERE]
        other.site = msgspec.structs.replace(other.site, id=THERE)
        assert isinstance(origin.rows, MemoryRows)
        self.before = list(origin.rows._rows.values())
        for row in self.before:
            other.rows.put(row)
        self.told: dict[str, list[Command]] = {HERE: [], THERE: []}
        self.clock = MORNING

    def _write(self, unit: str, order: object) -> None:
        self.clock += timedelta(minutes=1)
        self.desks[unit].instant = self.clock
        self.told[unit] += self.desks[unit].write(order)  # type: ignore[arg-type]  # an order of the desk

    def _listed(self, unit: str) -> set[str]:
        rows = self.desks[unit].rows.find(Signup, activity_id=self.activity.id)
        return {row.volunteer_id for row in rows if not row.withdrawn}

    @rule(unit=st.sampled_from([HERE, THERE]), data=st.data())
    def takes_a_place(self, unit: str, data: st.DataObject) -> None:
        free = [person.id for person in self.people if person.id not in self._listed(unit)]
        if free:
            chosen = data.draw(st.sampled_from(free))
            self._write(unit, partial(sign_up, activity_id=self.activity.id, volunteer_ids=[chosen]))

    @rule(unit=st.sampled_from([HERE, THERE]), data=st.data())
    def gives_it_back(self, unit: str, data: st.DataObject) -> None:
        listed = sorted(self._listed(unit))
        if listed:
            chosen = data.draw(st.sampled_from(listed))
            self._write(unit, partial(withdraw_signup, activity_id=self.activity.id, volunteer_id=chosen))

    @rule(here=st.integers(0, 3), there=st.integers(0, 3))
    def shares_the_seats_anew(self, here: int, there: int) -> None:
        form = an_activity_form(seats=seats(here, there))
        self._write(HERE, partial(amend_activity, activity_id=self.activity.id, form=form))

    @rule(data=st.data())
    def hears_of_each_other(self, data: st.DataObject) -> None:
        """The platform takes both desks' commands, each desk's in order, mixed in any way."""
        queues = {unit: list(told) for unit, told in self.told.items()}
        rows = MemoryRows()
        for row in self.before:
            rows.put(row)
        while any(queues.values()):
            unit = data.draw(st.sampled_from(sorted(u for u, q in queues.items() if q)))
            command = queues[unit].pop(0)
            HANDLERS[type(command)].apply(rows, command)
        self._seats_hold(rows)

    def _seats_hold(self, rows: MemoryRows) -> None:
        activity = rows.get(Activity, self.activity.id)
        assert activity is not None
        for share in activity.seats:
            places = [
                place
                for place in rows.find(Signup, activity_id=activity.id)
                if place.site_id == share.site_id and not place.withdrawn
            ]
            seated = [place for place in places if not place.waiting]
            assert len(seated) == min(share.seats, len(places))
            last = max((place.signed_up_at for place in seated), default=MORNING)
            assert all(place.signed_up_at >= last for place in places if place.waiting)

    @invariant()
    def no_desk_gives_away_more_than_its_share(self) -> None:
        for desk in self.desks.values():
            assert isinstance(desk.rows, MemoryRows)
            self._seats_hold(desk.rows)
            assert not any(row.waiting and row.withdrawn for row in desk.rows.find(Signup))


TestTwoDesks = TwoDesks.TestCase


# -- roles --


def test_a_role_is_one_of_the_plan_and_has_an_end() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, roles=(ActivityRole("讲解", needed=1), ActivityRole("引导")))
    first, second = a_volunteer(desk, "甲一").id, a_volunteer(desk, "乙二").id
    signs_up(desk, activity, [first], "讲解")
    with pytest.raises(RoleFull) as full:
        signs_up(desk, activity, [second], "讲解")
    assert (full.value.role, full.value.needed) == ("讲解", 1)
    with pytest.raises(RoleUnknown):
        signs_up(desk, activity, [second], "摄影")
    signs_up(desk, activity, [second], "引导")


def test_an_activity_without_roles_takes_any_word_for_one() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    signs_up(desk, activity, [a_volunteer(desk).id], "摄影")


def test_the_skill_of_a_role_is_asked_for() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, roles=(ActivityRole("理发", skill="理发"),))
    with pytest.raises(SkillMissing) as missing:
        signs_up(desk, activity, [a_volunteer(desk, "甲一").id], "理发")
    assert missing.value.skills == ("理发",)
    signs_up(desk, activity, [a_volunteer(desk, "乙二", skills=("理发",)).id], "理发")


def test_a_unit_has_one_share_of_the_seats() -> None:
    with pytest.raises(SeatsTwice) as twice:
        an_activity(MemoryDesk(), seats=(SiteSeats(THERE, 3), SiteSeats(THERE, 4)))
    assert twice.value.site_id == THERE


@pytest.mark.parametrize("count", [-1, MOST_SEATS + 1])
def test_a_share_nobody_can_mean_is_refused(count: int) -> None:
    with pytest.raises(NumberRefused):
        an_activity(MemoryDesk(), seats=seats(count))


def test_a_role_stands_once_on_a_plan() -> None:
    with pytest.raises(RoleTwice):
        an_activity(MemoryDesk(), roles=(ActivityRole("讲解"), ActivityRole("讲解")))


# -- gates --


def test_one_of_the_required_skills_is_enough() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, required_skills=("电工", "水暖"))
    with pytest.raises(SkillMissing):
        signs_up(desk, activity, [a_volunteer(desk, "甲一", skills=("摄影",)).id])
    signs_up(desk, activity, [a_volunteer(desk, "乙二", skills=("水暖",)).id])


def a_training(volunteer_id: str, name: str, *, cancelled: bool = False) -> TrainingRecord:
    return TrainingRecord(
        id="training",
        site_id=HERE,
        volunteer_id=volunteer_id,
        name=name,
        content="",
        minutes=60,
        organiser="红十字会",
        held_on=date(2026, 1, 1),
        recorded_at=MORNING,
        recorded_by="clerk",
        cancelled=cancelled,
    )


def test_a_licence_is_a_skill_or_a_training_that_stands() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, required_licence="救护员证")
    person = a_volunteer(desk).id
    with pytest.raises(LicenceMissing) as missing:
        signs_up(desk, activity, [person])
    assert missing.value.licence == "救护员证"
    desk.rows.put(a_training(person, "救护员证", cancelled=True))
    with pytest.raises(LicenceMissing):
        signs_up(desk, activity, [person])
    desk.rows.put(a_training(person, "救护员证"))
    signs_up(desk, activity, [person])


def test_the_age_counts_on_the_day_of_the_activity() -> None:
    desk = MemoryDesk()
    guardian = Guardian(name="陈德昌", relation="父母", phone="13600005591", consent_on=date(2026, 5, 1))
    sixteen = msgspec.structs.replace(a_volunteer(desk), birth_on=date(2010, 5, 21), guardian=guardian)
    desk.rows.put(sixteen)
    activity = an_activity(desk, min_age=16)
    with pytest.raises(TooYoungForActivity) as refused:
        signs_up(desk, activity, [sixteen.id])
    assert (refused.value.age, refused.value.min_age) == (15, 16)
    tomorrow = an_activity(
        desk, min_age=16, starts_at=MORNING + timedelta(days=1), ends_at=MORNING + timedelta(days=1, hours=2)
    )
    signs_up(desk, tomorrow, [sixteen.id])


def test_an_age_nobody_can_have_is_refused() -> None:
    with pytest.raises(NumberRefused):
        an_activity(MemoryDesk(), min_age=101)
    with pytest.raises(NumberRefused):
        an_activity(MemoryDesk(), seats=seats(-1))


def test_a_walk_in_meets_the_same_gates_and_a_listed_one_is_not_asked_again() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    listed, walk_in = a_volunteer(desk, "甲一"), a_volunteer(desk, "乙二")
    signs_up(desk, activity, [listed.id])
    form = an_activity_form(required_skills=("电工",))
    desk.write(partial(amend_activity, activity_id=activity.id, form=form))
    desk.write(
        partial(check_in, activity_id=activity.id, volunteer_id=listed.id, source=AttendanceSource.SCAN)
    )
    with pytest.raises(SkillMissing):
        desk.write(
            partial(check_in, activity_id=activity.id, volunteer_id=walk_in.id, source=AttendanceSource.SCAN)
        )


def test_without_insurance_only_a_reason_opens_the_sign_in_and_it_is_kept() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, risk_level=RiskLevel.DANGEROUS, risk_note="登高")
    person = a_volunteer(desk)
    arrives = partial(check_in, activity_id=activity.id, volunteer_id=person.id, source=AttendanceSource.DESK)
    for reason in ("", "  "):
        with pytest.raises(InsuranceMissing):
            desk.write(partial(arrives, uninsured_reason=reason))
    (command,) = desk.write(partial(arrives, uninsured_reason="保单已买，编号未到"))
    assert isinstance(command, CheckIn)
    assert command.uninsured_reason == "保单已买，编号未到"
    assert visit_of(desk, activity, person).check_in_at == MORNING


@given(changed=st.sampled_from([(), ("withdrawn",)]))
def test_a_narrowed_withdrawal_changes_nothing(changed: tuple[str, ...]) -> None:
    desk = MemoryDesk()
    activity = an_activity(desk, seats=seats(1))
    person = a_volunteer(desk).id
    signs_up(desk, activity, [person])
    command = WithdrawSignup(
        at=MORNING, by="clerk", site_id=HERE, activity_id=activity.id, volunteer_id=person, changed=changed
    )
    HANDLERS[WithdrawSignup].apply(desk.rows, command)
    assert desk.rows.find(Signup)[0].withdrawn is bool(changed)
