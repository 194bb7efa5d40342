"""The identity map against the simplest thing that could be right: a dictionary."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.attendance import Attendance
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Ref
from db.row_gateway import SqliteRows
from db.store import Store
from db.unit_of_work import UnitOfWork, Within
from tests.db.builders import START, put
from tests.db.people import HOUR, a_volunteer, an_attendance

R = TypeVar("R", bound=msgspec.Struct)
IDS = ("a", "b", "c", "d")
NAMES = ("暖阳队", "清风队")
STORED = [VolunteerTeam(id=key, version=3, site_id="s", name=NAMES[0]) for key in IDS[:2]]


class ListedRows:
    """Rows out of a list, and how often they were asked for."""

    def __init__(self, rows: Sequence[VolunteerTeam]) -> None:
        self.rows = list(rows)
        self.asked = 0

    def load(self, kind: type[R], ids: Sequence[str]) -> list[R]:
        self.asked += 1
        return [row for row in self.rows if isinstance(row, kind) and row.id in ids]

    def find(self, kind: type[R], columns: Sequence[str], equals: Sequence[object]) -> list[R]:
        self.asked += 1
        return [
            row
            for row in self.rows
            if isinstance(row, kind) and [getattr(row, name) for name in columns] == list(equals)
        ]

    def find_within(
        self, kind: type[R], _within: Within, columns: Sequence[str], equals: Sequence[object]
    ) -> list[R]:
        return self.find(kind, columns, equals)


VISITS = {"begins": 0, "in": 3, "before": -1, "after": 24}

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(IDS), st.sampled_from(NAMES)),
        st.tuples(st.just("find"), st.sampled_from(NAMES), st.none()),
        st.tuples(st.just("get"), st.sampled_from(IDS), st.none()),
    ),
    max_size=25,
)


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_rows_put_are_seen_by_every_later_get_and_find(steps: list[tuple[str, str, str | None]]) -> None:
    rows = UnitOfWork(ListedRows(STORED))
    model = {row.id: row for row in STORED}
    rows.begin_command()
    for act, what, name in steps:
        if act == "put" and name is not None:
            stored = rows.put(VolunteerTeam(id=what, site_id="s", name=name))
            before = model.get(what)
            assert stored.version == (before.version if before else 0) + 1
            model[what] = stored
        elif act == "find":
            expected = [model[key] for key in sorted(model) if model[key].name == what]
            assert rows.find(VolunteerTeam, name=what) == expected
        else:
            assert rows.get(VolunteerTeam, what) == model.get(what)
    touched = {what for act, what, _ in steps if act == "put"}
    refs = rows.end_command()
    assert {ref.id: ref.base_version for ref in refs} == {key: 3 if key in IDS[:2] else 0 for key in touched}
    assert {row.id for row in rows.to_write(refs).get(VolunteerTeam, [])} == touched  # type: ignore[attr-defined]  # teams


def test_the_rows_of_a_whole_batch_are_loaded_by_one_question_a_table() -> None:
    listed = ListedRows(STORED)
    rows = UnitOfWork(listed)
    rows.preload([Ref(VolunteerTeam, key) for key in IDS])
    assert [rows.get(VolunteerTeam, key) for key in IDS] == [*STORED, None, None]
    assert listed.asked == 1


def test_a_command_that_is_undone_leaves_rows_as_they_were_before_it(store: Store) -> None:
    put(store, [a_volunteer("v1", phone="stored")])
    rows = UnitOfWork(SqliteRows(store._writer))
    rows.begin_command()
    rows.put(a_volunteer("v2", phone="first"))
    assert [volunteer.id for volunteer in rows.find(Volunteer, phone="first")] == ["v2"]
    logged = rows.end_command()
    rows.begin_command()
    rows.put(a_volunteer("v1", phone="second"))
    rows.put(a_volunteer("v2", phone="second"))
    rows.put(a_volunteer("v2", phone="third"))
    rows.put(a_volunteer("v3", phone="third"))
    rows.undo_command()
    stored, kept = rows.get(Volunteer, "v1"), rows.get(Volunteer, "v2")
    assert stored is not None
    assert kept is not None
    assert (stored.phone, kept.phone, kept.version, rows.get(Volunteer, "v3")) == ("stored", "first", 1, None)
    assert [volunteer.id for volunteer in rows.find(Volunteer, phone="first")] == ["v2"]
    assert rows.find(Volunteer, phone="third") == []
    assert [row.id for row in rows.to_write(logged)[Volunteer]] == ["v2"]  # type: ignore[attr-defined]  # a Volunteer


def test_a_command_tells_what_it_changed_as_it_was_before(store: Store) -> None:
    put(store, [a_volunteer("v1", phone="stored")])
    rows = UnitOfWork(SqliteRows(store._writer))
    rows.begin_command()
    rows.put(a_volunteer("v1", phone="once"))
    rows.put(a_volunteer("v1", phone="twice"))
    rows.put(a_volunteer("v2"))
    rows.end_command()
    assert [(row.id, row.phone) for row in rows.before] == [("v1", "stored")]  # type: ignore[attr-defined]  # Volunteers


def test_visits_within_a_day_are_those_stored_and_those_put(store: Store) -> None:
    day = (START, START + 24 * HOUR)
    stored = [an_attendance("v1", key, check_in_at=START + hours * HOUR) for key, hours in VISITS.items()]
    put(store, stored)
    rows = UnitOfWork(SqliteRows(store._writer))

    def within() -> set[str]:
        found = rows.find_within(Attendance, "check_in_at", *day, volunteer_id="v1")
        assert found == sorted(found, key=lambda row: row.id)
        return {row.activity_id for row in found}

    assert within() == {"begins", "in"}
    rows.begin_command()
    rows.put(msgspec.structs.replace(stored[1], check_in_at=day[1]))
    rows.put(msgspec.structs.replace(stored[3], check_in_at=START))
    rows.put(an_attendance("v1", "new", check_in_at=START + HOUR))
    rows.put(an_attendance("v2", "new", check_in_at=START + HOUR))
    assert within() == {"begins", "after", "new"}
