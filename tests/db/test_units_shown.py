"""Our unit alone, or the units below it, too: one rule for every list and every count of the desk."""

from collections.abc import Callable

import pytest

from core.domain.activity import SiteSeats
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_request import RequestState
from core.domain.volunteer import VolunteerStatus
from core.ports.rows import BoardFilter
from db.queries.desk_queries import DeskQueries
from db.store import Store
from tests.db.builders import SITE_ID, START, put
from tests.db.people import a_request, a_step, a_team, a_volunteer, an_activity

DAY = local_day(START)
OURS, STATION, POST, SISTER = SITE_ID, "station", "post", "sister"
BELOW = [OURS, POST, STATION]


def a_place(key: str, parent: str | None) -> PracticeSite:
    return PracticeSite(id=key, code=key[:6], name=key, level=SiteLevel.TOWN_STATION, parent_id=parent)


@pytest.fixture
def tree(store: Store) -> DeskQueries:
    """Of every unit one row of each kind, named after it: ours, two below each other, and one beside."""
    put(store, [a_place(STATION, OURS), a_place(POST, STATION), a_place(SISTER, None)])
    for unit in (OURS, STATION, POST, SISTER):
        put(
            store,
            [
                a_request(f"r-{unit}", token=f"r-{unit}", site_id=unit, requester_name=unit),
                a_step(f"s-{unit}", request_id=f"r-{unit}", site_id=unit, to_state=RequestState.CLOSED),
                a_volunteer(f"v-{unit}", token=f"v-{unit}", site_id=unit, name=unit),
                a_volunteer(f"w-{unit}", token=f"w-{unit}", site_id=unit, status=VolunteerStatus.PENDING),
                an_activity(f"a-{unit}", token=f"a-{unit}", site_id=unit, title=unit),
                a_team(f"t-{unit}", site_id=unit, name=unit),
            ],
        )
    return store.queries


LISTS: dict[str, Callable[[DeskQueries, bool], list[str]]] = {
    "requests": lambda asked, below: [r.requester_name for r in asked.open_requests(below=below)],
    "board": lambda asked, below: [r.requester_name for r in asked.board(BoardFilter(below=below))],
    "volunteers": lambda asked, below: [
        r.id.removeprefix("v-")
        for r in asked.volunteers("", "everyone", START, below=below)
        if r.id[0] == "v"
    ],
    "activities": lambda asked, below: [r.title for r in asked.activities(DAY, DAY, below=below)],
    "calendar": lambda asked, below: [r.title for r in asked.activities_in(DAY, DAY, below=below)],
    "teams": lambda asked, below: [r.name for r in asked.teams_list("", "everyone", "", START, below=below)],
    "home's requests": lambda asked, below: [
        r.requester_name for r in asked.home(START, below=below).requests
    ],
    "home's activities": lambda asked, below: [r.title for r in asked.home(START, below=below).activities],
}
COUNTS: dict[str, Callable[[DeskQueries, bool], int]] = {
    "board": lambda asked, below: asked.board_counts(below=below)["ours"],
    "volunteers": lambda asked, below: asked.volunteer_counts(START, below=below).pending,
    "teams": lambda asked, below: asked.team_counts(START, below=below).everyone,
    "open": lambda asked, below: asked.home(START, below=below).open_total,
    "closed today": lambda asked, below: asked.home(START, below=below).closed_today,
    "people to complete": lambda asked, below: asked.home(START, below=below).pending_volunteers,
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_shows_ours_or_all_below_and_never_a_sisters(tree: DeskQueries, name: str) -> None:
    assert LISTS[name](tree, False) == [OURS]
    assert sorted(LISTS[name](tree, True)) == sorted(BELOW)


@pytest.mark.parametrize("name", COUNTS)
def test_a_count_follows_the_same_rule(tree: DeskQueries, name: str) -> None:
    assert (COUNTS[name](tree, False), COUNTS[name](tree, True)) == (1, 3)


def test_what_is_typed_is_looked_for_in_the_same_units(tree: DeskQueries) -> None:
    assert tree.volunteers("station", "everyone", START) == ()
    (found,) = tree.volunteers("station", "everyone", START, below=True)
    assert found.id == "v-station"


def test_an_activity_that_keeps_seats_for_us_is_shown_whoever_holds_it(
    store: Store, tree: DeskQueries
) -> None:
    seats = (SiteSeats(SISTER, 20), SiteSeats(OURS, 5))
    put(store, [an_activity("shared", token="shared", site_id=SISTER, title="shared", seats=seats)])
    assert [row.title for row in tree.activities(DAY, DAY)] == [OURS, "shared"]


def test_the_next_activity_is_one_of_ours(store: Store) -> None:
    put(store, [a_place(STATION, OURS), an_activity("a1", site_id=STATION)])
    assert store.queries.next_activity(START) is None
    assert store.queries.next_activity(START, below=True) is not None


def test_who_moves_to_another_unit_is_listed_there(store: Store) -> None:
    put(store, [a_place(STATION, OURS), a_volunteer("v1", site_id=STATION)])
    assert store.queries.volunteers("", "everyone", START) == ()
    put(store, [a_volunteer("v1", site_id=OURS, version=2)])
    assert [row.id for row in store.queries.volunteers("", "everyone", START)] == ["v1"]
