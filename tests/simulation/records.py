"""What is kept of people beside their hours: training, awards, stars, reports; and a unit's own papers."""

from datetime import timedelta

from core.commands import (
    activity_feedback,
    correcting,
    national_reports,
    paper_templates,
    personal_records,
    sites,
    stars,
)
from core.commands.national_reports import NationalAnswer
from core.commands.personal_records import AwardForm, EvaluationForm, RecordKind, TrainingForm
from core.domain.activity import Activity
from core.domain.activity_feedback import ActivityFeedback
from core.domain.clerk import Clerk
from core.domain.correction import Correction
from core.domain.national_report import NationalReport, ReportState
from core.domain.personal_record import AwardLevel, RaterKind
from core.domain.rating import Grade
from core.domain.service_record import ServiceRecord
from core.domain.star_list import StarList
from core.domain.volunteer import Volunteer
from core.ports.store import CounterDesk, Desk, Order
from tests.simulation.clerks import Act, Hands, Made
from tests.simulation.desks import ON_DUTY


def record_training(hands: Hands) -> Order:
    """Somebody was trained, for a sensible time or not."""
    volunteer_id, minutes, ahead = hands.a(Volunteer), hands.chance.randrange(0, 400), hands.sometimes(0.05)
    return lambda desk: personal_records.record_training(
        desk,
        volunteer_id,
        TrainingForm(
            name="急救培训",
            content="心肺复苏",
            minutes=minutes,
            organiser="县红十字会",
            held_on=desk.today() + timedelta(days=ahead),
        ),
    )


def record_award(hands: Hands) -> Order:
    """An award, its paper shown or not."""
    volunteer_id, level, seen = (
        hands.a(Volunteer),
        hands.chance.choice(tuple(AwardLevel)),
        hands.sometimes(0.7),
    )

    def order(desk: CounterDesk) -> Made:
        form = AwardForm(
            name="优秀志愿者", level=level, granted_by="县委", granted_on=desk.today(), seen=seen
        )
        return personal_records.record_award(desk, volunteer_id, form)

    return order


def record_evaluation(hands: Hands) -> Order:
    """How somebody served."""
    volunteer_id, grade = hands.a(Volunteer), hands.chance.choice(tuple(Grade))
    rater = hands.chance.choice(tuple(RaterKind))
    return lambda desk: personal_records.record_evaluation(
        desk, volunteer_id, EvaluationForm(grade=grade, rater=rater, rated_on=desk.today(), words="认真")
    )


def withdraw_entry(hands: Hands) -> Order:
    """An entry was wrong."""
    kind, reason = hands.chance.choice(tuple(RecordKind)), hands.reason()
    row_id = hands.a(personal_records.KINDS[kind])
    return lambda desk: personal_records.withdraw_entry(desk, kind, row_id, reason)


def award_stars(hands: Hands) -> Order:
    """A list of whoever rose; another desk may make one at the same time."""
    days = hands.chance.randrange(2)

    def order(desk: Desk) -> Made:
        served = {row.volunteer_id for row in desk.rows.find(ServiceRecord, site_id=desk.site.id)}
        return stars.award_stars(desk, sorted(served), desk.today() - timedelta(days=days))

    return order


def cancel_star_list(hands: Hands) -> Order:
    """The list was wrong."""
    luck, reason = hands.chance.random(), hands.reason()

    def order(desk: Desk) -> Made:
        found = [row.id for row in desk.rows.find(StarList, site_id=desk.site.id) if not row.cancelled]
        return stars.cancel_star_list(desk, found[int(luck * len(found))] if found else "nobody's", reason)

    return order


def report_records(hands: Hands) -> Order:
    """A file for the national system; two desks may write one with the same records."""
    most = hands.chance.randrange(1, 5)

    def order(desk: Desk) -> Made:
        known = {
            row.record_id
            for row in desk.rows.find(NationalReport, site_id=desk.site.id)
            if row.state is not ReportState.RETURNED
        }
        records = desk.rows.find(ServiceRecord, site_id=desk.site.id)
        waiting = [row.id for row in records if row.id not in known and not row.cancelled]
        return national_reports.report_records(desk, waiting[:most])

    return order


def note_answers(hands: Hands) -> Order:
    """What came back."""
    luck, taken = hands.chance.random(), hands.sometimes(0.6)

    def order(desk: Desk) -> Made:
        found = [row.record_id for row in desk.rows.find(NationalReport, site_id=desk.site.id)]
        record_id = found[int(luck * len(found))] if found else "nobody's"
        said = NationalAnswer(
            record_id, number="NV-17" if taken else "", reason="" if taken else "证件号有误"
        )
        return national_reports.note_answers(desk, [said])

    return order


def edit_template(hands: Hands) -> Order:
    """The unit's own words on a paper, or the shipped ones again."""
    body = hands.chance.choice(("", "title = '证明'\n", "title = '志愿服务记录证明'\n"))
    return lambda desk: paper_templates.edit_template(desk, "service_certificate", body)


def retire_clerk(hands: Hands) -> Order:
    """Somebody leaves the counter; whoever is on duty stays."""
    luck = hands.chance.random()

    def order(desk: Desk) -> Made:
        others = [
            row.id
            for row in desk.rows.find(Clerk, site_id=desk.site.id)
            if row.active and not row.name.endswith(ON_DUTY)
        ]
        return sites.retire_clerk(desk, clerk_id=others[int(luck * len(others))] if others else "nobody")

    return order


def revert_correction(hands: Hands) -> Order:
    """What was done about a complaint was entered by mistake."""
    row_id, act = hands.a(Correction), hands.chance.choice(tuple(correcting.Act))

    def order(desk: Desk) -> Made:
        row = desk.rows.get(Correction, row_id)
        at = None if row is None else row.measured_at if act is correcting.Act.MEASURE else row.called_at
        if row is None or at is None:
            return ()
        return correcting.revert_correction(desk, row.id, act, at)

    return order


def note_feedback(hands: Hands) -> Order:
    """A resident says something about an activity, to be named with it or not."""
    activity_id, name, agreed = hands.a(Activity), hands.chance.choice(("", "周敏")), hands.sometimes(0.7)
    return lambda desk: activity_feedback.note_feedback(
        desk, activity_id, "讲得清楚", name, name_agreed=agreed
    )


def amend_feedback(hands: Hands) -> Order:
    """The name is taken out, or the words are off the record, or on it again."""
    row_id, unnamed = hands.a(ActivityFeedback), hands.sometimes(0.5)
    removed = hands.chance.choice((None, True, False))
    return lambda desk: activity_feedback.amend_feedback(desk, row_id, unnamed=unnamed, removed=removed)


RECORD_ACTS: dict[Act, int] = {
    record_training: 1,
    record_award: 1,
    record_evaluation: 1,
    withdraw_entry: 1,
    award_stars: 1,
    cancel_star_list: 1,
    report_records: 1,
    note_answers: 1,
    edit_template: 1,
    retire_clerk: 1,
    revert_correction: 1,
}
"""Every such act and how often it is done, beside the others."""

AFTERWARDS_ACTS: dict[Act, int] = {note_feedback: 8, amend_feedback: 8, revert_correction: 16}
"""What follows an activity or a complaint, where requests and their end are most of what is done."""
