"""How teams look in words: load, acceptance, rating, times of the week."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from core.domain.timetable import is_paused
from core.domain.volunteer_team import FreeTime, VolunteerTeam
from core.ports.rows import TeamRow
from desktop.words import day
from widgets.tokens import ColourName

BUSY_FROM = 5
"""More than four requests in hand: such a team stands further back when requests are dispatched."""


def told(text: str, count: int = -1) -> str:
    """A text of this page."""
    return QCoreApplication.translate("Teams", text, "", count)


def load_text(row: TeamRow) -> str:
    """在办 2 单."""
    return QCoreApplication.translate("Teams", "%n in hand", "", row.open_orders)


def is_busy(row: TeamRow) -> bool:
    """From the fifth request in hand on."""
    return row.open_orders >= BUSY_FROM


def load_share(row: TeamRow) -> float:
    """How much of what the team takes a month is taken; without a limit, against five in hand."""
    if row.monthly_capacity:
        return min(1.0, row.month_orders / row.monthly_capacity)
    return min(1.0, row.open_orders / BUSY_FROM)


def share_colour(row: TeamRow) -> ColourName:
    """Amber where nothing more fits."""
    return "warn" if load_share(row) >= 1 else "ok"


def acceptance_text(row: TeamRow) -> str:
    """98%, or a dash while nothing was asked."""
    return f"{round(100 * row.accepted / row.answered)}%" if row.answered else "–"


def rating_text(row: TeamRow) -> str:
    """4.9, or a dash: unrated is never praise."""
    return "–" if row.rating is None else f"{row.rating:.1f}"


def times_text(times: Iterable[FreeTime], weekday_names: tuple[str, ...]) -> str:
    """周二 9:00–11:30, 周四 14:00–17:00."""
    return ", ".join(
        f"{weekday_names[time.weekday - 1]} {_minute(time.starts)}–{_minute(time.ends)}" for time in times
    )


def _minute(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def pause_text(team: VolunteerTeam, today: date) -> str:
    """What the chip says of a pause that runs or is to come; empty without one."""
    if team.paused_from is None or (team.paused_until is not None and team.paused_until < today):
        return ""
    if not is_paused(team, today):
        return QCoreApplication.translate("Teams", "Paused from %1").replace("%1", day(team.paused_from))
    if team.paused_until is None:
        return QCoreApplication.translate("Teams", "Paused")
    return QCoreApplication.translate("Teams", "Paused until %1").replace("%1", day(team.paused_until))
