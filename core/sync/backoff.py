"""When to try again, and how far the desk's clock is from the platform's."""

from collections.abc import Callable

FIRST_S = 1.0
LONGEST_S = 300.0
PATIENCE_S = 600.0
"""No platform may make a desk wait longer than this by asking for patience."""


def full_jitter(failures: int, random: Callable[[], float]) -> float:
    """Seconds to wait after so many failures in a row: from 1 s up to a bound that doubles to 5 minutes.

    The whole range is drawn from, so that three hundred desks do not come back in step after an outage.
    """
    bound = min(LONGEST_S, FIRST_S * (1 << min(max(failures, 1), 16)))
    return FIRST_S + random() * (bound - FIRST_S)


def asked_patience(retry_after_s: int | None, failures: int, random: Callable[[], float]) -> float:
    """Seconds to wait when the platform named a time: up to a quarter more; else as after a failure."""
    if retry_after_s is None or retry_after_s < 0:
        return full_jitter(failures, random)
    return min(PATIENCE_S, max(FIRST_S, retry_after_s) * (1 + random() / 4))


def around(period_s: float, random: Callable[[], float]) -> float:
    """A period with a quarter of jitter to either side."""
    return period_s * (0.75 + random() / 2)


def clock_offset_ms(server_ms: int, received_ms: int, round_trip_ms: int) -> int:
    """Platform minus desk, from one answer: the platform's clock stood in the middle of the round trip.

    Off by at most half the round trip, whichever way was the slower one.
    """
    return server_ms - (received_ms - round_trip_ms // 2)
