"""The one box and what it finds: results from the second character on, picked by Enter, digit or click."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from core.domain.box_input import BoxInput, Empty, Refused, Scan, SignedCode, classify
from core.domain.certificate_code import is_certificate_code
from core.domain.pinyin import name_readings
from core.ports.rows import CodeTarget, Hit
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination, PageTools
from desktop.sentences import refusal_sentence
from widgets.lookup import MOST_ROWS, Found, LookupPopover
from widgets.scan_box import ScanBox
from widgets.tokens import Tone

ENOUGH = 2
"""Characters from which on the box searches."""

_GROUPS: dict[str, tuple[str, str]] = {
    "person": (QT_TRANSLATE_NOOP("Lookup", "People"), ""),
    "request": (QT_TRANSLATE_NOOP("Lookup", "Requests"), "clipboard-list"),
    "activity": (QT_TRANSLATE_NOOP("Lookup", "Activities"), "calendar-check"),
    "certificate": (QT_TRANSLATE_NOOP("Lookup", "Certificates"), "award"),
}
_ACTIONS: tuple[tuple[Destination, str, str], ...] = (
    (Destination.NEW_REQUEST, QT_TRANSLATE_NOOP("Lookup", "Register request"), "clipboard-plus"),
    (Destination.NEW_VOLUNTEER, QT_TRANSLATE_NOOP("Lookup", "Register volunteer"), "user-plus"),
    (Destination.KIOSK, QT_TRANSLATE_NOOP("Lookup", "Activity sign-in"), "scan-line"),
    (Destination.CERTIFICATES, QT_TRANSLATE_NOOP("Lookup", "Issue certificate"), "award"),
    (Destination.NEW_ACTIVITY, QT_TRANSLATE_NOOP("Lookup", "Plan activity"), "calendar-plus"),
    (Destination.SETTINGS, QT_TRANSLATE_NOOP("Lookup", "Settings"), "settings"),
)
_ACTION = "action:"
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Lookup(QObject):
    """Connects a box with its popover and the queries; the box belongs to a page or to the shell's header.

    `chosen` gives the picked row; `offered` an action or what is offered when nothing was found, with the
    text to start it with; `submitted` a code typed or pasted by hand, to be treated like a scan. With
    `people_only` nothing but residents and volunteers is searched, and a new resident is all that is offered.
    """

    chosen = Signal(CodeTarget)
    offered = Signal(Destination, str)
    submitted = Signal(str)
    nothing_found = Signal(str)
    """Enter was pressed on a text that finds nobody and nothing."""

    def __init__(self, tools: PageTools, box: ScanBox, window: QWidget, *, people_only: bool = False) -> None:
        super().__init__(box)
        self._tools, self._box, self._people_only = tools, box, people_only
        self.popover = LookupPopover(tools.theme, window, box)
        self._hits: dict[str, Hit] = {}
        self._shown, self._open_when_found = "", False
        box.typed.connect(self.look_up)
        box.submitted.connect(self.enter)
        self.popover.picked.connect(self._picked)
        self.popover.offered.connect(self._take_offer)
        box.edit.installEventFilter(self)

    def look_up(self, text: str) -> None:
        """Ask for what fits the text; fewer than two characters close the popover."""
        text = text.strip()
        self._open_when_found = False
        # A certificate's whole code is no name to search for; Enter has it checked.
        if len(text) < ENOUGH or is_certificate_code(text):
            self._shown = ""
            self.popover.close_popover()
            return
        queries = self._tools.queries
        search = queries.search_people if self._people_only else queries.search
        self._tools.runner.read(
            self, partial(search, text, MOST_ROWS), partial(self._show, text), slot="lookup"
        )

    def enter(self, text: str) -> None:
        """Open the marked row; a code acts as if scanned; a mistyped number says where it is wrong."""
        meant = self._classified(text)
        if isinstance(meant, Empty):
            self.popover.close_popover()
        elif isinstance(meant, (Scan, SignedCode)):
            self.close()
            self.submitted.emit(text)
        elif isinstance(meant, Refused):
            self.popover.show_nothing(refusal_sentence(meant.refusal), self._offers())
        elif self._shown == text.strip():
            self._open_first(text)
        else:
            # The answer is still on its way, or one character was enough for Enter.
            self.look_up(text)
            if self._shown == text.strip():
                self._open_first(text)
            else:
                self._open_when_found = True

    def close(self) -> bool:
        """Close the popover; False when it was not open."""
        return self.popover.close_popover()

    def _classified(self, text: str) -> BoxInput:
        site = self._tools.on_duty.site
        return classify(text, site=site.code if site is not None else "")

    def _show(self, text: str, hits: Sequence[Hit]) -> None:
        if self._box.text().strip() != text:
            return  # typed on since
        self._shown = text
        self._hits = {f"{hit.kind}:{hit.id}": hit for hit in hits}
        found = [self._row(key, hit) for key, hit in self._hits.items()]
        if not self._people_only:
            found += self._actions(text)
        if found:
            self.popover.show_results(found)
        elif isinstance(self._classified(text), Refused):
            # A number is still being typed: what is wrong with it is said at Enter.
            self.popover.close_popover()
        else:
            words = self.tr("Nothing found for “%1”.").replace("%1", text)
            self.popover.show_nothing(words, self._offers())
        if self._open_when_found:
            self._open_when_found = False
            self._open_first(text)

    def _open_first(self, text: str) -> None:
        if not self.popover.pick_marked():
            self.nothing_found.emit(text.strip())

    def _row(self, key: str, hit: Hit) -> Found:
        group, icon = _GROUPS.get(hit.group, ("", "search"))
        detail = " · ".join(part for part in (hit.number, hit.detail) if part)
        chip = self.tr("Volunteer") if self._people_only and hit.kind == "volunteer" else ""
        return Found(key, self._translated(group), hit.title, detail, icon, chip, Tone.GREY)

    def _actions(self, text: str) -> list[Found]:
        asked = text.casefold()
        rows = []
        for destination, source, icon in _ACTIONS:
            name = self._translated(source)
            if asked in name.casefold() or any(i.startswith(asked) for i in name_readings(name).initials):
                rows.append(Found(f"{_ACTION}{destination}", self.tr("Actions"), name, "", icon))
        return rows

    def _offers(self) -> list[tuple[str, str]]:
        if self._people_only:
            return [(Destination.NEW_REQUEST, self.tr("Register new resident"))]
        return [
            (Destination.NEW_REQUEST, self.tr("Register new resident")),
            (Destination.NEW_VOLUNTEER, self.tr("Register volunteer")),
        ]

    def _picked(self, key: str) -> None:
        self._clear()
        if key.startswith(_ACTION):
            self.offered.emit(Destination(key.removeprefix(_ACTION)), "")
            return
        hit = self._hits[key]
        self.chosen.emit(CodeTarget(kind=hit.kind, id=hit.id, title=hit.title))

    def _take_offer(self, key: str) -> None:
        text = self._box.text().strip()
        self.close()
        self._clear()
        self.offered.emit(Destination(key), text)

    def _clear(self) -> None:
        # setText forgets what could be undone in the box: Ctrl+Z now means the last action.
        self._box.edit.setText("")
        self._shown = ""

    @staticmethod
    def _translated(source: str) -> str:
        return QCoreApplication.translate("Lookup", source) if source else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, and Esc before it means anything else.

        Enter is taken here because the box gives itself the focus after it, and what was picked may have
        moved the focus on.
        """
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and undo_is_not_for(watched, event):
            event.ignore()
            return True
        if event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & _COMMANDS:
                self.enter(self._box.text())
                return True
            if event.key() == Qt.Key.Key_Escape and self.close():
                return True
        return super().eventFilter(watched, event)


def undo_is_not_for(watched: QObject, event: QKeyEvent) -> bool:
    """Ctrl+Z in a field where nothing was typed takes back the last action: fields ask for the key anyway."""
    if not event.matches(QKeySequence.StandardKey.Undo):
        return False
    if isinstance(watched, QLineEdit):
        return not watched.isUndoAvailable()
    if isinstance(watched, QPlainTextEdit):
        return not watched.document().isUndoAvailable()
    return False
