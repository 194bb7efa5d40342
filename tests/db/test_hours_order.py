from db.store import Store
from tests.db.builders import START, put
from tests.db.people import a_record, a_volunteer, an_attendance


def test_hours_that_arrive_before_their_volunteer_are_counted_when_the_volunteer_does(store: Store) -> None:
    put(store, [a_record(), an_attendance()])
    put(store, [a_volunteer()])
    (row,) = store.queries.volunteers("", "recently_active", START)
    assert row.total_minutes == 120


def test_a_changed_name_keeps_the_hours(store: Store) -> None:
    put(store, [a_volunteer(), a_record()])
    put(store, [a_volunteer(name="罗桂香")])
    (row,) = store.queries.volunteers("", "everyone", START)
    assert (row.name, row.total_minutes) == ("罗桂香", 120)
