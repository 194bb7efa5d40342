"""The one table of a request's states and moves, and the page that is drawn from it."""

import pytest

from core.domain.service_request import (
    ALLOWED_MOVES,
    COUNTER_MOVES,
    EXIT_MOVES,
    MOVES,
    STATES,
    TEAM_MOVES,
    Mover,
    RequestState,
    Tone,
    Turn,
)
from tests.core.domain.draw_request_states import PAGE, page


def test_the_page_is_what_the_table_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.core.domain.draw_request_states"


def test_every_state_can_be_reached_and_every_open_one_be_left() -> None:
    reached, found = {RequestState.DRAFT}, {RequestState.DRAFT}
    while found:
        found = {state for one in found for state in ALLOWED_MOVES[one]} - reached
        reached |= found
    assert reached == set(RequestState)
    assert {state for state in RequestState if not ALLOWED_MOVES[state]} == {
        RequestState.CLOSED,
        RequestState.DECLINED_BY_CENTRE,
        RequestState.TRANSFERRED,
        RequestState.MERGED,
        RequestState.WITHDRAWN,
    }


def test_each_arrow_stands_once() -> None:
    arrows = [(move.from_state, move.to_state, move.who, move.through, move.needs) for move in MOVES]
    assert len(arrows) == len(set(arrows))


@pytest.mark.parametrize("state", RequestState)
def test_colour_says_whose_turn_it_is_and_who_is_up_has_a_deadline(state: RequestState) -> None:
    facts = STATES[state]
    assert (facts.tone is Tone.OURS) == (facts.turn is Turn.CENTRE)
    assert (facts.limit is not None) == (facts.turn is not Turn.NOBODY)


def test_the_kinds_of_moves_share_no_arrow_but_a_rating_period_that_ends() -> None:
    for state in RequestState:
        assert not COUNTER_MOVES[state] & EXIT_MOVES[state]
        assert not COUNTER_MOVES[state] & TEAM_MOVES[state]
        assert ALLOWED_MOVES[state] == COUNTER_MOVES[state] | EXIT_MOVES[state] | TEAM_MOVES[state]


def test_what_sends_a_resident_away_needs_a_reason() -> None:
    away = {RequestState.RETURNED, RequestState.DECLINED_BY_CENTRE, RequestState.TRANSFERRED}
    for move in MOVES:
        if move.to_state in away:
            assert "reason" in move.needs


def test_a_team_declines_without_giving_anything() -> None:
    declining = [move for move in MOVES if move.who is Mover.TEAM and move.to_state is RequestState.ACCEPTED]
    assert [move.from_state for move in declining] == [RequestState.DISPATCHED, RequestState.TAKEN]
    assert all(not move.needs for move in declining)
