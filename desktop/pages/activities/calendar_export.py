"""Activities as a file that calendars of telephones and offices read (.ics)."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from core.domain.activity import Activity
from core.domain.calendar_file import CalendarEvent, CalendarFacts, calendar_domain, calendar_file
from desktop.page import PageTools
from widgets.tokens import Tone

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


def save_calendar(
    tools: PageTools, page: QWidget, query: Callable[[], Sequence[Activity]], name: str
) -> None:
    """Ask where, then write the file. Opened, not executed: nothing else waits for the answer."""
    dialog = QFileDialog(page.window(), _translated("Save for a calendar"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("iCalendar (*.ics)")
    dialog.setDefaultSuffix("ics")
    dialog.selectFile(f"{name.translate(_NOT_IN_NAMES).strip()}.ics")
    dialog.fileSelected.connect(lambda chosen: write_calendar(tools, page, query, Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def write_calendar(
    tools: PageTools, owner: QObject, query: Callable[[], Sequence[Activity]], path: Path
) -> None:
    """Read the activities and write the file, off the UI thread; say where it is or that it failed."""

    def done(count: int) -> None:
        said = QCoreApplication.translate("Activities", "%n activit(ies) saved: %1", None, count)
        tools.notices.say(said.replace("%1", str(path)), Tone.OK)

    def failed(error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        tools.notices.say(
            _translated("The file cannot be written there. Please choose another place."), Tone.ERROR
        )

    tools.background.run(owner, partial(_write, tools, query, path), done, failed)


def _write(tools: PageTools, query: Callable[[], Sequence[Activity]], path: Path) -> int:
    activities, now = query(), tools.now()
    site = tools.on_duty.site
    facts = CalendarFacts(
        name=site.name if site is not None else "",
        domain=calendar_domain(tools.queries.link(now).county),
        product="Desk",
    )
    phone = site.phone if site is not None else ""
    told = [
        CalendarEvent(
            activity=activity,
            organiser=activity.organising_unit,
            contact=f"{activity.organising_unit} {phone}".strip(),
        )
        for activity in activities
    ]
    path.write_bytes(calendar_file(told, facts, now))
    return len(told)


def _translated(text: str) -> str:
    return QCoreApplication.translate("Activities", text)
