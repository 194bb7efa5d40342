"""The benchmarks of sync run, in small; their figures mean nothing here."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from benchmarks import sync_crowd, sync_postgres
from benchmarks.sync import Result


@pytest.mark.slow
@pytest.mark.parametrize(
    ("run", "lines"),
    [
        (partial(sync_crowd.run, 3, 9), 2),
        (partial(sync_crowd.run, 3, 9, postgresql=True), 4),
        (partial(sync_postgres.run, 30), 1),
    ],
    ids=["crowd", "crowd on PostgreSQL", "PostgreSQL"],
)
def test_a_small_run_tells_every_line(run: Callable[[], Iterator[Result]], lines: int) -> None:
    told = list(run())
    if any("left_out" in line for line in told):
        pytest.skip(str(told[-1]["left_out"]))
    assert len(told) == lines
    assert all(isinstance(line["value"], float) for line in told)
