"""What the sync centre reads."""

from datetime import timedelta

import msgspec
import pytest

from core.ports.rows import EntryRow
from db.columns import to_ms
from db.queries import sync_centre
from db.store import Store
from tests.db.builders import CLERK_ID, START, an_order_for, put
from tests.db.people import a_request, a_team, a_volunteer


def case(store: Store, seq: int, code: str, detail: dict[str, object], *, settled: bool = False) -> None:
    store._writer.execute(
        "INSERT INTO attention VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)",
        (
            store.device,
            seq,
            code,
            msgspec.json.encode(detail).decode(),
            to_ms(START),
            to_ms(START) if settled else None,
            CLERK_ID if settled else "",
            "kept_theirs" if settled else "",
        ),
    )


def test_what_waits_is_told_in_order_with_its_subject_and_its_clerk(store: Store) -> None:
    put(store, [a_request("r1"), a_volunteer("v1")])
    store.write(an_order_for(name="单雅", number="QH-K7-000009-X"), CLERK_ID)
    founding, both, person = store.queries.waiting()
    assert (founding.entry.command, founding.entry.title) == ("FoundDesk", "周敏")
    assert (both.entry.table, both.entry.id, both.entry.title) == ("service_request", "r1", "罗桂香")
    assert (person.entry.title, person.entry.number) == ("单雅", "QH-K7-000009-X")
    assert person.entry == EntryRow(
        key=f"{store.device}/1/3",
        seq=3,
        at=START,
        command="Register",
        table="volunteer",
        id=person.entry.id,
        title="单雅",
        number="QH-K7-000009-X",
        clerk_name="周敏",
    )
    assert person.size > 100
    assert not person.bodiless
    assert store.queries.waiting(offset=1, limit=1) == (both,)


def test_what_the_platform_has_waits_no_more(store: Store) -> None:
    store.write(an_order_for(), CLERK_ID)
    store._writer.execute("UPDATE sync_state SET acked_seq = 1")
    (left,) = store.queries.waiting()
    facts = store.queries.link(START)
    assert left.entry.seq == 2
    assert (facts.unsent, facts.unsent_bytes, facts.oldest_unsent_at) == (1, left.size, START)


def test_a_desk_that_never_sent_weighs_only_some_of_what_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question comes after every save: it must not cost more with every entry of a year."""
    monkeypatch.setattr(sync_centre, "WEIGHED", 1)
    store.write(an_order_for(), CLERK_ID)
    first, second = store.queries.waiting()
    assert store.queries.link(START).unsent_bytes == 2 * first.size
    assert first.size != second.size


def test_an_entry_without_content_says_so(store: Store) -> None:
    store.write(an_order_for(), CLERK_ID)
    store._writer.execute("UPDATE op_log SET body = NULL WHERE seq = 1")
    store._writer.execute("INSERT INTO voided_entry VALUES (2)")
    assert [row.bodiless for row in store.queries.waiting()] == [True, True]


def test_a_case_tells_both_sides_and_settled_ones_who_and_how(store: Store) -> None:
    put(store, [a_request("r1"), a_team("t1")])
    put(store, [a_request("r1")])
    case(
        store,
        2,
        "superseded",
        {"refusal": "wrong_state", "by": CLERK_ID, "at_ms": to_ms(START), "team_id": "t1"},
    )
    case(store, 3, "merged", {"rule": "attendance"}, settled=True)
    (shown,) = store.queries.open_cases()
    assert (shown.entry.title, shown.code, shown.their_name, shown.team_name) == (
        "罗桂香",
        "superseded",
        "周敏",
        "暖阳队",
    )
    assert shown.settled_at is None
    (settled,) = store.queries.settled_cases()
    assert (settled.detail, settled.settled_by_name, settled.settled_how) == (
        {"rule": "attendance"},
        "周敏",
        "kept_theirs",
    )
    facts = store.queries.link(START)
    assert (facts.open_cases, facts.settled_today) == (1, 1)
    assert store.queries.link(START + timedelta(days=1)).settled_today == 0


def test_a_desk_that_knows_no_platform_stands_alone(store: Store) -> None:
    facts = store.queries.link(START)
    assert (facts.standing, facts.county, facts.platform_url, facts.last_sync_at) == ("alone", "", "", None)
    assert (facts.desk_code, facts.device) == (store.desk_code, store.device)
