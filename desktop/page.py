"""What a page is, and what it is given: no page knows another page, the shell or the store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.commands.policies import policy_of
from core.domain.clerk import Clerk
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite
from core.domain.site_tree import Towns, at_and_below, towns_of
from core.domain.unit_policy import UnitPolicy
from core.domain.working_days import WorkingCalendar
from core.ports.devices import IdReader, Sounder
from core.ports.queries import Queries
from core.ports.rows import CodeTarget
from core.ports.store import DeskPolicy
from desktop.devices.pdf_signing import PdfSigning
from desktop.runtime.background import Background
from desktop.runtime.drafts import DraftKeeper
from desktop.runtime.holidays import Holidays
from desktop.runtime.paper_desk import PaperDesk
from desktop.runtime.runner import Runner
from desktop.runtime.sync_desk import SyncDesk
from desktop.runtime.undo import UndoStack
from desktop.settings import SettingsFile
from widgets.theme import Theme
from widgets.tokens import Tone


class Destination(StrEnum):
    """Where a page may ask to go; the shell knows what stands there."""

    HOME = "home"
    REQUESTS = "requests"
    NEW_REQUEST = "new_request"
    VOLUNTEERS = "volunteers"
    NEW_VOLUNTEER = "new_volunteer"
    ACTIVITIES = "activities"
    NEW_ACTIVITY = "new_activity"
    KIOSK = "kiosk"
    READ_BACK = "read_back"
    HOURS = "hours"
    CERTIFICATES = "certificates"
    REGISTER = "register"
    RECORDS = "records"
    SERVICE_MENU = "service_menu"
    TEAMS = "teams"
    PUBLICITY = "publicity"
    STATISTICS = "statistics"
    SYNC = "sync"
    SETTINGS = "settings"
    FIRST_START = "first_start"
    STORE_PROBLEM = "store_problem"


OF_ACTIVITY = "activity:"
"""Before an activity's id: the argument by which the certificates page shows that activity's people."""


OF_STARS = "stars:"
"""Before a star list's id: the argument by which the certificates page shows its people, stars chosen."""


FROM_REQUESTS = "requests:"
"""Before ids of requests, comma between them: the argument by which an activity is planned for them."""


class HeaderAction(NamedTuple):
    """The one primary button of the page header."""

    text: str
    icon: str
    key: str
    go_to: Destination


class Notices(QObject):
    """Sentences for the notice bar of the shell: text, tone, and the words of an optional action."""

    said = Signal(str, Tone)

    def say(self, text: str, tone: Tone = Tone.INFO) -> None:
        """Show a sentence until it is closed or the next one comes."""
        self.said.emit(text, tone)


class OnDuty(QObject):
    """The unit and the clerk now on duty; `changed` when either is another one."""

    changed = Signal()
    facts_changed = Signal()
    """The tree of places or the unit's rules are others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.site: PracticeSite | None = None
        self.clerk: Clerk | None = None
        self.decisions: tuple[UnitPolicy, ...] = ()
        self._places: tuple[PracticeSite, ...] = ()

    def know_decisions(self, decisions: tuple[UnitPolicy, ...]) -> None:
        """What the unit and those above it decided for themselves, as this desk holds it."""
        self.decisions = decisions
        self.facts_changed.emit()

    def know_places(self, places: tuple[PracticeSite, ...]) -> None:
        """The tree of places as this desk holds it."""
        self._places = places
        self.facts_changed.emit()

    def has_units_below(self) -> bool:
        """Whether any unit stands below ours."""
        return self.site is not None and len(at_and_below(self._places, self.site.id)) > 1

    def towns(self, on: date) -> Towns:
        """Towns with their villages for forms: of the tree where there is one, else what the unit names."""
        return () if self.site is None else towns_of(self._places, self.site, on)

    def set(self, site: PracticeSite | None, clerk: Clerk | None) -> None:
        """Put another unit or clerk in place."""
        if (site, clerk) != (self.site, self.clerk):
            self.site, self.clerk = site, clerk
            self.changed.emit()


class UnitsShown(QObject):
    """Whether lists and counts speak of our unit alone or of the units below it, too.

    One choice for every page, of each clerk, kept on this PC. `changed` when another one holds.
    """

    changed = Signal()

    def __init__(self, settings: SettingsFile, on_duty: OnDuty, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._on_duty = settings, on_duty
        self._told = self.below
        on_duty.changed.connect(self._look)

    @property
    def below(self) -> bool:
        """The choice of the clerk on duty."""
        clerk = self._on_duty.clerk
        return clerk is not None and clerk.id in self._settings.current.units_below

    def choose(self, *, below: bool) -> None:
        """Keep the clerk's choice; nothing is chosen while nobody is on duty."""
        clerk = self._on_duty.clerk
        if clerk is not None:
            others = set(self._settings.current.units_below) - {clerk.id}
            chosen = others | {clerk.id} if below else others
            self._settings.change(units_below=tuple(sorted(chosen)))
            self._look()

    def _look(self) -> None:
        if self._told != self.below:
            self._told = self.below
            self.changed.emit()


@dataclass(frozen=True)
class PageTools:
    """Everything a page works with, handed over by the composition root."""

    runner: Runner
    queries: Queries
    background: Background
    papers: PaperDesk
    drafts: DraftKeeper
    undo: UndoStack
    theme: Theme
    settings: SettingsFile
    notices: Notices
    on_duty: OnDuty
    units: UnitsShown
    sounder: Sounder
    id_reader: IdReader
    policy: DeskPolicy
    calendar: WorkingCalendar
    holidays: Holidays
    now: Callable[[], datetime]
    sync: SyncDesk
    signing: PdfSigning

    @property
    def rules(self) -> DeskPolicy:
        """The unit's rules in force today; `policy` are those the program comes with."""
        return policy_of(self.on_duty.decisions, local_day(self.now()), self.policy)


class Page(QWidget):
    """One task of the desk.

    Pages are built when first needed and built again when language or text size changes, so whatever must
    survive lives in drafts or rows. `go` asks the shell for another page with an argument (a row's id).
    """

    go = Signal(Destination, str)
    heading_changed = Signal()
    entered = Signal(str)
    """A code typed by hand into the page's own box: the shell treats it like a scan."""
    open_target = Signal(CodeTarget)
    """A row picked on the page that another page shows; the shell knows which."""
    full_window = False
    """True where the page fills the whole window (the sign-in kiosk, the first start)."""
    gate = False
    """True where nothing else may be opened until the page is done: first start, data that will not open."""
    lingers = False
    """True while a gate has more to ask although the desk could open."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools

    def heading(self) -> str:
        """The title in the page header; empty where the page draws its own top (the home page)."""
        return ""

    def header_action(self) -> HeaderAction | None:
        """The primary button of the header."""
        return None

    def opened(self, argument: str) -> None:
        """The page comes to the front; `argument` is an id or empty. Set focus and load here."""

    def show_link(self, text: str, tone: Tone) -> None:
        """Line and unsent count as the header tells them, for a page that stands without the header."""

    def take_target(self, target: CodeTarget) -> bool:
        """A scanned code, or a result picked in the box, while this page is in front; True when it was used.

        `target.kind` is a table's name, or signed_code (`title` holds the whole code of a certificate),
        unknown (a code of ours this desk has no row for) or unreadable (`title` holds what was read). False
        lets the shell do what it does everywhere (DESIGN.md section 5,
        last column).
        """
        del target
        return False

    def take_text(self, text: str) -> bool:
        """A scan that is none of our codes (an ID number from a reader that types); True when it was used."""
        del text
        return False

    def save(self) -> None:
        """Ctrl+Enter."""

    def save_and_print(self) -> None:
        """F9."""

    def print_open(self) -> None:
        """Ctrl+P."""

    def print_sheet(self) -> bool:
        """F7: True when this page has an activity open and prints its sign-in sheet."""
        return False

    def search_here(self) -> bool:
        """`/`: put the focus into the page's own list search; False when it has none."""
        return False

    def step_back(self) -> bool:
        """Esc: True when the page used it up (a popover closed, a question withdrawn)."""
        return False

    def hand_over(self, destination: Destination) -> str:
        """F4, F6: the argument for that page, from the row that is open here; empty when it has none."""
        del destination
        return ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """This page's keys for the key sheet: key, what it does."""
        return ()
