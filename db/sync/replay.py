"""Pending work over what the platform says: rows are put back, overwritten, and the entries run again.

See docs/sync.md, "Pull, on the desk".
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from core.commands.handler import Handler
from core.commands.upcast import CommandForms, MalformedCommand, UnknownCommandForm
from core.domain.refusals import Refusal
from core.ports.store import Changed, Command, OpKind, Ref
from core.sync.op import Op, OpRef
from db import before_images, op_log
from db.identity import read_identity
from db.mapping import TABLE_MAPS
from db.person_index import PersonIndex
from db.raw import RawConnection
from db.row_gateway import LOAD_CHUNK, SqliteRows, chunks
from db.subjects import places
from db.sync.row_digests import BY_NAME
from db.sync.state import read_state
from db.unit_of_work import UnitOfWork

Key = tuple[str, str]
# Any: a row's values as SQLite holds them; None where there is no row.
Values = Sequence[Any] | None
_REF = "INSERT OR IGNORE INTO op_ref (row_id, device, epoch, seq) VALUES (?, ?, ?, ?)"
_values = msgspec.json.Decoder(list[Any])


class _Component(NamedTuple):
    """Pending entries that hang together through shared rows, and these rows."""

    ops: list[Op]
    rows: set[Key]


class Pending:
    """The entries that rows of a pull do not reflect, seen inside one transaction.

    `included_seq` is the newest entry that the rows do reflect, acknowledged or not.
    """

    def __init__(self, connection: RawConnection, forms: CommandForms, included_seq: int) -> None:
        self._connection = connection
        self._identity = read_identity(connection)
        state = read_state(connection)
        self._after = max(state.acked_seq, included_seq)
        self._head = op_log.head(connection, self._identity.device, self._identity.epoch).seq
        self._forms = forms
        self._renamed = (state.first_site_id, self._identity.site_id)

    def touched(self, ids: Sequence[str]) -> set[str]:
        """Those of the rows that a pending entry touched."""
        if self._head <= self._after:
            return set()
        return {row_id for row_id, _ in self._entries_of(ids)}

    def run_over(self, arrived: Mapping[Key, Values]) -> Changed:
        """Write these rows under the pending work on them and on everything it hangs together with."""
        rows = set(arrived)
        while True:
            component = self._component(rows)
            self._put_back(component, arrived)
            work, images, touched = self._run(component.ops)
            beyond = {ref.id for refs in touched.values() for ref in refs} - {
                key[1] for key in component.rows
            }
            known = {op.header.seq for op in component.ops}
            joined = {row_id for row_id, seq in self._entries_of(sorted(beyond)) if seq not in known}
            if not joined:
                break
            # An entry now reaches rows that others wait on: they have to take their turns together.
            rows = component.rows | {
                (ref.table, ref.id) for refs in touched.values() for ref in refs if ref.id in joined
            }
        self._save(component, work, images, touched)
        return _changed(component.rows, touched)

    def _component(self, rows: set[Key]) -> _Component:
        found, ops = set(rows), dict[int, Op]()
        edge = {row_id for _, row_id in rows}
        while edge:
            fresh = {seq for _, seq in self._entries_of(sorted(edge))} - ops.keys()
            read = {op.header.seq: op for op in self._read(fresh)}
            ops |= read
            reached = {(ref.table, ref.id) for op in read.values() for ref in op.header.refs}
            reached |= {(table, row_id) for _, table, row_id, _ in self._images(read)}
            edge = {row_id for table, row_id in reached - found}
            found |= reached
        return _Component([ops[seq] for seq in sorted(ops)], found)

    def _put_back(self, component: _Component, arrived: Mapping[Key, Values]) -> None:
        """Each row as it was before the first pending entry, or as it arrived."""
        base = self._oldest(component)
        base.update(arrived)
        for table, mapped in BY_NAME.items():
            written = [values for (name, _), values in base.items() if name == table and values is not None]
            gone = [(row_id,) for (name, row_id), values in base.items() if name == table and values is None]
            self._connection.executemany(mapped.upsert, written)
            self._connection.executemany(f"DELETE FROM {table} WHERE id = ?", gone)  # noqa: S608 - our own names

    def _oldest(self, component: _Component) -> dict[Key, Values]:
        """Rows of the first release's entries have no image; they stay as they are."""
        kept = {
            (seq, table, row_id): body
            for seq, table, row_id, body in self._images({op.header.seq for op in component.ops})
        }
        base: dict[Key, Values] = {}
        settled: set[Key] = set()
        for op in component.ops:
            seq = op.header.seq
            bases = {(ref.table, ref.id): ref.base_version for ref in op.header.refs}
            also = {(table, row_id): 1 for number, table, row_id in kept if number == seq}
            for key, version in {**also, **bases}.items():
                if key in settled:
                    continue
                settled.add(key)
                if (seq, *key) in kept:
                    body = kept[seq, *key]
                    base[key] = None if body is None else _values.decode(body)
                elif version == 0:
                    base[key] = None
        return base

    def _run(
        self, ops: Sequence[Op]
    ) -> tuple[UnitOfWork, list[before_images.Image], dict[int, tuple[OpRef, ...]]]:
        work = UnitOfWork(SqliteRows(self._connection))
        work.preload(
            Ref(BY_NAME[ref.table].kind, ref.id)
            for op in ops
            for ref in op.header.refs
            if ref.table in BY_NAME
        )
        images: list[before_images.Image] = []
        touched: dict[int, tuple[OpRef, ...]] = {}
        for op in ops:
            seq = op.header.seq
            images += self._stand(work, seq, op.header.refs)
            touched[seq] = refs = self._run_one(work, op)
            images += before_images.images(seq, work.before if refs else ())
            images += [(seq, ref.table, ref.id, None) for ref in refs if ref.base_version == 0]
        return work, images, touched

    def _stand(self, work: UnitOfWork, seq: int, refs: Iterable[OpRef]) -> list[before_images.Image]:
        """Images of what the entry touched when it was made, whether or not it does so again."""
        images: list[before_images.Image] = []
        for ref in refs:
            mapped = BY_NAME.get(ref.table)
            row = None if mapped is None else work.get(mapped.kind, ref.id)
            images += before_images.images(seq, [row]) if row else [(seq, ref.table, ref.id, None)]
        return images

    def _run_one(self, work: UnitOfWork, op: Op) -> tuple[OpRef, ...]:
        """What the entry touches now; nothing where it is refused, as the platform will refuse it too."""
        handler, command = self._forms.handler(op.header.type), self._command(op)
        if handler is None or command is None:
            return ()
        work.begin_command()
        try:
            if handler.kind is OpKind.STATE:
                _check(handler, work, command)
            handler.apply(work, command)
        except Exception:
            work.undo_command()
            return ()
        return work.end_command()

    def _command(self, op: Op) -> Command | None:
        """The command with the unit's id as it is now; None when erased or not to be read any more."""
        if op.body is None:
            return None
        body, (old, new) = op.body, self._renamed
        if old is not None and new is not None:
            body = body.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
        try:
            return self._forms.decode(op.header.type, op.header.schema, body)
        except (UnknownCommandForm, MalformedCommand):
            return None

    def _save(
        self,
        component: _Component,
        work: UnitOfWork,
        images: Sequence[before_images.Image],
        touched: Mapping[int, tuple[OpRef, ...]],
    ) -> None:
        changed = work.to_write(ref for refs in touched.values() for ref in refs)
        SqliteRows(self._connection).put(changed)
        before_images.replace(self._connection, [op.header.seq for op in component.ops], images)
        device, epoch = self._identity.device, self._identity.epoch
        self._connection.executemany(
            _REF, [(ref.id, device, epoch, seq) for seq, refs in touched.items() for ref in refs]
        )
        self._learn_people(component.rows)
        PersonIndex(self._connection).learn(changed)

    def _learn_people(self, rows: Iterable[Key]) -> None:
        index, source = PersonIndex(self._connection), SqliteRows(self._connection)
        for kind, mapped in TABLE_MAPS.items():
            if mapped.name in {"volunteer", "resident"}:
                index.learn(
                    {kind: source.load(kind, [row_id for table, row_id in rows if table == mapped.name])}
                )

    def _entries_of(self, ids: Sequence[str]) -> set[tuple[str, int]]:
        """(row id, entry number) of the pending entries that touched these rows."""
        found: set[tuple[str, int]] = set()
        for chunk in chunks(ids, LOAD_CHUNK):
            found.update(
                self._connection.execute(
                    f"SELECT row_id, seq FROM op_ref WHERE row_id IN {places(len(chunk))} "  # noqa: S608 - placeholders
                    "AND device = ? AND epoch = ? AND seq > ?",
                    (*chunk, self._identity.device, self._identity.epoch, self._after),
                )
            )
        return found

    def _read(self, seqs: Iterable[int]) -> list[Op]:
        device, epoch = self._identity.device, self._identity.epoch
        return [
            op for seq in seqs for op in op_log.read(self._connection, device, epoch, after=seq - 1, limit=1)
        ]

    def _images(self, seqs: Iterable[int]) -> list[before_images.Image]:
        return before_images.of(self._connection, sorted(seqs))


def _check(handler: Handler[Any], work: UnitOfWork, command: Command) -> None:
    """A refusal that `apply` knows an answer to is none."""
    try:
        handler.check(work, command)
    except Refusal as refusal:
        if not isinstance(refusal, handler.settles):
            raise


def _changed(rows: Iterable[Key], touched: Mapping[int, tuple[OpRef, ...]]) -> Changed:
    changed: dict[str, set[str]] = {}
    for table, row_id in rows:
        changed.setdefault(table, set()).add(row_id)
    for refs in touched.values():
        for ref in refs:
            changed.setdefault(ref.table, set()).add(ref.id)
    return Changed({table: frozenset(ids) for table, ids in changed.items()})
