"""The holiday table of this desk: the shipped one, with the years of a newer file that somebody brought."""

import contextlib
from pathlib import Path

import msgspec

from core.domain.working_days import HolidayTable, calendar_of, renewed, shipped_table, table_from_json

MOST_BYTES = 1_000_000
"""A year takes some 2 kB."""


class HolidayFileRefused(Exception):  # an answer the desk expects
    """This is no holiday table, or it cannot be read or kept. `reason`: unreadable, not_a_table, not_kept."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Holidays:
    """One calendar for every part of the desk; `take` renews it at once.

    The kept file never stops a start: where it was spoilt, the shipped table counts.
    """

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self.table = self._read()
        self.calendar = calendar_of(self.table)

    def _read(self) -> HolidayTable:
        shipped = shipped_table()
        with contextlib.suppress(OSError, msgspec.DecodeError):
            return renewed(shipped, table_from_json(self._kept.read_bytes()))
        return shipped

    def take(self, file: Path) -> tuple[str, ...]:
        """Keep the years of a file and count by them; returns which. Raises HolidayFileRefused."""
        try:
            if file.stat().st_size > MOST_BYTES:
                raise HolidayFileRefused("not_a_table")
            newer = table_from_json(file.read_bytes())
        except OSError as error:
            raise HolidayFileRefused("unreadable") from error
        except msgspec.DecodeError as error:
            raise HolidayFileRefused("not_a_table") from error
        if not newer.years:
            raise HolidayFileRefused("not_a_table")
        self._keep(renewed(self._own(), newer))
        self.table = renewed(self.table, newer)
        self.calendar.renew(calendar_of(self.table))
        return tuple(sorted(newer.years))

    def _own(self) -> HolidayTable:
        with contextlib.suppress(OSError, msgspec.DecodeError):
            return table_from_json(self._kept.read_bytes())
        return HolidayTable(source="", years={})

    def _keep(self, table: HolidayTable) -> None:
        fresh = self._kept.with_suffix(".new")
        try:
            fresh.write_bytes(msgspec.json.format(msgspec.json.encode(table), indent=1))
            fresh.replace(self._kept)
        except OSError as error:
            raise HolidayFileRefused("not_kept") from error
