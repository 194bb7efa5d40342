"""Deliberately broken variants, one for each invariant: a suite that lets one of them live proves nothing.

Each is the real code with one part replaced, and names the proof that has to notice. Seeds and steps are
bounded.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from unittest.mock import patch

import msgspec

from core.commands import attendances, deciding, hours_corrections, merging, reopening, signups
from core.commands.activities import ActivityForm, PlanActivity, cancel_activity, plan_activity
from core.commands.attendances import check_in, check_out
from core.commands.deciding import DecidePolicy, decide_policy
from core.commands.erasing import erase_person
from core.commands.hours_corrections import asked, decide_correction
from core.commands.merging import merge_volunteers
from core.commands.reviewing import review_attendance
from core.commands.signups import sign_up
from core.commands.sites import add_clerk
from core.commands.volunteers import VolunteerForm, amend_volunteer, register_volunteer
from core.domain import day_count
from core.domain.activity import SiteSeats
from core.domain.attendance import Attendance, AttendanceSource, attendance_id, service_record_id
from core.domain.service_minutes import DayShare, HoursPolicy, Visit
from core.domain.service_record import ServiceRecord
from core.domain.unit_policy import PolicyKind
from core.ports.store import Desk, UnitOfWork
from core.sync import merge
from core.sync.comparing import Comparison
from core.sync.engine import SyncEngine
from core.sync.wire import OpResult
from db.connection import transaction
from db.log_writer import LogWriter
from db.raw import RawConnection
from db.sync import erasing, outgoing
from db.sync.incoming import Shape
from db.sync.replay import Pending
from db.sync.state import NOTHING_CHANGED
from db.sync.taking import Taking
from server import batch, feed, known, pulling, pushing
from server.applying import Applier, Ended, Sender
from server.entries import Entry
from tests.db.sync import test_take
from tests.simulation import test_facts, test_patches
from tests.simulation.clerks import a_trace
from tests.simulation.desks import DeskMachine
from tests.simulation.invariants import Judge
from tests.simulation.network import Weather
from tests.simulation.test_scenarios import unknown_fields_come_and_go, wrong_rows_are_mended
from tests.simulation.townspeople import a_person
from tests.simulation.watch import Violation
from tests.simulation.world import Shape as WorldShape
from tests.simulation.world import World, a_world, much_about_hours

SEEDS = (1, 2, 3, 4)
STEPS = 3_000
MENDED_IN_A_CALM_WORLD = 4
"""Digests hardly ever find a difference when nothing breaks; the economy of the feed is that good."""


@dataclass(frozen=True)
class Mutant:
    """Which invariant is broken, how, which proof must fail, and by which alarm.

    `alarm` is the number of the violation, which may be another invariant's that looks earlier; or, where the
    proof is no world, the kind of error that it ends in, to the letter.
    """

    number: int
    told: str
    broken: Callable[[], AbstractContextManager[Any]]
    proof: Callable[[], None]
    alarm: int | type[Exception]

    def is_caught_by(self, error: BaseException) -> bool:
        """Whether this is the alarm, and not some accident of the broken code."""
        if isinstance(self.alarm, int):
            return isinstance(error, Violation) and error.number == self.alarm
        return type(error) is self.alarm


class Stopped(Exception):
    """One entry of a batch stops all of it."""


# The proofs


def random_worlds() -> None:
    """Worlds with every trouble."""
    for seed in SEEDS:
        with a_world(seed) as world:
            world.run(STEPS, Judge())


def calm_worlds() -> None:
    """Worlds without trouble, in which nothing should have to be mended."""
    for seed in SEEDS:
        with a_world(seed, WorldShape(troubles=False)) as world:
            world.everybody_joins()
            for desk in world.desks:
                desk.line.sent.clear()
            world.run(STEPS, Judge())
            mended = sum(desk.line.sent["rows"] for desk in world.desks)
            if mended > MENDED_IN_A_CALM_WORLD:
                raise Violation(7, f"{mended} times rows had to be mended")


def lossy_worlds() -> None:
    """Every third answer is lost, and many requests come twice or late."""
    weather = Weather(drop_reply=0.3, duplicate=0.3, replay_later=0.2)
    for seed in SEEDS:
        with a_world(seed, WorldShape(troubles=False, weather=weather)) as world:
            world.run(STEPS, Judge())


def restored_desks() -> None:
    """Desks are put back to a copy with unsent work, and work on before the platform hears of it."""
    for seed in SEEDS:
        with a_world(seed, WorldShape(desks=(0, 1), troubles=False)) as world:
            world.everybody_joins()
            world.run(600, Judge())
            for desk in world.desks:
                desk.line.weather = Weather(offline=True)
                _work(world, desk, 6)
                desk.back_up()
            world.quiet()
            world.run(300, Judge())
            for desk in world.desks:
                desk.line.weather = Weather(offline=True)
                lost = len(desk.saved)
                desk.restore()
                desk.switch_on()
                _work(world, desk, lost - len(desk.saved) + 8)
            world.quiet()
            Judge().judge(world)


def _work(world: World, desk: DeskMachine, entries: int) -> None:
    until = len(desk.saved) + entries
    while len(desk.saved) < until:
        world.act(desk)
        world.scheduler.now_ms += 1_000


def erased_elsewhere() -> None:
    """A person is erased at one desk while another, offline, corrects the address."""
    with a_world(9, WorldShape(desks=(0, 0), troubles=False)) as world:
        world.everybody_joins()
        world.quiet()
        one, two = world.desks
        person = a_person(1, world.chance)
        form = VolunteerForm(
            name=person.name,
            id_number=person.id_number,
            phone=person.phone,
            address=a_trace(world.chance),
            consent=True,
        )
        written = one.write(lambda desk: register_volunteer(desk, form))
        assert written is not None
        (row_id,) = written.changed.rows["volunteer"]
        world.traces[row_id] = form.address
        world.quiet()
        two.line.weather = Weather(offline=True)
        corrected = msgspec.structs.replace(form, village="桃源村")
        assert two.write(lambda desk: amend_volunteer(desk, row_id, corrected)) is not None
        assert one.write(lambda desk: erase_person(desk, "volunteer", row_id, "own_wish")) is not None
        for _ in range(300):
            world.scheduler.step()
        world.quiet()
        Judge().judge(world)


def an_activity_of_others() -> None:
    """A desk calls off an activity of another unit, which it sees only because all of them are shown."""
    with a_world(9, WorldShape(desks=(0, 1), troubles=False)) as world:
        world.everybody_joins()
        theirs, stranger = world.desks
        activity_id = _planned(theirs)
        world.quiet()
        assert stranger.write(lambda desk: cancel_activity(desk, activity_id, "rain")) is not None
        world.quiet()
        Judge().judge(world)


def registered_twice() -> None:
    """Two registrations are found to be one person; the later one has a place on a list."""
    with a_world(9, WorldShape(desks=(0,), troubles=False)) as world:
        world.everybody_joins()
        (desk,) = world.desks
        kept, merged = _registered(world, desk, 1), _registered(world, desk, 2)
        place = partial(sign_up, activity_id=_planned(desk), volunteer_ids=[merged])
        assert desk.write(place) is not None
        assert desk.write(partial(merge_volunteers, kept_id=kept, merged_id=merged)) is not None
        world.quiet()
        Judge().judge(world)


def more_people_than_seats() -> None:
    """Two desks of a unit take places offline, each the last one."""
    with a_world(9, WorldShape(desks=(0, 0), troubles=False)) as world:
        world.everybody_joins()
        one, other = world.desks
        people = [_registered(world, one, number) for number in (1, 2, 3)]
        activity_id = _planned(one, seats=1)
        world.quiet()
        for desk, person in ((one, people[0]), (other, people[1]), (other, people[2])):
            assert desk.write(partial(sign_up, activity_id=activity_id, volunteer_ids=[person])) is not None
        world.quiet()
        Judge().judge(world)


def many_hours() -> None:
    """Worlds in which most of what is done is about hours."""
    for seed in SEEDS:
        with a_world(seed, much_about_hours()) as world:
            world.run(STEPS // 3, Judge())


def hours_put_right() -> None:
    """Confirmed hours turn out wrong, and a second clerk agrees."""
    with a_world(9, WorldShape(desks=(0,), troubles=False)) as world:
        world.everybody_joins()
        (desk,) = world.desks
        person, activity_id = _registered(world, desk, 1), _planned(desk)
        came = partial(check_in, activity_id=activity_id, volunteer_id=person, source=AttendanceSource.SCAN)
        assert desk.write(came) is not None
        world.scheduler.now_ms += 60 * 60_000
        left = partial(check_out, activity_id=activity_id, volunteer_id=person, source=AttendanceSource.SCAN)
        assert desk.write(left) is not None
        assert desk.write(partial(review_attendance, activity_id=activity_id)) is not None
        added = desk.write(partial(add_clerk, name="周敏"))
        assert added is not None
        (second,) = added.changed.rows["clerk"]
        question = partial(
            asked, attendance_id=attendance_id(activity_id, person), new_minutes=30, reason="早退"
        )
        told = desk.write(question)
        assert told is not None
        (correction_id,) = told.changed.rows["hours_correction"]
        decided = partial(decide_correction, correction_id=correction_id, granted=True, second=second)
        assert desk.write(decided) is not None
        world.quiet()
        Judge().judge(world)


def hours_of_one_person() -> None:
    """Two registrations of one person have the same hour confirmed, and are merged."""
    with a_world(9, WorldShape(desks=(0,), troubles=False)) as world:
        world.everybody_joins()
        (desk,) = world.desks
        people, activity_id = [_registered(world, desk, number) for number in (1, 2)], _planned(desk)
        for act in (check_in, check_out):
            for person in people:
                scanned = partial(
                    act, activity_id=activity_id, volunteer_id=person, source=AttendanceSource.SCAN
                )
                assert desk.write(scanned) is not None
            world.scheduler.now_ms += 60 * 60_000
        assert desk.write(partial(review_attendance, activity_id=activity_id)) is not None
        merged = desk.write(partial(merge_volunteers, kept_id=people[0], merged_id=people[1]))
        assert merged is not None
        assert merged.changed.rows["hours_correction"]
        world.quiet()
        Judge().judge(world)


def two_rules_at_once() -> None:
    """Two desks of a unit decide a rule offline, under one number."""
    with a_world(9, WorldShape(desks=(0, 0), troubles=False)) as world:
        world.everybody_joins()
        world.quiet()
        for desk in world.desks:
            desk.line.weather = Weather(offline=True)
            assert desk.write(_a_decision) is not None
        world.quiet()
        Judge().judge(world)


def _a_decision(at: Desk) -> DecidePolicy:
    return decide_policy(at, PolicyKind.HOURS, HoursPolicy(max_per_day=360), at.today(), "县里的规定")


def _registered(world: World, desk: DeskMachine, number: int) -> str:
    person = a_person(number, world.chance)
    form = VolunteerForm(name=person.name, id_number=person.id_number, phone=person.phone, consent=True)
    written = desk.write(partial(register_volunteer, form=form))
    assert written is not None
    (row_id,) = written.changed.rows["volunteer"]
    return row_id


def _planned(desk: DeskMachine, seats: int = 0) -> str:
    def order(at: Desk) -> PlanActivity:
        form = ActivityForm(
            title="义诊",
            content="量血压",
            starts_at=at.now(),
            ends_at=at.now() + timedelta(hours=2),
            place="文化广场",
            leader_name="周敏",
            seats=(SiteSeats(at.site.id, seats),) if seats else (),
        )
        return plan_activity(at, form)

    written = desk.write(order)
    assert written is not None
    (activity_id,) = written.changed.rows["activity"]
    return activity_id


# The breaks: for each a small function that does the wrong thing


@contextlib.contextmanager
def _commits_that_are_none(connection: RawConnection) -> Iterator[None]:
    with transaction(connection):
        yield
        _Count.number += 1
        if _Count.number % 40 == 0:
            connection.execute("ROLLBACK")
            connection.execute("BEGIN IMMEDIATE")


class _Count:
    number = 0


_save = LogWriter.save


def _save_without_entries(self: LogWriter) -> None:
    _Count.number += 1
    if _Count.number % 30:
        _save(self)
    else:
        self._connection.execute("UPDATE write_permit SET open = 0")


_take_numbers = feed.take_numbers


def _numbers_with_holes(session: Any, county: str, counts: Mapping[str, int], at_ms: int) -> dict[str, int]:  # noqa: ANN401 - a Session
    """As a bigserial does: who takes a number first may be seen last."""
    _Count.number += 1
    if _Count.number % 2:
        before = _take_numbers(session, county, {scope: count * 2 for scope, count in counts.items()}, at_ms)
        _holes.update({scope: (n, counts[scope]) for scope, n in before.items()})
        return {scope: n + counts[scope] for scope, n in before.items()}
    if all(_holes.get(scope, (0, 0))[1] >= count for scope, count in counts.items()):
        return {scope: _holes.pop(scope)[0] for scope in counts}
    return _take_numbers(session, county, counts, at_ms)


_holes: dict[str, tuple[int, int]] = {}
_arrive = Taking._arrive


def _arrive_now_and_then(self: Taking, connection: RawConnection, part: Any, pending: Any) -> None:  # noqa: ANN401 - as there
    _Count.number += 1
    if _Count.number % 4:
        _arrive(self, connection, part, pending)


_behind = pulling._behind


def _behind_with_gaps(*arguments: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - as there
    return [found for found in _behind(*arguments) if found[0] % 5]


_end = Applier.end


def _end_or_stop(self: Applier, entry: Entry) -> Ended:
    if entry.header.type == "RecordPrint":
        raise Stopped(entry.header.type)
    return _end(self, entry)


_fetch = Comparison._fetch


def _fetch_again_and_again(self: Comparison, table: str, ids: tuple[str, ...]) -> None:
    for _ in range(20):
        _fetch(self, table, ids)


def _without_body(salt: bytes, _body: bytes) -> bytes:
    return hashlib.sha256(salt).digest()


@contextlib.contextmanager
def _chains_without_bodies() -> Iterator[None]:
    with (
        patch("core.sync.op.body_digest", _without_body),
        patch("db.log_writer.body_digest", _without_body),
        patch("server.entries.body_digest", _without_body),
        patch("server.own_desk.body_digest", _without_body, create=True),
    ):
        yield


@contextlib.contextmanager
def _any_move() -> Iterator[None]:
    with (
        patch("core.commands.requests.refuse_move", _does()),
        patch("core.commands.dispatches.refuse_move", _does()),
    ):
        yield


def _everything_set(changed: Sequence[str], *_arguments: object, **_facts: object) -> merge.Split:
    return merge.Split(tuple(changed), (), ())


def _of_any_unit(**facts: Any) -> Sender:  # noqa: ANN401 - the fields of a Sender
    return Sender(**(facts | {"units": batch._Everywhere()}))


def _told_nothing(*_arguments: object) -> list[OpResult]:
    return []


def _no_limit(row_id: str, minutes: int, _taken: int, _policy: HoursPolicy) -> DayShare:
    return DayShare(row_id, minutes, 0)


def _all_of_it(visit: Visit, _claimed: object) -> timedelta:
    return (visit.check_out or visit.check_in) - visit.check_in


_put_right = hours_corrections._grant


def _only_the_visit(rows: UnitOfWork, visit: Attendance) -> None:
    rows.put(msgspec.structs.replace(visit, reviewed_by="", reviewed_at=None))


def _without_the_record(rows: UnitOfWork, command: Any, visit: Attendance, *told: Any) -> None:  # noqa: ANN401 - as there
    before = rows.get(ServiceRecord, service_record_id(visit.id))
    _put_right(rows, command, visit, *told)
    if before is not None:
        rows.put(before)


def _does(result: object = None) -> Callable[..., object]:
    return lambda *_arguments, **_facts: result


def _instead(owner: object, name: str, replacement: object) -> Callable[[], AbstractContextManager[Any]]:
    def broken() -> AbstractContextManager[Any]:
        _Count.number = 0
        _holes.clear()
        return patch.object(owner, name, replacement)

    return broken


def _patched(target: str, replacement: object) -> Callable[[], AbstractContextManager[Any]]:
    def broken() -> AbstractContextManager[Any]:
        _Count.number = 0
        return patch(target, replacement)

    return broken


def _wall_clock(_last: int, wall_ms: int) -> int:
    return wall_ms << 16


MUTANTS: tuple[Mutant, ...] = (
    Mutant(
        1,
        "saved is said before it is so",
        _patched("db.store.transaction", _commits_that_are_none),
        random_worlds,
        1,
    ),
    Mutant(
        2, "rows without their entries", _instead(LogWriter, "save", _save_without_entries), random_worlds, 1
    ),
    Mutant(
        3, "an entry numbered again applies again", _instead(known, "_repeated", _does({})), restored_desks, 3
    ),
    Mutant(4, "numbers are not checked", _instead(pushing, "_refuse_strangers", _does()), restored_desks, 3),
    Mutant(
        5, "results are told only once", _instead(pushing, "stored_results", _told_nothing), lossy_worlds, 5
    ),
    Mutant(
        6,
        "numbers of the feed as a bigserial",
        _instead(feed, "take_numbers", _numbers_with_holes),
        random_worlds,
        6,
    ),
    Mutant(
        7, "a cursor goes on past rows", _instead(Taking, "_arrive", _arrive_now_and_then), calm_worlds, 7
    ),
    Mutant(8, "dropped rows stay", _instead(Taking, "_drop", _does()), random_worlds, 8),
    Mutant(
        9, "results are not shown", _instead(outgoing, "_attend", _does(NOTHING_CHANGED)), random_worlds, 9
    ),
    Mutant(
        10,
        "pulled rows fall on pending work",
        _instead(Pending, "touched", _does(set())),
        test_take.test_live_rows_are_always_the_pending_commands_over_what_the_platform_said,
        AssertionError,
    ),
    Mutant(
        11,
        "the sign-in that comes first stands",
        _instead(attendances, "_since", lambda row, _command: row),
        test_facts.test_sign_ins_and_sign_outs_end_the_same_in_any_order_and_number,
        AssertionError,
    ),
    Mutant(
        12,
        "whoever comes last wins",
        _instead(test_patches, "split", _everything_set),
        test_patches.test_the_order_in_which_desks_come_back_does_not_matter,
        AssertionError,
    ),
    Mutant(13, "the clock is the wall's", _patched("db.log_writer.next_hlc", _wall_clock), random_worlds, 13),
    Mutant(14, "states are not checked again", _any_move, random_worlds, 14),
    Mutant(15, "an erasure forgets the log", _instead(erasing, "_empty_bodies", _does(0)), random_worlds, 15),
    Mutant(16, "what is erased may come back", _instead(known, "_erased", _does({})), erased_elsewhere, 15),
    Mutant(
        17, "certificates are not asked", _instead(batch, "Sender", _of_any_unit), an_activity_of_others, 17
    ),
    Mutant(
        18, "a poison entry stops the others", _instead(Applier, "end", _end_or_stop), random_worlds, Stopped
    ),
    Mutant(
        19,
        "a fork is taken for a repetition",
        _instead(pushing, "_refuse_strangers", _does()),
        restored_desks,
        3,
    ),
    Mutant(20, "a pull begins at the beginning", _instead(Taking, "_move", _does()), random_worlds, 8),
    Mutant(
        21,
        "unknown fields are dropped",
        _instead(Shape, "keep_extras", _does()),
        unknown_fields_come_and_go,
        AssertionError,
    ),
    Mutant(22, "a first pull has gaps", _instead(pulling, "_behind", _behind_with_gaps), calm_worlds, 7),
    Mutant(
        23,
        "references stay with the merged one",
        _instead(merging, "_move_places", _does([])),
        registered_twice,
        23,
    ),
    Mutant(24, "the chain leaves bodies out", _chains_without_bodies, random_worlds, 24),
    Mutant(
        25, "a failure leaves no timer", _instead(SyncEngine, "_fail", _does(10_000.0)), random_worlds, 25
    ),
    Mutant(
        26,
        "differences cost more than they are",
        _instead(Comparison, "_fetch", _fetch_again_and_again),
        wrong_rows_are_mended,
        AssertionError,
    ),
    Mutant(27, "nobody waits", _instead(signups, "seat_everyone", _does()), more_people_than_seats, 27),
    Mutant(28, "a day has no limit", _instead(day_count, "day_share", _no_limit), many_hours, 28),
    Mutant(28, "shared minutes count twice", _instead(day_count, "free_time", _all_of_it), many_hours, 28),
    Mutant(
        29,
        "a correction forgets the record",
        _instead(hours_corrections, "_grant", _without_the_record),
        hours_put_right,
        29,
    ),
    Mutant(
        29,
        "what a merge puts back keeps its record",
        _instead(reopening, "_reopen", _only_the_visit),
        hours_of_one_person,
        29,
    ),
    Mutant(
        30,
        "one number for two decisions",
        _instead(deciding, "_refuse_overtaken", _does()),
        two_rules_at_once,
        30,
    ),
)
"""Every invariant has one, or more."""

PROOFS = (
    random_worlds,
    calm_worlds,
    lossy_worlds,
    restored_desks,
    erased_elsewhere,
    an_activity_of_others,
    registered_twice,
    more_people_than_seats,
    many_hours,
    hours_put_right,
    hours_of_one_person,
    two_rules_at_once,
)
