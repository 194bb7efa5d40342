"""The invariants of sync.md 5.9, and those of hours: each with its number, its sentence, and what proves it.

`judge` looks at a world at a quiet point and names what does not hold. Others are heard at once by
tests.simulation.watch, or are proven by the tests they name.
"""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import msgspec

from core.domain.activity import Activity, Signup, share_of
from core.domain.dispatch import LIVE
from core.domain.erasure import ERASED_NAME
from core.domain.rating import BAD
from core.domain.service_request import ALLOWED_MOVES, RequestState
from core.sync.op import GENESIS, BrokenChain, Op, OpRef, verify_chain
from core.sync.scopes import COUNTY, form_in, scopes_of
from tests.simulation import books
from tests.simulation.books import Result, Rows
from tests.simulation.clerks import TRACE
from tests.simulation.desks import DeskMachine
from tests.simulation.hour_books import (
    hours_count_once,
    questions_are_asked_once,
    records_say_what_was_confirmed,
)
from tests.simulation.watch import Violation
from tests.simulation.world import World

_TRACES = re.compile(TRACE.encode() + rb"[0-9a-f]{12}")
VISIBLE = frozenset({"merged", "superseded", "rejected", "erased"})


@dataclass
class DeskBook:
    """One desk's file as it lies there."""

    desk: DeskMachine
    device: str
    epoch: int
    scopes: frozenset[str]
    acked: int
    rows: Rows
    log: list[Op]
    attention: dict[tuple[str, int, int], str]


@dataclass
class Books:
    """Everything that lies in the files at a quiet point."""

    world: World
    desks: list[DeskBook]
    rows: Rows
    log: list[Op]
    results: dict[tuple[str, int, int], Result]
    feed: list[tuple[int, int]]
    aliases: dict[str, str]
    """Ids that desks gave to their units before they were let in, and the county's for them."""

    by_id: dict[str, list[Op]] = field(default_factory=lambda: defaultdict(list))

    def row(self, ref: OpRef) -> books.Row | None:
        """The platform's row that an entry touched."""
        return self.rows.get((ref.table, self.aliases.get(ref.id, ref.id)))

    def ended(self, op: Op) -> str:
        """How an entry ended."""
        header = op.header
        result = self.results.get((header.device, header.epoch, header.seq))
        return "ok" if result is None else result.code


def open_books(world: World) -> Books:
    """Read every file once."""
    with world.platform.looking() as file:
        opened = Books(
            world,
            [_desk_book(desk) for desk in world.members],
            books.rows(file),
            books.log(file, "op"),
            books.results(file),
            file.execute("SELECT scope, n FROM feed").fetchall(),
            dict(file.execute("SELECT alias_id, site_id FROM site_alias")),
        )
    for op in opened.log:
        opened.by_id[op.header.op_id].append(op)
    return opened


def _desk_book(desk: DeskMachine) -> DeskBook:
    state = desk.state()
    with desk.looking() as file:
        attention = {
            (device, epoch, seq): code
            for device, epoch, seq, code in file.execute("SELECT device, epoch, seq, code FROM attention")
        }
        return DeskBook(
            desk,
            state.device,
            state.epoch,
            frozenset(state.certificate.scopes if state.certificate else ()),
            state.acked_seq,
            books.rows(file),
            books.log(file),
            attention,
        )


Check = Callable[[Books], Iterator[str]]


def saved_entries_are_there(books_: Books) -> Iterator[str]:
    """1: what was said to be saved is in the desk's file, however often it died."""
    for book in books_.desks:
        known = {op.header.op_id for op in book.log}
        yield from (f"{book.desk.name} lost {entry}" for entry in book.desk.saved if entry.op_id not in known)


def rows_and_entries_stand_together(books_: Books) -> Iterator[str]:
    """2: no desk has rows without entries, or a permit left open."""
    for book in books_.desks:
        with book.desk.looking() as file:
            if file.execute("SELECT open FROM write_permit").fetchone() != (0,):
                yield f"{book.desk.name}: the permit is open"


def everything_arrived_once(books_: Books) -> Iterator[str]:
    """3: each entry of each desk is on the platform, and took effect once, under whatever numbers it came."""
    for book in books_.desks:
        for op in book.log:
            if op.header.op_id not in books_.by_id:
                yield f"{book.desk.name}: {op.header.type} {op.header.seq} never arrived"
    for op_id, ops in books_.by_id.items():
        if len({books_.ended(op) for op in ops}) > 1:
            yield f"{ops[0].header.type} {op_id} ended in two ways: {sorted(books_.ended(op) for op in ops)}"


def numbers_have_no_gaps(books_: Books) -> Iterator[str]:
    """4: the platform's entries of a device and epoch are 1, 2, 3 and so on."""
    streams: dict[tuple[str, int], list[int]] = defaultdict(list)
    for op in books_.log:
        streams[op.header.device, op.header.epoch].append(op.header.seq)
    for stream, numbers in streams.items():
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{stream}: {numbers}"


def feed_numbers_are_unique(books_: Books) -> Iterator[str]:
    """6: within a scope no number stands twice, and none lies above its counter."""
    doubled = [pair for pair, count in Counter(books_.feed).items() if count > 1]
    yield from (f"feed {pair} twice" for pair in doubled)


def desks_and_platform_agree(books_: Books) -> Iterator[str]:
    """7 and 8: a desk holds exactly what its scopes show, row by row."""
    expected = _shown(books_)
    for book in books_.desks:
        wanted = expected(book.scopes)
        for key in sorted(wanted.keys() | book.rows.keys()):
            if wanted.get(key) != book.rows.get(key):
                yield (f"{book.desk.name} {key}: has {book.rows.get(key)}, platform shows {wanted.get(key)}")


def nothing_is_lost_in_silence(books_: Books) -> Iterator[str]:
    """9: every end other than ok is told to the desk that made the entry, and nothing else is."""
    for book in books_.desks:
        told = {
            key: result.code
            for key, result in books_.results.items()
            if key[0] == book.device and key[1] == book.epoch
        }
        shown = {key: code for key, code in book.attention.items() if key[:2] == (book.device, book.epoch)}
        if told != shown:
            odd = sorted(set(told.items()) ^ set(shown.items()))
            yield f"{book.desk.name}: told and shown differ in {odd[:6]}"
        yield from (f"{key} ended as {code}" for key, code in told.items() if code not in VISIBLE)
    yield from _effects_missing(books_)


def _effects_missing(books_: Books) -> Iterator[str]:
    """Rows that an entry touched at its desk and that the platform, which said ok, does not have.

    Left out are rows that another entry would have made which did not count, rows that no entry made
    (somebody told them online to a platform that was put back since), registrations that were ever merged
    (the entry acted on the one that was kept), and erasures, which name what their desk held.
    """
    made = {(ref.table, ref.id) for op in books_.log for ref in op.header.refs if ref.base_version == 0}
    merged = {
        person
        for (table, _), values in books_.rows.items()
        if table == "volunteer_merge"
        for person in (books.struct(table, values).kept_id, books.struct(table, values).merged_id)
    } | {
        # A merge that found nobody on a platform that had forgotten them stood at its desk all the same.
        ref.id
        for op in books_.log
        if op.header.type == "MergeVolunteers"
        for ref in op.header.refs
        if ref.table == "volunteer"
    }
    never_made = {
        (ref.table, ref.id)
        for op in books_.log
        if books_.ended(op) not in {"ok", "merged"}
        for ref in op.header.refs
        if ref.base_version == 0
    }
    # A place of a merged registration stands under the id of the one that was kept: who touches it later, as
    # a change of an activity's seats does, names no person.
    elsewhere = {
        (ref.table, ref.id)
        for op in books_.log
        if _is_about(books_, op, merged)
        for ref in op.header.refs
        if ref.base_version == 0
    }
    for op in books_.log:
        if books_.ended(op) == "ok" and op.header.type != "ErasePerson" and not _is_about(books_, op, merged):
            missing = [
                ref
                for ref in op.header.refs
                if books_.row(ref) is None
                and (ref.table, ref.id) in made - never_made - elsewhere
                # A rating is kept also of a request that others had closed: it makes no step then.
                and not (op.header.type == "RateRequest" and ref.table == "request_step")
            ]
            yield from (f"{op.header.type} ended ok without {ref.table} {ref.id}" for ref in missing)


def _is_about(books_: Books, op: Op, people: set[str]) -> bool:
    """Whether an entry names one of these registrations: it acted on the one that was kept.

    One that was numbered again is kept without its body; the first of its id has it.
    """
    bodies = [(same.body or b"").decode() for same in books_.by_id[op.header.op_id]]
    return any(person in body for person in people for body in bodies)


def clocks_of_entries_grow(books_: Books) -> Iterator[str]:
    """13: the hybrid clock of a device grows with every entry, whatever its wall clock does."""
    for book in books_.desks:
        last: dict[tuple[str, int], int] = {}
        for op in book.log:
            stream = (op.header.device, op.header.epoch)
            if op.header.hlc <= last.get(stream, -1):
                yield f"{book.desk.name}: entry {op.header.seq} at {op.header.hlc}"
            last[stream] = op.header.hlc


def states_move_by_the_table(books_: Books) -> Iterator[str]:
    """14: steps are in the table and join up; one live dispatch; numbers stand once; complaints are heard."""
    steps: dict[str, Counter[str]] = defaultdict(Counter)
    states: dict[str, str] = {}
    live: Counter[str] = Counter()
    numbers: Counter[tuple[str, str]] = Counter()
    # An erasure takes the reason from a step, and with it the word that it was taken back.
    erased = {
        row_id
        for (table, row_id), values in books_.rows.items()
        if table == "service_request" and ERASED_NAME in values
    }
    for (table, row_id), values in books_.rows.items():
        row = books.struct(table, values)
        if table == "request_step":
            moves = ALLOWED_MOVES.get(row.from_state, frozenset())
            if row.from_state is RequestState.DISPATCHED:
                # A team that offers another time leaves the request where it is.
                moves |= {RequestState.DISPATCHED}
            undone = row.reason == "undo" or row.request_id in erased
            if not undone and row.to_state not in moves:
                yield f"request {row.request_id} went from {row.from_state} to {row.to_state}"
            steps[row.request_id].update({f"in {row.to_state}": 1, f"out {row.from_state}": 1})
        elif table == "service_request":
            states[row_id] = row.state
            numbers[table, row.number] += 1
        elif table == "dispatch" and row.state in LIVE:
            live[row.request_id] += 1
        elif table in {"volunteer", "activity", "certificate"}:
            numbers[table, row.number] += 1
    yield from _unheard(books_)
    for request_id, state in states.items():
        yield from _gaps(request_id, state, steps[request_id])
    yield from (
        f"request {request_id} has {count} live dispatches" for request_id, count in live.items() if count > 1
    )
    doubled = {number for number, count in numbers.items() if count > 1}
    # An erasure empties what was told of the person, too.
    told = sum(
        "number_taken" in result.detail or '"rule":"erased"' in result.detail
        for result in books_.results.values()
    )
    if doubled and not told:
        yield f"numbers twice, and nobody was told: {sorted(doubled)[:5]}"


def _unheard(books_: Books) -> Iterator[str]:
    """Exactly the requests with a bad rating have a correction; only what was merged names another one."""
    complaints, corrections = set(), set()
    for (table, row_id), values in books_.rows.items():
        row = books.struct(table, values)
        if table == "rating" and row.grade in BAD:
            complaints.add(row.request_id)
        elif table == "correction":
            corrections.add(row.request_id)
        elif table == "service_request" and bool(row.merged_into) != (row.state is RequestState.MERGED):
            yield f"request {row_id} is {row.state} and merged into {row.merged_into!r}"
    if complaints != corrections:
        yield f"complaints without a correction, or the other way round: {complaints ^ corrections}"


def _gaps(request_id: str, state: str, counted: Counter[str]) -> Iterator[str]:
    for each in RequestState:
        balance = counted[f"in {each}"] - counted[f"out {each}"]
        balance += each is RequestState.DRAFT
        if balance != (each.value == state):
            yield f"request {request_id} is {state}, its steps do not lead there ({each}: {balance})"


def erased_people_are_gone(books_: Books) -> Iterator[str]:
    """15 and 16: what names an erased person stands in no file any more, and does not come back."""
    traces = {
        books_.world.traces.get(books.struct(table, values).subject_id)
        for (table, _), values in books_.rows.items()
        if table == "erasure"
    }
    with books_.world.platform.looking() as file:
        yield from (f"the platform's {place} says {trace}" for place, trace in _told(file, traces))
    for book in books_.desks:
        with book.desk.looking() as file:
            yield from (f"{book.desk.name}'s {place} says {trace}" for place, trace in _told(file, traces))


def _told(file: sqlite3.Connection, traces: set[str | None]) -> Iterator[tuple[str, str]]:
    for place, cell in books.every_text(file):
        for found in _TRACES.findall(cell):
            if found.decode() in traces:
                yield place, found.decode()


def files_arrive_whole(books_: Books) -> Iterator[str]:
    """20: a file that was kept at a desk is on the platform to the byte, wherever the line was cut."""
    with books_.world.platform.looking() as file:
        arrived = books.files(file)
    for book in books_.desks:
        with book.desk.looking() as file:
            kept = dict(file.execute("SELECT sha256, content FROM blob"))
        yield from (f"{book.desk.name} lost file {name}" for name in book.desk.files - kept.keys())
        for name, content in kept.items():
            if arrived.get(name) != content:
                yield f"file {name} of {book.desk.name} has {len(arrived.get(name, b''))} of {len(content)}"


def references_follow_a_merge(books_: Books) -> Iterator[str]:
    """23: while two registrations are one, no visit, record or place on a list names the merged one."""
    merged = {
        merge.merged_id
        for (table, _), values in books_.rows.items()
        if table == "volunteer_merge" and (merge := books.struct(table, values)).undone_at is None
    }
    for (table, row_id), values in books_.rows.items():
        if table in {"attendance", "service_record", "signup"}:
            person = books.struct(table, values).volunteer_id
            if person in merged:
                yield f"{table} {row_id} still names {person}"


def seats_are_given_once(books_: Books) -> Iterator[str]:
    """27: of no activity does a unit seat more people than its share; whoever waits came after them."""
    activities: dict[str, Activity] = {}
    places: dict[tuple[str, str], list[Signup]] = {}
    for (table, row_id), values in books_.rows.items():
        if table not in {"activity", "signup"}:
            continue
        row = books.struct(table, values)
        if isinstance(row, Activity):
            activities[row_id] = row
        elif isinstance(row, Signup) and not row.withdrawn:
            places.setdefault((row.activity_id, row.site_id), []).append(row)
    for (activity_id, site_id), listed in places.items():
        activity = activities.get(activity_id)
        share = None if activity is None else share_of(activity, site_id)
        seated = sum(1 for place in listed if not place.waiting)
        if activity is not None and seated != (len(listed) if share is None else min(share, len(listed))):
            yield f"activity {activity_id} seats {seated} of {len(listed)} at {site_id}, share {share}"


def chains_verify(books_: Books) -> Iterator[str]:
    """24: the platform's log and every desk's verify, and one flipped bit in a body or header is found."""
    logs = [books_.log, *(book.log for book in books_.desks)]
    for entries in logs:
        streams: dict[tuple[str, int], list[Op]] = defaultdict(list)
        for op in entries:
            streams[op.header.device, op.header.epoch].append(op)
        for stream, ops in streams.items():
            try:
                verify_chain(ops, GENESIS, 1)
            except BrokenChain as broken:
                yield f"chain of {stream} breaks at {broken.seq}"
            if not _flip_is_found(books_, ops):
                yield f"a flipped bit in {stream} was not found"


def _flip_is_found(books_: Books, ops: list[Op]) -> bool:
    at = books_.world.chance.randrange(len(ops))
    op = ops[at]
    if op.body is None:
        changed = msgspec.structs.replace(
            op, header=msgspec.structs.replace(op.header, hlc=op.header.hlc ^ 1)
        )
    else:
        bit = books_.world.chance.randrange(len(op.body) * 8)
        body = bytearray(op.body)
        body[bit // 8] ^= 1 << bit % 8
        changed = msgspec.structs.replace(op, body=bytes(body))
    try:
        verify_chain([*ops[:at], changed, *ops[at + 1 :]], GENESIS, 1)
    except BrokenChain as broken:
        return broken.seq == op.header.seq
    return False


def _shown(books_: Books) -> Callable[[frozenset[str]], Rows]:
    """What each set of scopes shows of the platform's rows."""
    homes = books.Homes(books_.rows)
    placed = []
    for (table, row_id), values in books_.rows.items():
        row = books.struct(table, values)
        placed.append(((table, row_id), values, row, scopes_of(row, homes)))

    def shown(scopes: frozenset[str]) -> Rows:
        found: Rows = {}
        for key, values, row, places in placed:
            # Its own unit's comes first: a desk that holds that one has the row in full. COUNTY shows least.
            scope = next((place for place in sorted(places, key=COUNTY.__eq__) if place in scopes), "")
            if scope == places[0]:
                found[key] = values
            elif scope:
                found[key] = books.MAPS[key[0]].values(form_in(scope, row))
        return found

    return shown


AT_QUIET: dict[int, Check] = {
    1: saved_entries_are_there,
    2: rows_and_entries_stand_together,
    3: everything_arrived_once,
    4: numbers_have_no_gaps,
    6: feed_numbers_are_unique,
    8: desks_and_platform_agree,
    9: nothing_is_lost_in_silence,
    13: clocks_of_entries_grow,
    14: states_move_by_the_table,
    15: erased_people_are_gone,
    20: files_arrive_whole,
    23: references_follow_a_merge,
    24: chains_verify,
    27: seats_are_given_once,
    28: lambda books_: hours_count_once(books_.rows),
    29: lambda books_: records_say_what_was_confirmed(books_.rows),
    30: lambda books_: questions_are_asked_once(books_.rows),
}


PROVEN_ELSEWHERE: dict[int, str] = {
    5: "tests.simulation.watch: a repeated push is answered as it was the first time",
    7: "tests.simulation.mutants.calm_worlds: digests find nothing to mend; AT_QUIET 8 compares every row",
    10: "tests/db/sync/test_take.py: live rows are the pending commands over what the platform said",
    11: "tests/simulation/test_facts.py",
    12: "tests/simulation/test_patches.py",
    16: "AT_QUIET 15 at every later quiet point, and tests.simulation.mutants.erased_elsewhere",
    17: "tests.simulation.watch (what is shown) and PlatformMachine (what a push changes), at every answer",
    18: "tests.simulation.watch: what was sent is taken, whatever one entry holds",
    19: "AT_QUIET 3 after desks were put back: tests.simulation.mutants.restored_desks",
    20: "AT_QUIET 8 too, with lines that are cut at any byte (tests.simulation.network)",
    21: "tests/simulation/test_scenarios.py: fields of a later release are kept",
    22: "AT_QUIET 8 after desks pulled from the beginning; tests/db/sync/test_take.py",
    25: "DeskMachine: no engine waits too long or turns in a circle; memory: tests/core/sync/test_engine.py",
    26: "tests/simulation/test_scenarios.py: wrong rows are found and mended",
}
"""What AT_QUIET does not judge, and where it is proven."""


class Judge:
    """Looks at a world; the first violation is raised, with the number of its invariant."""

    def __init__(self, checks: dict[int, Check] | None = None) -> None:
        self.checks = AT_QUIET if checks is None else checks
        self.judged: Counter[int] = Counter()

    def glance(self, world: World) -> None:
        """After each event."""

    def judge(self, world: World) -> None:
        """At a quiet point: every invariant."""
        opened = open_books(world)
        for number, check in self.checks.items():
            self.judged[number] += 1
            found = list(check(opened))
            if found:
                raise Violation(number, f"{len(found)} times, first: " + "; ".join(found[:4]))
