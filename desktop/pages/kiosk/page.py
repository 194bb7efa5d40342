"""签到机: one activity, one answer at a time; the next scan always interrupts."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.commands.attendances import (
    CheckIn,
    CheckOut,
    cancel_check_in,
    cancel_check_out,
    check_in,
    check_out,
    join_and_check_in,
)
from core.commands.undo import compensation
from core.domain.activity import ActivityState
from core.domain.attendance import AttendanceSource
from core.domain.identity_number import IdType
from core.domain.refusals import Refusal
from core.ports.rows import ActivityDetail, ActivityRow, AttendeeRow, CodeTarget, Hit, PossibleDuplicate
from core.ports.store import Changed, Command, Order, Written
from desktop import words
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination, Page, PageTools
from desktop.pages.kiosk.answer_panel import Answer, AnswerPanel, Choice
from desktop.pages.kiosk.answers import HELP, JOIN, SIGN_IN_FIRST, Answers
from desktop.pages.kiosk.idle_panel import IdlePanel
from desktop.pages.kiosk.side_panel import SidePanel, last_signed
from desktop.pages.kiosk.top_bar import TopBar
from desktop.runtime.undo import UndoEntry
from desktop.settings import KioskMode
from widgets.tokens import Tone

HOLD_MS = 2500
ASKING_HOLD_MS = 10000
"""An answer that offers ways out stays longer, so that it can be read and tapped."""
ENTRY_S, COUNTDOWN_S = 30, 10
SIGNED_IN = QT_TRANSLATE_NOOP("Undo", "{name} signed in")
SIGNED_OUT = QT_TRANSLATE_NOOP("Undo", "{name} signed out")
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
TABLES = ("activity", "attendance", "signup", "volunteer")


class KioskPage(Page):
    """Sign in and out without a clerk's hands: cards, codes, the last four digits of the phone.

    Staffed: full names and undo of the newest. Public: every name masked, no undo, and a match by phone
    number asks for a tap. Left by holding the clock, by a staff badge, or by Esc where staff stands by.
    """

    full_window = True
    """The shell hides navigation and header."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._activity_id, self._direction, self._joining = "", "in", False
        self._detail: ActivityDetail | None = None
        self._about: tuple[str, str, str, datetime] | None = None
        self._names: dict[str, str] = {}
        self._entries: dict[str, UndoEntry] = {}
        self._last_asked, self._entry_left = "", 0
        theme = tools.theme
        self.top = TopBar(theme)
        self.idle = IdlePanel(theme)
        self.answer = AnswerPanel(theme)
        self.side = SidePanel(theme)
        self.left = QStackedWidget()
        self.hold_timer = QTimer(self)
        self.hold_timer.setSingleShot(True)
        self.entry_timer = QTimer(self)
        self.entry_timer.setInterval(1000)
        self.clock_timer = QTimer(self)
        self.clock_timer.setInterval(1000)
        self._build()
        self._connect()
        self._say_idle()

    @property
    def public(self) -> bool:
        """Nobody of the staff stands by."""
        return self.tools.settings.current.kiosk_mode is KioskMode.PUBLIC

    @property
    def answers(self) -> Answers:
        """Words for this mode."""
        return Answers(public=self.public)

    def _build(self) -> None:
        self.left.addWidget(self.idle)
        self.left.addWidget(self.answer)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.left, 1)
        self.side.setFixedWidth(40 + self.tools.theme.tokens.space(340))
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(row, 1)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Sign-in kiosk"))

    def _connect(self) -> None:
        self.top.switched.connect(self._switch_direction)
        self.top.left.connect(self._leave)
        self.idle.entered.connect(self._look_up_tail)
        self.idle.typed.connect(self._entry_touched)
        self.idle.picked.connect(self._sign_picked)
        self.idle.withdrawn.connect(self._show_idle)
        self.answer.chosen.connect(self._take_way_out)
        self.side.undo.connect(self._undo_newest)
        self.side.helped.connect(self._call_staff)
        self.side.entry_asked.connect(self._show_idle)
        self.left.currentChanged.connect(self._offer_entry)
        self.side.sound_switched.connect(self._switch_sound)
        self.hold_timer.timeout.connect(self._show_idle)
        self.entry_timer.timeout.connect(self._entry_tick)
        self.clock_timer.timeout.connect(self._tick)
        self.tools.runner.committed.connect(self._reload_if_touched)

    # -- coming and going ------------------------------------------------------------------------------

    def heading(self) -> str:
        """For the window's title."""
        return self.tr("Sign-in kiosk")

    def show_link(self, text: str, tone: Tone) -> None:
        """Whether there is a line and what is not sent yet: signing in goes on in any case."""
        self.top.link.set_state(text, tone)

    def opened(self, argument: str) -> None:
        """`argument` is the activity; without one it is what runs now or comes next."""
        self._direction, self._joining = "in", False
        self.top.direction.choose("in")
        self._detail = None
        self._show_idle()
        self._tick()
        self.clock_timer.start()
        self.side.show_sound(on=self.tools.settings.current.sounds)
        if argument:
            self._activity_id = argument
            self._reload()
        else:
            query = partial(self.tools.queries.next_activity, self.tools.now())
            self.tools.runner.read(self, query, self._found_next, slot="next")

    def _offer_entry(self, _page: int) -> None:
        # Staff is asked for on the panel itself where an answer may need it.
        self.side.offer_entry(offered=self.left.currentWidget() is self.answer)

    def _found_next(self, row: ActivityRow | None) -> None:
        if row is None:
            self.idle.say_no_activity()
            return
        self._activity_id = row.id
        self._reload()

    def step_back(self) -> bool:
        """Esc: entry, then answer, then (only where staff stands by) the page; nothing else."""
        if self._resting():
            if not self.public:
                self._leave()
        else:
            self._show_idle()
        return True

    def _leave(self) -> None:
        self.hold_timer.stop()
        self.entry_timer.stop()
        self.clock_timer.stop()
        self.go.emit(Destination.ACTIVITIES, self._activity_id)

    def event(self, event: QEvent) -> bool:
        """The shell's keys (F2, Ctrl 1 ...) are off here: whoever stands at a kiosk may not open the desk."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Backspace work the keypad; every other key is off."""
        key = "" if event.modifiers() & COMMANDS else event.text()
        if len(key) == 1 and key in "0123456789":
            self._press_digit(key)
        elif event.key() == Qt.Key.Key_Backspace and not self.idle.asking():
            self._to_entry()
            self.idle.keypad.press("back")
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: ARG002, N802 - Qt's signature
        """Tab is one of the keys that are off: the focus stays where digits are read."""
        return True

    def _press_digit(self, digit: str) -> None:
        if self.idle.asking():
            self.idle.pick_number(int(digit))
            return
        self._to_entry()
        self.idle.keypad.press(digit)

    # -- what is scanned -------------------------------------------------------------------------------

    def take_target(self, target: CodeTarget) -> bool:
        """Every code ends here, unknown and unreadable ones too: on a kiosk no scan opens another page."""
        if target.kind == "clerk":
            self._leave()
        elif target.kind == "volunteer":
            self._names[target.id] = target.title
            self._sign(target.id, AttendanceSource.SCAN)
        elif target.kind == "unreadable":
            # A reader that types hands an identity number over like a scan.
            self.take_text(target.title)
        elif target.kind == "activity" and target.id != self._activity_id:
            self._say(self.answers.other_activity(target, self.tools.now()))
        else:
            self._say(self.answers.wrong_paper(target.kind))
        return True

    def _look_up_tail(self, tail: str) -> None:
        people = [row for row in self._attendees() if row.phone_tail == tail and self._may_be(row)]
        for row in people:
            self._names[row.volunteer_id] = row.name
        if len(people) == 1 and not self.public:
            self._sign(people[0].volunteer_id, AttendanceSource.PHONE_TAIL)
        elif people:
            self._ask_who([(row.volunteer_id, row.name, row.number) for row in people])
        else:
            query = partial(self.tools.queries.phone_tail_matches, self._activity_id, tail)
            self.tools.runner.read(self, query, partial(self._found_others, tail), slot="tail")

    def _may_be(self, row: AttendeeRow) -> bool:
        return self._direction == "in" or row.check_in_at is not None

    def _found_others(self, tail: str, hits: tuple[Hit, ...]) -> None:
        if not hits or self._direction == "out":
            self._say(self.answers.nobody_with(tail))
            return
        for hit in hits:
            self._names[hit.id] = hit.title
        self._joining = True
        self._ask_who([(hit.id, hit.title, hit.number) for hit in hits[:6]])

    def _ask_who(self, people: list[tuple[str, str, str]]) -> None:
        """Names are masked in both modes: whoever stands there may not be the one."""
        masked = Answers(public=True)
        shown = [masked.shown(name) for _, name, _ in people]
        choices = [
            Choice(key, f"{text} · {number}" if shown.count(text) > 1 else text)
            for (key, _, number), text in zip(people, shown, strict=True)
        ]
        self.hold_timer.stop()
        self.left.setCurrentWidget(self.idle)
        self.idle.ask_who(choices, joining=self._joining)
        self._entry_touched()

    def _sign_picked(self, volunteer_id: str) -> None:
        self._sign(volunteer_id, AttendanceSource.PHONE_TAIL)

    def take_text(self, text: str) -> bool:
        """An identity card read by a reader that types: whoever has that number is signed."""
        self.tools.runner.read(self, partial(self._people_with, text), self._found_by_card, slot="card")
        return True

    def _people_with(self, number: str) -> tuple[PossibleDuplicate, ...]:
        """Runs on a reader thread. Only the keyed hash is looked up."""
        digest = self.tools.queries.identity_digest(IdType.MAINLAND_ID, number.strip().upper())
        found = self.tools.queries.possible_duplicates("", None, digest, "") if digest else ()
        return tuple(person for person in found if person.same_identity)

    def _found_by_card(self, people: tuple[PossibleDuplicate, ...]) -> None:
        if len(people) != 1:
            self._say(self.answers.wrong_paper(""))
            return
        volunteer = people[0].volunteer
        self._names[volunteer.id] = volunteer.name
        self._sign(volunteer.id, AttendanceSource.ID_CARD)

    # -- signing in and out ----------------------------------------------------------------------------

    def _sign(self, volunteer_id: str, source: AttendanceSource) -> None:
        if not self._activity_id:
            return
        make = check_out if self._direction == "out" else join_and_check_in if self._joining else check_in
        order: Order = partial(make, activity_id=self._activity_id, volunteer_id=volunteer_id, source=source)
        self._last_asked = volunteer_id
        done = partial(self._signed, volunteer_id, self._direction)
        self.tools.runner.write(self, order, done, partial(self._refused, volunteer_id))

    def _signed(self, volunteer_id: str, direction: str, written: Written) -> None:
        self._joining = False
        for command in written.commands:
            if isinstance(command, CheckIn | CheckOut):
                self._remember(volunteer_id, command)
                self._about = (volunteer_id, direction, self._name(volunteer_id), command.at)
        answer = self._answer_about()
        if answer is not None:
            self._say(answer, keep_about=True)

    def _remember(self, volunteer_id: str, command: Command) -> None:
        order = compensation(command, "")
        if order is None:
            return
        entry = UndoEntry(
            text=SIGNED_OUT if isinstance(command, CheckOut) else SIGNED_IN,
            at=command.at,
            order=lambda: order,
            facts={"name": self.answers.shown(self._name(volunteer_id))},
            still_open=partial(self._still_open, self._activity_id),
        )
        self._entries[volunteer_id] = entry
        self.tools.undo.push(entry)

    def _still_open(self, activity_id: str) -> bool:
        detail = self._detail
        return (
            detail is None
            or detail.activity.id != activity_id
            or detail.activity.state is ActivityState.PLANNED
        )

    def _refused(self, volunteer_id: str, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._joining = False
        self._say(self.answers.refused(error, self._name(volunteer_id)))

    def _undo_newest(self) -> None:
        newest = last_signed(self._attendees(), out=self._direction == "out")[:1]
        if not newest:
            return
        volunteer_id = newest[0].volunteer_id
        done = partial(self._undone, volunteer_id)
        failed = partial(self._refused, volunteer_id)
        entry = self._entries.pop(volunteer_id, None)
        if entry is not None and self.tools.undo.undo(entry, self, done, failed):
            return
        make = cancel_check_out if self._direction == "out" else cancel_check_in
        order: Order = partial(make, activity_id=self._activity_id, volunteer_id=volunteer_id)
        self.tools.runner.write(self, order, done, failed)

    def _undone(self, volunteer_id: str, _written: Written) -> None:
        self._say(self.answers.taken_back(self._name(volunteer_id)))

    # -- answers ---------------------------------------------------------------------------------------

    def _say(self, answer: Answer, *, keep_about: bool = False) -> None:
        """Sound first, then the screen."""
        if self.tools.settings.current.sounds:
            self.tools.sounder.play(answer.kind.value)
        if not keep_about:
            self._about = None
        still = self.tools.settings.current.reduced_motion or not self.tools.theme.animations
        self.answer.show_answer(answer, moving=not still)
        self.left.setCurrentWidget(self.answer)
        self.idle.reset()
        self.entry_timer.stop()
        self.hold_timer.start(ASKING_HOLD_MS if answer.choices else HOLD_MS)
        self.setFocus()

    def _answer_about(self) -> Answer | None:
        """The answer about the person just signed, with what is known of them by now."""
        if self._about is None or self._detail is None:
            return None
        volunteer_id, direction, name, at = self._about
        row = next((row for row in self._attendees() if row.volunteer_id == volunteer_id), None)
        if direction == "out":
            return self.answers.signed_out(name, row, self._detail)
        here = {row.volunteer_id for row in self._attendees() if row.check_in_at is not None}
        return self.answers.signed_in(name, len(here | {volunteer_id}), row, self._detail, at)

    def _take_way_out(self, key: str) -> None:
        if key == HELP:
            self._call_staff()
        elif key == JOIN:
            self._joining = True
            self._rest()
            self._entry_touched()
        elif key == SIGN_IN_FIRST:
            self.top.direction.choose("in")
            self._switch_direction("in")
            self._sign(self._last_asked, AttendanceSource.SCAN)

    def _call_staff(self) -> None:
        self._say(self.answers.staff_called())

    def _show_idle(self) -> None:
        """Forget entry and answer; ready for the next person."""
        self._joining = False
        self._rest()

    def _rest(self) -> None:
        self.hold_timer.stop()
        self.entry_timer.stop()
        self._about = None
        self.idle.reset()
        self.left.setCurrentWidget(self.idle)
        self._say_idle()
        self.setFocus()

    def _to_entry(self) -> None:
        """A digit ends an answer as a scan does."""
        if self.left.currentWidget() is not self.idle:
            self._rest()

    def _resting(self) -> bool:
        """Nothing typed, nothing asked, nothing answered."""
        in_front = self.left.currentWidget() is self.idle
        return in_front and not self.idle.asking() and not self.idle.keypad.digits() and not self._joining

    def _say_idle(self) -> None:
        self.idle.say(out=self._direction == "out", joining=self._joining, public=self.public)

    # -- time ------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        self.top.clock.set_time(words.clock(self.tools.now()))

    def _entry_touched(self) -> None:
        self._say_idle()
        if self._resting():
            self.entry_timer.stop()
            return
        self._entry_left = ENTRY_S
        self.entry_timer.start()
        self.setFocus()

    def _entry_tick(self) -> None:
        """What was half typed is nobody's after 30 s; the last 10 are counted down in sight."""
        self._entry_left -= 1
        if self._entry_left <= 0:
            self._show_idle()
        elif self._entry_left <= COUNTDOWN_S:
            self.idle.count_down(self._entry_left)

    # -- rows ------------------------------------------------------------------------------------------

    def _reload_if_touched(self, changed: Changed) -> None:
        if self._activity_id and self.isVisible() and changed.touches(*TABLES):
            self._reload()

    def _reload(self) -> None:
        query = partial(self.tools.queries.activity, self._activity_id)
        self.tools.runner.read(self, query, self._loaded, slot="activity")

    def _loaded(self, detail: ActivityDetail | None) -> None:
        self._detail = detail
        if detail is None:
            return
        activity, now = detail.activity, self.tools.now()
        self.top.title.setText(activity.title)
        span = words.clock_span(activity.starts_at, activity.ends_at)
        when = words.relative_day(activity.starts_at, now)
        self.top.detail.setText(f"{activity.place} · {when} {span}")
        self._show_side()
        answer = self._answer_about()
        if answer is not None:
            self.answer.amend(answer)

    def _show_side(self) -> None:
        out = self._direction == "out"
        self.side.show_people(self._attendees(), self.answers.shown, out=out, undoable=not self.public)

    def _attendees(self) -> tuple[AttendeeRow, ...]:
        return self._detail.attendees if self._detail is not None else ()

    def _name(self, volunteer_id: str) -> str:
        known = next((row.name for row in self._attendees() if row.volunteer_id == volunteer_id), "")
        return known or self._names.get(volunteer_id, "")

    def _switch_direction(self, key: str) -> None:
        self._direction = key
        self._show_idle()
        self._show_side()

    def _switch_sound(self) -> None:
        on = not self.tools.settings.current.sounds
        self.tools.settings.change(sounds=on)
        self.side.show_sound(on=on)
        self.setFocus()
