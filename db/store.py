"""The desk's file: opened, written through orders, read through queries, and proved whole."""

import secrets
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec

from core.commands.handler import Handler
from core.commands.registry import Handlers
from core.domain.erasure import Erasure
from core.domain.practice_site import PracticeSite
from core.domain.working_days import WorkingCalendar
from core.ports.devices import KeyStore
from core.ports.store import Changed, Command, DeskPolicy, OpKind, Order, Ref, Written
from core.sync.op import OpRef
from db import op_log, schema
from db.columns import to_ms
from db.connection import (
    KEY_BYTES,
    Driver,
    best_driver,
    connect,
    driver_for,
    holds_something,
    named_problems,
    reader_engine,
    transaction,
)
from db.desk import Clock, OrderDesk, Surroundings
from db.errors import FolderReadOnly, KeyMissing, UnknownCommand, UnloggedChange
from db.folder_lock import FolderLock
from db.identity import Counters, DeskIdentity, RandomBytes, create_identity, read_identity
from db.local_state import LocalState
from db.log_writer import LogWriter
from db.mapping import TABLE_MAPS
from db.person_index import PersonIndex
from db.queries.desk_queries import DeskQueries
from db.raw import RawConnection
from db.row_gateway import SqliteRows
from db.signer import DeskSigner
from db.turns import Turns
from db.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from db.inside import Inside
    from db.sync_store import DeskSyncStore

FILE_NAME = "practice-desk.db"


class Store:
    """One open data folder. Any thread may write or sync, one at a time; `queries` are free for all.

    `desk_code` and `device` follow enrolment.

    `key` opens the file instead of the key store: a key typed from the recovery sheet. Opening raises the
    named errors of db.errors; nothing is left open or locked then.
    """

    def __init__(
        self,
        folder: Path,
        key_store: KeyStore,
        clock: Clock,
        handlers: Handlers,
        policy: DeskPolicy,
        calendar: WorkingCalendar,
        random: RandomBytes = secrets.token_bytes,
        *,
        key: bytes | None = None,
        driver: Driver | None = None,
    ) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self._handlers = handlers
        self._surroundings = Surroundings(clock, random, policy, calendar)
        self._turns = Turns()
        self._lock = FolderLock(folder)
        try:
            self._driver, self._key = self._choose_key(driver or best_driver(), key_store, key)
            self._writer = self._open()
        except BaseException:
            self._lock.release()
            raise
        self.encrypted = self._key is not None
        self._readers = reader_engine(self.path, self._driver, self._key)
        self._read_identity()
        self.local = LocalState(self._writer, self.path, self._turns)
        self.queries = DeskQueries(self._readers, self.path, policy, encrypted=self.encrypted)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection and let the folder go."""
        self._readers.dispose()
        self._writer.close()
        self._lock.release()

    @property
    def key(self) -> bytes | None:
        """The database key, to be printed on the recovery sheet; None for a plain file."""
        return self._key

    @cached_property
    def inside(self) -> "Inside":
        """What the parts of the store share."""
        # Sync and its packages are not needed for the first frame.
        from core.commands.upcast import CommandForms  # noqa: PLC0415 - see above
        from db.inside import Inside  # noqa: PLC0415 - the same

        forms = CommandForms(self._handlers)
        random = self._surroundings.random
        return Inside(self.path, self._writer, self._turns, forms, random, self._read_identity)

    @cached_property
    def sync(self) -> "DeskSyncStore":
        """The store as the sync engine sees it."""
        from db.sync_store import DeskSyncStore  # noqa: PLC0415 - the same

        return DeskSyncStore(self)

    def _read_identity(self) -> None:
        with self._turns, named_problems(self.path):
            identity = read_identity(self._writer)
        self.desk_code, self.device = identity.desk_code, identity.device

    def write(self, order: Order, clerk_id: str | None) -> Written:
        """Make the order's commands, check and apply each, and commit rows, counters and log together.

        A refusal or any other exception undoes everything, drawn numbers included. Before the first start is
        finished `clerk_id` is None and the desk's `site` and `clerk` raise FirstStartUnfinished.
        """
        with self._turns, named_problems(self.path), transaction(self._writer):
            rows = UnitOfWork(SqliteRows(self._writer))
            identity = read_identity(self._writer)
            counters = Counters(self._writer)
            signer = DeskSigner(self._writer, self._surroundings.random)
            made = order(
                OrderDesk(rows, identity, counters, self._surroundings, clerk_id, signer, self._keep_file)
            )
            commands = (made,) if isinstance(made, Command) else tuple(made)
            if not commands:
                return Written(
                    Changed({}), (), op_log.head(self._writer, identity.device, identity.epoch).seq + 1
                )
            log = self._apply(rows, commands, identity)
            changed = self._commit(rows, log, counters, identity)
        if TABLE_MAPS[Erasure].name in changed:
            self._forget_old_pages()
        return Written(
            Changed(changed, tuple(op.header.type for op in log.ops)), commands, log.ops[0].header.seq
        )

    def carry_over(self) -> None:
        """Take what the journal holds into the file; for any thread, beside saves and questions.

        Without it every thousandth page makes the save that wrote it wait for the disk.
        """
        with named_problems(self.path), self._readers.connect() as reader:
            raw = reader.connection.driver_connection
            if raw is not None:  # a pooled connection always has one; its type does not say so
                raw.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _keep_file(self, content: bytes) -> str:
        from db.sync import blobs  # noqa: PLC0415 - sync is not needed for the first frame

        return blobs.add(self._writer, content, to_ms(self._surroundings.now()))

    def _apply(self, rows: UnitOfWork, commands: Sequence[Command], identity: DeskIdentity) -> LogWriter:
        handlers = [self._handler(command) for command in commands]
        rows.preload(
            ref for handler, command in zip(handlers, commands, strict=True) for ref in handler.refs(command)
        )
        log = LogWriter(self._writer, identity, self._surroundings.random)
        for handler, command in zip(handlers, commands, strict=True):
            handler.check(rows, command)
            rows.begin_command()
            handler.apply(rows, command)
            refs, before = rows.end_command(), rows.before
            if handler.kind is OpKind.PATCH or not refs:
                named, standing = _named(rows, handler.refs(command), refs)
                refs, before = refs + named, before + standing
            log.add(handler, command, refs, before)
        return log

    def _commit(
        self, rows: UnitOfWork, log: LogWriter, counters: Counters, identity: DeskIdentity
    ) -> dict[str, frozenset[str]]:
        changed = rows.to_write(ref for op in log.ops for ref in op.header.refs)
        SqliteRows(self._writer).write(changed)
        PersonIndex(self._writer).learn(changed)
        counters.save()
        if identity.site_id is None:
            self._adopt_site(changed.get(PracticeSite, ()))
        log.save()
        self._scrub(changed.get(Erasure, ()))
        if self._writer.execute("SELECT open FROM write_permit").fetchone() != (0,):
            raise UnloggedChange("write_permit", "1")
        return {
            TABLE_MAPS[kind].name: frozenset(row.id for row in written)  # type: ignore[attr-defined]  # every synced struct has an id
            for kind, written in changed.items()
        }

    def _scrub(self, orders: Sequence[msgspec.Struct]) -> None:
        """What an erasure made here has to reach beyond the rows that its command scrubbed."""
        if not orders:
            return
        from db.sync import erasing  # noqa: PLC0415 - needed a few times a year

        now_ms = to_ms(self._surroundings.now())
        for order in orders:
            if isinstance(order, Erasure) and not erasing.is_done(self._writer, order.id):
                erasing.scrub(self._writer, order, erasing.traces(self._writer, order), now_ms)

    def _forget_old_pages(self) -> None:
        from db.sync import erasing  # noqa: PLC0415 - the same

        with self._turns, named_problems(self.path):
            erasing.forget_old_pages(self._writer)

    def _adopt_site(self, sites: Sequence[msgspec.Struct]) -> None:
        """The first unit this desk records is the unit it works for."""
        for site in sites[:1]:
            self._writer.execute("UPDATE desk_identity SET site_id = ?", (site.id,))  # type: ignore[attr-defined]  # a PracticeSite

    def _handler(self, command: Command) -> Handler[Any]:
        handler = self._handlers.get(type(command))
        if handler is None:
            raise UnknownCommand(type(command).__name__)
        return handler

    def _choose_key(
        self, preferred: Driver, key_store: KeyStore, given: bytes | None
    ) -> tuple[Driver, bytes | None]:
        if holds_something(self.path):
            driver, needs_key = driver_for(self.path, preferred)
            if not needs_key:
                return driver, None
            key = given or key_store.load()
            if key is None:
                raise KeyMissing(self.path)
            return driver, key
        if not preferred.encrypts:
            return preferred, None
        key = given or key_store.load()
        if key is None:
            key = self._surroundings.random(KEY_BYTES)
            # The key is safe before anything is encrypted with it.
            key_store.save(key)
        return preferred, key

    def _open(self) -> RawConnection:
        _touch_for_this_user_only(self.path)
        connection = connect(self.path, self._driver, self._key)
        try:
            with named_problems(self.path):
                if schema.is_empty(connection):
                    with transaction(connection):
                        schema.create(connection)
                        create_identity(connection, self._surroundings.random)
                elif schema.needs_migration(connection, self.path):
                    connection.close()
                    # Alembic costs 261 ms to import and is needed once in a release.
                    from db.migrations.upgrade import upgrade  # noqa: PLC0415 - see above

                    upgrade(self.path, self._driver, self._key)
                    connection = connect(self.path, self._driver, self._key)
        except BaseException:
            connection.close()
            raise
        return connection


def _named(
    rows: UnitOfWork, refs: Iterable[Ref], touched: Iterable[OpRef]
) -> tuple[tuple[OpRef, ...], tuple[msgspec.Struct, ...]]:
    """What an entry names without changing it: it may still tell of a person, and erasure has to find it.

    A patch of a merged registration changes the one that was kept, and its body holds the merged one's data.
    """
    known = {(ref.table, ref.id) for ref in touched}
    named: list[OpRef] = []
    standing: list[msgspec.Struct] = []
    for kind, row_id in refs:
        if (TABLE_MAPS[kind].name, row_id) in known:
            continue
        row = rows.get(kind, row_id)
        version: int = 0 if row is None else row.version  # type: ignore[attr-defined]  # every synced row has one
        named.append(OpRef(TABLE_MAPS[kind].name, row_id, version))
        standing += [] if row is None else [row]
    return tuple(named), tuple(standing)


def _touch_for_this_user_only(path: Path) -> None:
    """SQLite gives its journals the rights of the file, so they are set before the first byte."""
    try:
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise FolderReadOnly(path) from error
