"""How far an activity is, and the words, tones and cells its rows are shown with."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from core.domain.activity import ActivityState
from core.domain.attendance import AttendanceFlag, AttendanceSource
from core.domain.local_time import local_day
from core.domain.service_minutes import hours_text
from core.ports.rows import ActivityRow, AttendeeRow
from desktop import words
from widgets.rows import RowLook
from widgets.table import Cell
from widgets.tokens import Tone


class Stage(StrEnum):
    """How far an activity is, by its state and the clock."""

    RECRUITING = "recruiting"
    FULL = "full"
    RUNNING = "running"
    OVER = "over"
    """Its time is up and nobody has closed it."""
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Timed(NamedTuple):
    """What decides the stage."""

    state: ActivityState
    starts_at: datetime
    ends_at: datetime
    needed: int
    signed_up: int


def stage_of(timed: Timed, now: datetime) -> Stage:
    """Closed and cancelled by state, the rest by the clock and the places left."""
    if timed.state is not ActivityState.PLANNED:
        return Stage.CLOSED if timed.state is ActivityState.CLOSED else Stage.CANCELLED
    if now > timed.ends_at:
        return Stage.OVER
    # Doors open before the hour: whoever signs in 30 minutes early sees a running activity.
    if (timed.starts_at - now).total_seconds() <= 30 * 60:
        return Stage.RUNNING
    return Stage.FULL if 0 < timed.needed <= timed.signed_up else Stage.RECRUITING


def row_stage(row: ActivityRow, now: datetime) -> Stage:
    """The stage of a list row."""
    return stage_of(
        Timed(row.state, row.starts_at, row.ends_at, row.places or row.needed, row.signed_up), now
    )


def stage_chip(stage: Stage) -> tuple[str, Tone]:
    """Words and tone: whose turn it is."""
    chips = {
        Stage.RECRUITING: (QCoreApplication.translate("Activities", "Recruiting"), Tone.WARN),
        Stage.FULL: (QCoreApplication.translate("Activities", "Full"), Tone.OK),
        Stage.RUNNING: (QCoreApplication.translate("Activities", "Running"), Tone.INFO),
        Stage.OVER: (QCoreApplication.translate("Activities", "To be closed"), Tone.BRAND),
        Stage.CLOSED: (QCoreApplication.translate("Activities", "Closed"), Tone.GREY),
        Stage.CANCELLED: (QCoreApplication.translate("Activities", "Called off"), Tone.GREY),
    }
    return chips[stage]


class DayHeading(NamedTuple):
    """The line above a day's activities."""

    day: date
    text: str


Entry = ActivityRow | DayHeading


def entry_key(entry: Entry) -> str:
    """Names an entry across reloads."""
    return entry.id if isinstance(entry, ActivityRow) else f"day:{entry.day.isoformat()}"


def by_day(rows: Sequence[ActivityRow], now: datetime) -> list[Entry]:
    """The rows with a heading before each day."""
    entries: list[Entry] = []
    last: date | None = None
    for row in rows:
        on = local_day(row.starts_at)
        if on != last:
            near = words.relative_day(row.starts_at, now)
            weekday = words.weekday(on)
            entries.append(DayHeading(on, f"{near[:1].upper()}{near[1:]} · {weekday}"))
            last = on
        entries.append(row)
    return entries


def entry_look(entry: Entry, now: datetime) -> RowLook:
    """An activity: times, title, place, stage, people."""
    if isinstance(entry, DayHeading):
        return RowLook(title=entry.text)
    text, tone = stage_chip(row_stage(entry, now))
    return RowLook(
        title=entry.title,
        detail=entry.place,
        lead=words.clock(entry.starts_at),
        lead_detail=words.clock(entry.ends_at),
        chip=text,
        tone=tone,
        right_detail=people_text(entry, now),
        stacked=True,
    )


def people_text(row: ActivityRow, now: datetime) -> str:
    """Came of signed up once it has begun, signed up of needed before."""
    begun = row_stage(row, now) not in (Stage.RECRUITING, Stage.FULL)
    count, of = (row.checked_in, row.signed_up) if begun else (row.signed_up, row.places or row.needed)
    if not of:
        return QCoreApplication.translate("Activities", "%n person(s)", None, count)
    text = QCoreApplication.translate("Activities", "%1 / %2", "people of people")
    return text.replace("%1", str(count)).replace("%2", str(of))


def entry_sentence(entry: Entry, now: datetime) -> str:
    """What a screen reader says."""
    if isinstance(entry, DayHeading):
        return entry.text
    chip, _ = stage_chip(row_stage(entry, now))
    parts = (
        chip,
        entry.title,
        words.clock_span(entry.starts_at, entry.ends_at),
        entry.place,
        people_text(entry, now),
    )
    return "，".join(parts)  # zh: a pause, spoken


def attendee_cells(row: AttendeeRow, *, open_: bool, early: bool, ended_at: datetime) -> tuple[Cell, ...]:
    """A line of the list; the last cell is what can be done. `early`: its day has not come yet."""
    place = f"{row.position:02d}" if row.position else QCoreApplication.translate("Activities", "Walk-in")
    if row.waiting:
        place = QCoreApplication.translate("Activities", "Waits")
    came = Cell(QCoreApplication.translate("Activities", "Not here"), "text_3")
    how = Cell("")
    if row.check_in_at is not None:
        came = Cell(words.clock(row.check_in_at), "ok", strong=True, icon="circle-check")
        how = Cell(words.name_of(row.check_in_source) if row.check_in_source is not None else "")
    return (
        Cell(place, "warn" if row.waiting else "text_3"),
        Cell(row.name, "text", strong=True),
        Cell(row.number),
        Cell(row.team),
        Cell(row.role),
        came,
        how,
        _act_cell(row, open_=open_, early=early, ended_at=ended_at),
    )


def _act_cell(row: AttendeeRow, *, open_: bool, early: bool, ended_at: datetime) -> Cell:
    if row.check_in_at is None and early:
        return Cell(QCoreApplication.translate("Activities", "Withdraw") if open_ else "", "text_2")
    if row.check_in_at is None:
        text = QCoreApplication.translate("Activities", "Sign in")
        return Cell(text, link=True) if open_ else Cell("")
    if row.check_out_at is not None:
        left = QCoreApplication.translate("Activities", "Left %1").replace(
            "%1", words.clock(row.check_out_at)
        )
        return Cell(left, "text_3")
    # Whoever came after the end was only noted as present: there are no hours to sign out of.
    if row.check_in_at > ended_at:
        return Cell("")
    return Cell(QCoreApplication.translate("Activities", "Sign out"), "text_2")


def attendee_sentence(row: AttendeeRow) -> str:
    """What a screen reader says."""
    came = QCoreApplication.translate("Activities", "Not here")
    if row.check_in_at is not None:
        came = QCoreApplication.translate("Activities", "Came %1").replace("%1", words.clock(row.check_in_at))
    waits = QCoreApplication.translate("Activities", "Waits") if row.waiting else ""
    told = (row.name, row.team, row.role, waits, came)
    return "，".join(part for part in told if part)  # zh: a pause, spoken


def is_unresolved(row: AttendeeRow) -> bool:
    """Came and never signed out: counts 0 until somebody settles it."""
    return row.check_in_at is not None and row.check_out_at is None


def visit_cells(row: AttendeeRow, *, counts: bool, ended_at: datetime) -> tuple[Cell, ...]:
    """A line of the hours: in, out, what it comes to, what to look at, what to do."""
    if row.check_in_at is None:
        never = Cell(QCoreApplication.translate("Activities", "Not signed in"), "text_3")
        make_up = Cell(QCoreApplication.translate("Activities", "Make up hours"), link=True)
        return (Cell(row.name, "text", strong=True), Cell(""), never, Cell(""), Cell(""), make_up)
    came = words.clock(row.check_in_at)
    left = Cell(words.clock(row.check_out_at) if row.check_out_at is not None else "")
    act = Cell("")
    if is_unresolved(row):
        left = Cell(QCoreApplication.translate("Activities", "No sign-out"), "warn", icon="triangle-alert")
        if row.check_in_at < ended_at:
            act = Cell(QCoreApplication.translate("Activities", "Settle the time"), link=True)
    hours = hours_text(row.service_minutes) if counts else "–"
    if row.reviewed:
        act = Cell(QCoreApplication.translate("Activities", "Confirmed"), "ok", icon="circle-check")
    return (
        Cell(row.name, "text", strong=True),
        Cell(came),
        left,
        Cell(hours, "text", strong=True),
        Cell(flags_text(row, counts=counts), "warn"),
        act,
    )


def flags_text(row: AttendeeRow, *, counts: bool) -> str:
    """In words, what the reviewer should look at."""
    said = []
    if is_unresolved(row) and counts:
        said.append(QCoreApplication.translate("Activities", "counts 0 until settled"))
    texts = {
        AttendanceFlag.OVERLAP: QCoreApplication.translate("Activities", "overlaps another activity"),
        AttendanceFlag.CAPPED: QCoreApplication.translate("Activities", "cut at the limit"),
        AttendanceFlag.BELOW_MINIMUM: QCoreApplication.translate("Activities", "too short to count"),
    }
    said += [texts[flag] for flag in row.flags if flag in texts]
    if row.check_in_source is AttendanceSource.MAKEUP:
        said.insert(0, QCoreApplication.translate("Activities", "made up"))
    return " · ".join(said)
