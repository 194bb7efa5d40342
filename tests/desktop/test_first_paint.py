"""What costs start-up time is not loaded before the window has been painted."""

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "sqlalchemy", "sqlcipher3", "alembic", "reportlab", "qrcode", "zxingcpp", "cryptography", "keyring",
    "pypinyin", "numpy", "httpx", "PIL", "PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork",
    "db.store", "desktop.main", "desktop.pages.certificates", "desktop.pages.activities",
)  # fmt: skip

PROGRAM = """
import json, os, sys
from pathlib import Path
from desktop import window_run
from desktop.paths import DataFolder

def after_the_first_paint(*_parts):
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

window_run._start = after_the_first_paint
folder = DataFolder(Path(sys.argv[1]))
folder.prepare()
window_run.run_window(folder)
"""
"""The program as it starts, ended where it has painted and would begin with everything else."""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert "desktop.window_run" in loaded
    assert loaded & set(HEAVY) == set()
