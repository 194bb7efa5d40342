"""Hours as a state machine: in whatever order, no minute counts twice and no value is lost."""

import contextlib
from collections import defaultdict
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.commands.attendances import (
    CancelCheckIn,
    CancelCheckOut,
    CheckIn,
    CheckOut,
    SettleSignOut,
)
from core.commands.deciding import decide_policy
from core.commands.hours_corrections import (
    ask_correction,
    decide_correction,
    recount,
    recount_visit,
    withdraw_correction,
)
from core.commands.hours_postings import end_posting, has_hung, post_hours
from core.commands.making_up import answer_make_up, make_up_hours
from core.commands.merging import merge_volunteers, separate_volunteers
from core.commands.policies import hours_policy, lineage
from core.commands.registry import desk_handlers
from core.commands.reviewing import posting_required, review_attendance
from core.domain.activity import Activity
from core.domain.attendance import Attendance, AttendanceSource, is_waiting, service_record_id
from core.domain.clerk import Clerk
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.local_time import local_day
from core.domain.refusals import Refusal
from core.domain.service_minutes import HoursPolicy, Rounding
from core.domain.service_record import ServiceRecord
from core.domain.unit_policy import PolicyKind, body_of
from core.domain.volunteer import Volunteer
from core.ports.store import Order
from tests.core.commands.people import a_volunteer, an_activity, another_clerk
from tests.core.memory import MORNING, MemoryDesk

HANDLERS = desk_handlers()
EVENING = MORNING + timedelta(hours=14)
SPANS = ((30, 150), (90, 210), (240, 600))
"""Begin and end of the activities in minutes: two that overlap, and one that is long."""

people = st.sampled_from([0, 1])
places = st.sampled_from(range(len(SPANS)))
minutes = st.sampled_from([0, 20, 45, 90, 150, 240, 420, 600])
clerks = st.sampled_from(["clerk", "clerk-2"])
policies = st.builds(
    HoursPolicy,
    rounding=st.sampled_from(Rounding),
    max_per_activity=st.none() | st.sampled_from([60, 120]),
    max_per_day=st.sampled_from([90, 240, 480]),
    made_up_cap=st.none() | st.just(60),
    posting_required=st.sampled_from([False, False, True]),
)


class Hours(RuleBasedStateMachine):
    """Two people, three activities of one day, several desks; after the day, everything that may follow."""

    @initialize()
    def a_day(self) -> None:
        """The people and the activities."""
        self.desk = MemoryDesk()
        self.desk.rows.put(self.desk.clerk)
        another_clerk(self.desk)
        self.people: list[Volunteer] = [a_volunteer(self.desk, name) for name in ("罗小满", "陈德昌")]
        self.activities: list[Activity] = [
            an_activity(
                self.desk,
                title=f"活动 {place}",
                starts_at=MORNING + timedelta(minutes=begin),
                ends_at=MORNING + timedelta(minutes=end),
            )
            for place, (begin, end) in enumerate(SPANS)
        ]
        self.desk.instant = EVENING
        self.confirmed: dict[str, set[int]] = defaultdict(set)
        for place, person, length in ((0, 0, 120), (2, 0, 300), (2, 1, 360)):
            self.serves(place, person, SPANS[place][0], length)

    def told(self, place: int, person: int, minute: int) -> dict[str, Any]:
        """What every command of a visit says."""
        activity = self.activities[place]
        return {
            "at": MORNING + timedelta(minutes=minute),
            "by": "clerk",
            "site_id": "site",
            "activity_id": activity.id,
            "volunteer_id": self.people[person].id,
            "policy": hours_policy(self.desk, activity.id),
        }

    def apply(self, command: Any) -> None:  # noqa: ANN401 - any of the commands
        """As the platform does what another desk sent: unchecked facts, re-checked states."""
        handler = HANDLERS[type(command)]
        try:
            if handler.kind.value != "fact":
                handler.check(self.desk.rows, command)
            handler.apply(self.desk.rows, command)
        except Refusal:
            assert handler.kind.value != "fact"

    def write(self, order: Order) -> None:
        """As this desk's own window does."""
        with contextlib.suppress(Refusal):
            self.desk.write(order)

    @rule(
        place=places, person=people, minute=minutes, source=st.sampled_from(["scan", "phone", "paper_sheet"])
    )
    def signs_in(self, place: int, person: int, minute: int, source: str) -> None:
        """A sign-in from anywhere."""
        self.apply(CheckIn(**self.told(place, person, minute), source=AttendanceSource(source)))

    @rule(
        place=places, person=people, minute=minutes, source=st.sampled_from(["scan", "phone", "paper_sheet"])
    )
    def signs_out(self, place: int, person: int, minute: int, source: str) -> None:
        """A sign-out from anywhere."""
        self.apply(CheckOut(**self.told(place, person, minute), source=AttendanceSource(source)))

    @rule(place=places, person=people, kind=st.sampled_from([CancelCheckIn, CancelCheckOut]))
    def takes_back(self, place: int, person: int, kind: type[CancelCheckIn] | type[CancelCheckOut]) -> None:
        """A mistake."""
        self.apply(kind(**self.told(place, person, 800)))

    @rule(place=places, person=people, minute=minutes)
    def settles(self, place: int, person: int, minute: int) -> None:
        """A missing sign-out."""
        left = MORNING + timedelta(minutes=minute)
        self.apply(SettleSignOut(**self.told(place, person, 800), check_out_at=left, reason="问过本人"))

    @rule(place=places, person=people, length=minutes, second=st.sampled_from(["", "clerk", "clerk-2"]))
    def makes_up(self, place: int, person: int, length: int, second: str) -> None:
        """Hours nobody saw."""
        activity, who = self.activities[place], self.people[person]
        self.write(lambda desk: make_up_hours(desk, activity.id, who.id, length, "签到机没电", second=second))

    @rule(place=places, person=people, granted=st.booleans(), second=clerks)
    def answers(self, place: int, person: int, granted: bool, second: str) -> None:
        """The second person comes."""
        activity, who = self.activities[place], self.people[person]
        self.write(
            lambda desk: answer_make_up(
                desk, activity.id, who.id, granted=granted, note="核对过", second=second
            )
        )

    @rule(place=places)
    def confirms(self, place: int) -> None:
        """A clerk confirms an activity; where the rules ask for it, only what hung out to the end."""
        activity = self.activities[place]
        rows = self.desk.rows
        before = {row.id for row in rows.find(Attendance) if row.reviewed_at is not None}
        hung = rows.find(HoursPosting, activity_id=activity.id) if posting_required(rows, activity) else None
        self.write(lambda desk: review_attendance(desk, activity.id))
        for visit in rows.find(Attendance):
            if visit.reviewed_at is not None and visit.id not in before and visit.service_minutes:
                assert hung is None or has_hung(hung, visit)

    @rule(place=places)
    def hangs_out(self, place: int) -> None:
        """The hours of an activity are posted."""
        self.write(lambda desk: post_hours(desk, self.activities[place].id))

    @rule()
    def takes_lists_down(self) -> None:
        """A week goes by."""
        self.desk.later(days=7)
        for posting in self.desk.rows.find(HoursPosting):
            self.write(partial(end_posting, posting_id=posting.id))

    @rule(place=places, person=people, minute=minutes, length=minutes)
    def serves(self, place: int, person: int, minute: int, length: int) -> None:
        """The ordinary visit: in, and out after a while."""
        self.apply(CheckIn(**self.told(place, person, minute), source=AttendanceSource.SCAN))
        self.apply(CheckOut(**self.told(place, person, minute + length), source=AttendanceSource.SCAN))

    @rule(data=st.data(), new=minutes, first=clerks)
    def asks(self, data: st.DataObject, new: int, first: str) -> None:
        """Confirmed hours are said to be wrong."""
        visits = [row for row in self.desk.rows.find(Attendance) if row.reviewed_at is not None]
        if visits:
            visit = data.draw(st.sampled_from(visits))
            self.desk.clerk = next(c for c in self.desk.rows.find(Clerk) if c.id == first)
            self.write(lambda desk: ask_correction(desk, visit.id, new, "时长不对"))

    @rule(data=st.data(), granted=st.booleans(), second=clerks)
    def decides(self, data: st.DataObject, granted: bool, second: str) -> None:
        """Somebody decides a correction."""
        rows = self.desk.rows.find(HoursCorrection)
        asked = [row for row in rows if row.answer is CorrectionAnswer.ASKED] or rows
        if asked:
            row = data.draw(st.sampled_from(asked))
            self.desk.later(minutes=1)
            self.write(
                lambda desk: decide_correction(desk, row.id, granted=granted, note="核对过", second=second)
            )

    @rule(data=st.data(), place=places, new=minutes)
    def puts_right(self, data: st.DataObject, place: int, new: int) -> None:
        """The whole way: confirmed, asked, granted."""
        self.confirms(place)
        self.asks(data, new, "clerk")
        self.decides(data, True, "clerk-2")

    @rule(place=places, data=st.data(), one=st.booleans(), granted=st.booleans())
    def counts_again(self, place: int, data: st.DataObject, one: bool, granted: bool) -> None:
        """By the rules that hold for the day now; a second person decides."""
        before = {row.id for row in self.desk.rows.find(HoursCorrection)}
        visits = [row for row in self.desk.rows.find(Attendance) if row.reviewed_at is not None]
        if one and visits:
            visit = data.draw(st.sampled_from(visits))
            self.write(lambda desk: recount_visit(desk, visit.id, "按新规定"))
        else:
            self.write(lambda desk: recount(desk, self.activities[place].id, "按新规定"))
        second = next(c.id for c in self.desk.rows.find(Clerk) if c.id != self.desk.clerk.id)
        for row in self.desk.rows.find(HoursCorrection):
            if row.id not in before:
                assert row.policy_version
                self.write(
                    partial(
                        decide_correction,
                        correction_id=row.id,
                        granted=granted,
                        note="核对过",
                        second=second,
                    )
                )

    @rule(data=st.data())
    def takes_question_back(self, data: st.DataObject) -> None:
        """Whoever asked thinks better of it."""
        asked = self.desk.rows.find(HoursCorrection)
        if asked:
            row = data.draw(st.sampled_from(asked))
            self.write(lambda desk: withdraw_correction(desk, row.id))

    @rule(body=policies, days=st.sampled_from([-1, 0, 1]))
    def rules_change(self, body: HoursPolicy, days: int) -> None:
        """A decision changes nothing that was confirmed."""
        before = [row for row in self.desk.rows.find(Attendance) if row.reviewed_at is not None]
        day = MORNING.date() + timedelta(days=days)
        self.write(lambda desk: decide_policy(desk, PolicyKind.HOURS, body, day, "县里的规定"))
        after = [row for row in self.desk.rows.find(Attendance) if row.reviewed_at is not None]
        assert after == before

    @rule(sure=st.integers(min_value=0, max_value=4))
    def are_one_person(self, sure: int) -> None:
        """The two registrations turn out to be one person's, once in a while."""
        if sure:
            return
        kept, merged = self.people
        self.write(lambda desk: merge_volunteers(desk, kept_id=kept.id, merged_id=merged.id, reason="同一人"))

    @rule()
    def are_two_after_all(self) -> None:
        """Or not."""
        self.write(lambda desk: separate_volunteers(desk, merged_id=self.people[1].id))

    @invariant()
    def no_day_passes_its_limit(self) -> None:
        """Nor do the records of it, whatever was confirmed, corrected and decided."""
        decided = [body_of(row) for row in lineage(self.desk.rows, "site")]
        caps = [HoursPolicy().max_per_day, *(b.max_per_day for b in decided if isinstance(b, HoursPolicy))]
        most = max(cap for cap in caps if cap is not None)
        visits: dict[object, int] = defaultdict(int)
        records: dict[object, int] = defaultdict(int)
        for visit in self.desk.rows.find(Attendance):
            if not visit.cancelled:
                visits[visit.volunteer_id, local_day(visit.check_in_at)] += visit.service_minutes
        for record in self.desk.rows.find(ServiceRecord):
            if not record.cancelled:
                records[record.volunteer_id, record.served_on] += record.service_minutes
        assert max(visits.values(), default=0) <= most
        assert max(records.values(), default=0) <= most

    @invariant()
    def no_minute_counts_twice(self) -> None:
        """A person counts no more than the time in which the visits lie; rounding adds a quarter each."""
        corrected = {row.attendance_id for row in self.desk.rows.find(HoursCorrection)}
        spans: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
        counted: dict[str, int] = defaultdict(int)
        for visit in self.desk.rows.find(Attendance):
            if visit.check_out_at is not None and not visit.cancelled and visit.id not in corrected:
                spans[visit.volunteer_id].append((visit.check_in_at, visit.check_out_at))
                counted[visit.volunteer_id] += visit.service_minutes - 15
        for person, minutes_ in counted.items():
            present = {
                MORNING + timedelta(minutes=minute)
                for begin, end in spans[person]
                for minute in range(
                    int((begin - MORNING).total_seconds()) // 60, int((end - MORNING).total_seconds()) // 60
                )
            }
            assert minutes_ <= len(present)

    @invariant()
    def every_record_says_where_it_comes_from(self) -> None:
        """And says what its visit says."""
        numbers = {1, *(row.number for row in lineage(self.desk.rows, "site"))}
        for record in self.desk.rows.find(ServiceRecord):
            visit = self.desk.rows.get(Attendance, record.attendance_id)
            assert visit is not None
            if visit.reviewed_at is None:  # back to be confirmed anew: the record is struck out
                assert record.cancelled
            elif visit.service_minutes:
                assert (record.service_minutes, record.cancelled) == (visit.service_minutes, False)
            else:
                assert record.cancelled
            assert record.policy_version in numbers
            assert record.reviewed_by
            assert record.source in AttendanceSource
            made_up = record.source is AttendanceSource.MAKEUP
            assert not made_up or visit.approved_by not in ("", visit.recorded_by)

    @invariant()
    def waiting_hours_count_nothing(self) -> None:
        """Until a second person agreed."""
        for visit in self.desk.rows.find(Attendance):
            if is_waiting(visit) and not visit.cancelled:
                assert (visit.service_minutes, visit.reviewed_at) == (0, None)

    @invariant()
    def no_value_is_lost(self) -> None:
        """Every value that was ever confirmed is the visit's own, its record's or stands in a correction."""
        for visit in self.desk.rows.find(Attendance):
            if visit.reviewed_at is not None:
                self.confirmed[visit.id].add(visit.service_minutes)
            found = self.desk.rows.find(HoursCorrection, attendance_id=visit.id)
            record = self.desk.rows.get(ServiceRecord, service_record_id(visit.id))
            told = {row.old_minutes for row in found} | {visit.service_minutes}
            told |= {row.new_minutes for row in found if row.answer is CorrectionAnswer.GRANTED}
            told |= set() if record is None else {record.service_minutes}
            assert self.confirmed[visit.id] <= told

    @invariant()
    def corrections_are_a_chain(self) -> None:
        """Each granted one begins where the one before ended, and a second person granted it."""
        for visit in self.desk.rows.find(Attendance):
            found = self.desk.rows.find(HoursCorrection, attendance_id=visit.id)
            if any(row.answer is CorrectionAnswer.REOPENED for row in found):
                continue
            granted = [row for row in found if row.answer is CorrectionAnswer.GRANTED]
            granted.sort(key=lambda row: row.decided_at or EVENING)
            for one, following in pairwise(granted):
                assert one.new_minutes == following.old_minutes
            if granted and visit.reviewed_at is not None:
                assert granted[-1].new_minutes == visit.service_minutes
            assert all(row.decided_by != row.asked_by for row in granted)


TestHours = Hours.TestCase
TestHours.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
