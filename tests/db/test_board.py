"""The tabs of the board: what stands on them, in which order, and what narrows them."""

from datetime import timedelta

import msgspec

from core.domain.correction import Correction, CorrectionState
from core.domain.dispatch import DispatchState
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_request import RequestCategory, RequestState
from core.ports.rows import BoardFilter
from db.queries.board import CORRECTIONS, LANES
from db.store import Store
from tests.db.builders import SITE_ID, START, put
from tests.db.people import HOUR, a_dispatch, a_request, a_team

DAY = timedelta(days=1)


def shown(store: Store, lane: str = "ours", **narrowed: object) -> list[str]:
    wanted = msgspec.structs.replace(BoardFilter(lane=lane), **narrowed)
    return [row.id for row in store.queries.board(wanted)]


def a_correction(key: str, request: str, **facts: object) -> Correction:
    row = Correction(
        id=key, site_id=SITE_ID, request_id=request, rating_id="g1", opened_at=START, due_at=START + DAY
    )
    return msgspec.structs.replace(row, **facts)


def test_every_state_stands_on_one_tab_and_drafts_on_none_of_them() -> None:
    tabs = [states for lane, states in LANES.items() if lane != "everything"]
    assert sorted(state for states in tabs for state in states) == sorted(
        state for state in RequestState if state is not RequestState.DRAFT
    )


def test_what_is_owed_first_stands_first_and_what_owes_nothing_last(store: Store) -> None:
    put(
        store,
        [
            a_request("later", due_at=START + 5 * HOUR),
            a_request("none"),
            a_request("overdue", due_at=START - HOUR, state=RequestState.SUBMITTED),
        ],
    )
    assert shown(store) == ["overdue", "later", "none"]


def test_the_number_of_another_desk_has_its_code_before_it(store: Store) -> None:
    """Every desk counts from 001 each day: two of them stand in the list of one unit."""
    other = "K7" if store.desk_code != "K7" else "M3"
    for key, desk in (("r1", store.desk_code), ("r2", other)):
        put(store, [a_request(key, number=f"QH-{desk}-R2026-0520-001-X", spoken_number="0520-001")])
    told = {row.id: row.spoken_number for row in store.queries.board(BoardFilter(lane="ours"))}
    assert told == {"r1": "0520-001", "r2": f"{other} 0520-001"}
    detail = store.queries.request("r2")
    assert detail is not None
    assert detail.spoken_number == f"{other} 0520-001"


def test_closed_ones_stand_with_the_newest_first(store: Store) -> None:
    closed = RequestState.CLOSED
    put(store, [a_request(key, state=closed, closed_at=START + int(key) * DAY) for key in "132"])
    assert shown(store, "closed") == ["3", "2", "1"]
    left = RequestState.WITHDRAWN
    put(store, [a_request(key, state=left, closed_at=START + int(key) * DAY) for key in "576"])
    assert shown(store, "left") == ["7", "6", "5"]


def test_a_team_that_offered_another_time_makes_it_our_turn(store: Store) -> None:
    put(
        store,
        [
            a_team("t1"),
            *[a_request(key, state=RequestState.DISPATCHED) for key in ("r1", "r2")],
            a_dispatch("d1", request_id="r1", state=DispatchState.OTHER_TIME),
            a_dispatch("d2", request_id="r2"),
        ],
    )
    assert shown(store) == ["r1"]
    counts = store.queries.board_counts()
    assert (counts["ours"], counts["waiting"]) == (1, 2)


def test_a_correction_stands_on_its_own_tab_with_its_own_deadline(store: Store) -> None:
    due = START + 3 * DAY
    put(
        store,
        [
            *[a_request(key, state=RequestState.RATED) for key in ("r1", "r2")],
            a_correction("c1", "r1", due_at=due),
            a_correction("c2", "r2", state=CorrectionState.CLOSED),
        ],
    )
    (row,) = store.queries.board(BoardFilter(lane=CORRECTIONS))
    assert (row.id, row.due_at) == ("r1", due)
    assert store.queries.board_counts()[CORRECTIONS] == 1


def test_words_name_or_number_narrow_and_wild_cards_are_letters(store: Store) -> None:
    put(
        store,
        [
            a_request("r1", words="水管漏了100%", requester_name="罗桂香", spoken_number="0520-017"),
            a_request("r2", words="路灯坏了", requester_name="谢文博", spoken_number="0520-018"),
        ],
    )
    assert shown(store, text="路灯") == ["r2"]
    assert shown(store, text="罗桂") == ["r1"]
    assert shown(store, text="-018") == ["r2"]
    assert shown(store, text="100%") == ["r1"]
    assert shown(store, text="_") == []


def test_town_category_team_and_days_narrow_together(store: Store) -> None:
    put(
        store,
        [
            a_team("t1"),
            a_request("r1", town="石桥镇", category=RequestCategory.CULTURE),
            a_request("r2", town="石桥镇", registered_at=START - 40 * DAY),
            a_request("r3"),
            a_dispatch("d3", request_id="r3", state=DispatchState.DECLINED),
        ],
    )
    assert shown(store, town="石桥镇", category=RequestCategory.CULTURE) == ["r1"]
    assert shown(store, town="石桥镇", last=(START - DAY).date()) == ["r2"]
    assert shown(store, first=START.date(), town="石桥镇") == ["r1"]
    assert shown(store, team_id="t1") == ["r3"]


def test_places_below_are_shown_when_asked_for(store: Store) -> None:
    post = PracticeSite(
        id="post", code="QH", name="柳树村站", level=SiteLevel.VILLAGE_POST, parent_id=SITE_ID
    )
    put(store, [post, a_request("r1"), a_request("r2", site_id="post")])
    assert shown(store) == ["r1"]
    assert sorted(shown(store, below=True)) == ["r1", "r2"]
