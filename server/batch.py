"""Entries applied and written inside one transaction: a desk's, and the platform's own that follow."""

from collections.abc import Container, Iterable, Sequence
from operator import itemgetter
from typing import Any

import msgspec

from core.commands.activities import PlanActivity
from core.commands.attendances import PHONE_MARGIN, phone_check_in
from core.commands.erasing import ErasePerson
from core.commands.merging import merge_volunteers
from core.commands.sheet_readings import BookSheet
from core.commands.volunteers import AmendVolunteer, RegisterVolunteer
from core.domain.activity import Activity
from core.domain.dispatch import Dispatch
from core.domain.door_code import demands_door_code, shown_at_door
from core.domain.service_request import IN_HAND, ServiceRequest
from core.domain.volunteer import Volunteer
from core.ports.store import Changed, Command, OnlineOrder, Written
from core.sync.op import OpRef
from core.sync.scopes import OF_A_PERSON, scopes_of, site_scope
from core.sync.wire import OpResult
from db.columns import from_ms
from db.mapping import TABLE_MAPS
from db.unit_of_work import UnitOfWork
from server import pending, rules
from server.applying import MERGED, OK, Applier, Ended, Key, Known, Sender
from server.database import Session
from server.devices import County, Device, slow_screens
from server.entries import CommandReader, Entry
from server.erasing import Scrub
from server.feed import FOREIGN, FeedWriter, RowChange
from server.homes import Before, Now
from server.known import command_refs, read_known
from server.own_desk import Counters, OwnLog, PlatformDesk, Surroundings
from server.problems import ProblemRaised
from server.recording import Done, write_log, write_rejected, write_stamps
from server.rows import KIND_OF, ROW_MAPS, PlatformRows

_ID = itemgetter(1)
_CONSEQUENTIAL = (RegisterVolunteer, AmendVolunteer, ErasePerson)


class _Everywhere(Container[str]):
    """The platform itself may act for every unit."""

    def __contains__(self, site_id: object) -> bool:
        return True


class Batch:
    """One transaction's commands. Rows, log, results and stamps are written at its end, feed numbers last."""

    def __init__(
        self,
        session: Session,
        county: County,
        reader: CommandReader,
        surroundings: Surroundings,
        now_ms: int,
        *,
        device: Device | None,
        site_id: str,
    ) -> None:
        self._session = session
        self._county = county
        self._reader = reader
        self._surroundings = surroundings
        self._now_ms = now_ms
        self._device = device
        self._site_id = site_id
        self._stored = PlatformRows(session, county.county)
        self.rows = UnitOfWork(self._stored)
        self.counters = Counters(session, county.county)
        self._own_log = OwnLog(session, county, surroundings.random)
        self._own: Applier | None = None
        self._known = Known({}, {}, {}, {})
        self._scrub = Scrub(session, county.county)
        self._done: list[Done] = []
        self._standing: dict[Key, int] = {}
        self._values: dict[Key, tuple[Any, ...]] = {}

    # A desk's entries

    def push(self, device: Device, entries: Sequence[Entry]) -> list[OpResult]:
        """Apply and write; returns how those ended that did not end as a plain ok."""
        self._known = read_known(self._session, self._county, device.device, entries)
        self._preload(entries)
        sender = Sender(
            device=device.device,
            site_id=device.site_id,
            units=device.units,
            identity_key=self._county.identity_key,
            latest_hlc=self._now_ms << 16 | 0xFFFF,
            clock_offset_ms=device.clock_offset_ms,
        )
        applier = Applier(self.rows, sender, self._known)
        results = []
        for entry in entries:
            ended = self._consequences(entry, applier.end(entry))
            self._note(entry, ended)
            self._done.append(Done(entry, ended, sender))
            if ended.code == OK and isinstance(entry.command, PlanActivity):
                self._join_waiting(entry.command.activity)
            if entry.told_id:
                self._known.repeated[entry.header.op_id] = ended._replace(
                    touched=(), canonical=True, again=True
                )
            if ended.code != OK:
                results.append(OpResult(entry.header.seq, ended.code, ended.detail))
        self._finish([(applier, device.device)])
        return results

    def _preload(self, entries: Sequence[Entry]) -> None:
        self.rows.preload(command_refs(entries))
        wanted: dict[tuple[type[msgspec.Struct], str], list[str]] = {}
        for entry in entries:
            if entry.command is not None:
                for kind, column, value in rules.finds(entry.command):
                    wanted.setdefault((kind, column), []).append(value)
        for (kind, column), values in wanted.items():
            self._stored.prefetch(kind, column, values)

    def _consequences(self, entry: Entry, ended: Ended) -> Ended:
        """What the platform itself does about an entry that stands."""
        command = entry.command
        if isinstance(command, BookSheet) and (self._county.erasures or self._scrub.rows):
            self._scrub.refuse_picture(self.rows, command.reading)
        if ended.again or not isinstance(command, _CONSEQUENTIAL) or ended.code not in {OK, MERGED}:
            return ended
        if isinstance(command, ErasePerson):
            self._scrub.remember(self.rows, command.erasure)
            self._known.erased.update(self._scrub.rows)
            return ended
        first = rules.same_person(self.rows, command.volunteer.id)
        if first is None:
            return ended
        desk = PlatformDesk(self.rows, self._county, first.site_id, self.counters, self._surroundings)
        merged = self.own(merge_volunteers(desk, first.id, command.volunteer.id, by=""))
        if merged.code != OK:
            return ended
        told: dict[str, object] = {
            "rule": "same_person",
            "kept_id": first.id,
            "merged_id": command.volunteer.id,
            **rules.also_taken(ended.detail),
        }
        return ended._replace(code=MERGED, detail=told)

    def _join_waiting(self, activity: Activity) -> None:
        """Who came by the activity's code before the activity was here is signed in now, as of then.

        Where only the screen's code is taken, whoever did not show it is not.
        """
        waiting = pending.waiting(self._session, self._county.county, activity.token)
        for arrival in waiting:
            at = from_ms(arrival.at_ms)
            seen = self._seen_at_door(activity, arrival)
            in_time = activity.starts_at - PHONE_MARGIN <= at <= activity.ends_at
            if in_time and (seen or not demands_door_code(activity)):
                desk = PlatformDesk(
                    self.rows, self._county, activity.site_id, self.counters, self._surroundings, at
                )
                for made in phone_check_in(desk, activity.id, arrival.volunteer_id, door_code=seen):
                    self.own(made)
        if waiting:
            pending.joined(self._session, self._county.county, activity.token)

    def _seen_at_door(self, activity: Activity, arrival: pending.PendingSignIn) -> bool:
        slow_by = slow_screens(self._session, self._county.county, activity.site_id)
        return shown_at_door(activity.door_secret, arrival.door, from_ms(arrival.seen_ms), slow_by)

    # The platform's own commands

    def own(self, command: Command) -> Ended:
        """Apply a command of the platform itself and note it for its log."""
        if self._own is None:
            device = self._own_log.device
            sender = Sender(
                device=device.device,
                site_id=self._site_id,
                units=_Everywhere(),
                identity_key=self._county.identity_key,
                latest_hlc=self._now_ms << 16 | 0xFFFF,
                clock_offset_ms=0,
            )
            self._own = Applier(self.rows, sender, self._known._replace(rejected={}))
        entry = self._own_log.draft(command, self._reader.handlers[type(command).__name__])
        ended = self._consequences(entry, self._own.end(entry))
        if ended.code in {OK, MERGED}:
            self._own_log.seal(entry, self._refs(ended.touched))
            self._note(entry, ended._replace(code=MERGED))
            self._done.append(Done(entry, ended, self._own.sender))
        return ended

    def order(self, order: OnlineOrder) -> Written:
        """Make the order's commands, check and apply each, and write them. Any refusal is raised."""
        desk = PlatformDesk(self.rows, self._county, self._site_id, self.counters, self._surroundings)
        made = order(desk)
        commands = (made,) if isinstance(made, Command) else tuple(made)
        first_seq = self._own_log.device.last_seq + 1
        for command in commands:
            self._reader.handlers[type(command).__name__].check(self.rows, command)
            ended = self.own(command)
            if ended.code not in {OK, MERGED}:
                raise ProblemRaised("rule_refused", str(ended.detail.get("refusal", ended.code)))
        self.counters.save()
        self._finish([])
        changed: dict[str, set[str]] = {}
        for table, row_id in self._standing:
            changed.setdefault(table, set()).add(row_id)
        names = tuple(type(command).__name__ for command in commands)
        told = Changed({table: frozenset(ids) for table, ids in changed.items()}, names)
        return Written(told, commands, first_seq)

    def _refs(self, touched: Iterable[Key]) -> list[OpRef]:
        return [OpRef(*key, self._version(key) - 1) for key in touched]

    def _version(self, key: Key) -> int:
        row = self.rows.get(KIND_OF[key[0]], key[1])
        version: int = 1 if row is None else row.version  # type: ignore[attr-defined]  # every synced struct has one
        return version

    # Whose rows need not come back

    def _note(self, entry: Entry, ended: Ended) -> None:
        """Remember for each row whether its desk has it as it stands: docs/sync.md."""
        refs = tuple([(ref.table, ref.id) for ref in entry.header.refs])
        clean = ended.code == OK and not ended.canonical
        if clean and refs == ended.touched:
            for key in refs:
                self._standing.setdefault(key, entry.header.seen)
            return
        for key in ended.touched:
            if not clean or key not in refs:
                self._standing[key] = FOREIGN
            else:
                self._standing.setdefault(key, entry.header.seen)
        for key in refs:
            if not clean or key not in ended.touched:
                self._standing[key] = FOREIGN

    # What the batch leaves behind

    def _finish(self, appliers: list[tuple[Applier, str]]) -> None:
        session, county = self._session, self._county.county
        if self._own is not None:
            appliers = [*appliers, (self._own, self._own_log.device.device)]
        self._write_rows()
        write_log(session, county, self._done, self._now_ms)
        for applier, device in appliers:
            write_rejected(session, county, device, applier)
        self._scrub.write(self._now_ms)
        self._own_log.save()
        numbers = self._write_feed()
        for applier, _ in appliers:
            write_stamps(session, county, applier, numbers)

    def _write_rows(self) -> None:
        changed: dict[type[msgspec.Struct], list[tuple[Any, ...]]] = {}
        county, get, originals = self._county.county, self.rows.get, self._stored.originals
        for key in self._standing:
            kind = KIND_OF.get(key[0])
            row = None if kind is None else get(kind, key[1])
            if kind is not None and row is not None and row is not originals.get(key):
                values = self._values[key] = ROW_MAPS[kind].values(row)
                changed.setdefault(kind, []).append((county, *values))
        for kind, rows in changed.items():
            # In the order of the key: neighbours share a page.
            self._session.upsert(ROW_MAPS[kind].bulk, sorted(rows, key=_ID))

    def _write_feed(self) -> dict[Key, int]:
        writer = FeedWriter(
            self._session,
            self._county.county,
            maker="" if self._device is None else self._device.maker,
            own_scope=site_scope(self._site_id),
            homes=Now(self.rows),
        )
        return writer.write(self._changes(), Before(self.rows, self._stored.originals), self._now_ms)

    def _changes(self) -> Iterable[RowChange]:
        get, originals, values = self.rows.get, self._stored.originals, self._values
        for key, seen in self._with_followers().items():
            kind = KIND_OF.get(key[0])
            if kind is None:
                continue
            old, new = originals.get(key), get(kind, key[1])
            if new is not None or self._device is not None:
                yield RowChange(key[0], key[1], old, new, seen, values.get(key))
            if seen == FOREIGN and new is not None and self._hidden(new):
                yield RowChange(*key, None, None, seen)

    def _hidden(self, new: msgspec.Struct) -> bool:
        """A row its desk named that none of its scopes shows: the desk is told to drop it."""
        if self._device is None:
            return False
        return set(scopes_of(new, Now(self.rows))).isdisjoint(self._device.scopes)

    def _with_followers(self) -> dict[Key, int]:
        """The rows to number, and those whose scopes follow one of them."""
        standing = dict(self._standing)
        for key in (*self._of_moved_people(), *self._orders_begun_or_over()):
            standing.setdefault(key, FOREIGN)
        return standing

    def _of_moved_people(self) -> Iterable[Key]:
        """The rows of people whose unit is new."""
        for table, row_id in self._standing:
            if table != "volunteer":
                continue
            old, new = self._stored.originals.get((table, row_id)), self.rows.get(Volunteer, row_id)
            if new is None or (isinstance(old, Volunteer) and old.site_id == new.site_id):
                continue
            for kind in OF_A_PERSON:
                for row in self.rows.find(kind, volunteer_id=row_id):
                    yield TABLE_MAPS[kind].name, row.id  # type: ignore[attr-defined]  # every synced struct has an id

    def _orders_begun_or_over(self) -> Iterable[Key]:
        """Orders of other units' teams, shown there while the request is in hand and no longer."""
        homes = Now(self.rows)
        for table, row_id in self._standing:
            if table != "service_request":
                continue
            old, new = self._stored.originals.get((table, row_id)), self.rows.get(ServiceRequest, row_id)
            was = isinstance(old, ServiceRequest) and old.state in IN_HAND
            if new is None or (new.state in IN_HAND) is was:
                continue
            for row in self.rows.find(Dispatch, request_id=row_id):
                if homes.of_team(row.team_id) != new.site_id:
                    yield "dispatch", row.id
