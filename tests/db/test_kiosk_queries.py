"""What the kiosk asks: counts and the newest, four digits of a phone, and who belongs together."""

from datetime import timedelta

import msgspec
import pytest

from core.domain.minors import Guardian
from core.domain.volunteer import VolunteerStatus
from db.store import Store
from tests.db.builders import START, put
from tests.db.people import HOUR, a_signup, a_team, a_volunteer, an_activity, an_attendance

MINUTE = timedelta(minutes=1)


def an_open_day(store: Store) -> None:
    """v0 to v5 signed up; v0 to v4 came one after the other, w1 walked in, v0 left; c1 was a mistake."""
    listed = [f"v{n}" for n in range(6)]
    rows: list[msgspec.Struct] = [a_team(), an_activity()]
    rows += [a_volunteer(key, team_id="t1", phone=f"1380000{n}046") for n, key in enumerate(listed)]
    rows += [a_volunteer(key, phone="13900000046") for key in ("w1", "c1", "x1")]
    rows += [a_signup(key, position=n) for n, key in enumerate(listed, 1)]
    rows += [an_attendance(key, check_in_at=START + n * MINUTE) for n, key in enumerate(listed[:5])]
    rows += [an_attendance("w1", check_in_at=START + HOUR), an_attendance("c1", cancelled=True)]
    put(store, rows)
    left = START + 2 * HOUR
    put(store, [an_attendance("v0", check_in_at=START, check_out_at=left, service_minutes=120, version=1)])


def test_the_board_counts_and_shows_the_newest_four(store: Store) -> None:
    an_open_day(store)
    board = store.queries.kiosk_board("a1")
    assert board is not None
    assert (board.listed, board.missing, board.here, board.gone) == (6, 1, 6, 1)
    assert [one.volunteer_id for one in board.last_in] == ["w1", "v4", "v3", "v2"]
    assert [one.volunteer_id for one in board.last_out] == ["v0"]
    assert board.person is None


def test_the_board_tells_one_person(store: Store) -> None:
    an_open_day(store)
    board = store.queries.kiosk_board("a1", "v0")
    assert board is not None
    assert board.person is not None
    assert (board.person.position, board.person.team, board.person.service_minutes) == (1, "暖阳队", 120)


def test_there_is_no_board_of_an_unknown_activity(store: Store) -> None:
    assert store.queries.kiosk_board("nowhere") is None


@pytest.mark.parametrize(
    ("tail", "found"), [("2046", ["v2"]), ("0046", ["v0", "w1"]), ("9999", []), ("ab", [])]
)
def test_four_digits_find_who_is_on_the_list_or_here_and_nobody_else(
    store: Store, tail: str, found: list[str]
) -> None:
    an_open_day(store)
    assert [one.volunteer_id for one in store.queries.kiosk_people("a1", tail)] == found


def a_family(store: Store) -> None:
    guardian = Guardian(name="罗大山", relation="父", phone="13800000001")
    put(
        store,
        [
            an_activity(),
            a_volunteer("father", phone="13800000001"),
            a_volunteer("mother", phone="13800000001"),
            a_volunteer("son", guardian=guardian),
            a_volunteer("daughter", guardian=guardian, phone="13800000002"),
            a_volunteer("neighbour", phone="13800000003"),
            a_volunteer("gone", phone="13800000001", status=VolunteerStatus.WITHDRAWN),
            a_signup("son"),
        ],
    )


@pytest.mark.parametrize("asked", ["father", "mother", "son", "daughter"])
def test_a_family_is_who_shares_a_phone_as_owner_or_guardian(store: Store, asked: str) -> None:
    a_family(store)
    found = {one.volunteer_id for one in store.queries.family_of("a1", asked)}
    assert found == {"father", "mother", "son", "daughter"} - {asked}


def test_whoever_is_on_the_list_comes_first(store: Store) -> None:
    a_family(store)
    assert store.queries.family_of("a1", "mother")[0].volunteer_id == "son"


def test_who_shares_no_phone_has_no_family_here(store: Store) -> None:
    a_family(store)
    assert store.queries.family_of("a1", "neighbour") == ()
    assert store.queries.family_of("a1", "nobody") == ()


@pytest.mark.parametrize("phone", ["", "138****0001"])
def test_no_phone_and_a_masked_one_belong_to_nobody(store: Store, phone: str) -> None:
    put(store, [an_activity(), a_volunteer("one", phone=phone), a_volunteer("two", phone=phone)])
    assert store.queries.family_of("a1", "one") == ()


def test_a_phone_of_an_office_makes_no_family(store: Store) -> None:
    put(store, [an_activity(), *[a_volunteer(f"v{n}", phone="13800000001") for n in range(10)]])
    assert store.queries.family_of("a1", "v0") == ()
