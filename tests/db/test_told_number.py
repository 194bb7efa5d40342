"""Every desk counts its requests from 001 each day: one of another desk is told with its code, everywhere."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.domain.dispatch import DispatchState
from core.domain.numbers import told_number
from core.domain.service_request import RequestState
from core.ports.rows import BoardFilter
from db.store import Store
from tests.db.builders import START, put
from tests.db.people import a_dispatch, a_rating, a_request, a_team, an_activity


def another_desk(store: Store) -> str:
    return "K7" if store.desk_code != "K7" else "M3"


def alike_of_two_desks(store: Store, **facts: object) -> None:
    """Two requests that are both spoken of as 0520-001: `ours`, and `theirs` of another desk."""
    for key, desk in (("ours", store.desk_code), ("theirs", another_desk(store))):
        number = f"QH-{desk}-R2026-0520-001-X"
        put(store, [a_request(key, number=number, spoken_number="0520-001", **facts)])


def taken_by_a_team(store: Store) -> None:
    alike_of_two_desks(store, state=RequestState.TAKEN)
    orders = [
        a_dispatch(
            key, request_id=key, state=DispatchState.TAKEN, dispatched_at=START - timedelta(days=place)
        )
        for place, key in enumerate(("ours", "theirs"))
    ]
    put(store, [a_team(), *orders, an_activity(request_ids=("ours", "theirs"))])


def rated(store: Store) -> None:
    taken_by_a_team(store)
    ratings = [
        a_rating(key, request_id=key, rated_at=START - timedelta(days=place))
        for place, key in enumerate(("ours", "theirs"))
    ]
    put(store, ratings)


def orders_of_the_team(store: Store) -> list[str]:
    detail = store.queries.team("t1", START)
    assert detail is not None
    return [row.spoken_number for row in detail.orders]


def served_by_the_activity(store: Store) -> list[str]:
    detail = store.queries.activity("a1")
    assert detail is not None
    return [row.spoken_number for row in detail.requests]


def said_of_the_activity(store: Store) -> list[str]:
    detail = store.queries.activity("a1")
    assert detail is not None
    return [row.spoken_number for row in detail.said]


def waiting_for_the_line(store: Store) -> list[str]:
    return [row.entry.number for row in store.queries.waiting() if row.entry.table == "service_request"]


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (
            alike_of_two_desks,
            lambda store: [row.spoken_number for row in store.queries.board(BoardFilter(lane="ours"))],
        ),
        (alike_of_two_desks, lambda store: [row.spoken_number for row in store.queries.open_needs()]),
        (alike_of_two_desks, lambda store: [hit.number for hit in store.queries.search("0520-001")]),
        (alike_of_two_desks, waiting_for_the_line),
        (taken_by_a_team, orders_of_the_team),
        (taken_by_a_team, lambda store: [row.spoken_number for row in store.queries.requests_to_plan()]),
        (taken_by_a_team, served_by_the_activity),
        (rated, said_of_the_activity),
    ],
    ids=["board", "demand menu", "search", "sync centre", "orders", "to plan", "served", "said"],
)
def test_the_code_of_another_desk_stands_before_its_number(
    store: Store, made: Callable[[Store], None], told: Callable[[Store], list[str]]
) -> None:
    made(store)
    assert sorted(told(store)) == sorted(["0520-001", f"{another_desk(store)} 0520-001"])


def test_the_database_tells_a_number_as_the_rule_says(store: Store) -> None:
    numbers = [f"QH-{store.desk_code}-R2026-0520-001-X", "QHXZ-M3-R2026-0520-002-Y", "N-3", ""]
    requests = [
        a_request(str(place), number=number, spoken_number=f"0520-00{place}")
        for place, number in enumerate(numbers)
    ]
    put(store, requests)
    told = {row.id: row.spoken_number for row in store.queries.board(BoardFilter(lane="ours"))}
    assert told == {
        request.id: told_number(request.number, request.spoken_number, store.desk_code)
        for request in requests
    }


@pytest.mark.parametrize("between", [" ", "-"])
def test_what_is_told_may_be_typed(store: Store, between: str) -> None:
    alike_of_two_desks(store)
    for key, desk in (("ours", store.desk_code), ("theirs", another_desk(store))):
        assert [hit.id for hit in store.queries.search(f"{desk.lower()}{between}0520-001")] == [key]
        narrowed = store.queries.board(BoardFilter(lane="ours", text=f"{desk} 0520-001"))
        assert [row.id for row in narrowed] == [key]
