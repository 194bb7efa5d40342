"""What lies in the files, read past the code under test: plain rows by table and id."""

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from core.domain.dispatch import LIVE, Dispatch
from core.domain.service_request import IN_HAND, ServiceRequest
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import OpKind
from core.sync.op import Op, OpHeader, OpRef
from db.mapping import TABLE_MAPS

# Any: values as SQLite holds them.
Row = tuple[Any, ...]
Rows = dict[tuple[str, str], Row]
_refs = msgspec.json.Decoder(tuple[OpRef, ...])
_LOG = "device, epoch, seq, op_id, kind, type, schema, wall_ms, hlc, actor, seen, "
_LOG += "refs, salt, body, digest, chain"
MAPS = {mapped.name: mapped for mapped in TABLE_MAPS.values()}


class Result(NamedTuple):
    """An entry that did not end as a plain ok."""

    code: str
    detail: str


def rows(file: sqlite3.Connection) -> Rows:
    """Every synced row of a desk's file or the platform's, in the columns' order."""
    return {(name, row[0]): row for name in MAPS for row in table(file, name)}


def table(file: sqlite3.Connection, name: str) -> Iterator[Row]:
    """The rows of one table."""
    columns = ", ".join(MAPS[name].columns)
    return iter(file.execute(f"SELECT {columns} FROM {name}").fetchall())  # noqa: S608 - our own names


def struct(name: str, row: Row) -> Any:  # noqa: ANN401 - whichever struct the table holds
    """A row as its struct."""
    return MAPS[name].row(row)


class Homes:
    """core.sync.scopes.Homes over rows that lie still."""

    def __init__(self, rows_: Rows) -> None:
        self._units: dict[tuple[str, str], str] = {}
        self._in_hand: set[str] = set()
        self._asked: dict[str, list[str]] = {}
        for (name, row_id), row in rows_.items():
            match struct(name, row):
                case Volunteer(site_id=site_id) | VolunteerTeam(site_id=site_id):
                    self._units[name, row_id] = site_id
                case ServiceRequest(state=state) if state in IN_HAND:
                    self._in_hand.add(row_id)
                case Dispatch(state=state) as sent if state in LIVE:
                    self._asked.setdefault(sent.request_id, []).append(sent.team_id)

    def of_volunteer(self, volunteer_id: str) -> str | None:
        """The unit of a volunteer."""
        return self._units.get(("volunteer", volunteer_id))

    def of_team(self, team_id: str) -> str | None:
        """The unit of a team."""
        return self._units.get(("volunteer_team", team_id))

    def in_hand(self, request_id: str) -> bool:
        """Whether a team has the request to do."""
        return request_id in self._in_hand

    def asked(self, request_id: str) -> list[str]:
        """The teams of its live dispatches."""
        return self._asked.get(request_id, [])


def log(file: sqlite3.Connection, name: str = "op_log") -> list[Op]:
    """All entries of a desk's log, or of the platform's (`op`), by device, epoch and number."""
    return [
        _op(values)
        for values in file.execute(f"SELECT {_LOG} FROM {name} ORDER BY device, epoch, seq")  # noqa: S608 - the same
    ]


def results(file: sqlite3.Connection) -> dict[tuple[str, int, int], Result]:
    """The platform's results."""
    return {
        (device, epoch, seq): Result(code, detail)
        for device, epoch, seq, code, detail in file.execute(
            "SELECT device, epoch, seq, code, detail FROM op_result"
        )
    }


def files(file: sqlite3.Connection) -> dict[str, bytes]:
    """The platform's files, as far as they have come."""
    parts: dict[str, bytes] = {}
    for name, part in file.execute("SELECT sha256, content FROM blob_part ORDER BY sha256, start"):
        parts[name] = parts.get(name, b"") + part
    return parts


def every_text(file: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """Each cell of each table that could hold words, as bytes: where to look for what must be gone."""
    tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for name in tables:
        if name.startswith("person_search"):
            continue
        for row in file.execute(f"SELECT * FROM {name}"):  # noqa: S608 - names from the file itself
            for cell in row:
                if isinstance(cell, str):
                    yield name, cell.encode()
                elif isinstance(cell, bytes):
                    yield name, cell


def _op(values: Row) -> Op:
    header = OpHeader(
        device=values[0],
        epoch=values[1],
        seq=values[2],
        op_id=values[3],
        kind=OpKind(values[4]),
        type=values[5],
        schema=values[6],
        wall_ms=values[7],
        hlc=values[8],
        actor=values[9],
        seen=values[10],
        refs=_refs.decode(values[11]),
    )
    return Op(header=header, salt=values[12], body=values[13], digest=values[14], chain=values[15])
