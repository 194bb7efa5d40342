import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 310
SEED = 20260520


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="victims are forked")
def test_kill_9_of_desks_and_platform_on_a_bad_line_loses_nothing(tmp_path: Path) -> None:
    """Two desks of one unit and one of another work, sync and die; so does the platform. All ends equal."""
    harness = [sys.executable, "-m", "tests.processes.kill_harness"]
    done = subprocess.run(
        [*harness, str(tmp_path), str(KILLS), str(SEED)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-4_000:]
    result = json.loads(done.stdout)
    assert result["desk_kills"] + result["server_kills"] == KILLS, result
    assert result["server_kills"] > KILLS // 10, result
    assert result["acknowledged"] > KILLS, result
    assert len(result["faults"]) == 14, result
    wrong = ("lost", "pending", "missing_entries", "forks", "unequal", "unsound", "unfinished")
    assert [result[name] for name in wrong] == [0] * len(wrong), result
    assert result["qt"] == 0, result
