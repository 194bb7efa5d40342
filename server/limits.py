"""How often one caller may ask: token buckets in memory, by kind of question and by who asks."""

import threading
from collections.abc import Mapping
from typing import NamedTuple

from server.problems import ProblemRaised

MOST_BUCKETS = 20_000
"""Beyond so many callers the fullest buckets are forgotten: they hold nobody back anyway."""


class Rate(NamedTuple):
    """So many at once, and then so many a second."""

    burst: float
    per_second: float


RATES: Mapping[str, Rate] = {
    "device": Rate(1_000, 50),  # a desk that was offline for thirty days pushes at full speed
    "demo": Rate(5_000, 500),
    "enrol": Rate(60, 1),  # by address: a county office may stand behind one
    "poll": Rate(600, 20),
    "wrong_code": Rate(10, 1 / 60),  # by address: 38 bits stand against ten tries, then one a minute
    "login": Rate(10, 1 / 30),
    "typed_code": Rate(20, 1 / 3),  # by address: codes typed from paper have 40 bits
    "public": Rate(120, 5),
}


class _Bucket:
    __slots__ = ("at_s", "left")

    def __init__(self, left: float, at_s: float) -> None:
        self.left = left
        self.at_s = at_s


class Limits:
    """Token buckets; thread-safe. `now_s` is any clock that grows."""

    def __init__(self, rates: Mapping[str, Rate] = RATES) -> None:
        self._rates = rates
        self._buckets: dict[tuple[str, str], _Bucket] = {}
        self._lock = threading.Lock()

    def take(self, kind: str, who: str, now_s: float) -> None:
        """Count one question. Raises rate_limited with `retry_after_s` when there were too many."""
        rate = self._rates[kind]
        with self._lock:
            bucket = self._bucket(kind, who, now_s, rate)
            if bucket.left < 1:
                raise self._refusal(bucket, rate)
            bucket.left -= 1

    def check(self, kind: str, who: str, now_s: float) -> None:
        """Raise rate_limited if `take` would, without counting: for what counts only when it fails."""
        rate = self._rates[kind]
        with self._lock:
            bucket = self._bucket(kind, who, now_s, rate)
            if bucket.left < 1:
                raise self._refusal(bucket, rate)

    def _bucket(self, kind: str, who: str, now_s: float, rate: Rate) -> _Bucket:
        bucket = self._buckets.get((kind, who))
        if bucket is None:
            if len(self._buckets) >= MOST_BUCKETS:
                self._forget_some()
            bucket = self._buckets[kind, who] = _Bucket(rate.burst, now_s)
        elapsed = max(0.0, now_s - bucket.at_s)
        bucket.left = min(rate.burst, bucket.left + elapsed * rate.per_second)
        bucket.at_s = max(bucket.at_s, now_s)
        return bucket

    def _forget_some(self) -> None:
        def fullness(key: tuple[str, str]) -> float:
            return self._buckets[key].left / self._rates[key[0]].burst

        for key in sorted(self._buckets, key=fullness, reverse=True)[: MOST_BUCKETS // 2]:
            del self._buckets[key]

    @staticmethod
    def _refusal(bucket: _Bucket, rate: Rate) -> ProblemRaised:
        return ProblemRaised("rate_limited", retry_after_s=max(1, round((1 - bucket.left) / rate.per_second)))
