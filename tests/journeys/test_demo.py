"""The demo: a day at the desk in a process of its own, killed in the middle and gone on with."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from core.domain.identity_number import mainland_check_character
from tests.architecture.sources import ROOT

HEADER = "name,sex,id_type,id_number,phone,village,skills\n"
KEYS = {
    "requests": {"number", "code", "resident", "slip_pdf"},
    "volunteers": {"name", "number", "code", "card_pdf"},
    "activities": {"number", "title", "sheet_pdfs", "sheet_codes"},
    "attendance": {
        "volunteer_number", "activity_number", "check_in", "check_out", "service_minutes", "source",
    },
    "certificates": {
        "number", "kind", "status", "volunteer_name", "service_minutes", "issuer", "pdf", "qr_payload",
        "check_code",
    },
    "sheets_read": {"image", "sheet_code", "rows", "present", "asked"},
    "desks": {"name", "data", "digest"},
    "loop": {"number", "team", "state", "grade"},
}  # fmt: skip

pytestmark = pytest.mark.slow


def a_number(sequence: int) -> str:
    first = f"99990119850101{sequence:03d}"
    return first + mainland_check_character(first)


def people(folder: Path) -> Path:
    """Four invented people, one of them with a number that does not add up."""
    rows = [
        f"单𬱖,女,身份证,{a_number(102)},13800000001,柳溪镇新民村,宣讲",
        f"万俟䶮,男,身份证,{a_number(103)},13800000002,石桥镇石桥社区,",
        f"坏号,男,身份证,{a_number(105)[:-1]}?,13800000003,石桥镇,",
        f"阿依古丽·买买提,女,身份证,{a_number(106)},13800000004,云岭乡云岭村,",
    ]
    path = folder / "people.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def start_demo(folder: Path, csv: Path) -> subprocess.Popen[bytes]:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "desktop", "demo", "--out", str(folder), "--people", str(csv)]
    return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def journal(folder: Path) -> list[dict[str, str]]:
    path = folder / "journal.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines]


def kill_when(process: subprocess.Popen[bytes], reached: Callable[[], bool]) -> None:
    """Kill -9 as soon as something is true; a process that ended by itself is a failure of the test."""
    while not reached():
        try:
            process.wait(timeout=0.02)
        except subprocess.TimeoutExpired:
            continue
        pytest.fail(f"the demo ended before it was killed: {process.communicate()}")
    process.kill()
    process.communicate()


# Any: a report as JSON gives it.
def finished(folder: Path, csv: Path) -> dict[str, Any]:
    process = start_demo(folder, csv)
    said, complained = process.communicate(timeout=240)
    assert process.returncode == 0, (said, complained)
    report: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return report


def test_a_demo_killed_twice_goes_on_and_leaves_everything_once(tmp_path: Path) -> None:
    csv, out = people(tmp_path), tmp_path / "out"
    kill_when(start_demo(out, csv), lambda: len(journal(out)) >= 3)
    kill_when(start_demo(out, csv), lambda: any(line["saved"] == "check_in" for line in journal(out)))
    report = finished(out, csv)

    for name, keys in KEYS.items():
        assert report[name], name
        assert all(set(row) == keys for row in report[name]), name
    assert set(report["sync"]) == {
        "written", "acknowledged", "unsent", "pulled", "desk_digest", "platform_digest",
    }  # fmt: skip
    assert {row["name"] for row in report["volunteers"]} == {"单𬱖", "万俟䶮", "阿依古丽·买买提"}
    assert [row["row"] for row in report["refused"]] == [4]

    numbers = [row["number"] for name in ("requests", "volunteers", "certificates") for row in report[name]]
    assert len(numbers) == len(set(numbers))
    acknowledged = {line["number"] for line in journal(out) if line["saved"] in {"request", "volunteer"}}
    assert acknowledged <= set(numbers), "what was acknowledged before the kill is still there"
    assert len(report["attendance"]) == 3
    assert all(row["check_out"] and row["service_minutes"] > 0 for row in report["attendance"])
    assert [row["source"] for row in report["attendance"]].count("paper_sheet") == 1
    [read] = report["sheets_read"]
    assert (out / read["image"]).is_file()
    assert [read["sheet_code"]] == report["activities"][0]["sheet_codes"]
    assert read["present"] == 1
    assert [line["number"] for line in journal(out) if line["saved"] == "sheet"] == [
        report["activities"][0]["number"]
    ]
    assert sorted((row["state"], row["grade"]) for row in report["loop"]) == [
        ("closed", 5),
        ("dispatched", None),
        ("taken", None),
    ]
    assert report["invented"] is True
    assert all("演示" in row["team"] for row in report["loop"])
    assert [row["kind"] for row in report["certificates"]].count("honour") == 1
    assert [row["status"] for row in report["certificates"]].count("void") == 1
    assert all(row["qr_payload"].startswith("HTTPS://") for row in report["certificates"])
    sync = report["sync"]
    assert (sync["unsent"], sync["acknowledged"]) == (0, sync["written"])
    # Both desks work for one unit, so in the end all three hold the same rows.
    assert {desk["digest"] for desk in report["desks"]} == {sync["platform_digest"]} == {sync["desk_digest"]}
    assert len(report["desks"]) == 2
    assert all(row["slip_pdf"] for row in report["requests"])
    for screen in report["screens"]:
        assert (out / screen).is_file()
    for row in report["certificates"]:
        assert row["volunteer_name"] in PdfReader(out / row["pdf"]).pages[0].extract_text()
