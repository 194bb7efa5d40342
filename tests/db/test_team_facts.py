"""What the store tells the ranking of teams."""

from datetime import date, timedelta

from core.domain.dispatch import DispatchState
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.rating import Grade
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_request import RequestState
from core.domain.team_ranking import TeamFacts
from db.store import Store
from tests.db.builders import SITE_ID, START, put
from tests.db.people import a_dispatch, a_rating, a_request, a_team

TODAY = date(2026, 5, 20)
TAKEN = DispatchState.TAKEN


def facts(store: Store, request: str = "r1") -> dict[str, TeamFacts]:
    return {team.team_id: team for team in store.queries.team_facts(request, TODAY)}


def test_what_is_over_is_no_load_and_what_was_declined_is_no_request_of_the_month(store: Store) -> None:
    put(
        store,
        [
            a_team("t1"),
            *[a_request(key, state=RequestState.IN_SERVICE) for key in ("r1", "r2")],
            a_request("r3", state=RequestState.CLOSED),
            a_request("r4"),
            a_dispatch("d1", request_id="r1", state=TAKEN),
            a_dispatch("d2", request_id="r2", state=TAKEN, dispatched_at=START - timedelta(days=40)),
            a_dispatch("d3", request_id="r3", state=TAKEN),
            a_dispatch("d4", request_id="r4", state=DispatchState.DECLINED),
        ],
    )
    team = facts(store)["t1"]
    assert (team.open_count, team.this_month) == (2, 2)


def test_the_mean_is_of_ratings_that_count_of_the_last_half_year(store: Store) -> None:
    rows = [
        (a_dispatch(key, request_id=key, state=TAKEN), a_rating(f"g{key}", request_id=key, grade=grade))
        for key, grade in (("r1", Grade.SATISFIED), ("r2", Grade.DISSATISFIED))
    ]
    old = START - timedelta(days=300)
    put(
        store,
        [
            a_team("t1"),
            *[row for pair in rows for row in pair],
            a_rating("again", request_id="r1", grade=Grade.VERY_DISSATISFIED, again=True),
            a_dispatch("r9", request_id="r9", state=TAKEN, dispatched_at=old),
            a_rating("old", request_id="r9", grade=Grade.VERY_DISSATISFIED),
        ],
    )
    team = facts(store)["t1"]
    assert (team.ratings, team.mean_grade) == (2, 3.0)


def test_the_newest_answer_to_this_request_is_told(store: Store) -> None:
    hour = timedelta(hours=1)
    put(
        store,
        [
            a_team("t1"),
            a_team("t2"),
            a_request("r1"),
            a_dispatch("d1", state=DispatchState.CALLED_BACK),
            a_dispatch("d2", state=DispatchState.DECLINED, dispatched_at=START + hour),
            a_dispatch("d3", team_id="t2", request_id="other", state=DispatchState.DECLINED),
        ],
    )
    found = facts(store)
    assert (found["t1"].before, found["t2"].before) == (DispatchState.DECLINED, None)


def test_place_and_menu_are_told_and_teams_that_ended_are_left_out(store: Store) -> None:
    post = PracticeSite(
        id="post", code="QH", name="柳树村站", level=SiteLevel.VILLAGE_POST, parent_id=SITE_ID
    )
    put(
        store,
        [
            post,
            a_team("t1", site_id="post"),
            a_team("t2"),
            a_team("gone", active=False),
            MenuItem(id="m1", site_id=SITE_ID, name="换灯泡"),
            ServiceOffer(id="o1", site_id=SITE_ID, item_id="m1", team_id="t2"),
            a_request("r1", menu_item_id="m1"),
            a_request("r2"),
        ],
    )
    found = facts(store)
    assert set(found) == {"t1", "t2"}
    assert (found["t1"].level, found["t1"].place) == (SiteLevel.VILLAGE_POST, "柳树村站")
    assert (found["t1"].offers, found["t2"].offers) == (False, True)
    assert not facts(store, "r2")["t2"].offers
