"""Activities: planning, sign-ups, sheets, cancelling, closing. Everybody here is invented."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import msgspec
import pytest

from core.commands.activities import (
    AmendActivity,
    PlanActivity,
    amend_activity,
    cancel_activity,
    close_activity,
    plan_activity,
)
from core.commands.refusals import (
    ActivityNotOpen,
    AlreadySignedUp,
    NotFound,
    ReasonMissing,
    TimesRefused,
    VolunteerWithdrawn,
)
from core.commands.registry import desk_handlers
from core.commands.sign_in_sheets import SHEET_ROWS, IssueSignInSheet, issue_sign_in_sheet
from core.commands.signups import sign_up, withdraw_signup
from core.commands.volunteers import withdraw_volunteer
from core.domain.activity import Activity, ActivityState, RiskLevel, SignInSheetPage, Signup
from core.domain.attendance import signup_id
from core.domain.codes import CodeKind, check_character, parse_code
from core.domain.minors import AdultsOnly, ParticipationPending
from core.domain.phone import PhoneLength
from core.domain.refusals import FieldMissing, FieldTooLong
from core.domain.unit_policy import ActivityPolicy, PolicyKind, UnitPolicy, body_text
from tests.core.commands.people import a_volunteer, an_activity, an_activity_form, an_id_number
from tests.core.memory import MORNING, MemoryDesk


def signs_up(desk: MemoryDesk, activity: Activity, ids: Sequence[str], role: str = "") -> None:
    desk.write(partial(sign_up, activity_id=activity.id, volunteer_ids=ids, role=role))


def places(desk: MemoryDesk, activity: Activity) -> dict[str, int]:
    rows = desk.rows.find(Signup, activity_id=activity.id)
    return {row.volunteer_id: row.position for row in rows if not row.withdrawn}


# -- planning --


def test_an_activity_has_a_number_a_code_and_the_unit_as_organiser() -> None:
    activity = an_activity(MemoryDesk())
    code = CodeKind.ACTIVITY.value + activity.token
    assert parse_code(code + check_character(code)).kind is CodeKind.ACTIVITY
    assert activity.number.startswith("QH-K7-A2026-000001-")
    assert activity.organising_unit == "清禾县新时代文明实践中心"
    assert activity.state is ActivityState.PLANNED


def test_numbers_go_on_and_start_again_with_the_year() -> None:
    desk = MemoryDesk()
    an_activity(desk)
    second = an_activity(desk)
    desk.later(days=365)
    assert "A2026-000002" in second.number
    assert "A2027-000001" in an_activity(desk).number


@pytest.mark.parametrize("field", ["title", "content", "place", "leader_name"])
def test_each_statutory_fact_is_needed(field: str) -> None:
    with pytest.raises(FieldMissing) as refused:
        an_activity(MemoryDesk(), **{field: "  "})
    assert refused.value.field == field


def test_a_title_too_long_for_the_papers_is_refused_by_name() -> None:
    with pytest.raises(FieldTooLong) as refused:
        an_activity(MemoryDesk(), title="长" * 41)
    assert (refused.value.field, refused.value.limit) == ("title", 40)


def test_another_organiser_and_a_leaders_phone_are_kept_as_given() -> None:
    activity = an_activity(MemoryDesk(), organising_unit=" 县融媒体中心 ", leader_phone="136 0000 5590")
    assert (activity.organising_unit, activity.leader_phone) == ("县融媒体中心", "13600005590")


def test_a_leaders_phone_that_cannot_ring_is_refused() -> None:
    with pytest.raises(PhoneLength):
        an_activity(MemoryDesk(), leader_phone="1360000559")


@pytest.mark.parametrize("length", [timedelta(0), timedelta(minutes=-1), timedelta(hours=24, minutes=1)])
def test_an_activity_ends_after_it_begins_and_within_a_day(length: timedelta) -> None:
    with pytest.raises(TimesRefused):
        an_activity(MemoryDesk(), starts_at=MORNING, ends_at=MORNING + length)


def test_an_activity_may_last_a_whole_day() -> None:
    activity = an_activity(MemoryDesk(), starts_at=MORNING, ends_at=MORNING + timedelta(hours=24))
    assert activity.ends_at - activity.starts_at == timedelta(hours=24)


def test_danger_is_named() -> None:
    with pytest.raises(FieldMissing) as refused:
        an_activity(MemoryDesk(), risk_level=RiskLevel.DANGEROUS)
    assert refused.value.field == "risk_note"
    assert an_activity(MemoryDesk(), risk_level=RiskLevel.DANGEROUS, risk_note="登高").risk_note == "登高"


# -- changing --


def test_a_change_keeps_number_and_code() -> None:
    desk = MemoryDesk()
    before = an_activity(desk)
    form = an_activity_form(title="银发学堂 · 用药安全", organising_unit="")
    (command,) = desk.write(partial(amend_activity, activity_id=before.id, form=form))
    assert isinstance(command, AmendActivity)
    after = desk.rows.get(Activity, before.id)
    assert after is not None
    assert (after.title, after.number, after.token) == ("银发学堂 · 用药安全", before.number, before.token)
    assert after.organising_unit == before.organising_unit


def test_a_closed_or_unknown_activity_is_not_changed() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    desk.write(partial(close_activity, activity_id=activity.id))
    with pytest.raises(ActivityNotOpen) as refused:
        desk.write(partial(amend_activity, activity_id=activity.id, form=an_activity_form()))
    assert refused.value.state == "closed"
    with pytest.raises(NotFound) as missing:
        desk.write(partial(amend_activity, activity_id="elsewhere", form=an_activity_form()))
    assert (missing.value.kind, missing.value.row_id) == ("Activity", "elsewhere")


def test_cancelling_needs_a_reason_and_happens_once() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    with pytest.raises(ReasonMissing):
        desk.write(partial(cancel_activity, activity_id=activity.id, reason=" "))
    desk.write(partial(cancel_activity, activity_id=activity.id, reason="下雨"))
    row = desk.rows.get(Activity, activity.id)
    assert row is not None
    assert (row.state, row.closed_at) == (ActivityState.CANCELLED, MORNING)
    with pytest.raises(ActivityNotOpen):
        desk.write(partial(cancel_activity, activity_id=activity.id, reason="下雨"))


def test_closing_happens_once() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    desk.write(partial(close_activity, activity_id=activity.id))
    row = desk.rows.get(Activity, activity.id)
    assert row is not None
    assert (row.state, row.closed_at) == (ActivityState.CLOSED, MORNING)
    with pytest.raises(ActivityNotOpen):
        desk.write(partial(close_activity, activity_id=activity.id))


# -- signing up --


def test_people_stand_on_the_list_in_the_order_they_were_given() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    people = [a_volunteer(desk, name) for name in ("甲一", "乙二", "丙三")]
    signs_up(desk, activity, [people[1].id, people[0].id], role="引导")
    signs_up(desk, activity, [people[2].id])
    assert places(desk, activity) == {people[1].id: 1, people[0].id: 2, people[2].id: 3}
    row = desk.rows.get(Signup, signup_id(activity.id, people[0].id))
    assert row is not None
    assert row.role == "引导"


def test_nobody_stands_on_the_list_twice_but_whoever_gave_the_place_back_may_return() -> None:
    desk = MemoryDesk()
    activity, first, second = an_activity(desk), a_volunteer(desk), a_volunteer(desk, "何远志")
    signs_up(desk, activity, [first.id, second.id])
    with pytest.raises(AlreadySignedUp):
        signs_up(desk, activity, [first.id])
    desk.write(partial(withdraw_signup, activity_id=activity.id, volunteer_id=first.id))
    assert places(desk, activity) == {second.id: 2}
    signs_up(desk, activity, [first.id])
    assert places(desk, activity) == {second.id: 2, first.id: 3}


def test_a_place_that_was_never_taken_cannot_be_given_back() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    with pytest.raises(NotFound):
        desk.write(partial(withdraw_signup, activity_id=activity.id, volunteer_id=volunteer.id))


def test_a_role_too_long_for_the_sheet_is_refused() -> None:
    desk = MemoryDesk()
    with pytest.raises(FieldTooLong):
        signs_up(desk, an_activity(desk), [a_volunteer(desk).id], role="长" * 13)


def test_only_people_who_may_take_part_are_signed_up() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    pending, gone = a_volunteer(desk, consent=False), a_volunteer(desk, "何远志")
    desk.write(partial(withdraw_volunteer, volunteer_id=gone.id, reason="搬走了"))
    with pytest.raises(ParticipationPending):
        signs_up(desk, activity, [pending.id])
    with pytest.raises(VolunteerWithdrawn):
        signs_up(desk, activity, [gone.id])
    with pytest.raises(NotFound):
        signs_up(desk, activity, ["elsewhere"])


def test_age_is_counted_on_the_day_of_the_activity() -> None:
    desk = MemoryDesk()
    turns_18 = a_volunteer(
        desk,
        id_number=an_id_number(date(2008, 5, 22)),
        guardian_name="王建平",
        guardian_relation="父亲",
        guardian_phone="13700002816",
        guardian_consent=True,
    )
    dangerous = {"risk_level": RiskLevel.DANGEROUS, "risk_note": "登高"}
    today = an_activity(desk, **dangerous)
    with pytest.raises(AdultsOnly):
        signs_up(desk, today, [turns_18.id])
    start = MORNING + timedelta(days=2)
    birthday = an_activity(desk, starts_at=start, ends_at=start + timedelta(hours=2), **dangerous)
    signs_up(desk, birthday, [turns_18.id])
    assert places(desk, birthday) == {turns_18.id: 1}


def test_nobody_signs_up_for_what_is_over() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    desk.write(partial(close_activity, activity_id=activity.id))
    with pytest.raises(ActivityNotOpen):
        signs_up(desk, activity, [volunteer.id])


# -- the sheet --


def sheet(desk: MemoryDesk, activity: Activity, blank_rows: int = 4) -> tuple[SignInSheetPage, ...]:
    (command,) = desk.write(partial(issue_sign_in_sheet, activity_id=activity.id, blank_rows=blank_rows))
    assert isinstance(command, IssueSignInSheet)
    return command.pages


def test_a_sheet_names_everyone_in_list_order_and_leaves_rows_for_walk_ins() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    people = [a_volunteer(desk, name).id for name in ("甲一", "乙二", "丙三")]
    signs_up(desk, activity, people)
    desk.write(partial(withdraw_signup, activity_id=activity.id, volunteer_id=people[1]))
    (page,) = sheet(desk, activity)
    assert page.volunteer_ids == (people[0], people[2], *[None] * (SHEET_ROWS - 2))
    assert (page.page, page.pages, page.first_row) == (1, 1, 1)
    assert page.number.endswith("/1")
    assert desk.rows.get(SignInSheetPage, page.id) is not None


@pytest.mark.parametrize(
    ("people", "blank", "pages"), [(16, 4, 1), (17, 4, 2), (0, 0, 1), (20, 0, 1), (21, 0, 2)]
)
def test_a_sheet_has_as_many_pages_as_its_rows_need(people: int, blank: int, pages: int) -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    signs_up(desk, activity, [a_volunteer(desk, "甲一").id for _ in range(people)])
    made = sheet(desk, activity, blank)
    assert [page.first_row for page in made] == [1 + SHEET_ROWS * at for at in range(pages)]
    assert sum(row is not None for page in made for row in page.volunteer_ids) == people


def test_each_page_has_a_code_of_its_own_and_a_new_print_is_a_new_sheet() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    pages = [*sheet(desk, activity, 25), *sheet(desk, activity, 25)]
    assert len({page.token for page in pages}) == 4
    assert [page.number.rsplit("/", 1)[1] for page in pages] == ["1", "2", "1", "2"]
    assert len({page.number for page in pages}) == 4


def test_there_is_no_sheet_of_an_unknown_activity() -> None:
    with pytest.raises(NotFound):
        MemoryDesk().write(partial(issue_sign_in_sheet, activity_id="elsewhere"))


def test_whoever_signed_up_stays_on_record_when_the_activity_is_cancelled() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    signs_up(desk, activity, [volunteer.id])
    desk.write(partial(cancel_activity, activity_id=activity.id, reason="下雨"))
    assert places(desk, activity) == {volunteer.id: 1}


@pytest.mark.parametrize("field", ["title", "content", "place", "organising_unit", "leader_name"])
def test_a_blank_fact_is_refused_wherever_the_command_was_made(field: str) -> None:
    desk = MemoryDesk()
    made = plan_activity(desk, an_activity_form())
    blank = msgspec.structs.replace(made.activity, **{field: " "})
    with pytest.raises(FieldMissing) as refused:
        desk_handlers()[PlanActivity].check(desk.rows, msgspec.structs.replace(made, activity=blank))
    assert refused.value.field == field


# -- the rule for the code at the door --


def unit_wants_door_code(desk: MemoryDesk, *, valid_from: date) -> None:
    """A decision of the unit."""
    desk.rows.put(
        UnitPolicy(
            id="decision",
            site_id=desk.site.id,
            kind=PolicyKind.ACTIVITIES,
            number=2,
            valid_from=valid_from,
            body=body_text(ActivityPolicy(door_code_only=True), 2),
            decided_at=desk.now(),
            decided_by="clerk",
        )
    )


def test_an_activity_that_says_nothing_follows_the_units_rule_for_its_day() -> None:
    desk = MemoryDesk()
    assert not an_activity(desk).door_code_only
    unit_wants_door_code(desk, valid_from=desk.today())
    assert an_activity(desk).door_code_only
    assert not an_activity(desk, door_code_only=False).door_code_only


def test_the_units_rule_changes_no_activity_that_stands() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    unit_wants_door_code(desk, valid_from=desk.today())
    desk.write(partial(amend_activity, activity_id=activity.id, form=an_activity_form(title="手机课")))
    after = desk.rows.get(Activity, activity.id)
    assert after is not None
    assert (after.title, after.door_code_only) == ("手机课", False)
