"""How the desk speaks of its platform: two facts, the line and the count, and one sentence for each state.

"Connected" never stands for "sent" (DESIGN.md, principle 3), so the two are always said side by side.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from core.sync.standing import Standing
from desktop import words
from desktop.runtime.sync_desk import Line, SyncStatus
from widgets.tokens import Tone

translate = QCoreApplication.translate


class Told(NamedTuple):
    """A headline with the sentence below it."""

    headline: str
    detail: str


def link_text(status: SyncStatus) -> str:
    """The first fact: how the desk stands to its platform."""
    match status.standing:
        case Standing.RETIRED:
            return translate("SyncWords", "No longer joined")
        case Standing.COPIED:
            return translate("SyncWords", "Data in two places")
        case Standing.UNKNOWN:
            return translate("SyncWords", "Unknown to the platform")
        case Standing.ENROLLED:
            return _line_text(status.line)
    return (
        translate("SyncWords", "Waiting for approval")
        if status.waiting
        else translate("SyncWords", "On its own")
    )


def _line_text(line: Line) -> str:
    match line:
        case Line.UP:
            return translate("SyncWords", "Online")
        case Line.DOWN:
            return translate("SyncWords", "Working offline")
    return translate("SyncWords", "Connecting")


def count_text(status: SyncStatus, unsent: int) -> str:
    """The second fact: what the platform has not got yet."""
    if not status.joined:
        return translate("SyncWords", "%n on this desk", None, unsent)
    if unsent:
        return translate("SyncWords", "%n to upload", None, unsent)
    return translate("SyncWords", "all uploaded")


def pill_text(status: SyncStatus, unsent: int) -> str:
    """Both facts, as they stand in the header of every page."""
    return f"{link_text(status)} · {count_text(status, unsent)}"


def link_tone(status: SyncStatus, unsent: int) -> Tone:
    """Green only when the line is there and nothing waits."""
    match status.standing:
        case Standing.RETIRED | Standing.COPIED | Standing.UNKNOWN:
            return Tone.ERROR
        case Standing.ENROLLED if status.line is Line.UP:
            return Tone.INFO if unsent else Tone.OK
        case Standing.ENROLLED if status.line is Line.DOWN:
            return Tone.WARN
    return Tone.WARN if status.waiting else Tone.GREY


def state_told(status: SyncStatus, unsent: int, now: datetime) -> Told:
    """The sentence the sync centre begins with, and what follows from it."""
    match status.standing:
        case Standing.RETIRED:
            return Told(
                translate("SyncWords", "The county has taken this PC off its list"),
                translate("SyncWords", "Everything stays here. To upload again, please join again."),
            )
        case Standing.COPIED:
            return Told(
                translate("SyncWords", "These data also run on another PC"),
                translate("SyncWords", "Please join this PC as one of its own. Nothing is lost."),
            )
        case Standing.UNKNOWN if not status.waiting:
            return Told(
                translate("SyncWords", "The platform does not know this PC"),
                translate("SyncWords", "Everything stays here. Please join again, then all of it is sent."),
            )
        case Standing.ENROLLED:
            return _joined_told(status, unsent, now)
    if status.waiting:
        kept = translate("SyncWords", "%n record(s) are kept here. Work goes on meanwhile.", None, unsent)
        return Told(translate("SyncWords", "Waiting for the county's approval"), kept)
    kept = translate(
        "SyncWords", "%n record(s) are kept here. Join the county platform whenever you like.", None, unsent
    )
    return Told(translate("SyncWords", "This PC works on its own"), kept)


def _joined_told(status: SyncStatus, unsent: int, now: datetime) -> Told:
    if status.line is Line.DOWN:
        safe = translate(
            "SyncWords", "%n record(s) are safe here and uploaded once the line is back.", None, unsent
        )
        nothing = translate("SyncWords", "Nothing waits here; what is new comes by itself later.")
        return Told(translate("SyncWords", "No network, work goes on"), safe if unsent else nothing)
    if status.problem == "schema_too_old":
        return Told(
            translate("SyncWords", "This program is too old to fetch"),
            translate("SyncWords", "Uploading goes on. Please update the program."),
        )
    if unsent:
        going = translate("SyncWords", "%n record(s) are safe here and on their way.", None, unsent)
        return Told(translate("SyncWords", "Uploading"), going)
    if status.busy and status.fetched:
        fetched = translate(
            "SyncWords", "%n row(s) have arrived. Work goes on meanwhile.", None, status.fetched
        )
        return Told(translate("SyncWords", "News is coming in"), fetched)
    if status.last_sync_at is None:
        return Told(
            translate("SyncWords", "Connecting"),
            translate("SyncWords", "Work goes on; everything is sent by itself."),
        )
    last = translate("SyncWords", "Last sync %1. New records go by themselves.")
    return Told(
        translate("SyncWords", "Everything is uploaded"),
        last.replace("%1", words.moment(status.last_sync_at, now)),
    )


def asked_text(status: SyncStatus) -> tuple[str, Tone] | None:
    """What came of a try somebody asked for; None while it is under way."""
    if status.busy:
        return None
    if status.line is Line.DOWN:
        return translate("SyncWords", "The platform does not answer; it is tried again by itself."), Tone.WARN
    if status.problem:
        return translate("SyncWords", "Please look into the sync centre."), Tone.WARN
    if status.line is Line.UNTRIED or not status.joined:
        return None
    if status.pending:
        return translate("SyncWords", "%n to upload", None, status.pending), Tone.INFO
    return translate("SyncWords", "Everything is uploaded and fetched."), Tone.OK


def last_text(status: SyncStatus, now: datetime) -> str:
    """When desk and platform last agreed."""
    if status.last_sync_at is None:
        return translate("SyncWords", "not synced yet")
    return translate("SyncWords", "last sync %1").replace("%1", words.moment(status.last_sync_at, now))


def since_text(status: SyncStatus, now: datetime) -> str:
    """What stands over the line between the two."""
    if not status.joined:
        return translate("SyncWords", "not joined")
    if status.line is Line.DOWN:
        since = now - status.down_since if status.down_since is not None else timedelta()
        return translate("SyncWords", "down for %1").replace("%1", words.span_text(since))
    if status.line is Line.UNTRIED:
        return translate("SyncWords", "connecting")
    return (
        translate("SyncWords", "sending and fetching") if status.busy else translate("SyncWords", "connected")
    )


def next_text(status: SyncStatus, now: datetime) -> str:
    """When it is tried again without anybody's doing."""
    if status.next_try_at is None or (not status.joined and status.request is None):
        return ""
    seconds = max(0, round((status.next_try_at - now).total_seconds()))
    if seconds < 1:
        return translate("SyncWords", "tries now")
    if seconds < 100:
        return translate("SyncWords", "next try in %n s", None, seconds)
    return translate("SyncWords", "next try in %n min", None, round(seconds / 60))


def clock_text(status: SyncStatus) -> str:
    """A clock that is off by more than two minutes; empty while it is right."""
    if not status.clock_is_off:
        return ""
    off = words.span_text(timedelta(milliseconds=abs(status.clock_offset_ms)))
    slow = translate("SyncWords", "This PC's clock is %1 slow. Please set it; syncing goes on.")
    fast = translate("SyncWords", "This PC's clock is %1 fast. Please set it; syncing goes on.")
    return (slow if status.clock_offset_ms > 0 else fast).replace("%1", off)
