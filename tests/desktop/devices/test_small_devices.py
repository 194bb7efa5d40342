"""Sounds, the clock, the card reader, and what must not be loaded at the start."""

import subprocess
import sys
import wave
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import resources
from core.ports.devices import IdCard
from desktop.devices.clock import FixedClock, system_clock, whole_milliseconds
from desktop.devices.id_reader import NoIdReader, SimulatedIdReader
from desktop.devices.sounder import TONES, BeepSounder, ProcessSounder, SilentSounder, best_sounder
from resources.sounds import make

HEAVY = (
    "sqlalchemy",
    "alembic",
    "reportlab",
    "qrcode",
    "zxingcpp",
    "cryptography",
    "keyring",
    "pypinyin",
    "PIL",
)
HEAVY_QT = ("PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "PySide6.QtMultimedia")

IMPORT_ALL = """
import importlib, pkgutil, sys
import desktop.devices, desktop.runtime, desktop.paths, desktop.settings
for package in (desktop.devices, desktop.runtime):
    for module in pkgutil.iter_modules(package.__path__):
        if module.name not in {"paper_desk", "pdf_pages", "qt_printer", "raw_printer"}:
            importlib.import_module(f"{package.__name__}.{module.name}")
print([name for name in sys.argv[1:] if name in sys.modules])
"""


def test_nothing_heavy_is_loaded_with_the_runtime_and_the_devices() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, *HEAVY, *HEAVY_QT], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("tone", TONES)
def test_every_tone_is_there_as_its_script_makes_it(tone: str) -> None:
    assert resources.path(f"sounds/{tone}.wav").read_bytes() == make.wav(make.TONES[tone])


@pytest.mark.parametrize(("tone", "length_s"), [("success", 0.090), ("problem", 0.360), ("already", 0.180)])
def test_the_tones_differ_in_rhythm(tone: str, length_s: float) -> None:
    with wave.open(str(resources.path(f"sounds/{tone}.wav"))) as file:
        assert file.getnframes() / file.getframerate() == pytest.approx(length_s + make.LEAD_S, abs=0.001)
        assert max(file.readframes(file.getnframes())) > 0


@pytest.fixture
def player(tmp_path: Path) -> Path:
    """A player that notes which file it was given and then plays for a long time."""
    script = tmp_path / "player.py"
    script.write_text(
        "import sys, time, pathlib\n"
        "pathlib.Path(sys.argv[1] + '.played').touch()\n"
        "sys.stdin.close()\n"
        "time.sleep(60)\n"
    )
    return script


def test_the_newest_answer_ends_the_one_still_sounding(tmp_path: Path, player: Path) -> None:
    sounder = ProcessSounder((sys.executable, str(player)), tmp_path)
    sounder.play("success")
    first = sounder._playing[-1]
    sounder.play("problem")
    assert first.wait(10) != 0
    second = sounder._playing[-1]
    sounder.close()
    assert second.poll() is not None


def test_a_player_that_cannot_start_is_not_the_scans_trouble(tmp_path: Path) -> None:
    ProcessSounder((str(tmp_path / "none"),), tmp_path).play("success")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_the_best_player_there_is_is_used() -> None:
    sounder = best_sounder(lambda: None, {"aplay": "/usr/bin/aplay", "paplay": "/usr/bin/paplay"}.get)
    assert isinstance(sounder, ProcessSounder)
    assert sounder._player == ("/usr/bin/paplay",)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_without_a_player_the_pc_beeps() -> None:
    beeps: list[None] = []
    sounder = best_sounder(lambda: beeps.append(None), {"x": "y"}.get)
    assert isinstance(sounder, BeepSounder)
    sounder.play("problem")
    assert len(beeps) == 1


def test_the_silent_sounder_remembers() -> None:
    sounder = SilentSounder()
    for tone in TONES:
        sounder.play(tone)
    assert sounder.played == list(TONES)


def test_the_clock_is_aware_and_in_whole_milliseconds() -> None:
    now = system_clock()
    assert now.tzinfo is not None
    assert now.microsecond % 1000 == 0
    assert whole_milliseconds(datetime(2026, 5, 20, microsecond=1999, tzinfo=UTC)).microsecond == 1000


def test_a_fixed_clock_moves_only_when_it_is_moved() -> None:
    clock = FixedClock(datetime(2026, 5, 20, 9, 28, tzinfo=UTC))
    assert clock() == clock()
    assert clock.advance(timedelta(minutes=2)) == clock() == datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="zone"):
        clock.set(datetime(2026, 5, 20, tzinfo=UTC).replace(tzinfo=None))


def test_a_desk_without_a_reader_says_so() -> None:
    answers: list[IdCard | None] = []
    NoIdReader().read(answers.append)
    assert (NoIdReader().available(), answers) == (False, [None])


def test_the_simulated_reader_hands_over_the_cards_in_order() -> None:
    cards = [
        IdCard(name, "女", "1980-01-01", "老街 1 号", "999901198001010027") for name in ("罗小满", "何秀英")
    ]
    reader, answers = SimulatedIdReader(cards[:1]), list[IdCard | None]()
    reader.lay_on(cards[1])
    for _ in range(3):
        reader.read(answers.append)
    assert reader.available()
    assert answers == [*cards, None]
