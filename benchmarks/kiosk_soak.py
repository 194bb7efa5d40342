"""Eight hours at the sign-in kiosk: `python -m benchmarks.kiosk_soak`.

The whole program with its real window, threads and encrypted file takes 10,000 scans in a row: people of
one open day come and go in groups, some scan twice, some show a slip, some type four digits. The clock of
the desk is turned by 2.88 s a scan; nothing sleeps. Measured: the time from the last character of a scan to
the painted answer, how the last 1,000 compare with the first 1,000, and how much memory grows. `cpu_ratio`
compares the processor time of the whole process, for a machine that does other things in one of the hours.
"""

import gc
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.children import PREEXEC

SCANS = 10_000
HOURS = 8
GROUP = 50
"""So many come, and two groups later so many leave."""
COMPARED = 1_000
WARM = 200
GROWTH_LIMIT_MB, SLOWER_LIMIT, SCREEN_LIMIT_MS = 50.0, 1.2, 100.0

Result = dict[str, object]


@dataclass
class Measured:
    """Milliseconds of each scan, by the clock and of the processor, and megabytes before and after."""

    times: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    before_mb: float = 0.0
    after_mb: float = 0.0
    signed: int = 0


def run(scans: int = SCANS) -> Iterator[Result]:
    """One process for the whole day, so that its memory is nobody else's."""
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.kiosk_soak", "--measure", str(scans)],
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        preexec_fn=PREEXEC,
    )
    told = json.loads(ran.stdout.splitlines()[-1])
    yield from lines(Measured(**told))


def lines(told: Measured) -> Iterator[Result]:
    """The three promises."""
    count, part = len(told.times), min(COMPARED, len(told.times) // 3)
    ordered = sorted(told.times)
    first, last = Part(told, slice(None, part)), Part(told, slice(-part, None))
    growth = told.after_mb - told.before_mb
    yield _line("kiosk: scan to screen", ordered[int(count * 0.95)], "ms p95", SCREEN_LIMIT_MS, count) | {
        "p50": round(median(ordered), 1),
        "max": round(ordered[-1], 1),
    }
    slower = last.wall / first.wall
    yield _line("kiosk: the last scans against the first", slower, "x", SLOWER_LIMIT, count) | {
        "cpu_ratio": round(last.cpu / first.cpu, 2),
        "first": first.told(),
        "last": last.told(),
    }
    yield _line("kiosk: memory growth of a day", growth, "MB", GROWTH_LIMIT_MB, count) | {
        "after": round(told.after_mb, 1),
        "signed": told.signed,
    }


class Part:
    """The first or the last scans: middle and 95th percentile."""

    def __init__(self, told: Measured, part: slice) -> None:
        self._wall, self._cpu = sorted(told.times[part]), sorted(told.cpu[part])
        self.wall, self.cpu = median(self._wall), median(self._cpu)

    def told(self) -> dict[str, float]:
        """In milliseconds."""
        late = int(len(self._wall) * 0.95)
        return {
            "p50": round(self.wall, 1),
            "p95": round(self._wall[late], 1),
            "cpu_p50": round(self.cpu, 1),
            "cpu_p95": round(self._cpu[late], 1),
        }


def _line(bench: str, value: float, unit: str, limit: float, rows: int) -> Result:
    return {
        "bench": bench,
        "value": round(value, 2),
        "unit": unit,
        "limit": "<=",
        "limit_value": limit,
        "peer": None,
        "peer_value": None,
        "ratio": round(value / limit, 2),
        "rows": rows,
    }


@dataclass(frozen=True)
class Step:
    """One thing done at the kiosk: a code scanned, or four digits typed; `out`: the switch stands so."""

    text: str
    out: bool
    typed: bool = False


def a_day(cards: Sequence[str], tails: Sequence[str], scans: int) -> list[Step]:
    """Groups come and go; one in twelve scans twice, one in forty a wrong paper, one in eighty types digits.

    A person without a tail is on no list: digits would find nobody, so such a person scans.

    The mix is the same at every hour, so that the last scans can be compared with the first.
    """
    chance = random.Random(20_260_520)
    steps: list[Step] = []
    waiting: list[list[int]] = []
    coming = 0
    while len(steps) < scans:
        group = list(range(coming, min(coming + GROUP, len(cards))))
        coming += len(group)
        waiting.append(group)
        steps += _passing(chance, group, cards, tails, out=False)
        if len(waiting) > 2 or not group:
            steps += _passing(chance, waiting.pop(0), cards, tails, out=True)
    return steps[:scans]


def _passing(
    chance: random.Random, group: Sequence[int], cards: Sequence[str], tails: Sequence[str], *, out: bool
) -> Iterator[Step]:
    for person in group:
        if chance.random() < 1 / 80 and tails[person]:
            yield Step(tails[person], out, typed=True)
        else:
            yield Step(cards[person], out)
        if chance.random() < 1 / 12:
            yield Step(cards[person], out)
        if chance.random() < 1 / 40:
            yield Step("6901234567892", out)


def measure(folder: Path, scans: int) -> Measured:
    """The day, in this process."""
    from benchmarks.kiosk_soak_desk import SoakDesk  # noqa: PLC0415 - loads Qt

    people = scans // 2
    desk = SoakDesk(folder, people)
    told = Measured()
    every = timedelta(hours=HOURS) / scans
    for place, step in enumerate(a_day(desk.cards, desk.tails, scans)):
        if place == min(WARM, scans // 4):
            gc.collect()
            told.before_mb = desk.megabytes()
        if place and place % COMPARED == 0:
            hour = Part(told, slice(-COMPARED, None)).told()
            print(f"{place} scans, {hour}, {desk.megabytes():.1f} MB", file=sys.stderr, flush=True)
        desk.clock.advance(every)
        wall, cpu = desk.take(step)
        told.times.append(wall)
        told.cpu.append(cpu)
    told.signed = desk.signed()
    desk.close()
    gc.collect()
    told.after_mb = desk.megabytes()
    return told


def main(arguments: Sequence[str]) -> None:
    """Print the results; with --measure the raw numbers of one process."""
    if arguments[:1] == ["--measure"]:
        with tempfile.TemporaryDirectory() as folder:
            told = measure(Path(folder), int(arguments[1]))
        print(json.dumps(told.__dict__))
        return
    for result in run(int(arguments[0]) if arguments else SCANS):
        print(json.dumps(result, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
