"""The composition root: the only file that knows everybody."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.domain.clerk import Clerk
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite
from core.domain.print_record import Paper
from core.domain.service_minutes import HoursPolicy
from core.domain.working_days import WorkingCalendar
from core.ports.devices import IdReader, KeyStore, Printer, PrintProblem, Sounder
from core.ports.store import DeskPolicy
from desktop.devices.clock import system_clock
from desktop.devices.id_reader import NoIdReader
from desktop.devices.line_watch import LineWatch
from desktop.devices.pdf_signing import PdfSigning, signed_files
from desktop.devices.printer import printers, station_printer
from desktop.devices.sounder import best_sounder
from desktop.duty import UnitFacts
from desktop.language import Translations
from desktop.late_store import LateStore
from desktop.page import Destination, Notices, OnDuty, Page, PageTools, UnitsShown
from desktop.paper_maker import DeskPaperMaker
from desktop.paths import DataFolder
from desktop.platform_link import OpenLine, PlatformLink
from desktop.runtime.background import Background
from desktop.runtime.collector import Collector
from desktop.runtime.delivery import report_unexpected
from desktop.runtime.drafts import DraftKeeper
from desktop.runtime.holidays import Holidays
from desktop.runtime.journal_keeper import JournalKeeper
from desktop.runtime.paper_desk import Choice, PaperDesk
from desktop.runtime.shutdown import Shutdown
from desktop.runtime.store_runner import StoreRunner
from desktop.runtime.sync_desk import Line, SyncStatus
from desktop.runtime.sync_service import SyncParts, SyncService
from desktop.runtime.time_outs import TimeOuts
from desktop.runtime.undo import UndoStack
from desktop.sentences import sentence
from desktop.settings import Language, PrintMode, SettingsFile
from desktop.shell.window import PageFactory, Shell
from widgets.scan_engine import ScanEngine
from widgets.theme import Theme, register_fonts
from widgets.tokens import Scheme, Tone

if TYPE_CHECKING:
    from db.store import Store


@dataclass
class Devices:
    """What stands on the counter; tests and the demo put dummies here."""

    clock: Callable[[], datetime] = system_clock
    key_store: KeyStore | None = None
    printer_for: Callable[[Paper], Printer] | None = None
    sounder: Sounder | None = None
    id_reader: IdReader = field(default_factory=NoIdReader)
    key_clock: Callable[[], int] | None = None
    """When a key came, in ms, where the keys themselves do not say it; else their own time is taken."""
    open_line: OpenLine | None = None
    """Another line to the platform than HTTPS."""


class Desk(QObject):
    """The running program over one data folder: window, store, threads. `closed` comes when all is let go."""

    ready = Signal()
    """The store is open and the first page has been asked for its rows."""

    def __init__(self, app: QApplication, folder: DataFolder, devices: Devices | None = None) -> None:
        super().__init__()
        self._app, self._folder = app, folder
        self.devices = devices or Devices()
        self.settings = SettingsFile(folder.settings_file)
        self.translations = Translations(app)
        self.translations.use(self.settings.current.language)
        register_fonts()
        self.theme = Theme(
            app,
            scheme=Scheme(self.settings.current.scheme.value),
            scale=self.settings.current.text_scale,
            by_window=True,
        )
        self.theme.animations = not self.settings.current.reduced_motion
        self.policy = DeskPolicy(hours=HoursPolicy())
        self.holidays = Holidays(folder.holidays)
        self.late = LateStore(
            partial(open_store, folder, self.devices, self.policy, self.holidays.calendar), self
        )
        self.runner = StoreRunner(self.late.write, self._unexpected, self)
        self.background = Background(self._unexpected, self)
        self.on_duty = OnDuty(self)
        self.link = PlatformLink(folder.root, self.devices.clock, self.devices.open_line)
        self.sync = self._make_sync()
        self.signing = signing_of(folder, self.devices.clock)
        self.tools = self._make_tools()
        self.unit_facts = UnitFacts(self.runner, self.tools.queries, self.on_duty, self)
        self.collector = Collector(parent=self)
        self.time_outs = TimeOuts(self.runner, self)
        self.journal = JournalKeeper(self.runner, lambda: self.late.store().carry_over(), self)
        self.shell = Shell(self.tools, page_factories(self), app)
        self.engine = ScanEngine(app, self.devices.key_clock)
        self.engine.scanned.connect(self.shell.routing.take)
        self.engine.scanned.connect(self.collector.note_input)
        self.shutdown = Shutdown()
        self._plan_shutdown()
        self.late.opened.connect(self._store_opened)
        self.late.failed.connect(self._store_failed)

    def show(self) -> None:
        """Open the desk page and begin to open the store."""
        self.theme.dress(self.shell.window())
        self.shell.go(Destination.HOME, "")
        self.shell.show()
        self.late.start()

    def close(self) -> list[str]:
        """Finish what was asked for and let everything go; names of the parts that did not end well.

        The window goes first: pages that leave the screen keep drafts while the runner still takes them.
        """
        self.shell.close()
        return self.shutdown.run()

    def switch_language(self, language: Language) -> None:
        """Speak another language at once."""
        self.settings.change(language=language)
        self.translations.use(language)
        self.shell.rebuild()

    def refresh_duty(self) -> None:
        """Read unit and clerks again, after the first start or a change in the settings."""
        self.runner.read(self, self.tools.queries.site, self._site_read)

    # -- parts -----------------------------------------------------------------------------------------------

    def _make_tools(self) -> PageTools:
        queries, clock = self.late.queries, self.devices.clock
        maker = DeskPaperMaker(queries, self.settings, self.on_duty, clock, self.policy)
        self._known_printers: list[str] = []
        return PageTools(
            runner=self.runner,
            queries=queries,
            background=self.background,
            papers=PaperDesk(
                self.runner,
                self.background,
                maker,
                self.devices.printer_for or self._printer_for,
                self,
                choose=None if self.devices.printer_for else self._choose_printer,
            ),
            drafts=DraftKeeper(self.runner, self.late, clock, self),
            undo=UndoStack(self.runner, clock, self),
            theme=self.theme,
            settings=self.settings,
            notices=Notices(self),
            on_duty=self.on_duty,
            units=UnitsShown(self.settings, self.on_duty, self),
            sounder=self.devices.sounder or _Switchable(best_sounder(QApplication.beep), self.settings),
            id_reader=self.devices.id_reader,
            policy=self.policy,
            calendar=self.holidays.calendar,
            holidays=self.holidays,
            now=clock,
            sync=self.sync,
            signing=self.signing,
        )

    def _make_sync(self) -> SyncService:
        late = self.late
        sync = SyncService(
            SyncParts(
                store=lambda: late.store().sync,
                open_engine=self.link.open_engine,
                close_line=self.link.close,
                settle=self._settle,
                write_bundle=self.link.write_bundle,
                read_bundle=self.link.read_bundle,
            ),
            self.runner,
            late.queries,
            self.settings,
            self.devices.clock,
            self._unexpected,
            self,
        )
        sync.let_in.connect(self.refresh_duty)
        self.line_watch = LineWatch(self)
        self.line_watch.back.connect(sync.line_back)
        sync.status_changed.connect(self._watch_line)
        # While rows go and come no moment is quiet: a full collection waits for the end of it.
        sync.status_changed.connect(lambda _status: self.collector.note_input())
        return sync

    def _watch_line(self, status: SyncStatus) -> None:
        """Only a desk with a platform listens for the network to come back, from its first rest on."""
        tried = status.line is not Line.UNTRIED and not status.busy
        if tried and (status.joined or status.waiting):
            self.line_watch.start()

    def _settle(self, case: str, how: str, clerk: str) -> None:
        self.late.store().sync.settle(case, how, clerk, self.devices.clock())

    def _printer_for(self, paper: Paper) -> Printer:
        found = station_printer(self.settings.current, paper, self._folder.papers, self._known_printers)
        return signed_files(found, paper, self.signing)

    def _choose_printer(self, paper: Paper) -> Choice:
        """The paper's own printer, or the one somebody chooses now where this PC is set so."""
        settings = self.settings.current
        direct = paper is Paper.REQUEST_SLIP and settings.slip_port
        if settings.print_mode is not PrintMode.DIALOG or direct or not self._known_printers:
            return partial(self._printer_for, paper)
        from desktop.devices.print_dialog import ask_for_printer  # noqa: PLC0415 - loads Qt's printing

        return partial(the_chosen, ask_for_printer(self.shell))

    def _plan_shutdown(self) -> None:
        self.shutdown.add("time_outs", self.time_outs.end)
        self.shutdown.add("sync", self.sync.stop)
        # Papers before the runner: what they have just printed is noted through it.
        self.shutdown.add("papers", self.background.stop)
        self.shutdown.add("runner", self.runner.stop)
        self.shutdown.add("store", self.late.close)
        self.shutdown.add("collector", self.collector.end)

    # -- the store -------------------------------------------------------------------------------------------

    def _store_opened(self) -> None:
        self.tools.drafts.find_again(lambda _drafts: None)
        self.sync.start()
        self.refresh_duty()
        # Printer names may come from the network; asking must not hold up the window.
        self.background.run(self, printers, self._printers_found)

    def _printers_found(self, names: list[str]) -> None:
        self._known_printers = names

    def _site_read(self, site: PracticeSite | None) -> None:
        if site is None:
            self.shell.go(Destination.FIRST_START, "")
            self._ready()
            return
        self.runner.read(self, self.tools.queries.clerks, partial(self._clerks_read, site))

    def _clerks_read(self, site: PracticeSite, clerks: tuple[Clerk, ...]) -> None:
        known = {clerk.id: clerk for clerk in clerks}
        on_duty = known.get(self.settings.current.last_clerk) or next(iter(clerks), None)
        self.runner.clerk = on_duty.id if on_duty is not None else None
        self.on_duty.set(site, on_duty)
        self.unit_facts.read()
        self.time_outs.begin()
        page = self.shell.page()
        if page is not None and page.gate and not page.lingers:
            self.shell.go(Destination.HOME, "")
        self._ready()

    def _ready(self) -> None:
        QTimer.singleShot(0, self, self.collector.begin)
        self.ready.emit()

    def _store_failed(self, problem: Exception) -> None:
        # The page words the problems by the names of their classes; no page may import db.
        self.shell.go(Destination.STORE_PROBLEM, type(problem).__name__)

    def open_again(self) -> None:
        """Try to open the store once more, after a disk was freed or a window closed."""
        self.late.open_again()

    def open_with_recovery_key(self, key: bytes) -> None:
        """Keep the key from a recovery sheet on this computer and open the store with it."""
        self.late.open_again(key)

    def print_recovery_sheet(self) -> None:
        """Print the database key; it is in no row, so the sheet is made here and nowhere kept."""
        clerk = self.on_duty.clerk.name if self.on_duty.clerk is not None else ""
        unit = self.on_duty.site.name if self.on_duty.site is not None else ""
        printer = self.tools.papers.printer_for(Paper.RECOVERY_SHEET)
        work = partial(print_recovery, self.late, printer, unit, clerk, self.devices.clock)
        self.background.run(self, work, self._recovery_printed, self._recovery_refused)

    def _recovery_printed(self, place: str) -> None:
        self.tools.notices.say(
            self.tr("Recovery sheet printed. Please lock it away: %1").replace("%1", place), Tone.OK
        )

    def _recovery_refused(self, error: Exception) -> None:
        if isinstance(error, NotEncrypted):
            self.tools.notices.say(
                self.tr("The data on this computer are not encrypted; no sheet is needed.")
            )
        else:
            self.tools.notices.say(sentence(error), Tone.WARN)

    def _unexpected(self, error: BaseException) -> None:
        # Every question asked of a store that could not be opened fails the same way; it was said once.
        if not self.late.broken:
            report_unexpected(error)


class _Switchable:
    """The sounder of this PC, silent while sounds are switched off."""

    def __init__(self, sounder: Sounder, settings: SettingsFile) -> None:
        self._sounder, self._settings = sounder, settings

    def play(self, tone: str) -> None:
        """Play unless switched off."""
        if self._settings.current.sounds:
            self._sounder.play(tone)


class NotEncrypted(Exception):
    """The store is a plain file: there is no key to keep."""


def the_chosen(printer: Printer | None) -> Printer:
    """What the print dialog gave. Raises PrintProblem when it was put away."""
    if printer is None:
        raise PrintProblem("cancelled")
    return printer


def print_recovery(
    late: LateStore, printer: Printer, unit: str, clerk: str, clock: Callable[[], datetime]
) -> str:
    """Draw and print the recovery sheet; on the papers thread. Raises NotEncrypted and PrintProblem."""
    from core.domain.recovery_key import recovery_text  # noqa: PLC0415 - only when a sheet is asked for
    from core.papers.recovery_sheet import (  # noqa: PLC0415 - loads reportlab
        PAPER,
        RecoverySheetFacts,
        render_recovery_sheet,
    )

    store = late.store()
    if store.key is None:
        raise NotEncrypted
    text = recovery_text(store.key)
    facts = RecoverySheetFacts(
        site_name=unit,
        desk_code=store.desk_code,
        made_on=local_day(clock()),
        clerk=clerk,
        groups=tuple(text.split("-")),
        code=text,
    )
    return printer.print_pdf(render_recovery_sheet(facts), title="recovery-sheet", paper=PAPER)


def open_store(
    folder: DataFolder,
    devices: Devices,
    policy: DeskPolicy,
    calendar: WorkingCalendar,
    recovery_key: bytes | None,
) -> "Store":
    """The store of a data folder; imports SQLAlchemy and SQLCipher, so not before the first paint.

    A `recovery_key` that opens the file is kept in the key store of this computer.
    """
    from core.commands.registry import desk_handlers  # noqa: PLC0415 - see above
    from db.store import Store  # noqa: PLC0415 - see above

    key_store = devices.key_store or folder_key_store(folder)
    store = Store(folder.root, key_store, devices.clock, desk_handlers(), policy, calendar, key=recovery_key)
    if recovery_key is not None:
        key_store.save(recovery_key)
    return store


PAGES: dict[Destination, tuple[str, str]] = {
    Destination.HOME: ("home", "HomePage"),
    Destination.REQUESTS: ("requests", "RequestsPage"),
    Destination.NEW_REQUEST: ("register_request", "RegisterRequestPage"),
    Destination.VOLUNTEERS: ("volunteers", "VolunteersPage"),
    Destination.NEW_VOLUNTEER: ("register_volunteer", "RegisterVolunteerPage"),
    Destination.ACTIVITIES: ("activities", "ActivitiesPage"),
    Destination.NEW_ACTIVITY: ("plan_activity", "PlanActivityPage"),
    Destination.KIOSK: ("kiosk", "KioskPage"),
    Destination.HOURS: ("hours", "HoursPage"),
    Destination.READ_BACK: ("read_back", "ReadBackPage"),
    Destination.CERTIFICATES: ("certificates", "CertificatesPage"),
    Destination.REGISTER: ("certificates", "RegisterPage"),
    Destination.RECORDS: ("records", "RecordsPage"),
    Destination.SERVICE_MENU: ("service_menu", "ServiceMenuPage"),
    Destination.TEAMS: ("teams", "TeamsPage"),
    Destination.SYNC: ("sync_centre", "SyncCentrePage"),
}
"""Module below desktop.pages and class of each page that only needs the tools."""

LATER = (
    Destination.PUBLICITY,
    Destination.STATISTICS,
)
"""Entries of the navigation whose page comes with a later release; each says so honestly."""


def folder_key_store(folder: DataFolder) -> KeyStore:
    """Where this folder's key is kept; the system's keyring (60 ms) is asked only when it may be there."""
    from desktop.devices.key_store import FolderKeyStore, system_keyring  # noqa: PLC0415 - see above

    in_file = FolderKeyStore(folder.root, None)
    return in_file if in_file.place == "file" else FolderKeyStore(folder.root, system_keyring())


def signing_of(folder: DataFolder, clock: Callable[[], datetime]) -> PdfSigning:
    """The unit's certificate for PDF files; its seal has a key of its own beside the database's."""
    place = DataFolder(folder.root / "signature")
    return PdfSigning(place.root, partial(folder_key_store, place), clock)


def page_factories(desk: Desk) -> dict[Destination, PageFactory]:
    """Every page by its destination; a page costs its import only when somebody opens it."""
    return {
        **{place: partial(_plain_page, *where) for place, where in PAGES.items()},
        **{place: partial(_later_page, place) for place in LATER},
        Destination.SETTINGS: partial(_settings_page, desk),
        Destination.FIRST_START: partial(_first_start_page, desk),
        Destination.STORE_PROBLEM: partial(_store_problem_page, desk),
    }


def _plain_page(module: str, name: str, tools: PageTools) -> Page:
    made = getattr(import_module(f"desktop.pages.{module}"), name)(tools)
    if not isinstance(made, Page):
        raise TypeError(name)
    return made


def _later_page(place: Destination, tools: PageTools) -> Page:
    from desktop.pages.later import LaterPage  # noqa: PLC0415 - see page_factories

    return LaterPage(tools, place)


def _settings_page(desk: Desk, tools: PageTools) -> Page:
    from desktop.pages.settings import SettingsPage  # noqa: PLC0415 - see page_factories

    page = SettingsPage(tools)
    page.language_changed.connect(lambda name: desk.switch_language(Language(name)))
    page.recovery_asked.connect(desk.print_recovery_sheet)
    return page


def _first_start_page(desk: Desk, tools: PageTools) -> Page:
    from desktop.pages.first_start import FirstStartPage  # noqa: PLC0415 - see page_factories

    page = FirstStartPage(tools)
    page.recovery_asked.connect(desk.print_recovery_sheet)
    page.begun.connect(desk.refresh_duty)
    page.finished.connect(lambda: desk.shell.go(Destination.HOME, ""))
    return page


def _store_problem_page(desk: Desk, tools: PageTools) -> Page:
    from desktop.pages.store_problem import StoreProblemPage  # noqa: PLC0415 - see page_factories

    page = StoreProblemPage(tools)
    page.recovery_key_given.connect(desk.open_with_recovery_key)
    page.retry_asked.connect(desk.open_again)
    return page
