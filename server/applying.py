"""One entry of a desk's log becomes rows, or a named result: docs/sync.md, "Push", step 4."""

from collections.abc import Container, Sequence
from typing import Any, NamedTuple

import msgspec

from core.commands.handler import Handler
from core.domain.refusals import Refusal
from core.ports.store import Command, OpKind
from core.sync.merge import Stamp, split
from core.sync.scopes import home_of
from db.mapping import TABLE_MAPS
from db.unit_of_work import UnitOfWork
from server import rules
from server.database import is_database_failure
from server.entries import Entry
from server.rows import KIND_OF

Key = tuple[str, str]
"""Table and id of a row."""

OK = "ok"
MERGED = "merged"
SUPERSEDED = "superseded"
REJECTED = "rejected"
ERASED = "erased"


class Ended(NamedTuple):
    """How an entry ended, and the rows it touched."""

    code: str
    detail: dict[str, object]
    touched: tuple[Key, ...] = ()
    canonical: bool = False
    """The command was not applied to the letter, so the desk's rows may differ."""
    again: bool = False
    """It came under another number before; its body stands there, as far as no erasure emptied it."""
    bodiless: bool = False
    """A part of it spoke of somebody erased by law and was left out, so its body is not kept."""


class Sender(NamedTuple):
    """Whose entries these are. `units` are those the certificate names."""

    device: str
    site_id: str
    units: Container[str]
    identity_key: bytes
    latest_hlc: int
    """The end of the moment of receipt, as a hybrid clock counts."""
    clock_offset_ms: int


class Known(NamedTuple):
    """What earlier batches left: read once for a batch, kept up to date while it is applied."""

    repeated: dict[str, Ended]
    erased: dict[Key, str]
    rejected: dict[Key, int]
    stamps: dict[Key, dict[str, Stamp]]


def rejected(reason: str, **facts: object) -> Ended:
    """The entry changes nothing, and a person has to look at it."""
    return Ended(REJECTED, {"reason": reason, **facts})


def corrected_hlc(hlc: int, sender: Sender) -> int:
    """The desk's hybrid clock moved by its measured offset; what lies in the future counts as now."""
    if sender.clock_offset_ms:
        hlc += sender.clock_offset_ms << 16
    return min(hlc, sender.latest_hlc)


class Applier:
    """Applies the entries of one batch in order, each undone alone when it cannot stand."""

    def __init__(self, rows: UnitOfWork, sender: Sender, known: Known) -> None:
        self._rows = rows
        self.sender = sender
        self._known = known
        self.stamped: dict[Key, dict[str, Stamp]] = {}
        self.no_longer_rejected: set[Key] = set()
        self.newly_rejected: set[Key] = set()

    def end(self, entry: Entry) -> Ended:
        """Apply one entry. Never raises for what an entry holds: that becomes its result.

        A failure of the database is raised: nothing of the push is taken then, and it comes again.
        """
        header, command, handler = entry.header, entry.command, entry.handler
        if entry.told_id and header.op_id in self._known.repeated:
            return self._known.repeated[header.op_id]
        if command is None or handler is None:
            return self._rejected(entry, rejected(entry.reason))
        waits: list[Key] = []
        whole = command
        if self._known.erased or self._known.rejected:
            keys = {(ref.table, ref.id) for ref in header.refs}
            keys.update((TABLE_MAPS[ref.kind].name, ref.id) for ref in handler.refs(command))
            gone = sorted(keys & self._known.erased.keys())
            if gone:
                command = rules.without_erased(command, {row_id for _, row_id in gone})
                if command is whole:
                    return Ended(ERASED, {"erasure_id": self._known.erased[gone[0]]})
            waits = [key for key in sorted(keys & self._known.rejected.keys()) if self._get(key) is None]
        if command.site_id not in self.sender.units:
            return self._rejected(entry, rejected("out_of_scope"))
        if waits and handler.kind is not OpKind.FACT:
            return self._rejected(entry, self._depends(waits))
        ended = self._applied(entry, command, handler, waits)
        if command is not whole:
            ended = ended._replace(canonical=True, bodiless=True)
        return self._rejected(entry, ended) if ended.code == REJECTED else ended

    def first_seq(self, key: Key) -> int:
        """The entry that would have made this row."""
        return self._known.rejected[key]

    def _get(self, key: Key) -> msgspec.Struct | None:
        kind = KIND_OF.get(key[0])
        return None if kind is None else self._rows.get(kind, key[1])

    def _depends(self, waits: Sequence[Key]) -> Ended:
        return rejected("depends_on", first_seq=min(self._known.rejected[key] for key in waits))

    def _rejected(self, entry: Entry, ended: Ended) -> Ended:
        for ref in entry.header.refs:
            key = (ref.table, ref.id)
            if ref.base_version == 0 and self._get(key) is None:
                self._known.rejected.setdefault(key, entry.header.seq)
                self.newly_rejected.add(key)
        return ended

    def _applied(self, entry: Entry, command: Command, handler: Handler[Any], waits: Sequence[Key]) -> Ended:
        told = rules.canonical(command, self.sender.identity_key)
        canonical = entry.canonical or told is not command
        if rules.is_known_unit(self._rows, entry, told):
            return Ended(OK, {}, canonical=True)
        try:
            ended = self._by_kind(entry, told, handler, waits)
            canonical = canonical or rules.counted_otherwise(self._rows, told, ended.touched)
            return ended._replace(canonical=True) if canonical else ended
        except Refusal as refusal:
            self._rows.undo_command()
            who = rules.who_was_first(self._rows, told)
            return Ended(SUPERSEDED, {"refusal": refusal.code, "facts": refusal.facts(), **who})
        except Exception as error:
            if is_database_failure(error):
                raise
            self._rows.undo_command()
            return rejected("cannot_apply")

    def _by_kind(self, entry: Entry, command: Command, handler: Handler[Any], waits: Sequence[Key]) -> Ended:
        rows = self._rows
        lost: dict[str, object] = {}
        stamped: tuple[Key, tuple[str, ...]] | None = None
        settled: Refusal | None = None
        if handler.kind is OpKind.STATE:
            settled = _check(rows, command, handler)
        elif handler.kind is OpKind.PATCH and handler.patch is not None:
            command, lost, stamped = self._patched(entry, command, handler)
        known_visit = rules.known_visit(rows, command)
        rows.begin_command()
        handler.apply(rows, command)
        touched = rows.touched()
        refusal = self._refused(command, touched, waits)
        if refusal is not None:
            rows.undo_command()
            return refusal
        rows.close_command()
        keys = tuple([(TABLE_MAPS[kind].name, row_id) for kind, row_id, _ in touched])
        if stamped is not None:
            self._stamp(entry, *stamped)
        for key in waits:
            self._known.rejected.pop(key, None)
            self.no_longer_rejected.add(key)
        detail = (
            rules.settled(command, settled)
            or rules.number_taken(rows, touched)
            or lost
            or rules.second_visit(rows, command, known_visit)
        )
        return Ended(MERGED if detail else OK, detail, keys)

    def _refused(
        self,
        command: Command,
        touched: Sequence[tuple[Any, str, msgspec.Struct | None]],
        waits: Sequence[Key],
    ) -> Ended | None:
        """Whether what was applied may stand: units of the certificate, tokens, rows it waits for."""
        units = self.sender.units
        party = rules.is_party(self._rows, command, units)
        for kind, row_id, before in touched:
            after = self._rows.get(kind, row_id)
            for row in (before, after):
                if row is None or party or home_of(row) in units or rules.may_follow(command, row):
                    continue
                if rules.governs(self._rows, row, units) or rules.only_counted(before, after):
                    continue
                return rejected("out_of_scope")
            if before is None and after is not None and rules.token_taken(self._rows, after):
                return rejected("cannot_apply")
        still = [key for key in waits if self._get(key) is None]
        return self._depends(still) if still else None

    def _patched(
        self, entry: Entry, command: Command, handler: Handler[Any]
    ) -> tuple[Command, dict[str, object], tuple[Key, tuple[str, ...]]]:
        """The patch with the fields that it sets, what was settled between two, and what to stamp."""
        assert handler.patch is not None  # noqa: S101 - asked before
        patch = handler.patch(self._rows, command)
        key = (TABLE_MAPS[patch.kind].name, patch.id)
        before = self._rows.get(patch.kind, patch.id)
        stamps = self._known.stamps.get(key, {})
        hlc = corrected_hlc(entry.header.hlc, self.sender)
        seen = entry.header.seen if before is not None and home_of(before) == self.sender.site_id else -1
        parts = split(patch.values, stamps, hlc=hlc, device=self.sender.device, seen=seen)
        lost = {
            field: {
                "mine": msgspec.to_builtins(patch.values[field]),
                "theirs": msgspec.to_builtins(getattr(before, field)),
                "won": "mine" if field in parts.sets else "theirs",
                "by": stamps[field].actor,
                "at_ms": stamps[field].at_ms,
            }
            for field in parts.concurrent
            if before is not None and patch.values[field] != getattr(before, field)
        }
        narrow = rules.narrowed(command, parts.sets) if parts.yields else command
        told: dict[str, object] = (
            {"rule": "field", "table": key[0], "id": key[1], "lost": lost} if lost else {}
        )
        return narrow, told, (key, parts.sets)

    def _stamp(self, entry: Entry, key: Key, fields: Sequence[str]) -> None:
        header = entry.header
        hlc = corrected_hlc(header.hlc, self.sender)
        stamp = Stamp(hlc, header.device, header.actor, 0, header.wall_ms + self.sender.clock_offset_ms)
        self.stamped.setdefault(key, {}).update(dict.fromkeys(fields, stamp))
        self._known.stamps.setdefault(key, {}).update(dict.fromkeys(fields, stamp))


def _check(rows: UnitOfWork, command: Command, handler: Handler[Any]) -> Refusal | None:
    """The refusal that `apply` has an answer to; any other is raised."""
    try:
        handler.check(rows, command)
    except handler.settles as refusal:
        return refusal
    return None
