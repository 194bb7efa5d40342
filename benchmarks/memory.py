"""Resident memory of a desk that has gone through the demo: a process of its own, measured at its end."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

LIMIT_MB = 250

DEMO = """
import gc, json, sys
from pathlib import Path
import psutil
from desktop.demo.day import run_day
code = run_day(Path(sys.argv[1]), people=None, seed=1)
gc.collect()  # as the desk does by itself in its first quiet moment
print(json.dumps({"code": code, "rss": psutil.Process().memory_info().rss}))
"""


def run() -> Iterator[dict[str, object]]:
    """Megabytes after the demo, against the limit."""
    with tempfile.TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, "-c", DEMO, folder],
            env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(ran.stdout.splitlines()[-1])
    value = told["rss"] / 1024**2
    yield {
        "bench": "memory_after_demo",
        "value": round(value, 1),
        "unit": "MB",
        "limit": "<=",
        "limit_value": LIMIT_MB,
        "peer": None,
        "peer_value": None,
        "ratio": round(value / LIMIT_MB, 2),
        "rows": 1,
    }
