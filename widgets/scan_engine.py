"""One listener for the whole program that tells a scanner's burst of keys from a person's typing.

Rules (design 5 and 16): six or more characters with gaps of at most 35 ms, ended by Enter, Tab or 120 ms of
silence, are a scan, wherever the focus is. How nothing is left behind:

* Only key events whose receiver is a *window* are looked at. A filter that also looked at widgets would see
  each unaccepted key again at every parent and double the characters.
* The first character of a possible burst reaches a text field at once (typing must feel direct); before it
  does, the field is remembered. Anything that is not a text field gets it only when 40 ms have passed, so
  that the J of a code never moves a list.
* From the second fast character on, keys are held back. They are dropped when the burst proves to be a scan
  and handed on in order when it does not.
* An input method sends no keys but commits text to the focused widget; commits at burst speed count as well.

Time comes from the event (a stalled program still sees the true gaps) or from an injected clock.
"""

import time
import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from widgets.scan_snapshot import Snapshot, takes_text

FAST_GAP_MS = 35
LEAST_CHARACTERS = 6
SURE_CHARACTERS = 20
"""So many fast characters were no person's: from there on a gap up to the silence still belongs to the scan.

The signed code of a certificate has 400 characters and takes a scanner 3 to 6 seconds; one slow key in the
middle must not tear it apart.
"""
SILENCE_MS = 120
RELEASE_MS = 40
"""After so long without another key, held keys were a person's after all."""
LATE_MS = 15
"""A timer later than this means the program stalled: keys may be waiting in the queue."""

_MODIFIER_KEYS = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
}  # fmt: skip
_ENDINGS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_KEY_EVENTS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


def normalise(text: str) -> str:
    """A scan as it was meant: half width, no control characters, Caps Lock undone.

    With Caps Lock on a scanner's upper-case letters arrive in lower case; our codes have no lower case, so
    a scan without a single capital is turned round.
    """
    half = unicodedata.normalize("NFKC", text)
    plain = "".join(c for c in half if unicodedata.category(c) != "Cc").strip()
    return plain if any(c.isupper() for c in plain) else plain.upper()


class ScanEngine(QObject):
    """Install one per application; it finds scans by itself and says them once through `scanned`."""

    scanned = Signal(str)

    def __init__(self, app: QApplication, clock: Callable[[], int] | None = None) -> None:
        super().__init__(app)
        self._clock = clock
        self._characters: list[str] = []
        self._last: tuple[int | None, int] | None = None
        self._held: list[tuple[QWindow, QKeyEvent]] = []
        self._down: set[int] = set()
        self._swallow: set[int] = set()
        self._snapshot: Snapshot | None = None
        self._compositions = 0
        self._replaying = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._timed_out)
        self._due = 0
        app.installEventFilter(self)

    def feed(self, text: str) -> None:
        """A scan read from elsewhere: a scanner in serial mode, or a camera."""
        code = normalise(text)
        if code:
            self.scanned.emit(code)

    def expire(self) -> None:
        """What silence does: ends a scan without Enter, or hands held keys on. The timer calls it."""
        self._timer.stop()
        if len(self._characters) >= LEAST_CHARACTERS:
            self._finish()
        else:
            self._replay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at keys sent to windows, and at commits of the input method."""
        kind = event.type()
        if kind in _KEY_EVENTS:
            if self._replaying or not isinstance(watched, QWindow) or not isinstance(event, QKeyEvent):
                return False
            if kind is QEvent.Type.ShortcutOverride:
                return self._overrides(event)
            return (
                self._pressed(watched, event)
                if kind is QEvent.Type.KeyPress
                else self._released(watched, event)
            )
        if isinstance(event, QInputMethodEvent) and watched is QApplication.focusWidget():
            self._composed(event)
        return False

    # keys

    def _overrides(self, event: QKeyEvent) -> bool:
        """Keeps a burst's keys from being taken for shortcuts, which are tried before the key is sent."""
        fast = self._goes_on(event)
        in_scan = fast and _printable(event)
        ends = self._ends_scan(event)
        if in_scan or ends:
            event.accept()
        return in_scan or ends

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _MODIFIER_KEYS:
            return False
        if event.isAutoRepeat():
            self._give_up()
            return False
        if self._ends_scan(event):
            self._swallow.add(key)
            self._finish()
            return True
        fast = self._goes_on(event)
        if _printable(event):
            return self._continue(window, event) if fast else self._begin(window, event)
        if fast and _control(event) and key not in _ENDINGS:  # a separator inside the code, such as GS
            return self._hold(window, event)
        self._give_up()
        return False

    def _continue(self, window: QWindow, event: QKeyEvent) -> bool:
        """One more fast character."""
        self._characters.append(event.text())
        return self._hold(window, event)

    def _begin(self, window: QWindow, event: QKeyEvent) -> bool:
        """A character that may be the first of a burst: goes on to a text field, waits for all else."""
        self._give_up()
        self._characters = [event.text()]
        focused = _receiver(window)
        if focused is not None and takes_text(focused):
            self._snapshot = Snapshot(focused)
            self._last = self._stamp(event)
            return False
        return self._hold(window, event)

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        key = event.key()
        if key in self._swallow:
            self._swallow.discard(key)
            return True
        if key in self._down and self._held:
            self._down.discard(key)
            self._held.append((window, _copy(event)))
            return True
        return False

    def _ends_scan(self, event: QKeyEvent) -> bool:
        enough = len(self._characters) >= LEAST_CHARACTERS
        return enough and event.key() in _ENDINGS and self._gap(event) <= SILENCE_MS

    def _hold(self, window: QWindow, event: QKeyEvent) -> bool:
        self._held.append((window, _copy(event)))
        self._down.add(event.key())
        self._last = self._stamp(event)
        self._wait()
        return True

    # input methods

    def _composed(self, event: QInputMethodEvent) -> None:
        """Counts what an input method does at burst speed; the event itself goes on to the widget."""
        text = event.commitString()
        fast = self._gap(event) <= FAST_GAP_MS
        if not fast:
            self._give_up()
            focused = QApplication.focusWidget()
            self._snapshot = Snapshot(focused) if focused is not None and takes_text(focused) else None
        self._last = self._stamp(event)
        if not text:
            self._compositions += 1
            return
        # One long commit out of nothing is dictation or a phrase; after a fast composition it is a scan.
        credible = fast or len(text) == 1
        if not credible or not _latin(text):
            self._forget()
            return
        self._characters.append(text)
        self._characters = list("".join(self._characters))
        self._wait()

    # endings

    def _finish(self) -> None:
        """It is a scan: drop what was held, put the field back, say it."""
        code = normalise("".join(self._characters))
        self._swallow |= self._down
        snapshot = self._snapshot
        composed = self._compositions > 0
        self._held.clear()
        self._forget()
        if composed:
            QGuiApplication.inputMethod().reset()
        if snapshot is not None:
            snapshot.restore()
        if code:
            self.scanned.emit(code)

    def _give_up(self) -> None:
        """It is typing: hand on what was held, in order, and forget the burst."""
        self._replay()
        self._forget()

    def _replay(self) -> None:
        held, self._held = self._held, []
        self._down.clear()
        self._replaying = True
        try:
            for window, event in held:
                if isValid(window):
                    QCoreApplication.sendEvent(window, event)
        finally:
            self._replaying = False

    def _forget(self) -> None:
        self._timer.stop()
        self._characters = []
        self._down.clear()
        self._last, self._snapshot, self._compositions = None, None, 0

    # time

    def _now(self) -> int:
        return self._clock() if self._clock is not None else time.monotonic_ns() // 1_000_000

    def _stamp(self, event: QEvent) -> tuple[int | None, int]:
        """The event's own time, if it has one and no clock was given, and the time it arrived here."""
        own = event.timestamp() if self._clock is None and isinstance(event, QKeyEvent) else 0
        return own or None, self._now()

    def _gap(self, event: QEvent) -> int:
        if self._last is None:
            return SILENCE_MS * 100
        own, arrived = self._stamp(event)
        last_own, last_arrived = self._last
        if own is not None and last_own is not None:
            return own - last_own
        return arrived - last_arrived

    def _goes_on(self, event: QEvent) -> bool:
        """Whether this key follows the ones before as fast as a scanner's."""
        sure = len(self._characters) >= SURE_CHARACTERS
        return bool(self._characters) and self._gap(event) <= (SILENCE_MS if sure else FAST_GAP_MS)

    def _wait(self) -> None:
        span = SILENCE_MS if len(self._characters) >= LEAST_CHARACTERS else RELEASE_MS
        self._due = self._now() + span
        self._timer.start(span)

    def _timed_out(self) -> None:
        late = self._now() - self._due
        if self._clock is None and late > LATE_MS:
            self._wait()  # the program stalled; let the keys in that waited meanwhile
            return
        if self._clock is not None and late < 0:
            self._timer.start(-late)  # by the clock that was given there was no silence yet
            return
        self.expire()


def _receiver(window: QWindow) -> QWidget | None:
    """The widget a key sent to this window ends up at; None while a menu or list is popped up."""
    if QApplication.activePopupWidget() is not None:
        return None
    owner = next((top for top in QApplication.topLevelWidgets() if top.windowHandle() is window), None)
    if owner is None:
        return QApplication.focusWidget()
    inner: QWidget | None = owner.focusWidget()
    return owner if inner is None else inner


def _printable(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & _COMMANDS


def _control(event: QKeyEvent) -> bool:
    return bool(event.text()) and not event.text().isprintable()


def _latin(text: str) -> bool:
    return unicodedata.normalize("NFKC", text).isascii()


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
