"""What clerks do at their counters, right and wrong: every order the desk has, with random facts.

A refusal is a good end of an act: the clerk reads it and goes on. Anything else that is raised is a finding.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

import msgspec

from core.commands import (
    activities,
    activity_outcome,
    activity_photos,
    activity_requests,
    activity_series,
    arrivals,
    attendances,
    certificates,
    places,
    prints,
    request_moves,
    requests,
    reviewing,
    sign_in_sheets,
    signups,
    sites,
    team_members,
    teams,
    volunteers,
)
from core.domain.activity import Activity, ActivityPhoto, RiskLevel, SiteSeats
from core.domain.activity_filing import Duty
from core.domain.activity_series import Rhythm
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.certificate import Certificate
from core.domain.print_record import Paper
from core.domain.resident import Resident
from core.domain.service_request import (
    RequestCategory,
    RequestChannel,
    RequestStep,
    ServiceRequest,
    VisitHint,
    WantedTime,
)
from core.domain.volunteer import ConsentForm, Volunteer
from core.domain.volunteer_team import TeamMember, TeamRole, VolunteerTeam
from core.ports.store import Command, Desk, Order
from tests.simulation.rumours import Rumours
from tests.simulation.townspeople import Person, Town

S = TypeVar("S", bound=msgspec.Struct)
Made = Command | Sequence[Command]
TEAMS = ("暖阳队", "银龄队", "青鸟队", "𠀀字队")
TRACE = "house-"
BIG = "满" * 350_000
"""About a megabyte in one field: a clerk pasted a whole document."""


@dataclass
class Hands:
    """Somebody at a counter of a unit, with what is told there."""

    chance: Random
    rumours: Rumours
    site_id: str
    town: Town

    def a(self, kind: type) -> str:
        """An id of this kind that somebody names."""
        return self.rumours.one(self.chance, kind, self.site_id)

    def person(self) -> Person:
        """Whoever comes in."""
        return self.town.somebody(self.chance)

    def sometimes(self, share: float) -> bool:
        """True in this share of cases."""
        return self.chance.random() < share

    def reason(self) -> str:
        """A reason, now and then forgotten."""
        return "" if self.sometimes(0.08) else self.chance.choice(("登记有误", "本人要求", "时间冲突"))


def register_request(hands: Hands) -> Order:
    """A resident asks for something, known here or not."""
    form = _request_form(hands, known=hands.a(Resident) if hands.sometimes(0.3) else "")
    return lambda desk: requests.register_request(desk, form)


def amend_request(hands: Hands) -> Order:
    """A returned request comes back with what was missing."""
    request_id, form = hands.a(ServiceRequest), _request_form(hands)
    return lambda desk: requests.amend_request(desk, request_id, form)


def accept_request(hands: Hands) -> Order:
    """Good to dispatch."""
    request_id = hands.a(ServiceRequest)
    return lambda desk: request_moves.accept_request(desk, request_id)


def return_request(hands: Hands) -> Order:
    """Back to be completed."""
    request_id, reason = hands.a(ServiceRequest), hands.reason()
    return lambda desk: request_moves.return_request(desk, request_id, reason)


def withdraw_request(hands: Hands) -> Order:
    """No longer needed."""
    request_id, reason = hands.a(ServiceRequest), hands.reason()
    return lambda desk: request_moves.withdraw_request(desk, request_id, reason)


def revert_request_step(hands: Hands) -> Order:
    """Take a step back, mostly the last one of its request."""
    step_id = hands.a(RequestStep)

    def order(desk: Desk) -> Made:
        step = desk.rows.get(RequestStep, step_id)
        return request_moves.revert_request_step(desk, step.request_id if step else step_id, step_id)

    return order


def register_volunteer(hands: Hands) -> Order:
    """Somebody registers, maybe registered at another counter already, maybe a child."""
    form = _volunteer_form(hands, hands.person())
    return lambda desk: volunteers.register_volunteer(desk, form)


def amend_volunteer(hands: Hands) -> Order:
    """One or two fields of a registration change."""
    volunteer_id = hands.a(Volunteer)
    phone = hands.person().phone
    village = hands.chance.choice(("柳树村", "桃源村", "石桥村"))
    which = hands.chance.randrange(4)

    def order(desk: Desk) -> Made:
        before = desk.rows.get(Volunteer, volunteer_id)
        if before is None:
            return volunteers.amend_volunteer(desk, volunteer_id, volunteers.VolunteerForm())
        form = _as_it_stands(before)
        if which in {0, 3}:
            form = _with(form, phone=phone)
        if which in {1, 3}:
            form = _with(form, village=village)
        if which == 2:
            form = _with(form, consent=True, skills=("理发", village))
        return volunteers.amend_volunteer(desk, volunteer_id, form)

    return order


def withdraw_volunteer(hands: Hands) -> Order:
    """A registration ends."""
    volunteer_id, reason = hands.a(Volunteer), hands.reason()
    return lambda desk: volunteers.withdraw_volunteer(desk, volunteer_id, reason)


def plan_activity(hands: Hands) -> Order:
    """A new activity, now and then dangerous or with impossible times."""
    shape = _activity_shape(hands)
    return lambda desk: activities.plan_activity(desk, shape(desk.now()))


def amend_activity(hands: Hands) -> Order:
    """An activity is planned otherwise."""
    activity_id, shape = hands.a(Activity), _activity_shape(hands)
    return lambda desk: activities.amend_activity(desk, activity_id, shape(desk.now()))


def cancel_activity(hands: Hands) -> Order:
    """It does not take place."""
    activity_id, reason = hands.a(Activity), hands.reason()
    return lambda desk: activities.cancel_activity(desk, activity_id, reason)


def plan_series(hands: Hands) -> Order:
    """The same every week, a few times."""
    shape, rhythm = _activity_shape(hands), Rhythm(count=hands.chance.randrange(1, 4))
    return lambda desk: activity_series.plan_series(desk, shape(desk.now()), rhythm)


def amend_series(hands: Hands) -> Order:
    """This one and the later ones are planned otherwise, with other seats."""
    activity_id, shape = hands.a(Activity), _activity_shape(hands)
    return lambda desk: activity_series.amend_series(desk, activity_id, shape(desk.now()))


def call_off_series(hands: Hands) -> Order:
    """This one and the later ones do not take place."""
    activity_id, reason = hands.a(Activity), hands.reason()
    return lambda desk: activity_series.cancel_series(desk, activity_id, reason)


def plan_for_requests(hands: Hands) -> Order:
    """An activity for a request, whether or not a team has taken it."""
    request_id, shape = hands.a(ServiceRequest), _activity_shape(hands)
    return lambda desk: activity_requests.plan_for_requests(desk, shape(desk.now()), [request_id])


def close_activity(hands: Hands) -> Order:
    """It is over."""
    activity_id = hands.a(Activity)
    return lambda desk: activities.close_activity(desk, activity_id)


def finish_activity(hands: Hands) -> Order:
    """It is over, with what came of it; requests behind it are served."""
    activity_id, served = hands.a(Activity), hands.chance.randrange(0, 90)
    return lambda desk: activity_requests.finish_activity(desk, activity_id, served, "好")


def note_filing(hands: Hands) -> Order:
    """The county is told of an activity, or was not after all."""
    activity_id, duty = hands.a(Activity), hands.chance.choice(tuple(Duty))
    done = hands.sometimes(0.8)
    return lambda desk: activity_outcome.note_filing(desk, activity_id, duty, done=done)


def add_photo(hands: Hands) -> Order:
    """A photo, and perhaps nobody asked."""
    activity_id, agreed = hands.a(Activity), hands.sometimes(0.5)
    image = hands.chance.randbytes(400)
    return lambda desk: activity_photos.add_activity_photo(desk, activity_id, image, "现场", consent=agreed)


def amend_photo(hands: Hands) -> Order:
    """A photo is taken off the record, or agreed to."""
    photo_id, off = hands.a(ActivityPhoto), hands.sometimes(0.5)
    return lambda desk: activity_photos.amend_activity_photo(desk, photo_id, consent=True, removed=off)


def sign_up(hands: Hands) -> Order:
    """Some volunteers take places."""
    activity_id = hands.a(Activity)
    who = sorted({hands.a(Volunteer) for _ in range(hands.chance.randrange(1, 4))})
    role = "讲" * 20 if hands.sometimes(0.03) else ""
    return lambda desk: signups.sign_up(desk, activity_id, who, role)


def withdraw_signup(hands: Hands) -> Order:
    """A place is given back."""
    activity_id, volunteer_id = hands.a(Activity), hands.a(Volunteer)
    return lambda desk: signups.withdraw_signup(desk, activity_id, volunteer_id)


def print_sheet(hands: Hands) -> Order:
    """A sign-in sheet is printed."""
    activity_id = hands.a(Activity)
    return lambda desk: sign_in_sheets.issue_sign_in_sheet(desk, activity_id)


def join_and_check_in(hands: Hands) -> Order:
    """Somebody comes without having signed up."""
    activity_id, volunteer_id = hands.a(Activity), hands.a(Volunteer)
    return lambda desk: attendances.join_and_check_in(desk, activity_id, volunteer_id, _source(hands))


def check_in(hands: Hands) -> Order:
    """A card is scanned."""
    activity_id, volunteer_id, source = hands.a(Activity), hands.a(Volunteer), _source(hands)
    return lambda desk: attendances.check_in(desk, activity_id, volunteer_id, source)


def check_in_together(hands: Hands) -> Order:
    """A team comes, some of whom another kiosk may have signed in a moment ago."""
    activity_id, people = hands.a(Activity), [hands.a(Volunteer) for _ in range(4)]
    return lambda desk: arrivals.check_in_together(desk, activity_id, people, AttendanceSource.DESK)


def take_back_together(hands: Hands) -> Order:
    """The wrong team was ticked."""
    out = hands.sometimes(0.3)

    def order(desk: Desk, activity_id: str, volunteer_id: str) -> Made:
        visits = desk.rows.find(Attendance, activity_id=activity_id)[:3]
        people = [visit.volunteer_id for visit in visits] or [volunteer_id]
        return arrivals.take_back_together(desk, activity_id, people, out=out)

    return _on_a_visit(hands, order)


def note_companions(hands: Hands) -> Order:
    """Children under eight came along."""
    count = hands.chance.randrange(-1, 11)
    return _on_a_visit(hands, lambda desk, a, v: arrivals.note_companions(desk, a, v, count))


def check_out(hands: Hands) -> Order:
    """Somebody who is here leaves; or a card is scanned of one who is not."""
    return _on_a_visit(hands, lambda desk, a, v: attendances.check_out(desk, a, v, _source(hands)))


def cancel_check_in(hands: Hands) -> Order:
    """The wrong card was scanned."""
    return _on_a_visit(hands, attendances.cancel_check_in)


def cancel_check_out(hands: Hands) -> Order:
    """The visit goes on."""
    return _on_a_visit(hands, attendances.cancel_check_out)


def settle_sign_out(hands: Hands) -> Order:
    """A clerk confirms when somebody left."""
    reason, minutes = hands.reason(), hands.chance.randrange(-20, 200)

    def settle(desk: Desk, activity_id: str, volunteer_id: str) -> Made:
        activity = desk.rows.get(Activity, activity_id)
        began = desk.now() if activity is None else activity.starts_at
        return attendances.settle_sign_out(
            desk, activity_id, volunteer_id, began + timedelta(minutes=minutes), reason
        )

    return _on_a_visit(hands, settle)


def review_attendance(hands: Hands) -> Order:
    """Hours are confirmed and become records."""
    activity_id = hands.a(Activity)
    return lambda desk: reviewing.review_attendance(desk, activity_id)


def issue_certificate(hands: Hands) -> Order:
    """A certificate for a period, mostly for somebody who was here."""
    year = hands.chance.choice((2026, 2026, 2026, 2025))

    def issue(desk: Desk, _activity_id: str, volunteer_id: str) -> Made:
        return certificates.issue_record_certificate(desk, volunteer_id, date(year, 1, 1), date(year, 12, 31))

    return _on_a_visit(hands, issue)


def void_certificate(hands: Hands) -> Order:
    """A certificate no longer counts."""
    certificate_id, reason = hands.a(Certificate), hands.reason()
    return lambda desk: certificates.void_certificate(desk, certificate_id, reason)


def record_print(hands: Hands) -> Order:
    """The printer took a page."""
    paper, kind = hands.chance.choice(
        (
            (Paper.REQUEST_SLIP, ServiceRequest),
            (Paper.VOLUNTEER_CARD, Volunteer),
            (Paper.SERVICE_CERTIFICATE, Certificate),
        )
    )
    subject, reason = hands.a(kind), hands.reason()
    return lambda desk: prints.record_print(desk, paper, subject, "laser", reason)


def add_clerk(hands: Hands) -> Order:
    """One more for the counter."""
    name = hands.person().name if hands.sometimes(0.9) else ""
    return lambda desk: sites.add_clerk(desk, name=name)


def add_team(hands: Hands) -> Order:
    """A team, which may be there already."""
    name = hands.chance.choice(TEAMS)
    return lambda desk: teams.add_team(desk, name=name)


def amend_team(hands: Hands) -> Order:
    """One or two facts of a team change, maybe its name to one that is taken."""
    team_id, name, free = hands.a(VolunteerTeam), hands.chance.choice(TEAMS), hands.chance.randrange(9)

    def order(desk: Desk) -> Made:
        before = desk.rows.get(VolunteerTeam, team_id)
        if before is None:
            return teams.amend_team(desk, team_id, teams.TeamForm())
        form = teams.form_of_team(before)
        form = _with(form, name=name) if free == 0 else _with(form, monthly_capacity=free)
        return teams.amend_team(desk, team_id, _with(form, note=name) if free > 4 else form)

    return order


def lead_team(hands: Hands) -> Order:
    """A registered volunteer leads a team."""
    team_id, volunteer_id = hands.a(VolunteerTeam), hands.a(Volunteer)
    return lambda desk: teams.set_leader(desk, team_id, volunteer_id)


def pause_team(hands: Hands) -> Order:
    """A pause begins or ends."""
    team_id, span, begins = hands.a(VolunteerTeam), hands.chance.randrange(9), hands.sometimes(0.6)

    def order(desk: Desk) -> Made:
        if not begins:
            return teams.resume_team(desk, team_id)
        today = desk.today()
        return teams.pause_team(desk, team_id, starts=today, until=today + timedelta(days=span - 1))

    return order


def retire_team(hands: Hands) -> Order:
    """A team is taken off the lists, or put back."""
    team_id, reason, back = hands.a(VolunteerTeam), hands.reason(), hands.sometimes(0.4)
    if back:
        return lambda desk: teams.restore_team(desk, team_id)
    return lambda desk: teams.retire_team(desk, team_id, reason)


def join_team(hands: Hands) -> Order:
    """A volunteer joins a team, or has another role in it."""
    team_id, volunteer_id = hands.a(VolunteerTeam), hands.a(Volunteer)
    role = hands.chance.choice(tuple(TeamRole))
    return lambda desk: team_members.add_member(desk, team_id, volunteer_id, role=role)


def leave_team(hands: Hands) -> Order:
    """A member leaves; or somebody is named who never was one."""
    member_id, team_id, volunteer_id = hands.a(TeamMember), hands.a(VolunteerTeam), hands.a(Volunteer)

    def order(desk: Desk) -> Made:
        row = desk.rows.get(TeamMember, member_id)
        who = (team_id, volunteer_id) if row is None else (row.team_id, row.volunteer_id)
        return team_members.remove_member(desk, *who)

    return order


def add_place(hands: Hands) -> Order:
    """A post below this unit, its code maybe taken or outside."""
    number = hands.chance.randrange(4)

    def order(desk: Desk) -> Made:
        form = places.PlaceForm(
            name=f"第{number}村实践站", parent_id=desk.site.id, region_code=f"99990110020{number}"
        )
        return places.add_place(desk, form)

    return order


def change_site(hands: Hands) -> Order:
    """The unit's telephone or opening hours change."""
    hours = hands.chance.choice(("8:30-17:30", "9:00-18:00", "全天"))
    phone = f"0831-{hands.chance.randrange(1_000_000, 9_999_999)}"
    which = hands.chance.randrange(2)

    def order(desk: Desk) -> Made:
        changed = _with(desk.site, **({"opening_hours": hours} if which else {"phone": phone}))
        return sites.change_site(desk, site=changed)

    return order


Act = Callable[[Hands], Order]
COUNTER_ACTS: dict[Act, int] = {
    register_request: 12,
    amend_request: 3,
    accept_request: 6,
    return_request: 3,
    withdraw_request: 2,
    revert_request_step: 2,
    register_volunteer: 12,
    amend_volunteer: 8,
    withdraw_volunteer: 1,
    plan_activity: 4,
    amend_activity: 2,
    cancel_activity: 1,
    plan_series: 1,
    amend_series: 1,
    call_off_series: 1,
    plan_for_requests: 1,
    close_activity: 1,
    finish_activity: 1,
    note_filing: 1,
    add_photo: 1,
    amend_photo: 1,
    sign_up: 8,
    withdraw_signup: 2,
    print_sheet: 1,
    join_and_check_in: 8,
    check_in: 6,
    check_in_together: 2,
    take_back_together: 1,
    note_companions: 2,
    check_out: 9,
    cancel_check_in: 1,
    cancel_check_out: 1,
    settle_sign_out: 2,
    review_attendance: 3,
    issue_certificate: 4,
    void_certificate: 1,
    record_print: 3,
    add_clerk: 1,
    add_team: 2,
    amend_team: 3,
    lead_team: 1,
    pause_team: 2,
    retire_team: 1,
    join_team: 5,
    leave_team: 2,
    add_place: 1,
    change_site: 1,
}
"""Every act and how often it is done."""


# Any: the fields of a struct by name, each of its own type.
def _with(row: S, **changes: Any) -> S:  # noqa: ANN401 - see above
    return msgspec.structs.replace(row, **changes)


def _source(hands: Hands) -> AttendanceSource:
    return hands.chance.choice((AttendanceSource.SCAN, AttendanceSource.SCAN, AttendanceSource.PHONE_TAIL))


def _on_a_visit(hands: Hands, act: Callable[[Desk, str, str], Made]) -> Order:
    """Somebody's visit that this counter knows of, if there is one."""
    activity_id, volunteer_id, luck = hands.a(Activity), hands.a(Volunteer), hands.chance.random()

    def order(desk: Desk) -> Made:
        visits = desk.rows.find(Attendance, activity_id=activity_id)
        chosen = visits[int(luck * len(visits))].volunteer_id if visits else volunteer_id
        return act(desk, activity_id, chosen)

    return order


def a_trace(chance: Random) -> str:
    """An address that exists once in the world, so that one search finds whatever an erasure forgot."""
    return f"{TRACE}{chance.getrandbits(48):012x}"


def _request_form(hands: Hands, known: str = "") -> requests.RequestForm:
    chance, person = hands.chance, hands.person()
    words = chance.choice(("家里水龙头漏水", "想学用手机", "老人需要陪诊", "𠮷屋漏雨\n夜里更糟", "x" * 200))
    if hands.sometimes(0.02):
        words = chance.choice(("", "长" * 201, BIG))
    return requests.RequestForm(
        resident_id=known,
        name=person.name,
        phone="" if hands.sometimes(0.03) else person.phone,
        contact="" if hands.sometimes(0.9) else "邻居转告",
        words=words,
        category=chance.choice(list(RequestCategory)),
        town="青禾镇",
        village="" if hands.sometimes(0.02) else chance.choice(("柳树村", "桃源村")),
        address=a_trace(chance),
        wanted=chance.choice((WantedTime.SOON, WantedTime.SOON, WantedTime.ON_DATE)),
        wanted_on=date(2026, 6, 1) if hands.sometimes(0.7) else None,
        urgent=hands.sometimes(0.1),
        channel=chance.choice((RequestChannel.WINDOW, RequestChannel.PHONE, RequestChannel.ON_BEHALF)),
        consent_share=hands.sometimes(0.5),
        hints=(VisitHint.LIVES_ALONE,) if hands.sometimes(0.2) else (),
    )


def _volunteer_form(hands: Hands, person: Person) -> volunteers.VolunteerForm:
    wrong = hands.sometimes(0.03)
    return volunteers.VolunteerForm(
        name=person.name,
        id_number=person.id_number[:-1] + "?" if wrong else person.id_number,
        phone=person.phone,
        village="柳树村",
        address=a_trace(hands.chance),
        skills=("理发",) if hands.sometimes(0.5) else (),
        guardian_name=person.name if hands.sometimes(0.2) else "",
        guardian_relation="母亲",
        guardian_phone=person.phone,
        guardian_consent=hands.sometimes(0.5),
        under_14_consent=hands.sometimes(0.5),
        consent=hands.sometimes(0.95),
    )


def _as_it_stands(before: Volunteer) -> volunteers.VolunteerForm:
    """The form filled with what the row says."""
    guardian = before.guardian
    return volunteers.VolunteerForm(
        name=before.name,
        id_type=before.id_type,
        id_number=before.id_number,
        phone=before.phone,
        contact=before.contact,
        sex=before.sex,
        birth_on=before.birth_on,
        town=before.town,
        village=before.village,
        address=before.address,
        team_id=before.team_id or "",
        skills=before.skills,
        service_categories=before.service_categories,
        available_times=before.available_times,
        emergency_contact=before.emergency_contact,
        clothing_size=before.clothing_size,
        guardian_name=guardian.name if guardian else "",
        guardian_relation=guardian.relation if guardian else "",
        guardian_phone=guardian.phone if guardian else "",
        guardian_consent=guardian is not None and guardian.consent_on is not None,
        under_14_consent=guardian is not None and guardian.under_14_on is not None,
        consent=before.consent is not None,
        consent_form=before.consent.form if before.consent else ConsentForm.ON_SCREEN,
    )


def _activity_shape(hands: Hands) -> Callable[[datetime], activities.ActivityForm]:
    """An activity around the desk's now, so that people can come to it at once."""
    chance = hands.chance
    length = timedelta(minutes=-10 if hands.sometimes(0.02) else chance.randrange(30, 500))
    dangerous = hands.sometimes(0.1)
    insured = date(2020, 1, 1) if hands.sometimes(0.6) else None
    title = chance.choice(("银发学堂", "清洁家园", "义诊", "邻里守望"))
    counts, phone = not hands.sometimes(0.05), hands.person().phone
    seats = (SiteSeats(hands.site_id, chance.randrange(1, 4)),) if hands.sometimes(0.5) else ()

    def shape(now: datetime) -> activities.ActivityForm:
        return activities.ActivityForm(
            title=title,
            content="带上工具",
            starts_at=now - timedelta(minutes=10),
            ends_at=now - timedelta(minutes=10) + length,
            place="文化广场",
            leader_name="周敏",
            leader_phone=phone,
            counts_as_service=counts,
            risk_level=RiskLevel.DANGEROUS if dangerous else RiskLevel.ORDINARY,
            risk_note="登高" if dangerous else "",
            insurance_number="PICC-1" if insured else "",
            insured_from=insured,
            insured_to=date(2040, 1, 1) if insured else None,
            needed_volunteers=5,
            seats=seats,
        )

    return shape
