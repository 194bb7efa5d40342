"""Entries that stand for themselves end the same in every order: people's records, lists, keys, editions.

Beside tests/core/commands/test_any_order.py, which mixes what is told of one day; here also with an erasure.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from core.commands.activities import PlanActivity
from core.commands.activity_feedback import NoteFeedback, note_feedback
from core.commands.activity_photos import AddActivityPhoto, add_activity_photo
from core.commands.attendances import CheckIn, CheckOut
from core.commands.erasing import ErasePerson, erase_person
from core.commands.national_reports import NoteAnswers, ReportRecords
from core.commands.personal_records import (
    AwardForm,
    EvaluationForm,
    RecordAward,
    RecordEvaluation,
    RecordTraining,
    TrainingForm,
    record_award,
    record_evaluation,
    record_training,
)
from core.commands.prints import RecordPrint, record_print
from core.commands.ratings import RateRequest
from core.commands.request_notes import AddNote
from core.commands.requests import RegisterRequest, register_request
from core.commands.service_menu import PublishMenu, publish_menu
from core.commands.sheet_readings import BookSheet
from core.commands.sign_in_sheets import IssueSignInSheet, issue_sign_in_sheet
from core.commands.signing_keys import CertifyKey, RetireKey
from core.commands.signups import SignUp
from core.commands.sites import AddClerk, add_clerk
from core.commands.stars import AwardStars, award_stars
from core.commands.team_members import AddTeamMember, RemoveTeamMember
from core.commands.teams import AddTeam
from core.commands.volunteers import RegisterVolunteer
from core.domain.erasure import ERASED_NAME
from core.domain.personal_record import (
    AwardLevel,
    RaterKind,
    TrainingRecord,
    VolunteerAward,
    VolunteerEvaluation,
)
from core.domain.print_record import Paper
from core.domain.rating import Grade
from core.domain.signing_key import SigningKey, certify, new_signing_key
from core.ports.store import Command, OpKind, Order
from tests.core.commands.people import a_volunteer, an_activity
from tests.core.commands.test_any_order import HANDLERS, rows_after
from tests.core.commands.test_dispatches import a_team
from tests.core.commands.test_requests import a_form
from tests.core.commands.test_service_menu import an_item, an_offer
from tests.core.commands.test_stars import some_hours
from tests.core.memory import MORNING, MemoryDesk, MemoryRows, SeededSigner

PROVEN_IN = {
    "test_any_order.py": (CheckIn, CheckOut, SignUp, BookSheet, AddTeam, RateRequest, AddNote),
    "test_any_order_of_entries.py": (
        RecordTraining,
        RecordAward,
        RecordEvaluation,
        AwardStars,
        ErasePerson,
        CertifyKey,
        RetireKey,
        PublishMenu,
        AddActivityPhoto,
        NoteFeedback,
        IssueSignInSheet,
        RecordPrint,
        AddClerk,
        PlanActivity,
        RegisterRequest,
        RegisterVolunteer,
    ),
    "test_teams.py": (AddTeamMember, RemoveTeamMember),
    "test_national_reports.py": (ReportRecords, NoteAnswers),
}
"""Which file proves of which fact that the order of arrival does not matter."""


def test_every_fact_is_proven_to_end_the_same_in_every_order() -> None:
    facts = {command for command, handler in HANDLERS.items() if handler.kind is OpKind.FACT}
    proven = [command for commands in PROVEN_IN.values() for command in commands]
    assert set(proven) == facts
    assert len(proven) == len(facts)


def made(desk: MemoryDesk, order: Order) -> list[Command]:
    """The commands of an order, not applied: they are under way."""
    commands = order(desk)
    return [commands] if isinstance(commands, Command) else list(commands)


class Story:
    """One unit with two people, and everything told of them that has not arrived yet."""

    def __init__(self) -> None:
        desk = MemoryDesk()
        self.one, self.other = a_volunteer(desk), a_volunteer(desk, "陈德昌")
        activity = an_activity(desk)
        some_hours(desk, self.one.id, 120)
        some_hours(desk, self.other.id, 310)
        an_offer(desk, an_item(desk, "检修电路", an_item(desk, "家庭维修")), a_team(desk))
        assert isinstance(desk.rows, MemoryRows)
        self.before: Sequence[msgspec.Struct] = list(desk.rows._rows.values())
        people = [self.one.id, self.other.id]
        orders: list[Order] = [entry(person) for person in people for entry in ENTRIES]
        orders += [
            partial(award_stars, volunteer_ids=people, as_of=desk.today()),
            partial(award_stars, volunteer_ids=people[:1], as_of=desk.today()),
            publish_menu,
            publish_menu,
            partial(add_activity_photo, activity_id=activity.id, image=b"1", caption="现场"),
            partial(note_feedback, activity_id=activity.id, words="讲得很清楚"),
            partial(issue_sign_in_sheet, activity_id=activity.id),
            partial(
                record_print, paper=Paper.VOLUNTEER_CARD, subject_id=self.one.id, printer="laser", reason=""
            ),
            partial(add_clerk, name="周敏"),
            partial(register_request, form=a_form()),
        ]
        self.facts = [fact for order in orders for fact in made(desk.later(minutes=1), order)]
        self.facts += newcomers()
        (self.erasure,) = made(
            desk.later(minutes=1),
            partial(erase_person, subject_table="volunteer", subject_id=self.one.id, reason="own_wish"),
        )


def a_training(volunteer_id: str) -> Order:
    form = TrainingForm(
        name="急救培训", content="心肺复苏", minutes=90, organiser="县红十字会", held_on=date(2026, 5, 19)
    )
    return lambda desk: record_training(desk, volunteer_id, form)


def an_award(volunteer_id: str) -> Order:
    form = AwardForm(
        name="优秀志愿者",
        level=AwardLevel.COUNTY,
        granted_by="县委社会工作部",
        granted_on=date(2026, 3, 5),
        seen=True,
    )
    return lambda desk: record_award(desk, volunteer_id, form)


def an_evaluation(volunteer_id: str) -> Order:
    form = EvaluationForm(
        grade=Grade.SATISFIED, rater=RaterKind.SERVED_PERSON, rated_on=date(2026, 5, 19), words="认真"
    )
    return lambda desk: record_evaluation(desk, volunteer_id, form)


ENTRIES: tuple[Callable[[str], Order], ...] = (a_training, an_award, an_evaluation)


def newcomers() -> list[Command]:
    """A registration and an activity that only the entry tells of."""
    desk = MemoryDesk()
    person = msgspec.structs.replace(a_volunteer(desk), id="new")
    activity = msgspec.structs.replace(an_activity(desk), id="new")
    return [
        RegisterVolunteer(at=MORNING, by="clerk", site_id="site", volunteer=person),
        PlanActivity(at=MORNING, by="clerk", site_id="site", activity=activity),
    ]


STORY = Story()


@given(data=st.data())
def test_entries_end_the_same_in_every_order_and_told_twice(data: st.DataObject) -> None:
    facts = data.draw(st.lists(st.sampled_from(STORY.facts), unique_by=id, max_size=8))
    shuffled = data.draw(st.permutations(facts))
    again = data.draw(st.lists(st.sampled_from(facts), max_size=3)) if facts else []
    assert rows_after(STORY.before, facts) == rows_after(STORY.before, [*shuffled, *again])


@given(data=st.data())
def test_what_is_told_of_somebody_erased_ends_the_same_before_the_erasure_and_after(
    data: st.DataObject,
) -> None:
    entries = [
        fact
        for fact in STORY.facts
        if isinstance(fact, RecordTraining | RecordAward | RecordEvaluation | AwardStars)
    ]
    facts = [*data.draw(st.lists(st.sampled_from(entries), unique_by=id, max_size=6)), STORY.erasure]
    rows = rows_after(STORY.before, facts)
    assert rows == rows_after(STORY.before, data.draw(st.permutations(facts)))
    for row in rows.values():
        if getattr(row, "volunteer_id", "") == STORY.one.id:
            assert not isinstance(row, TrainingRecord | VolunteerAward) or row.name == ERASED_NAME
            assert not isinstance(row, VolunteerEvaluation) or not row.words


DAYS = st.integers(min_value=0, max_value=3)
SIGNER = SeededSigner()
counties = st.builds(
    lambda seed, day: CertifyKey(
        at=MORNING, by="", site_id="site", key=a_key(SeededSigner(county_seed=seed * 32), day)
    ),
    st.sampled_from([b"c", b"e"]),
    DAYS,
)
ends = st.builds(
    lambda day: RetireKey(
        at=MORNING,
        by="",
        site_id="site",
        key_id=a_key(SIGNER, 0).id,
        retired_at=MORNING + timedelta(days=day),
    ),
    DAYS,
)


def a_key(signer: SeededSigner, day: int) -> SigningKey:
    """The desk's one key, vouched for by this county on that day."""
    at_ms = int((MORNING + timedelta(days=day)).timestamp() * 1000)
    told = certify(signer.public_key, "清禾县新时代文明实践中心", at_ms, signer.county_key, signer.vouch)
    return new_signing_key("site", signer.public_key, told)


@given(facts=st.lists(counties | ends, max_size=6), data=st.data())
def test_a_key_that_is_known_ends_the_same_whoever_vouches_for_it_or_ends_it_first(
    facts: list[Command], data: st.DataObject
) -> None:
    before = [a_key(SIGNER, 0)]
    shuffled = data.draw(st.permutations(facts))
    assert rows_after(before, facts) == rows_after(before, [*shuffled, *shuffled[:2]])
