"""Signing in and out, settling, confirming. Everybody here is invented."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.activities import cancel_activity, close_activity
from core.commands.attendances import (
    CheckIn,
    CheckOut,
    SettleSignOut,
    cancel_check_in,
    cancel_check_out,
    check_in,
    check_out,
    join_and_check_in,
    settle_sign_out,
)
from core.commands.refusals import (
    ActivityNotOpen,
    AlreadyCheckedIn,
    AlreadyCheckedOut,
    AlreadyReviewed,
    HoursMoved,
    InsuranceMissing,
    NotCheckedIn,
    NotFound,
    NotVolunteerService,
    ReasonMissing,
    SignOutOutsideActivity,
    VolunteerWithdrawn,
)
from core.commands.registry import desk_handlers
from core.commands.reviewing import ReviewAttendance, review_attendance
from core.commands.volunteers import withdraw_volunteer
from core.domain.activity import Activity, RiskLevel, Signup
from core.domain.attendance import Attendance, AttendanceFlag, AttendanceSource, service_record_id
from core.domain.minors import AdultsOnly, ParticipationPending
from core.domain.service_minutes import HoursPolicy, Rounding, SignOutBeforeSignIn
from core.domain.service_record import ServiceRecord
from core.domain.volunteer import Volunteer
from core.ports.store import Command, DeskPolicy
from tests.core.commands.people import (
    SCAN,
    a_visit,
    a_volunteer,
    an_activity,
    an_id_number,
    reviewed,
    signs_in,
    signs_out,
    visit_of,
)
from tests.core.memory import MORNING, MemoryDesk, MemoryRows

NINE_THIRTY = MORNING + timedelta(minutes=30)


def a_desk(**policy: object) -> MemoryDesk:
    hours = HoursPolicy(**policy)  # type: ignore[arg-type]  # a builder: the tests name the fields
    return MemoryDesk(policy=DeskPolicy(hours=hours))


def minutes_after(minutes: int) -> datetime:
    return MORNING + timedelta(minutes=minutes)


def settles(
    desk: MemoryDesk, activity: Activity, volunteer: Volunteer, at: datetime, reason: str = "看着走的"
) -> None:
    """Said once that time has come."""
    desk.instant = max(desk.instant, at)
    desk.write(
        partial(
            settle_sign_out,
            activity_id=activity.id,
            volunteer_id=volunteer.id,
            check_out_at=at,
            reason=reason,
        )
    )


# -- signing in --


def test_the_first_scan_signs_in_and_the_second_names_the_first_time() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer, minutes_after(28))
    with pytest.raises(AlreadyCheckedIn) as refused:
        signs_in(desk, activity, volunteer, minutes_after(40))
    assert refused.value.at == minutes_after(28)
    assert visit_of(desk, activity, volunteer).check_in_at == minutes_after(28)


def test_a_sign_in_says_who_recorded_it_and_how() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer)
    row = visit_of(desk, activity, volunteer)
    assert (row.recorded_by, row.check_in_source, row.service_minutes) == ("clerk", SCAN, 0)


def test_nobody_signs_in_where_the_activity_is_closed_cancelled_or_unknown() -> None:
    desk = a_desk()
    volunteer = a_volunteer(desk)
    closed, cancelled = an_activity(desk), an_activity(desk)
    desk.write(partial(close_activity, activity_id=closed.id))
    desk.write(partial(cancel_activity, activity_id=cancelled.id, reason="下雨"))
    for activity in (closed, cancelled):
        with pytest.raises(ActivityNotOpen):
            signs_in(desk, activity, volunteer)
    with pytest.raises(NotFound):
        signs_in(desk, msgspec.structs.replace(closed, id="elsewhere"), volunteer)


def test_a_withdrawn_volunteer_is_not_signed_in() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    desk.write(partial(withdraw_volunteer, volunteer_id=volunteer.id, reason="搬走了"))
    with pytest.raises(VolunteerWithdrawn):
        signs_in(desk, activity, volunteer)


def test_someone_whose_consent_is_missing_is_not_signed_in() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk, consent=False)
    with pytest.raises(ParticipationPending):
        signs_in(desk, activity, volunteer)


def test_a_minor_with_guardian_serves_but_not_where_it_is_dangerous() -> None:
    desk = a_desk()
    minor = a_volunteer(
        desk,
        id_number=an_id_number(date(2010, 1, 2)),
        guardian_name="王建平",
        guardian_relation="父亲",
        guardian_phone="13700002816",
        guardian_consent=True,
    )
    signs_in(desk, an_activity(desk), minor)
    insured = {
        "insurer": "人保",
        "insurance_number": "P-1",
        "insured_from": date(2026, 5, 1),
        "insured_to": date(2026, 5, 31),
    }
    dangerous = an_activity(desk, risk_level=RiskLevel.DANGEROUS, risk_note="登高", **insured)
    with pytest.raises(AdultsOnly):
        signs_in(desk, dangerous, minor)
    signs_in(desk, dangerous, a_volunteer(desk, "何远志"))


@pytest.mark.parametrize(
    "insurance",
    [
        {},
        {"insurance_number": "P-1"},
        {"insurance_number": "P-1", "insured_from": date(2026, 5, 1)},
        {"insurance_number": "P-1", "insured_from": date(2026, 5, 1), "insured_to": date(2026, 5, 19)},
        {"insured_from": date(2026, 5, 1), "insured_to": date(2026, 5, 31)},
    ],
)
def test_a_dangerous_activity_takes_nobody_before_its_day_is_insured(insurance: dict[str, object]) -> None:
    desk = a_desk()
    activity = an_activity(desk, risk_level=RiskLevel.DANGEROUS, risk_note="登高", **insurance)
    with pytest.raises(InsuranceMissing):
        signs_in(desk, activity, a_volunteer(desk))


def test_a_clerk_who_signs_someone_in_after_the_end_gives_a_reason() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    desk.instant = activity.ends_at + timedelta(minutes=1)
    by_hand = partial(
        check_in, activity_id=activity.id, volunteer_id=volunteer.id, source=AttendanceSource.DESK
    )
    with pytest.raises(ReasonMissing):
        desk.write(by_hand)
    desk.write(partial(by_hand, reason="纸质表上有签名"))
    assert visit_of(desk, activity, volunteer).check_in_source is AttendanceSource.DESK


def test_whoever_comes_unannounced_gets_a_place_and_is_signed_in_at_once() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    join = partial(join_and_check_in, activity_id=activity.id, volunteer_id=volunteer.id, source=SCAN)
    assert [type(command).__name__ for command in desk.write(join)] == ["SignUp", "CheckIn"]
    assert [row.volunteer_id for row in desk.rows.find(Signup, activity_id=activity.id)] == [volunteer.id]
    desk.write(partial(cancel_check_in, activity_id=activity.id, volunteer_id=volunteer.id))
    assert [type(command).__name__ for command in desk.write(join)] == ["CheckIn"]


# -- signing out and what it counts --


@pytest.mark.parametrize(
    ("policy", "minutes", "counted", "flags"),
    [
        ({}, 125, 125, ()),
        ({"rounding": Rounding.FLOOR_30}, 125, 120, ()),
        ({"rounding": Rounding.NEAREST_30}, 106, 120, ()),
        ({"rounding": Rounding.NEAREST_6}, 122, 120, ()),
        ({"max_per_activity": 60}, 125, 60, (AttendanceFlag.CAPPED,)),
        ({"max_per_day": 90}, 125, 90, (AttendanceFlag.CAPPED,)),
        ({"max_per_day": None}, 600, 600, ()),
        ({}, 600, 480, (AttendanceFlag.CAPPED,)),
        ({"min_countable": 15}, 14, 0, (AttendanceFlag.BELOW_MINIMUM,)),
    ],
)
def test_a_visit_counts_what_the_policy_says_and_shows_why(
    policy: dict[str, object], minutes: int, counted: int, flags: tuple[AttendanceFlag, ...]
) -> None:
    desk = a_desk(version=7, **policy)
    row = a_visit(desk, an_activity(desk), a_volunteer(desk), minutes)
    assert (row.service_minutes, row.flags, row.policy_version) == (counted, flags, 7)


def test_nobody_signs_out_twice_or_without_having_come() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    with pytest.raises(NotCheckedIn):
        signs_out(desk, activity, volunteer)
    a_visit(desk, activity, volunteer, 60)
    with pytest.raises(AlreadyCheckedOut) as refused:
        signs_out(desk, activity, volunteer)
    assert (refused.value.at, refused.value.service_minutes) == (minutes_after(60), 60)


def test_a_clock_that_went_back_is_not_taken_for_a_sign_out() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer, minutes_after(30))
    with pytest.raises(SignOutBeforeSignIn):
        signs_out(desk, activity, volunteer, minutes_after(29))


def test_two_visits_of_a_day_share_its_cap_and_a_cancelled_one_gives_its_room_back() -> None:
    desk = a_desk(max_per_day=150)
    first, second = an_activity(desk), an_activity(desk)
    volunteer = a_volunteer(desk)
    a_visit(desk, first, volunteer, 100)
    assert a_visit(desk, second, volunteer, 100).service_minutes == 50
    desk.write(partial(cancel_check_in, activity_id=first.id, volunteer_id=volunteer.id))
    row = visit_of(desk, second, volunteer)
    assert (row.service_minutes, row.flags) == (100, ())


def test_another_day_has_a_cap_of_its_own() -> None:
    desk = a_desk(max_per_day=100)
    volunteer, activity = a_volunteer(desk), an_activity(desk)
    a_visit(desk, activity, volunteer, 100)
    desk.later(days=1)
    next_day = an_activity(desk, starts_at=desk.now(), ends_at=desk.now() + timedelta(hours=2))
    assert a_visit(desk, next_day, volunteer, 100).service_minutes == 100


def test_visits_that_share_time_are_flagged_on_both_until_one_is_taken_back() -> None:
    desk = a_desk()
    first, second, volunteer = an_activity(desk), an_activity(desk), a_volunteer(desk)
    signs_in(desk, first, volunteer, minutes_after(0))
    signs_in(desk, second, volunteer, minutes_after(30))
    signs_out(desk, first, volunteer, minutes_after(60))
    assert visit_of(desk, first, volunteer).flags == ()
    signs_out(desk, second, volunteer, minutes_after(90))
    for activity in (first, second):
        assert visit_of(desk, activity, volunteer).flags == (AttendanceFlag.OVERLAP,)
    desk.write(partial(cancel_check_out, activity_id=second.id, volunteer_id=volunteer.id))
    for activity in (first, second):
        assert visit_of(desk, activity, volunteer).flags == ()


# -- settling --


def test_without_a_sign_out_a_visit_counts_nothing_until_a_person_settles_it() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer, NINE_THIRTY)
    desk.write(partial(close_activity, activity_id=activity.id))
    assert visit_of(desk, activity, volunteer).service_minutes == 0
    settles(desk, activity, volunteer, minutes_after(120))
    row = visit_of(desk, activity, volunteer)
    assert (row.service_minutes, row.settled_by, row.settle_reason) == (90, "clerk", "看着走的")
    assert row.check_out_source is AttendanceSource.DESK


def test_a_settled_time_lies_after_the_sign_in_and_not_after_the_planned_end() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer, NINE_THIRTY)
    desk.instant = activity.ends_at
    for wrong in (NINE_THIRTY, activity.ends_at + timedelta(minutes=1)):
        with pytest.raises(SignOutOutsideActivity) as refused:
            settles(desk, activity, volunteer, wrong)
        assert refused.value.latest == activity.ends_at
    settles(desk, activity, volunteer, activity.ends_at)
    assert visit_of(desk, activity, volunteer).service_minutes == 120


def test_settling_needs_a_reason_and_someone_who_came() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    with pytest.raises(NotCheckedIn):
        settles(desk, activity, volunteer, activity.ends_at)
    signs_in(desk, activity, volunteer)
    with pytest.raises(ReasonMissing):
        settles(desk, activity, volunteer, activity.ends_at, reason=" ")


def test_a_settled_time_can_be_settled_again_but_a_real_sign_out_cannot() -> None:
    desk = a_desk()
    activity, settled, scanned = an_activity(desk), a_volunteer(desk), a_volunteer(desk, "何远志")
    signs_in(desk, activity, settled, NINE_THIRTY)
    settles(desk, activity, settled, minutes_after(120))
    settles(desk, activity, settled, minutes_after(100))
    assert visit_of(desk, activity, settled).service_minutes == 70
    desk.instant = NINE_THIRTY
    a_visit(desk, activity, scanned, 30)
    with pytest.raises(AlreadyCheckedOut):
        settles(desk, activity, scanned, minutes_after(120))


# -- taking back --


def test_a_sign_in_taken_back_is_gone_and_may_be_made_again() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer, minutes_after(10))
    desk.write(partial(cancel_check_in, activity_id=activity.id, volunteer_id=volunteer.id))
    assert visit_of(desk, activity, volunteer).cancelled
    with pytest.raises(NotCheckedIn):
        signs_out(desk, activity, volunteer, minutes_after(20))
    signs_in(desk, activity, volunteer, minutes_after(30))
    row = visit_of(desk, activity, volunteer)
    assert (row.check_in_at, row.cancelled) == (minutes_after(30), False)


def test_a_sign_out_taken_back_leaves_the_visit_open() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    undo = partial(cancel_check_out, activity_id=activity.id, volunteer_id=volunteer.id)
    signs_in(desk, activity, volunteer)
    with pytest.raises(NotCheckedIn):
        desk.write(undo)
    signs_out(desk, activity, volunteer, minutes_after(60))
    desk.write(undo)
    row = visit_of(desk, activity, volunteer)
    assert (row.check_out_at, row.check_out_source, row.service_minutes) == (None, None, 0)
    signs_out(desk, activity, volunteer, minutes_after(90))
    assert visit_of(desk, activity, volunteer).service_minutes == 90


def test_attendance_is_not_taken_back_after_the_activity_is_closed() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer)
    desk.write(partial(close_activity, activity_id=activity.id))
    with pytest.raises(ActivityNotOpen):
        desk.write(partial(cancel_check_in, activity_id=activity.id, volunteer_id=volunteer.id))


# -- confirming --


def test_confirmed_hours_become_one_service_record_with_the_facts_of_that_day() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    row = a_visit(desk, activity, volunteer, 90)
    reviewed(desk, activity)
    record = desk.rows.get(ServiceRecord, service_record_id(row.id))
    assert record is not None
    assert (record.volunteer_id, record.service_minutes, record.served_on) == (
        volunteer.id,
        90,
        date(2026, 5, 20),
    )
    assert (record.activity_name, record.place, record.recording_unit) == (
        activity.title,
        activity.place,
        desk.site.name,
    )
    assert (record.source, record.reviewed_by) == (SCAN, "clerk")


def test_without_ids_everyone_signed_out_is_confirmed_and_the_rest_wait() -> None:
    desk = a_desk()
    activity = an_activity(desk)
    out, open_visit, cancelled = (a_volunteer(desk, name) for name in ("甲一", "乙二", "丙三"))
    for volunteer in (out, open_visit, cancelled):
        signs_in(desk, activity, volunteer, minutes_after(0))
    desk.write(partial(cancel_check_in, activity_id=activity.id, volunteer_id=cancelled.id))
    signs_out(desk, activity, out, minutes_after(60))
    reviewed(desk, activity)
    assert visit_of(desk, activity, out).reviewed_at == minutes_after(60)
    assert visit_of(desk, activity, open_visit).reviewed_at is None
    assert [record.volunteer_id for record in desk.rows.find(ServiceRecord)] == [out.id]


def test_an_open_or_cancelled_visit_is_not_confirmed_by_name() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer)
    row = visit_of(desk, activity, volunteer)
    with pytest.raises(NotCheckedIn):
        reviewed(desk, activity, [row.id])
    desk.write(partial(cancel_check_in, activity_id=activity.id, volunteer_id=volunteer.id))
    with pytest.raises(NotCheckedIn):
        reviewed(desk, activity, [row.id])
    with pytest.raises(NotFound):
        reviewed(desk, activity, ["elsewhere"])


def test_a_visit_that_counts_nothing_is_confirmed_without_a_record() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    a_visit(desk, activity, volunteer, 5)
    reviewed(desk, activity)
    assert visit_of(desk, activity, volunteer).reviewed_by == "clerk"
    assert desk.rows.find(ServiceRecord) == []


def test_minutes_that_nobody_saw_are_not_confirmed() -> None:
    """At one of two desks a visit counts two hours and is confirmed; the other knew they count elsewhere."""
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    row = a_visit(desk, activity, volunteer, 120)
    confirmed = review_attendance(desk, activity.id)
    assert confirmed.minutes == (120,)
    moved = desk.rows.put(msgspec.structs.replace(row, service_minutes=30))
    handler = desk_handlers()[ReviewAttendance]
    with pytest.raises(HoursMoved) as refused:
        handler.check(desk.rows, confirmed)
    assert (refused.value.was, refused.value.now) == (120, 30)
    handler.apply(desk.rows, confirmed)
    assert visit_of(desk, activity, volunteer) == moved
    assert desk.rows.find(ServiceRecord) == []


def test_only_volunteer_service_becomes_a_record() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk, counts_as_service=False), a_volunteer(desk)
    a_visit(desk, activity, volunteer)
    with pytest.raises(NotVolunteerService):
        reviewed(desk, activity)


def test_a_settled_visit_is_recorded_as_confirmed_by_a_clerk() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer, NINE_THIRTY)
    settles(desk, activity, volunteer, activity.ends_at)
    reviewed(desk, activity)
    (record,) = desk.rows.find(ServiceRecord)
    assert record.source is AttendanceSource.DESK


def test_confirmed_hours_change_no_more() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    row = a_visit(desk, activity, volunteer, 60)
    reviewed(desk, activity)
    a, v = activity.id, volunteer.id
    for order in (
        partial(cancel_check_in, activity_id=a, volunteer_id=v),
        partial(cancel_check_out, activity_id=a, volunteer_id=v),
        partial(settle_sign_out, activity_id=a, volunteer_id=v, check_out_at=activity.ends_at, reason="补"),
        partial(review_attendance, activity_id=activity.id, attendance_ids=[row.id]),
    ):
        with pytest.raises(AlreadyReviewed):
            desk.write(order)


# -- facts from two desks --


def applied(rows: MemoryRows, commands: Iterable[Command]) -> None:
    """As sync does: no check, only apply."""
    handlers = desk_handlers()
    for command in commands:
        handlers[type(command)].apply(rows, command)


def scanned(
    activity: Activity, volunteer: Volunteer, minute: int, kind: type[CheckIn | CheckOut], by: str
) -> Command:
    facts = {
        "at": minutes_after(minute),
        "by": by,
        "site_id": "site",
        "activity_id": activity.id,
        "volunteer_id": volunteer.id,
        "source": SCAN if by == "desk-1" else AttendanceSource.PHONE_TAIL,
        "policy": HoursPolicy(max_per_day=100),
    }
    return kind(**facts)  # type: ignore[arg-type]  # both kinds take these


def as_they_ended(rows: MemoryRows) -> list[Attendance]:
    """Without versions: how often a row was written depends on the way, what it says must not."""
    return [msgspec.structs.replace(row, version=0) for row in rows.find(Attendance)]


def test_the_earlier_of_two_sign_ins_wins_and_keeps_the_sign_out_that_is_known() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    assert isinstance(desk.rows, MemoryRows)
    later_in = scanned(activity, volunteer, 10, CheckIn, "desk-2")
    out = scanned(activity, volunteer, 70, CheckOut, "desk-2")
    earlier_in = scanned(activity, volunteer, 0, CheckIn, "desk-1")
    applied(desk.rows, [later_in, out, earlier_in])
    row = visit_of(desk, activity, volunteer)
    assert (row.check_in_at, row.check_out_at, row.service_minutes) == (
        minutes_after(0),
        minutes_after(70),
        70,
    )


def test_late_facts_from_another_desk_do_not_touch_confirmed_hours() -> None:
    desk = a_desk()
    first, second = an_activity(desk), an_activity(desk)
    volunteer = a_volunteer(desk)
    desk.instant = minutes_after(10)
    a_visit(desk, first, volunteer, 50)
    reviewed(desk, first)
    before = visit_of(desk, first, volunteer)
    assert isinstance(desk.rows, MemoryRows)
    settle = SettleSignOut(
        at=minutes_after(200),
        by="desk-2",
        site_id="site",
        activity_id=first.id,
        volunteer_id=volunteer.id,
        check_out_at=minutes_after(120),
        reason="补",
        policy=HoursPolicy(),
    )
    applied(
        desk.rows,
        [
            scanned(first, volunteer, 0, CheckIn, "desk-2"),
            scanned(first, volunteer, 90, CheckOut, "desk-2"),
            settle,
            scanned(second, volunteer, 20, CheckIn, "desk-2"),
            scanned(second, volunteer, 100, CheckOut, "desk-2"),
        ],
    )
    assert visit_of(desk, first, volunteer) == before
    late = visit_of(desk, second, volunteer)
    assert (late.flags, late.service_minutes) == ((AttendanceFlag.OVERLAP,), 40)  # what follows the first


def test_a_sign_out_that_arrives_before_its_sign_in_begins_the_visit_and_counts_nothing() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    assert isinstance(desk.rows, MemoryRows)
    settle = SettleSignOut(
        at=MORNING,
        by="desk-2",
        site_id="site",
        activity_id=activity.id,
        volunteer_id=volunteer.id,
        check_out_at=activity.ends_at,
        reason="补",
        policy=HoursPolicy(),
    )
    applied(desk.rows, [settle])
    assert desk.rows.find(Attendance) == []
    applied(desk.rows, [scanned(activity, volunteer, 60, CheckOut, "desk-2"), settle])
    (visit,) = desk.rows.find(Attendance)
    assert visit.check_in_at == visit.check_out_at
    assert (visit.service_minutes, visit.settled_by) == (0, "")
    applied(desk.rows, [scanned(activity, volunteer, 0, CheckIn, "desk-1")])
    (visit,) = desk.rows.find(Attendance)
    assert (visit.service_minutes, visit.check_in_at) == (60, MORNING)


def test_a_scanned_sign_out_stands_above_a_settled_one_whichever_arrives_first() -> None:
    ends = []
    for scan_first in (True, False):
        desk = a_desk()
        activity, volunteer = an_activity(desk), a_volunteer(desk)
        signs_in(desk, activity, volunteer, NINE_THIRTY)
        assert isinstance(desk.rows, MemoryRows)
        out = scanned(activity, volunteer, 90, CheckOut, "desk-2")
        settle = settle_sign_out(desk, activity.id, volunteer.id, minutes_after(140), "估计")
        applied(desk.rows, [out, settle] if scan_first else [settle, out])
        ends.append(as_they_ended(desk.rows))
    assert ends[0] == ends[1]
    assert (ends[0][0].check_out_at, ends[0][0].settled_by) == (minutes_after(90), "")


MINUTES = st.integers(min_value=0, max_value=240)


@st.composite
def facts_of_one_desk(draw: st.DrawFn) -> list[tuple[int, int, bool]]:
    """Minute, which of two activities, sign-out or not; a desk scans in the order of its clock."""
    facts = []
    for activity in (0, 1):
        if draw(st.booleans()):
            first = draw(MINUTES)
            facts.append((first, activity, False))
            if draw(st.booleans()):
                facts.append((draw(st.integers(min_value=first, max_value=300)), activity, True))
    return sorted(facts)


@st.composite
def two_orders(draw: st.DrawFn) -> tuple[list[tuple[int, int, bool, str]], list[list[int]]]:
    """The facts of two desks, and two ways of mixing them that keep each desk's own order."""
    ours = [(*fact, "desk-1") for fact in draw(facts_of_one_desk())]
    theirs = [(*fact, "desk-2") for fact in draw(facts_of_one_desk())]
    tags = ["desk-1"] * len(ours) + ["desk-2"] * len(theirs)
    orders = []
    for _ in range(2):
        left = {"desk-1": iter(range(len(ours))), "desk-2": iter(range(len(ours), len(tags)))}
        orders.append([next(left[tag]) for tag in draw(st.permutations(tags))])
    return ours + theirs, orders


@given(two_orders())
def test_the_facts_of_two_desks_end_the_same_in_whatever_order_they_arrive(
    drawn: tuple[list[tuple[int, int, bool, str]], list[list[int]]],
) -> None:
    facts, orders = drawn
    desk = a_desk()
    activities, volunteer = (an_activity(desk), an_activity(desk)), a_volunteer(desk)
    commands = [
        scanned(activities[at], volunteer, minute, CheckOut if out else CheckIn, by)
        for minute, at, out, by in facts
    ]
    ends = []
    for order in orders:
        rows = MemoryRows()
        for activity in activities:
            rows.put(activity)
        rows.put(volunteer)
        applied(rows, [commands[place] for place in order])
        ends.append(as_they_ended(rows))
    assert ends[0] == ends[1]


def test_a_visit_that_moves_to_the_day_before_gives_its_room_back() -> None:
    desk = a_desk()
    first, second = an_activity(desk), an_activity(desk)
    volunteer = a_volunteer(desk)
    assert isinstance(desk.rows, MemoryRows)
    before_midnight, after_midnight = -9 * 60 - 5, -9 * 60 + 5
    applied(
        desk.rows,
        [
            scanned(first, volunteer, after_midnight, CheckIn, "desk-2"),
            scanned(first, volunteer, after_midnight + 80, CheckOut, "desk-2"),
            scanned(second, volunteer, 0, CheckIn, "desk-2"),
            scanned(second, volunteer, 60, CheckOut, "desk-2"),
        ],
    )
    assert visit_of(desk, second, volunteer).service_minutes == 20
    applied(desk.rows, [scanned(first, volunteer, before_midnight, CheckIn, "desk-1")])
    assert visit_of(desk, first, volunteer).service_minutes == 90
    assert visit_of(desk, second, volunteer).service_minutes == 60


def test_confirmed_minutes_stand_whatever_is_decided_after_them() -> None:
    desk = a_desk(max_per_day=100)
    first, second = an_activity(desk), an_activity(desk)
    volunteer = a_volunteer(desk)
    a_visit(desk, first, volunteer, 60)
    reviewed(desk, first)
    desk.policy = DeskPolicy(hours=HoursPolicy(max_per_day=90, version=2, rounding=Rounding.FLOOR_30))
    assert a_visit(desk, second, volunteer, 60).service_minutes == 30
    row = visit_of(desk, first, volunteer)
    assert (row.service_minutes, row.policy_version) == (60, 1)


def test_a_second_sign_out_of_another_desk_counts_when_it_is_later() -> None:
    desk = a_desk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_in(desk, activity, volunteer, MORNING)
    assert isinstance(desk.rows, MemoryRows)
    for minute in (60, 90, 30):
        applied(desk.rows, [scanned(activity, volunteer, minute, CheckOut, "desk-2")])
    assert visit_of(desk, activity, volunteer).check_out_at == minutes_after(90)
    made = check_out(desk, activity.id, volunteer.id, SCAN)
    assert made.policy == desk.policy.hours
