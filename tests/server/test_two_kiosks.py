"""Two kiosks at one activity, and telephones at the door: whatever meets, everybody is there once."""

from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from core.commands.activities import ActivityForm, PlanActivity, plan_activity
from core.commands.arrivals import check_in_together, note_companions, take_back_together
from core.commands.attendances import check_in, phone_check_in
from core.domain.activity import Activity, Signup
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.refusals import Refusal
from core.domain.volunteer import Volunteer
from server.database import open_database
from server.platform import Platform
from server.problems import ProblemRaised
from tests.server.desks import TestDesk, TurnedClock, a_desk, register

PEOPLE = 4
SCAN, DESK = AttendanceSource.SCAN, AttendanceSource.DESK
acts = st.tuples(
    st.sampled_from(["scan", "team", "take_back", "children", "phone", "door", "sync"]),
    st.integers(0, 1),
    st.integers(0, PEOPLE - 1),
)


class Day:
    """Two kiosks that know each other's people, and a platform."""

    def __init__(self) -> None:
        self.database = open_database("sqlite://")
        self.clock = TurnedClock()
        self.platform = Platform(self.database, self.clock)
        first = a_desk(self.platform, self.clock, 1)
        self.people = [register(first, person) for person in range(1, PEOPLE + 1)]
        self.activity = planned(first, self.clock)
        first.push(self.platform)
        second = a_desk(self.platform, self.clock, 2, site_id=first.site.id)
        second.push(self.platform)
        second.site = first.site
        second.clerk = msgspec.structs.replace(second.clerk, site_id=first.site.id)
        self.kiosks = (first, second)
        for kiosk in self.kiosks:
            kiosk.pull(self.platform)

    def act(self, what: str, kiosk: TestDesk, person: Volunteer) -> None:
        """A refusal is an answer on a screen, and nothing more."""
        ids = [one.id for one in self.people]
        activity = self.activity.id
        self.clock.turn(seconds=3)
        try:
            if what == "scan":
                kiosk.write(lambda desk: check_in(desk, activity, person.id, SCAN))
            elif what == "team":
                kiosk.write(lambda desk: check_in_together(desk, activity, ids, DESK))
            elif what == "take_back":
                kiosk.write(lambda desk: take_back_together(desk, activity, [person.id], out=False))
            elif what == "children":
                kiosk.write(lambda desk: note_companions(desk, activity, person.id, 2))
            elif what in {"phone", "door"}:
                self.platform.write(
                    self.activity.site_id,
                    lambda desk: phone_check_in(desk, activity, person.id, door_code=what == "door"),
                )
            else:
                kiosk.sync(self.platform)
        except (Refusal, ProblemRaised):
            pass

    def settle(self) -> None:
        """Everything is sent and everything is heard."""
        for _ in range(2):
            for kiosk in self.kiosks:
                kiosk.sync(self.platform)


def planned(desk: TestDesk, clock: TurnedClock) -> Activity:
    form = ActivityForm(
        title="开放日",
        content="便民服务",
        starts_at=clock(),
        ends_at=clock() + timedelta(hours=2),
        place="广场",
        leader_name="王小明",
    )
    (command,) = desk.write(lambda desk: plan_activity(desk, form))
    assert isinstance(command, PlanActivity)
    return command.activity


def shown(rows: list[Attendance]) -> set[tuple[object, ...]]:
    return {
        (row.volunteer_id, row.check_in_at, row.check_in_source, row.companions, row.door_code, row.cancelled)
        for row in rows
    }


@settings(max_examples=30)
@given(day=st.lists(acts, max_size=14))
def test_both_kiosks_and_the_platform_end_with_the_same_visits_and_nobody_is_there_twice(
    day: list[tuple[str, int, int]],
) -> None:
    at = Day()
    try:
        for what, number, person in day:
            at.act(what, at.kiosks[number], at.people[person])
        at.settle()
        with at.platform.read() as rows:
            visits = rows.find(Attendance, activity_id=at.activity.id)
            places = rows.find(Signup, activity_id=at.activity.id)
        assert len({visit.volunteer_id for visit in visits}) == len(visits) <= PEOPLE
        assert len({place.volunteer_id for place in places}) == len(places)
        for kiosk in at.kiosks:
            assert shown(kiosk.rows.find(Attendance, activity_id=at.activity.id)) == shown(visits)
    finally:
        at.database.close()


def test_a_card_scanned_here_and_a_team_ticked_there_is_one_visit_since_the_first() -> None:
    at = Day()
    first, second = at.kiosks
    at.act("scan", first, at.people[0])
    since = at.clock()
    at.act("team", second, at.people[0])
    at.act("children", second, at.people[0])
    at.settle()
    with at.platform.read() as rows:
        visits = {visit.volunteer_id: visit for visit in rows.find(Attendance, activity_id=at.activity.id)}
    assert len(visits) == PEOPLE
    assert (visits[at.people[0].id].check_in_at, visits[at.people[0].id].check_in_source) == (since, SCAN)
    assert visits[at.people[0].id].companions == 2
    at.database.close()
