"""Clocks that are wrong in the ways real ones are."""

from datetime import UTC, datetime, timedelta
from random import Random

from tests.simulation.scheduler import Scheduler

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HOUR_MS = 3_600_000
YEAR_MS = 365 * 24 * HOUR_MS


def instant(ms: float) -> datetime:
    """Milliseconds as an aware instant."""
    return EPOCH + timedelta(milliseconds=int(ms))


class DeskClock:
    """A PC's clock: it drifts, and people or an empty battery set it to anything."""

    def __init__(self, scheduler: Scheduler, chance: Random) -> None:
        self._scheduler = scheduler
        self._chance = chance
        self._began_ms = scheduler.now_ms
        self.drift_ppm = chance.choice((0, 0, 20, -50, 200, -200))
        self.offset_ms = chance.choice((0, 0, 0, 700, -1_500, 90_000, -240_000, HOUR_MS))

    def ms(self) -> int:
        """What this clock shows, in Unix milliseconds."""
        passed = self._scheduler.now_ms - self._began_ms
        return self._scheduler.now_ms + self.offset_ms + passed * self.drift_ppm // 1_000_000

    def __call__(self) -> datetime:
        return instant(self.ms())

    def monotonic(self) -> float:
        """Seconds that only ever pass, as time.monotonic()."""
        return self._scheduler.now_ms / 1_000

    def jump(self) -> int:
        """Somebody, or nobody, sets the clock; the new offset in milliseconds."""
        self.offset_ms = self._chance.choice(
            (
                0,
                0,
                0,
                self._chance.randrange(-120_000, 120_000),
                HOUR_MS,
                -HOUR_MS,
                10 * YEAR_MS,
                -10 * YEAR_MS,
                HOUR_MS - self._scheduler.now_ms,  # 1970, after the battery died
            )
        )
        return self.offset_ms
