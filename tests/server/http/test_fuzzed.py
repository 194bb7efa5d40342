"""Every operation against the platform's own document, by a fuzzer that knows it: all checks, no failure."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.http.process import a_process, surroundings

EXAMPLES = 8
"""Generated requests an operation and kind; some 1,300 in all, 15 to 35 seconds."""


@pytest.mark.slow
def test_a_fuzzer_with_the_demo_token_finds_nothing(tmp_path: Path) -> None:
    with a_process(tmp_path, "--demo") as running:
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "schemathesis.cli",
                "run",
                running.told["openapi"],
                "--url",
                running.url,
                "--header",
                f"Authorization: Bearer {running.told['demo_token']}",
                "--checks",
                "all",
                "--max-examples",
                str(EXAMPLES),
                "--seed",
                "20261123",
                "--no-color",
                "--continue-on-failure",
                "--suppress-health-check",
                "all",
            ],
            cwd=tmp_path,
            env=surroundings() | {"SCHEMATHESIS_HOOKS": ""},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        _, _, errors = running.end()
    report = done.stdout[-6000:]
    assert done.returncode == 0, report + done.stderr
    counted = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert counted is not None, report
    assert counted[1] == counted[2]
    assert int(counted[1]) > 500
    assert errors == "", "no fault of ours was logged"
