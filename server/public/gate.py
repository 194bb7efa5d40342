"""How often one address may ask for what can be guessed: telephone endings and typed codes.

Kept in memory, for each process: losing the counts at a restart does no harm. Addresses are kept as a keyed
hash, and forgotten with the window.
"""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_CALLERS = 20_000


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """At most `tries` in a window of `minutes`."""

    name: str
    tries: int
    minutes: int


# A crowd at an activity often shares one address, so endings may be asked for often; codes may not.
PHONES = Allowance(name="phones", tries=120, minutes=10)
TYPED_CODES = Allowance(name="typed_codes", tries=20, minutes=10)
REQUESTS = Allowance(name="requests", tries=20, minutes=60)


class TooManyTries(Exception):
    """`minutes` until the next try counts again."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


class Gate:
    """Counts tries by allowance and address. Thread-safe."""

    def __init__(self, clock: Callable[[], datetime], random: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._salt = random(16)
        self._lock = threading.Lock()
        self._counts: dict[bytes, tuple[datetime, int]] = {}

    def pass_through(self, allowance: Allowance, address: str) -> None:
        """Count one try; raises TooManyTries when the allowance is used up."""
        key = hashlib.sha256(self._salt + f"{allowance.name}/{address}".encode()).digest()[:12]
        now = self._clock()
        window = timedelta(minutes=allowance.minutes)
        with self._lock:
            began, count = self._counts.get(key, (now, 0))
            if now - began >= window:
                began, count = now, 0
            if count >= allowance.tries:
                raise TooManyTries(max(1, -int((now - began - window).total_seconds() // 60)))
            if len(self._counts) >= MOST_CALLERS:
                # Every window is at most an hour; a flood of addresses must not fill the memory.
                self._counts.clear()
            self._counts[key] = (began, count + 1)
