import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.connection import Driver

KILLS_A_DRIVER = 120
SEED = 20260520


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="victims are forked")
def test_kill_9_in_the_middle_of_saves_loses_nothing_that_was_acknowledged(
    tmp_path: Path, driver: Driver
) -> None:
    """Together 240 kills over both drivers: in creation, between saves and inside them."""
    name = "sqlcipher" if driver.encrypts else "plain"
    harness = [sys.executable, "-m", "tests.db.kill_harness"]
    told = [str(tmp_path), str(KILLS_A_DRIVER), str(SEED), name]
    done = subprocess.run([*harness, *told], capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    assert result["kills"] == KILLS_A_DRIVER
    assert result["acknowledged"] > 2 * KILLS_A_DRIVER
    assert (result["lost"], result["twice"], result["torn"], result["unsound"]) == (0, 0, 0, 0), result
    assert result["qt"] == 0
