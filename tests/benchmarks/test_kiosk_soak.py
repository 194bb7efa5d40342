"""The day of the kiosk's soak is the same at every hour, and a short one runs through the real window."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.kiosk_soak import Measured, a_day, lines

CARDS = [f"V{place:04d}" for place in range(5_000)]
TAILS = [f"{place:04d}" for place in range(5_000)]


def test_the_mix_of_the_first_scans_is_that_of_the_last() -> None:
    day = a_day(CARDS, TAILS, 10_000)
    assert len(day) == 10_000
    first, last = day[:1_000], day[-1_000:]
    for kind in ("typed", "out"):
        shares = [sum(bool(getattr(step, kind)) for step in part) / 1_000 for part in (first, last)]
        assert abs(shares[0] - shares[1]) < 0.2


def test_who_is_on_no_list_types_no_digits() -> None:
    day = a_day(CARDS, [*TAILS[:100], *[""] * 4_900], 10_000)
    assert all(step.text for step in day)
    assert {step.text for step in day if step.typed} <= set(TAILS[:100])


def test_slower_scans_and_growing_memory_are_seen() -> None:
    told = Measured(times=[10.0] * 400 + [30.0] * 200, cpu=[5.0] * 600, before_mb=100, after_mb=180)
    screen, slower, growth = lines(told)
    assert (screen["value"], slower["value"], growth["value"]) == (30.0, 3.0, 80.0)
    assert slower["cpu_ratio"] == 1.0


@pytest.mark.slow
def test_a_short_day_signs_people_in_through_the_real_window(tmp_path: Path) -> None:
    """In a process of its own: a whole desk changes the program it runs in, its language and its keys."""
    work = (
        "import json, sys; from pathlib import Path; from benchmarks.kiosk_soak import measure; "
        "told = measure(Path(sys.argv[1]), 60); print(json.dumps([len(told.times), told.signed]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", work, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    scans, signed = json.loads(ran.stdout.splitlines()[-1])
    assert scans == 60
    assert signed > 25
