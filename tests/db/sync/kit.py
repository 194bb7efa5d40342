"""A desk that is let in, what a platform would answer it, and three commands with plain rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from core.commands.handler import Handler
from core.commands.registry import Handlers
from core.domain.refusals import FieldMissing
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, OpKind, Ref, UnitOfWork
from core.sync import digest
from core.sync.wire import DeviceCertificate, OpResult, Page, PullReply, PushReply
from db.connection import Driver
from db.mapping import TABLE_MAPS
from db.store import Store
from tests.db.builders import CLERK_ID, HANDLERS, SITE_ID, START, found_desk, open_store

OWN = f"site:{SITE_ID}"
COUNTY = "county"
URL = "https://platform.invalid"


class AddTeam(Command, frozen=True, kw_only=True):
    """A fact: the team is there. What was there before stays."""

    team: VolunteerTeam


class RenameTeams(Command, frozen=True, kw_only=True):
    """A patch of several teams at once: they get the name behind their own."""

    ids: tuple[str, ...]
    name: str


class CloseTeam(Command, frozen=True, kw_only=True):
    """A state: only an active team can be closed, and closing one may rename another.

    Like the others it touches every row it names, so its refs connect it with them.
    """

    id: str
    other: str


def _nothing(_rows: UnitOfWork, _command: Command) -> None:
    """No rule."""


def _known(rows: UnitOfWork, row_id: str) -> VolunteerTeam:
    return rows.get(VolunteerTeam, row_id) or a_team(row_id)


def _add(rows: UnitOfWork, command: AddTeam) -> None:
    rows.put(rows.get(VolunteerTeam, command.team.id) or command.team)


def _rename(rows: UnitOfWork, command: RenameTeams) -> None:
    for row_id in command.ids:
        team = _known(rows, row_id)
        rows.put(msgspec.structs.replace(team, name=team.name[-6:] + command.name))


def _check_close(rows: UnitOfWork, command: CloseTeam) -> None:
    if not _known(rows, command.id).active:
        raise FieldMissing(field="active")


def _close(rows: UnitOfWork, command: CloseTeam) -> None:
    rows.put(msgspec.structs.replace(_known(rows, command.id), active=False))
    other = _known(rows, command.other)
    rows.put(msgspec.structs.replace(other, name=f"{other.name}+" if len(other.name) % 2 else other.name))


TEAM_HANDLERS: Handlers = {
    **HANDLERS,
    AddTeam: Handler(AddTeam, OpKind.FACT, lambda c: (Ref(VolunteerTeam, c.team.id),), _nothing, _add),
    RenameTeams: Handler(
        RenameTeams, OpKind.PATCH, lambda c: tuple(Ref(VolunteerTeam, i) for i in c.ids), _nothing, _rename
    ),
    CloseTeam: Handler(
        CloseTeam,
        OpKind.STATE,
        lambda c: (Ref(VolunteerTeam, c.id), Ref(VolunteerTeam, c.other)),
        _check_close,
        _close,
    ),
}


def a_team(key: str, name: str = "队", *, version: int = 0, active: bool = True) -> VolunteerTeam:
    return VolunteerTeam(id=key, version=version, site_id=SITE_ID, name=name, active=active)


def add(key: str, name: str = "队") -> AddTeam:
    return AddTeam(at=START, by=CLERK_ID, site_id=SITE_ID, team=a_team(key, name))


def rename(*keys: str, name: str) -> RenameTeams:
    return RenameTeams(at=START, by=CLERK_ID, site_id=SITE_ID, ids=keys, name=name)


def close(key: str, other: str = "none") -> CloseTeam:
    return CloseTeam(at=START, by=CLERK_ID, site_id=SITE_ID, id=key, other=other)


def certificate(store: Store, public_key: bytes, **facts: object) -> DeviceCertificate:
    """What a county would give this desk."""
    told = DeviceCertificate(
        county="QH",
        device=store.device,
        public_key=public_key,
        site_id=SITE_ID,
        scopes=(OWN, COUNTY),
        desk_code=store.desk_code,
        issued_ms=1,
        county_key=bytes(32),
        identity_key=bytes(range(32)),
    )
    return msgspec.structs.replace(told, **facts)


def enrol(store: Store, **facts: object) -> None:
    """Let the desk in."""
    request = store.sync.enrolment(URL)
    store.sync.waiting_for(URL)
    store.sync.enrolled(certificate(store, request.public_key, **facts), START)


def a_desk(folder: Path, driver: Driver, *, handlers: Handlers = TEAM_HANDLERS) -> Store:
    """A founded, enrolled desk whose founding the platform has."""
    store = open_store(folder, driver, handlers=handlers)
    store.write(found_desk, None)
    enrol(store)
    everything_sent(store)
    return store


def do(store: Store, *commands: Command) -> None:
    """One commit."""
    store.write(lambda _desk: list(commands), CLERK_ID)


def everything_sent(store: Store, *results: OpResult) -> None:
    """The platform has what there is."""
    store.sync.acknowledged(PushReply(ack=store.sync.state().head_seq, results=results), START)


def page_of(rows: Sequence[msgspec.Struct], *, scope: str = OWN, dropped: Sequence[str] = ()) -> Page:
    """Rows of one table as the platform sends them."""
    mapped = TABLE_MAPS[type(rows[0])] if rows else TABLE_MAPS[VolunteerTeam]
    raw = tuple(msgspec.Raw(digest.canonical(mapped.values(row))) for row in rows)
    return Page(scope, mapped.name, mapped.columns, raw, tuple(dropped))


def a_reply(*pages: Page, included: int = 0, **cursors: int) -> PullReply:
    """An answer; cursors by `own` and `county`."""
    named = {OWN if name == "own" else name: n for name, n in cursors.items()}
    return PullReply(pages=pages, cursors=named, more=False, included_seq=included)


def pull(store: Store, *rows: msgspec.Struct, dropped: Sequence[str] = (), included: int = 0) -> None:
    """Rows of one table arrive in the own scope."""
    store.sync.take(a_reply(page_of(rows, dropped=dropped), included=included), START)


def teams(store: Store) -> dict[str, VolunteerTeam]:
    """Every team as the file has it."""
    mapped = TABLE_MAPS[VolunteerTeam]
    return {row.id: row for row in map(mapped.row, store._writer.execute(mapped.select))}


@dataclass
class ModelRows:
    """The simplest unit of work: a dictionary."""

    rows: dict[str, VolunteerTeam] = field(default_factory=dict)

    def get(self, _kind: type[msgspec.Struct], row_id: str) -> VolunteerTeam | None:
        return self.rows.get(row_id)

    def put(self, row: VolunteerTeam) -> VolunteerTeam:
        before = self.rows.get(row.id)
        stored = msgspec.structs.replace(row, version=1 if before is None else before.version + 1)
        self.rows[row.id] = stored
        return stored


def replayed(base: Mapping[str, VolunteerTeam], commands: Sequence[Command]) -> dict[str, VolunteerTeam]:
    """What the rows are after these commands, states checked again."""
    model = ModelRows(dict(base))
    for command in commands:
        handler = TEAM_HANDLERS[type(command)]
        try:
            if handler.kind is OpKind.STATE:
                handler.check(model, command)  # type: ignore[arg-type]  # it knows teams only
        except FieldMissing:
            continue
        handler.apply(model, command)  # type: ignore[arg-type]  # the same
    return model.rows
