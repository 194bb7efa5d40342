"""The county's data are whole: every list of the benchmark finds its rows in a small copy."""

from pathlib import Path

import pytest

from benchmarks.county import Took, a_line, lists, saves, table
from benchmarks.county_data import make


def test_the_table_marks_what_is_over_and_what_a_busy_machine_made_of_it() -> None:
    told = [
        a_line("quick", [Took(10, 9)], 50, "ms"),
        a_line("slow", [Took(90, 80)], 50, "ms"),
        a_line("waited", [Took(90, 20)], 50, "ms"),
    ]
    _head, *lines, last = table(told)
    assert [line[:8].strip() for line in lines] == ["", "OVER", "busy"]
    assert last == "3 figures, 1 over their limit, 1 over by the clock alone"


@pytest.mark.slow
def test_lists_and_saves_work_on_a_small_county(tmp_path: Path) -> None:
    with make(tmp_path, share=0.002) as store:
        told = [line["bench"] for line in (*lists(store), *saves(store))]
        assert len(told) == len(set(told)) > 90
        health = store.queries.health()
        assert (health.integrity, health.counts["service_record"] > 2_000) == (True, True)
