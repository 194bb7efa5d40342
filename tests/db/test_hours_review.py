"""What waits to be confirmed, as the page reads it from a real file."""

from datetime import timedelta

from core.domain.attendance import AttendanceSource
from core.domain.hours_findings import Point
from db.store import Store
from tests.db.builders import START, put
from tests.db.people import HOUR, a_volunteer, an_activity, an_attendance

LATER = START + timedelta(days=2)


def test_unconfirmed_visits_of_activities_that_are_over_stand_by_age(store: Store) -> None:
    site = store.queries.site()
    assert site is not None
    home = {"site_id": site.id}
    left: dict[str, object] = {"check_out_at": START + 2 * HOUR, "service_minutes": 60, "policy_version": 1}
    put(store, [a_volunteer(), an_activity(**home), an_attendance("v1", "a1", **left)])
    before = store.queries.hours_review(START - 24 * HOUR)
    assert before.rows == ()
    review = store.queries.hours_review(LATER)
    (row,) = review.rows
    assert (row.name, row.plain, review.total) == ("王小满", True, 1)
    put(store, [an_attendance("v1", "a1", check_in_source=AttendanceSource.MAKEUP, **left)])
    (row,) = store.queries.hours_review(LATER).rows
    assert [finding.point for finding in row.findings] == [Point.WAITING]
    put(store, [an_attendance(reviewed_at=LATER, reviewed_by="clerk")])
    assert store.queries.hours_review(LATER).rows == ()
