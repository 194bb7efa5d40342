"""A crash is told by kind and place, never by what a resident said."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.runtime.crash_report import MARKER, CrashReport, Report
from desktop.runtime.faults import describe
from desktop.runtime.logs import close_log, open_log

PHONE = "13812042046"

CRASHES = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from desktop.runtime.crash_report import CrashReport
from desktop.runtime.logs import close_log, open_log

folder = Path(sys.argv[1])
app = QCoreApplication([])
log = open_log(folder)
reports = CrashReport(folder, "0.1.0")
reports.begin()
codes = []
reports.happened.connect(codes.append)

def fail(phone):
    local = phone
    raise LookupError(f"no resident with phone {local}")

class Broken:
    def __del__(self):
        fail("13812042046")

def crash():
    QTimer.singleShot(0, lambda: fail("13812042046"))
    thread = threading.Thread(target=fail, args=("13812042046",), name="worker")
    thread.start()
    thread.join()
    Broken()
    qWarning("a field held 138 1204 2046")
    QTimer.singleShot(0, app.quit)

QTimer.singleShot(0, crash)
app.exec()
print(len(codes))
if sys.argv[2] == "well":
    reports.end()
close_log(log)
"""


def crashed(folder: Path, how: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", CRASHES, str(folder), how],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ran.stderr == ""
    return ran.stdout


@pytest.fixture
def reports(qtbot: QtBot, tmp_path: Path) -> CrashReport:
    del qtbot
    return CrashReport(tmp_path, "0.1.0")


def test_crashes_on_any_thread_are_written_and_told(tmp_path: Path) -> None:
    assert crashed(tmp_path, "well") == "2\n"
    found = [json.loads(path.read_text()) for path in sorted(tmp_path.glob("crash-*.json"))]
    assert {report["thread"] for report in found} == {"MainThread", "worker"}
    assert {report["faults"][0]["kind"] for report in found} == {"builtins.LookupError"}
    assert {report["faults"][0]["places"][-1]["function"] for report in found} == {"fail"}


def test_nothing_a_resident_said_is_written_anywhere(tmp_path: Path) -> None:
    crashed(tmp_path, "well")
    written = "".join(path.read_text() for path in tmp_path.iterdir())
    assert "LookupError" in written
    assert "2046" not in written
    assert "no resident" not in written


def test_trouble_while_freeing_and_warnings_of_qt_stand_in_the_log(tmp_path: Path) -> None:
    crashed(tmp_path, "well")
    lines = [json.loads(line) for line in (tmp_path / "desk.log").read_text().splitlines()]
    assert any(line["message"] == "unraisable builtins.LookupError" for line in lines)
    assert any(line["where"] == "desk.qt" and "a field held ***" in line["message"] for line in lines)


def test_the_next_start_knows_whether_the_last_one_ended_well(tmp_path: Path) -> None:
    crashed(tmp_path, "badly")
    assert (tmp_path / MARKER).exists()
    crashed(tmp_path, "well")
    assert not (tmp_path / MARKER).exists()


def test_the_chain_of_causes_is_told_newest_first() -> None:
    def cause() -> None:
        raise KeyError(PHONE)

    def effect() -> None:
        try:
            cause()
        except KeyError as error:
            raise RuntimeError(PHONE) from error

    with pytest.raises(RuntimeError) as caught:
        effect()
    faults = describe(caught.value)
    assert [fault.kind for fault in faults] == ["builtins.RuntimeError", "builtins.KeyError"]
    assert faults[1].places[-1].function.endswith("cause")
    assert PHONE not in repr(faults)


def test_a_report_that_cannot_be_written_is_still_told(reports: CrashReport, tmp_path: Path) -> None:
    told: list[str] = []
    reports.happened.connect(told.append)
    tmp_path.rmdir()
    code = reports.record(LookupError(), "MainThread")
    assert told == [code]


def test_old_reports_make_room(reports: CrashReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.runtime.crash_report.REPORTS_KEPT", 2)
    for year in (2021, 2022, 2023):
        (tmp_path / f"crash-{year}.json").write_text("{}")
    reports.record(LookupError(), "MainThread")
    assert len(reports.reports()) == 2
    assert reports.reports()[0].name == "crash-2023.json"


def test_a_report_says_which_version_and_system_it_comes_from(reports: CrashReport) -> None:
    import msgspec  # noqa: PLC0415  # only this test reads a report back

    reports.record(LookupError(), "MainThread")
    report = msgspec.json.decode(reports.reports()[0].read_bytes(), type=Report)
    assert report.version == "0.1.0"
    assert report.system


def test_the_log_tells_an_exception_without_its_words(tmp_path: Path) -> None:
    import logging  # noqa: PLC0415  # only this test logs by itself

    handler = open_log(tmp_path)
    try:
        raise LookupError(PHONE)
    except LookupError:
        logging.getLogger("desk.test").exception("looking for %s", PHONE)
    close_log(handler)
    text = (tmp_path / "desk.log").read_text()
    assert PHONE not in text
    assert "builtins.LookupError" in text
