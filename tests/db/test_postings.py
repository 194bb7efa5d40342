"""Hours that may hang out, the lists made of them, and what was said against them."""

from datetime import date, timedelta

import msgspec

from core.domain.attendance import attendance_id
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import PolicyKind, UnitPolicy, body_text
from db.store import Store
from tests.db.builders import CLERK_ID, SITE_ID, START, put
from tests.db.people import HOUR, a_volunteer, an_activity, an_attendance

DAY = date(2026, 5, 20)
LATER = START + 24 * HOUR


def a_list(activity: str = "a1", people: tuple[str, ...] = ("v1",), **told: object) -> HoursPosting:
    visits = tuple(attendance_id(activity, person) for person in people)
    given: dict[str, object] = {
        "id": f"p-{activity}", "site_id": SITE_ID, "activity_id": activity, "attendance_ids": visits,
        "minutes": (120,) * len(visits), "posted_at": LATER, "posted_by": CLERK_ID,
        "until": DAY + timedelta(days=14), "list_id": "list",
    }  # fmt: skip
    return HoursPosting(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields


def served(store: Store, *people: str, activity: str = "a1") -> None:
    """An activity that is over, each of these there for two hours and not confirmed."""
    put(store, [an_activity(activity, ends_at=START + 2 * HOUR)])
    for person in people:
        visit = an_attendance(person, activity, check_out_at=START + 2 * HOUR, service_minutes=120)
        put(store, [a_volunteer(person, name=f"王{person}"), visit])


def names(store: Store) -> list[str]:
    return [row.name for row in store.queries.postable_hours(DAY, DAY, LATER)]


def test_what_is_served_and_not_confirmed_may_hang_out(store: Store) -> None:
    served(store, "v1", "v2")
    (first, second) = store.queries.postable_hours(DAY, DAY, LATER)
    assert (first.name, first.minutes, first.served_on, first.activity_id) == ("王v1", 120, DAY, "a1")
    assert second.name == "王v2"
    assert store.queries.postable_hours(DAY + timedelta(days=1), DAY + timedelta(days=9), LATER) == ()
    assert store.queries.postable_hours(DAY, DAY, START) == (), "the activity is not over"


def test_what_hangs_or_has_hung_is_not_offered_again(store: Store) -> None:
    served(store, "v1", "v2")
    put(store, [a_list()])
    assert names(store) == [], "one list of an activity at a time"
    put(store, [a_list(ended_at=LATER)])
    assert names(store) == ["王v2"]
    put(store, [a_list(ended_at=LATER, cancelled=True)])
    assert names(store) == ["王v1", "王v2"]
    put(store, [a_list(ended_at=LATER, minutes=(90,))])
    assert names(store) == ["王v1", "王v2"], "other minutes than now"


def test_a_list_counts_what_it_holds_over_all_its_activities(store: Store) -> None:
    served(store, "v1", "v2")
    served(store, "v3", activity="a2")
    put(store, [a_list(people=("v1", "v2")), a_list("a2", ("v3",))])
    (told,) = store.queries.posting_lists()
    assert (told.activities, told.visits, told.minutes, told.objections) == (2, 3, 360, 0)
    assert told.hangs
    found = store.queries.posting_list("list")
    assert found is not None
    assert [(row.name, row.minutes, row.confirmed) for row in found.rows] == [
        ("王v1", 120, False),
        ("王v2", 120, False),
        ("王v3", 120, False),
    ]
    assert store.queries.posting_list("none") is None


def test_an_objection_stands_at_its_line_and_holds_the_hours_back(store: Store) -> None:
    served(store, "v1", "v2")
    put(store, [a_list(people=("v1", "v2"), ended_at=LATER)])
    asked = HoursCorrection(
        id="o1", site_id=SITE_ID, attendance_id=attendance_id("a1", "v1"), activity_id="a1",
        volunteer_id="v1",
        old_minutes=120, new_minutes=60, reason="走了", asked_at=LATER, asked_by=CLERK_ID, posting_id="p-a1",
    )  # fmt: skip
    put(store, [asked])
    found = store.queries.posting_list("list")
    assert found is not None
    first_said, second_said = (row.objection for row in found.rows)
    assert (found.told.objections, first_said and first_said.id, second_said) == (1, "o1", None)
    told = {row.name: (row.objected, row.plain) for row in store.queries.hours_review(LATER).rows}
    assert told == {"王v1": (True, False), "王v2": (False, True)}
    put(store, [msgspec.structs.replace(asked, answer=CorrectionAnswer.WITHDRAWN)])
    found = store.queries.posting_list("list")
    assert found is not None
    assert (found.told.objections, found.rows[0].objection) == (0, None)


def test_hours_to_confirm_say_whether_they_have_to_hang_first_or_hang(store: Store) -> None:
    served(store, "v1")
    put(store, [UnitPolicy(
            id="up", site_id=SITE_ID, kind=PolicyKind.HOURS, number=2, valid_from=DAY, decided_at=START,
            decided_by=CLERK_ID, body=body_text(HoursPolicy(posting_required=True), 2),
        )])  # fmt: skip
    (row,) = store.queries.hours_review(LATER).rows
    assert (row.posting_due, row.hangs_until, row.plain) == (True, None, False)
    put(store, [a_list()])
    (row,) = store.queries.hours_review(LATER).rows
    assert (row.posting_due, row.hangs_until, row.plain) == (False, DAY + timedelta(days=14), False)
    put(store, [a_list(ended_at=LATER)])
    (row,) = store.queries.hours_review(LATER).rows
    assert (row.posting_due, row.hangs_until, row.plain) == (False, None, True)
