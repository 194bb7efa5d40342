"""Hours at the counter: sheets read back, made up, hung out, corrected by a second person, counted anew."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar

import msgspec

from core.commands import (
    activities,
    attendances,
    deciding,
    hours_corrections,
    hours_postings,
    making_up,
    policies,
    reviewing,
    sheet_readings,
)
from core.domain.activity import Activity, ActivityState, SignInSheetPage
from core.domain.attendance import Attendance, AttendanceSource, is_waiting
from core.domain.clerk import Clerk
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.service_minutes import HoursPolicy, Rounding
from core.domain.sheet_reading import ReadRow, SheetReading
from core.domain.unit_policy import ActivityPolicy, DeadlinePolicy, PolicyBody, PolicyKind, StarPolicy
from core.domain.volunteer import Volunteer
from core.ports.store import CounterDesk, Desk, Order
from tests.simulation.clerks import Act, Hands, Made

R = TypeVar("R", bound=msgspec.Struct)
HOURS = (
    HoursPolicy(),
    HoursPolicy(max_per_day=360),
    HoursPolicy(max_per_day=240, rounding=Rounding.FLOOR_30),
    HoursPolicy(max_per_activity=120, made_up_cap=60, min_countable=5),
    HoursPolicy(posting_days=0, posting_required=True),
)
"""What units decide: no day's limit is above the shipped one, and no rounding goes up."""
MOST_A_DAY = 480
"""Minutes that a day may hold therefore, whoever decided what."""


def plan_earlier(hands: Hands) -> Order:
    """An activity of the last hours is entered: its hours can be confirmed today."""
    hours, length = hands.chance.randrange(1, 9), hands.chance.randrange(60, 500)
    title = hands.chance.choice(("银发学堂", "清洁家园"))

    def order(desk: Desk) -> Made:
        begins = desk.now() - timedelta(hours=hours)
        form = activities.ActivityForm(
            title=title,
            content="量血压",
            starts_at=begins,
            ends_at=begins + timedelta(minutes=length),
            place="文化广场",
            leader_name="周敏",
        )
        return activities.plan_activity(desk, form)

    return order


def whole_visit(hands: Hands) -> Order:
    """Somebody was scanned in and out at a kiosk that tells of it late; others may tell other times."""
    heard, volunteer_id, kiosk = several(hands, Activity), hands.a(Volunteer), AttendanceSource.SCAN
    came, stayed = hands.chance.randrange(0, 60), hands.chance.randrange(5, 400)

    def order(desk: Desk) -> Made:
        activity_id = that(desk, Activity, heard, lambda row: row.state is ActivityState.PLANNED)
        activity = desk.rows.get(Activity, activity_id)
        arrived = attendances.check_in(desk, activity_id, volunteer_id, kiosk)
        if activity is None:
            return arrived
        begins = activity.starts_at + timedelta(minutes=came)
        left = attendances.check_out(desk, activity_id, volunteer_id, kiosk)
        return (
            msgspec.structs.replace(arrived, at=begins),
            msgspec.structs.replace(left, at=begins + timedelta(minutes=stayed)),
        )

    return order


def make_up(hands: Hands) -> Order:
    """Somebody was there and never scanned; the second person agrees at once, later, or is oneself."""
    volunteer_id, minutes, luck = hands.a(Volunteer), hands.chance.randrange(-5, 300), hands.chance.random()
    reason, agreed, heard = hands.reason(), hands.sometimes(0.5), several(hands, Activity)
    return lambda desk: making_up.make_up_hours(
        desk,
        that(desk, Activity, heard, lambda row: row.ends_at < desk.now()),
        volunteer_id,
        minutes,
        reason,
        second=_second(desk, luck) if agreed else "",
    )


def answer_make_up(hands: Hands) -> Order:
    """The second person has come."""
    heard, granted, luck = several(hands, Attendance), hands.sometimes(0.7), hands.chance.random()

    def order(desk: Desk) -> Made:
        visit = desk.rows.get(Attendance, that(desk, Attendance, heard, is_waiting))
        return making_up.answer_make_up(
            desk,
            visit.activity_id if visit else heard[0],
            visit.volunteer_id if visit else heard[0],
            granted=granted,
            note="问过带队的人",
            second=_second(desk, luck),
        )

    return order


def ask_correction(hands: Hands) -> Order:
    """Confirmed hours are said to be wrong; two desks may hear it at once."""
    heard, minutes, reason = several(hands, Attendance), hands.chance.randrange(-5, 500), hands.reason()
    told = hands.sometimes(0.5)
    return lambda desk: hours_corrections.asked(
        desk, that(desk, Attendance, heard, _is_confirmed), minutes, reason, by_volunteer=told
    )


def decide_correction(hands: Hands) -> Order:
    """A second person looks into it; now and then another one does so elsewhere."""
    heard, granted, note = several(hands, HoursCorrection), hands.sometimes(0.7), hands.reason()
    luck = hands.chance.random()
    return lambda desk: hours_corrections.decide_correction(
        desk,
        that(desk, HoursCorrection, heard, _is_asked),
        granted=granted,
        note=note,
        second=_second(desk, luck),
    )


def withdraw_correction(hands: Hands) -> Order:
    """Whoever asked thinks better of it."""
    heard = several(hands, HoursCorrection)
    return lambda desk: hours_corrections.withdraw_correction(
        desk, that(desk, HoursCorrection, heard, _is_asked)
    )


def recount(hands: Hands) -> Order:
    """Confirmed hours are to be counted by the rules of today."""
    activity_id, reason = hands.a(Activity), hands.reason()
    return lambda desk: hours_corrections.recount(desk, activity_id, reason)


def confirm_what_counts(hands: Hands) -> Order:
    """An activity that has hours to confirm: most of what is confirmed at a counter."""
    heard = several(hands, Attendance)
    return lambda desk: reviewing.review_attendance(desk, _with_hours(desk, heard))


def post_hours(hands: Hands) -> Order:
    """The hours of an activity are hung out."""
    heard = several(hands, Attendance)
    return lambda desk: hours_postings.post_hours(desk, _with_hours(desk, heard))


def end_posting(hands: Hands) -> Order:
    """The list is taken down, mostly at a desk whose clock is days ahead: no world is that long."""
    heard, ahead = several(hands, HoursPosting), hands.chance.choice((0, 1, 9))

    def order(desk: Desk) -> Made:
        chosen = that(desk, HoursPosting, heard, lambda row: row.ended_at is None)
        made = hours_postings.end_posting(desk, chosen, "无")
        return msgspec.structs.replace(made, at=made.at + timedelta(days=ahead))

    return order


def take_back_posting(hands: Hands) -> Order:
    """It was hung out by mistake."""
    heard, reason = several(hands, HoursPosting), hands.reason()
    return lambda desk: hours_postings.take_back_list(
        desk, that(desk, HoursPosting, heard, lambda row: row.ended_at is None), reason
    )


def decide_policy(hands: Hands) -> Order:
    """The unit decides a rule; two desks may decide under one number."""
    kind, days, reason = hands.chance.choice(tuple(PolicyKind)), hands.chance.randrange(-1, 2), hands.reason()
    bodies: dict[PolicyKind, PolicyBody] = {
        PolicyKind.HOURS: hands.chance.choice(HOURS),
        PolicyKind.DEADLINES: DeadlinePolicy(reply_days=hands.chance.randrange(1, 4)),
        PolicyKind.STARS: StarPolicy(star_hours=hands.chance.choice(((1, 2, 3, 4, 5), (5, 3)))),
        PolicyKind.ACTIVITIES: ActivityPolicy(declare_from=hands.chance.randrange(1, 20)),
    }
    return lambda desk: deciding.decide_policy(
        desk, kind, bodies[kind], desk.today() + timedelta(days=days), reason
    )


def read_sheet(hands: Hands) -> Order:
    """A printed page comes back with ticks; maybe it was read at another desk already."""
    heard, another = several(hands, SignInSheetPage), hands.chance.choice((b"", hands.chance.randbytes(40)))
    ticks = [(hands.sometimes(0.7), hands.sometimes(0.5)) for _ in range(20)]

    def order(desk: CounterDesk) -> Made:
        page_id = that(desk, SignInSheetPage, heard, lambda row: any(row.volunteer_ids))
        page = desk.rows.get(SignInSheetPage, page_id)
        activity = None if page is None else desk.rows.get(Activity, page.activity_id)
        people = () if page is None else page.volunteer_ids
        form = sheet_readings.SheetForm(
            page_id=page_id,
            picture=page_id.encode() + another,
            rows=tuple(
                ReadRow(row=place, volunteer_id=person or "", present=here, left=here and left)
                for place, (person, (here, left)) in enumerate(zip(people, ticks, strict=False), 1)
            ),
            starts_at=desk.now() if activity is None else activity.starts_at,
            ends_at=desk.now() if activity is None else activity.ends_at,
        )
        return sheet_readings.book_sheet(desk, form)

    return order


def take_sheet_back(hands: Hands) -> Order:
    """It was the wrong page: what its reading says is taken back as it was booked."""
    heard = several(hands, SheetReading)

    def order(desk: Desk) -> Made:
        reading_id = that(desk, SheetReading, heard, lambda row: bool(row.rows))
        reading = desk.rows.get(SheetReading, reading_id)
        activity = None if reading is None else desk.rows.get(Activity, reading.activity_id)
        if reading is None or activity is None:
            return ()
        booked = sheet_readings.BookSheet(
            at=reading.read_at,
            by=reading.read_by,
            site_id=reading.site_id,
            reading=reading,
            starts_at=activity.starts_at,
            ends_at=activity.ends_at,
            policy=policies.hours_policy(desk, activity.id),
        )
        return sheet_readings.withdraw_sheet(desk, booked)

    return order


def several(hands: Hands, kind: type[msgspec.Struct]) -> list[str]:
    """Ids that somebody names, to choose one from that fits."""
    return [hands.a(kind) for _ in range(8)]


def that(desk: Desk, kind: type[R], heard: Sequence[str], fits: Callable[[R], bool]) -> str:
    """The first one that this desk knows and that fits; the first one where none does."""
    known = (desk.rows.get(kind, row_id) for row_id in heard)
    found = next((row for row in known if row is not None and fits(row)), None)
    return heard[0] if found is None else str(getattr(found, "id"))  # noqa: B009 - every row has one


def _with_hours(desk: Desk, heard: Sequence[str]) -> str:
    """An activity with hours that nobody has confirmed."""
    visit = desk.rows.get(Attendance, that(desk, Attendance, heard, hours_postings.is_postable))
    return heard[0] if visit is None else visit.activity_id


def _is_confirmed(visit: Attendance) -> bool:
    return visit.reviewed_at is not None and not visit.cancelled


def _is_asked(row: HoursCorrection) -> bool:
    return row.answer is CorrectionAnswer.ASKED


def _second(desk: Desk, luck: float) -> str:
    """A clerk of the unit, sometimes the one on duty."""
    clerks = [row.id for row in desk.rows.find(Clerk, site_id=desk.site.id)]
    return clerks[int(luck * 1_000) % len(clerks)] if clerks else ""


HOURS_ACTS: dict[Act, int] = {
    plan_earlier: 2,
    whole_visit: 4,
    make_up: 3,
    answer_make_up: 2,
    confirm_what_counts: 3,
    ask_correction: 2,
    decide_correction: 2,
    withdraw_correction: 1,
    recount: 1,
    post_hours: 2,
    end_posting: 2,
    take_back_posting: 1,
    decide_policy: 1,
    read_sheet: 2,
    take_sheet_back: 1,
}
"""Every such act and how often it is done, beside the others."""
MANY_HOURS: dict[Act, int] = {act: 6 * share for act, share in HOURS_ACTS.items()} | {
    plan_earlier: 8,
    whole_visit: 60,
    confirm_what_counts: 25,
}
"""The same where hours are most of what a counter does."""
