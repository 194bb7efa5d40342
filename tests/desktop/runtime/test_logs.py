"""The log: a line an event, a file a day, no numbers of people."""

import json
import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.runtime.blots import MASK, masked
from desktop.runtime.logs import DAYS_KEPT, DailyFile, close_log, open_log

_log = logging.getLogger("desk.test")


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[DailyFile]:
    handler = open_log(tmp_path)
    yield handler
    close_log(handler)


@pytest.mark.parametrize(
    "number",
    [
        "13812042046",
        "138 1204 2046",
        "138-1204-2046",
        "+8613812042046",
        "999901198001010027",
        "99990119800101002X",
        "999901 19800101 002x",
        "0830-1234567",
    ],
)
def test_numbers_of_people_are_blotted_out(number: str) -> None:
    assert masked(f"phone {number}, unknown") == f"phone {MASK}, unknown"
    assert masked(number) == MASK


def test_full_width_digits_are_blotted_out_too() -> None:
    wide = "13812042046".translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    assert masked(f"电话{wide}。") == f"电话{MASK}。"


@pytest.mark.parametrize(
    "text",
    [
        "0192f1c0-7b1c-7d44-9f0a-1c2d3e4f5a6b",
        "叙文实证〔2026〕K7-000123-X",
        "0520-017",
        "took 1200 ms for 50000 rows",
        "2026-05-20T09:28:00.123+08:00",
    ],
)
def test_our_own_numbers_stay_readable(text: str) -> None:
    assert masked(text) == text


@pytest.mark.usefixtures("handler")
def test_a_line_is_one_json_object(tmp_path: Path) -> None:
    _log.warning("printer %s\nsaid no", "A")
    (line,) = (tmp_path / "desk.log").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert (told["level"], told["where"], told["message"]) == ("WARNING", "desk.test", "printer A\nsaid no")
    assert datetime.fromisoformat(told["at"]).tzinfo is not None


@pytest.mark.usefixtures("handler")
def test_numbers_in_arguments_do_not_reach_the_file(tmp_path: Path) -> None:
    _log.info("looked for %s in %s", "13812042046", {"id": "999901198001010027"})
    text = (tmp_path / "desk.log").read_text()
    assert "looked for *** in" in text
    assert "2046" not in text
    assert "0027" not in text


def test_a_new_day_gets_a_new_file_and_old_ones_go(handler: DailyFile, tmp_path: Path) -> None:
    for back in range(1, DAYS_KEPT + 10):
        day = datetime.now(tz=UTC).astimezone() - timedelta(days=back + 1)
        (tmp_path / f"desk.log.{day:%Y-%m-%d}").write_text("{}\n")
    _log.info("yesterday")
    yesterday = datetime.now(tz=UTC).timestamp() - 86_400
    os.utime(tmp_path / "desk.log", (yesterday, yesterday))
    handler.rolloverAt = int(datetime.now(tz=UTC).timestamp()) - 1
    _log.info("today")
    assert "yesterday" not in (tmp_path / "desk.log").read_text()
    assert len(list(tmp_path.glob("desk.log.*"))) == DAYS_KEPT


def test_a_full_disk_costs_a_line_and_not_the_desk(
    handler: DailyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_text: str) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(handler.stream, "write", full)
    _log.info("lost")
    assert handler.lost == 1
