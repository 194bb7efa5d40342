"""The county's data are whole: every list of the benchmark finds its rows in a small copy."""

from pathlib import Path

import pytest

from benchmarks.county import lists, saves
from benchmarks.county_data import make


@pytest.mark.slow
def test_lists_and_saves_work_on_a_small_county(tmp_path: Path) -> None:
    with make(tmp_path, share=0.002) as store:
        told = [line["bench"] for line in (*lists(store), *saves(store))]
        assert len(told) == len(set(told)) > 90
        health = store.queries.health()
        assert (health.integrity, health.counts["service_record"] > 2_000) == (True, True)
