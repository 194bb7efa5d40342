"""How often one may ask."""

import pytest

from server.limits import MOST_BUCKETS, Limits, Rate
from server.problems import ProblemRaised
from tests.server.http.house import a_house, problem


def test_a_burst_is_let_through_and_then_one_at_a_time() -> None:
    limits = Limits({"kind": Rate(3, 0.5)})
    for _ in range(3):
        limits.take("kind", "desk", 10.0)
    with pytest.raises(ProblemRaised) as refused:
        limits.take("kind", "desk", 10.0)
    assert refused.value.facts == {"retry_after_s": 2}
    limits.take("kind", "other", 10.0)
    limits.take("kind", "desk", 12.0)
    with pytest.raises(ProblemRaised):
        limits.take("kind", "desk", 12.0)


def test_a_clock_that_jumps_back_gives_nothing_away() -> None:
    limits = Limits({"kind": Rate(1, 1)})
    limits.take("kind", "desk", 100.0)
    for now in (50.0, 100.0, 100.5):
        with pytest.raises(ProblemRaised):
            limits.take("kind", "desk", now)
    limits.take("kind", "desk", 101.0)


def test_many_callers_do_not_fill_the_memory_and_who_is_held_back_stays_so() -> None:
    limits = Limits({"kind": Rate(5, 0.001)})
    for _ in range(5):
        limits.take("kind", "greedy", 0.0)
    for number in range(MOST_BUCKETS * 2):
        limits.take("kind", str(number), 1.0)
    with pytest.raises(ProblemRaised):
        limits.take("kind", "greedy", 2.0)


def test_a_desk_that_asks_too_often_is_told_when_to_come_again() -> None:
    with a_house(rates={"device": Rate(2, 0.01)}) as house:
        desk, other = house.enrolled("desk-1"), house.enrolled("desk-2")
        for _ in range(2):
            assert desk.send("/v1/hello", desk.hello()).status_code == 200
        answer = desk.send("/v1/hello", desk.hello())
        told = problem(answer)
        assert told.code == "rate_limited"
        assert told.retry_after_s == int(answer.headers["retry-after"])
        assert other.send("/v1/hello", other.hello()).status_code == 200


def test_enrolment_is_limited_by_address() -> None:
    with a_house(rates={"enrol": Rate(2, 0.01), "poll": Rate(1, 0.01)}) as house:
        desk = house.desk()
        for _ in range(2):
            assert desk.send("/v1/enrol/start", desk.asks()).status_code == 200
        assert problem(desk.send("/v1/enrol/start", desk.asks())).code == "rate_limited"
