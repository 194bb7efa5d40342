"""The time as the desk sees it: aware, local, whole milliseconds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in the PC's own time zone."""
    return whole_milliseconds(datetime.now(tz=UTC).astimezone())


def whole_milliseconds(at: datetime) -> datetime:
    """The instant without microseconds: rows keep milliseconds, and what is compared must be equal again."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


class FixedClock:
    """A clock that stands still until it is moved, for the demo and for tests."""

    def __init__(self, at: datetime) -> None:
        self.set(at)

    def __call__(self) -> datetime:
        """The time it was set to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Raises ValueError for a time without zone."""
        if at.tzinfo is None:
            raise ValueError("a desk's time has a zone")
        self._at = whole_milliseconds(at)

    def advance(self, by: timedelta) -> datetime:
        """Move on and return the new time."""
        self.set(self._at + by)
        return self._at
