"""The county's data are whole: every list of the benchmark finds its rows in a small copy."""

from pathlib import Path

import pytest

from benchmarks.county import Took, a_line, lists, percentile, saves, table
from benchmarks.county_data import make


def test_the_table_marks_what_is_over_and_what_only_the_first_time_or_a_busy_machine_made_so() -> None:
    told = [
        a_line("quick", Took(10, 9), [Took(10, 9)], 50),
        a_line("slow", Took(10, 9), [Took(90, 80)], 50),
        a_line("cold", Took(90, 80), [Took(10, 9)], 50),
        a_line("waited", Took(10, 9), [Took(90, 20)], 50),
    ]
    _head, *lines, last = table(told)
    assert [line[:6].strip() for line in lines] == ["", "OVER", "first", "busy"]
    assert last == "4 figures, 1 over their limit, 1 only the first time, 1 by the clock alone"


def test_one_slow_call_of_a_hundred_is_let_pass_and_two_are_not() -> None:
    assert percentile([1.0] * 99 + [90.0], 99) == 1.0
    assert percentile([1.0] * 98 + [90.0, 80.0], 99) == 80.0


@pytest.mark.slow
def test_lists_and_saves_work_on_a_small_county(tmp_path: Path) -> None:
    with make(tmp_path, share=0.002) as store:
        told = [line["bench"] for line in (*lists(store, calls=3), *saves(store))]
        assert len(told) == len(set(told)) > 90
        health = store.queries.health()
        assert (health.integrity, health.counts["service_record"] > 2_000) == (True, True)
