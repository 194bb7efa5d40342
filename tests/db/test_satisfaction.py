"""Who did not rate is counted beside the satisfied, never among them."""

from datetime import timedelta

from core.domain.dispatch import DispatchState
from core.domain.rating import Grade, Satisfaction
from core.domain.service_request import RequestState
from db.store import Store
from tests.db.builders import START, put
from tests.db.people import a_rating, a_team
from tests.db.test_teams import an_order

TAKEN = DispatchState.TAKEN


def test_of_a_unit_and_of_a_team(store: Store) -> None:
    put(
        store,
        [
            a_team("t1"),
            a_team("t2", name="青鸟队"),
            *an_order("good", "t1", TAKEN, RequestState.RATED),
            a_rating("g1", request_id="r-good", grade=Grade.FAIR),
            a_rating("g2", request_id="r-good", grade=Grade.VERY_DISSATISFIED, again=True),
            *an_order("bad", "t1", TAKEN, RequestState.CLOSED),
            a_rating("g3", request_id="r-bad", grade=Grade.DISSATISFIED),
            *an_order("silent", "t1", TAKEN, RequestState.CLOSED),
            *an_order("asked", "t2", TAKEN, RequestState.FULFILLED),
            *an_order("under way", "t1", TAKEN, RequestState.IN_SERVICE),
            *an_order("declined", "t1", DispatchState.DECLINED, RequestState.CLOSED),
        ],
    )
    # r-declined was served by somebody else: it counts for the unit and not for the team that said no.
    assert store.queries.satisfaction(START - timedelta(days=90)) == Satisfaction(1, 2, 3)
    assert store.queries.satisfaction(START + timedelta(days=1)) == Satisfaction(0, 0, 0)
    detail = store.queries.team("t1", START)
    assert detail is not None
    assert detail.satisfaction == Satisfaction(1, 2, 1)
