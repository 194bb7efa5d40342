"""The holiday table of the platform: the shipped one, with the years of a newer file beside its data.

The file is the one a desk takes (core.domain.working_days); it may be put there while the platform runs.
"""

import logging
from pathlib import Path

import msgspec

from core.domain.working_days import calendar_of, renewed, shipped_table, table_from_json

LOG = logging.getLogger("server")
MOST_BYTES = 1_000_000
"""A year takes some 2 kB."""


class HolidayFile:
    """One calendar for the whole platform; `look` counts by the file as soon as it is another one."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self.calendar = calendar_of(shipped_table())
        self.look()

    def look(self) -> None:
        """Read the file if it changed. One that is no holiday table is logged, and nothing changes."""
        if self._path is None:
            return
        try:
            told = self._path.stat()
            seen = (told.st_mtime_ns, told.st_size)
            if seen == self._seen:
                return
            self._seen = seen
            if told.st_size > MOST_BYTES:
                raise msgspec.ValidationError("too large")
            newer = table_from_json(self._path.read_bytes())
        except FileNotFoundError:
            self._seen = None
            return
        except (OSError, msgspec.DecodeError) as problem:
            LOG.warning("holidays: the file is left out (%s)", type(problem).__name__)
            return
        self.calendar.renew(calendar_of(renewed(shipped_table(), newer)))
        LOG.info("holidays: years %s", ", ".join(sorted(newer.years)))
