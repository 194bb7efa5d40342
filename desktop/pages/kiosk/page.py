"""签到机: one activity, one answer at a time; the next scan always interrupts."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.attendance import AttendanceSource
from core.domain.clerk import Clerk
from core.ports.rows import ActivityRow, CodeTarget, KioskBoard
from core.ports.store import Changed
from desktop import words
from desktop.duty import take_over
from desktop.page import Destination, Page, PageTools
from desktop.pages.kiosk import staff_desk
from desktop.pages.kiosk.answer_panel import Answer
from desktop.pages.kiosk.answers import CHILD, EVERYONE, HELP, JOIN, NOTE, SIGN_IN_FIRST, WITH, Answers
from desktop.pages.kiosk.finding import Finding
from desktop.pages.kiosk.front import Front
from desktop.pages.kiosk.patience import ENTRY_S, PUBLIC_ENTRY_S, STAFF_S, Patience
from desktop.pages.kiosk.scene import Scene
from desktop.pages.kiosk.side_panel import SidePanel, last_signed
from desktop.pages.kiosk.signing import Signing
from desktop.pages.kiosk.staff_desk import Place
from desktop.pages.kiosk.talk import Talk
from desktop.pages.kiosk.top_bar import TopBar
from desktop.settings import KioskMode
from widgets.tokens import Tone

COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
TABLES = ("activity", "attendance", "signup", "volunteer")


class KioskPage(Page):
    """Sign in and out without a clerk's hands: cards, codes, the last four digits of the phone.

    Staffed: full names and undo of the newest. Public: every name masked, no undo, and a match by phone
    number asks for a tap. Left through the staff's menu, which the held clock or a staff badge opens, or by
    Esc where staff stands by.
    """

    full_window = True
    """The shell hides navigation and header."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.scene = Scene()
        self.signing = Signing(tools, self, self._shown, self.scene.still_open)
        self.top = TopBar(theme)
        self.left = Front(tools)
        self.idle, self.answer = self.left.idle, self.left.answer
        self.staff, self.note = self.left.staff, self.left.note
        self.side = SidePanel(theme)
        self.finding = Finding(tools, self.scene, self.signing, self._answers, self)
        self.talk = Talk(tools, self.scene, self.signing, self._answers, self.staff.waiting, self)
        self.patience = Patience(self)
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

    def _answers(self) -> Answers:
        return self.answers

    def _shown(self, name: str) -> str:
        return self.answers.shown(name)

    def _build(self) -> None:
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
        self.top.left.connect(self._ask_staff)
        self.idle.entered.connect(self.finding.tail)
        self.idle.typed.connect(self._entry_touched)
        self.idle.picked.connect(self._sign_picked)
        self.idle.withdrawn.connect(self._show_idle)
        self.answer.chosen.connect(self._take_way_out)
        self.side.undo.connect(self.talk.undo_newest)
        self.side.helped.connect(self._help)
        self.side.entry_asked.connect(self._show_idle)
        self.left.currentChanged.connect(self._offer_entry)
        self.side.sound_switched.connect(self._switch_sound)
        self.staff.withdrawn.connect(self._show_idle)
        self.staff.touched.connect(self._staff_touched)
        self.staff.known.connect(self._staff_known)
        self.staff.asked.connect(self._staff_asked)
        self.staff.grouped.connect(self.talk.sign_group)
        self.staff.person_meant.connect(self.talk.sign_known)
        self.staff.arrived.connect(self.talk.sign_waiting)
        self.staff.said.connect(self._say)
        self.note.withdrawn.connect(self._show_idle)
        self.note.typed.connect(self._entry_touched)
        self.note.left.connect(self._note_left)
        self.finding.meant.connect(self._sign_meant)
        self.finding.unsure.connect(self._ask_who)
        self.finding.staff.connect(self._staff_known)
        self.finding.said.connect(self._say)
        self.talk.said.connect(self._say)
        self.talk.told.connect(self._tell)
        self.talk.company.connect(self._offer_company)
        self.talk.stale.connect(self._reload)
        self.left.interrupted.connect(self._rest)
        self.patience.over.connect(self._show_idle)
        self.patience.ending.connect(self.idle.count_down)
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
        self.signing.out = False
        self.top.direction.choose("in")
        self.scene.board = None
        self._show_idle()
        self._tick()
        self.clock_timer.start()
        self.side.show_sound(on=self.tools.settings.current.sounds)
        if argument:
            self._begin(argument)
        else:
            query = partial(self.tools.queries.next_activity, self.tools.now())
            self.tools.runner.read(self, query, self._found_next, slot="next")

    def _begin(self, activity_id: str) -> None:
        self.scene.begin(activity_id)
        self.signing.begin(activity_id)
        self._reload()

    def _offer_entry(self, _page: int) -> None:
        # Staff is asked for on the panel itself where an answer may need it.
        self.side.offer_entry(offered=self.left.currentWidget() is self.answer)

    def _found_next(self, row: ActivityRow | None) -> None:
        if row is None:
            self.idle.say_no_activity()
            return
        self._begin(row.id)

    def step_back(self) -> bool:
        """Esc: entry, then answer, then (only where staff stands by) the page; nothing else."""
        if self._resting():
            if not self.public:
                self._leave()
        else:
            self._show_idle()
        return True

    def _leave(self) -> None:
        self.patience.stop()
        self.clock_timer.stop()
        self.go.emit(Destination.ACTIVITIES, self.scene.activity_id)

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
            self.left.press_digit(key)
        elif event.key() == Qt.Key.Key_Backspace:
            self.left.press_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab is one of the keys that are off, except in a form: the focus stays where digits are read."""
        return super().focusNextPrevChild(forward) if self.left.form_open() else True

    # -- what is scanned -------------------------------------------------------------------------------

    def take_target(self, target: CodeTarget) -> bool:
        """Every code ends here, unknown and unreadable ones too: on a kiosk no scan opens another page."""
        self.finding.target(target)
        return True

    def take_text(self, text: str) -> bool:
        """An identity card read by a reader that types: whoever has that number is signed."""
        self.finding.identity_card(text)
        return True

    def _ask_who(self) -> None:
        self.patience.keep()
        self.left.setCurrentWidget(self.idle)
        self.idle.ask_who(self.finding.choices, joining=self.signing.joining)
        self._entry_touched()

    def _sign_meant(self, volunteer_id: str, source: str) -> None:
        self.talk.sign(volunteer_id, AttendanceSource(source))

    def _sign_picked(self, volunteer_id: str) -> None:
        self.talk.sign(volunteer_id, AttendanceSource.PHONE_TAIL)

    # -- answers ---------------------------------------------------------------------------------------

    def _say(self, answer: Answer) -> None:
        """About nobody who was signed."""
        self.scene.about = None
        self._tell(answer)

    def _tell(self, answer: Answer) -> None:
        """Sound first, then the screen."""
        if self.tools.settings.current.sounds:
            self.tools.sounder.play(answer.kind.value)
        still = self.tools.settings.current.reduced_motion or not self.tools.theme.animations
        self.answer.show_answer(answer, moving=not still)
        self.left.setCurrentWidget(self.answer)
        self.idle.reset()
        self.patience.answer(asking=bool(answer.choices))
        self.setFocus()

    def _offer_company(self) -> None:
        self.answer.offer(self.talk.offered())
        self.patience.offer()

    def _take_way_out(self, key: str) -> None:
        if key == HELP:
            self._help()
        elif key == NOTE:
            self._open_note()
        elif key == JOIN:
            self.signing.joining = True
            self._rest()
            self._entry_touched()
        elif key == SIGN_IN_FIRST:
            self.top.direction.choose("in")
            self._switch_direction("in")
            self.talk.sign_again()
        elif key == CHILD:
            self.talk.add_child()
        elif key == EVERYONE:
            self.talk.sign_family()
        elif key.startswith(WITH):
            self.signing.joining = True
            self.talk.sign(key.removeprefix(WITH), AttendanceSource.PHONE_TAIL)

    # -- staff -----------------------------------------------------------------------------------------

    def _help(self) -> None:
        """Where staff stands by, their menu; else they are asked to come."""
        if self.public:
            self._say(self.answers.staff_called())
        else:
            self._open_menu()

    def _place(self) -> Place:
        newest = last_signed(self.scene.board, out=False)
        name = self.answers.shown(newest[0].name) if newest else ""
        return Place(
            activity_id=self.scene.activity_id, out=self.signing.out, public=self.public, newest=name
        )

    def _ask_staff(self) -> None:
        """The clock was held."""
        self._to_front(self.staff)
        self.staff.ask_who(self._place())

    def _open_menu(self) -> None:
        self._to_front(self.staff)
        self.staff.open_menu(self._place())

    def _to_front(self, panel: QWidget) -> None:
        self.patience.keep()
        self.scene.about = None
        self.idle.reset()
        self.left.setCurrentWidget(panel)
        self.setFocus()

    def _staff_known(self, clerk: Clerk) -> None:
        if clerk != self.tools.on_duty.clerk:
            take_over(self.tools, clerk)
            self.signing.forget()
        self._open_menu()

    def _staff_asked(self, key: str) -> None:
        if key == staff_desk.LEAVE:
            self._leave()
        elif key == staff_desk.MODE:
            mode = KioskMode.STAFFED if self.public else KioskMode.PUBLIC
            self.tools.settings.change(kiosk_mode=mode)
            self.scene.forget_names()
            self._show_side()
            self._show_idle()
        elif key == staff_desk.CHILD:
            self.talk.add_child_to_newest()

    def _staff_touched(self) -> None:
        self.patience.wait(STAFF_S)
        if not self.left.form_open():
            self.setFocus()

    def _open_note(self) -> None:
        self._to_front(self.note)
        self.note.begin()
        self._entry_touched()

    def _note_left(self, phone: str) -> None:
        self.staff.waiting.call(self.scene.activity_id, phone, self.tools.now())
        self._say(self.answers.noted())

    # -- rest ------------------------------------------------------------------------------------------

    def _show_idle(self) -> None:
        """Forget entry and answer; ready for the next person."""
        self.signing.joining = False
        self._rest()

    def _rest(self) -> None:
        self.patience.stop()
        self.scene.about = None
        self.idle.reset()
        self.left.setCurrentWidget(self.idle)
        self._say_idle()
        self.setFocus()

    def _resting(self) -> bool:
        """Nothing typed, nothing asked, nothing answered."""
        return self.left.untouched() and not self.signing.joining

    def _say_idle(self) -> None:
        self.idle.say(out=self.signing.out, joining=self.signing.joining, public=self.public)

    # -- time ------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        self.top.clock.set_time(words.clock(self.tools.now()))
        self.idle.door.tick()

    def _entry_touched(self) -> None:
        self._say_idle()
        if self._resting():
            self.patience.nothing_typed()
            return
        self.patience.wait(PUBLIC_ENTRY_S if self.public else ENTRY_S)
        self.setFocus()

    # -- rows ------------------------------------------------------------------------------------------

    def _reload_if_touched(self, changed: Changed) -> None:
        if self.scene.activity_id and self.isVisible() and changed.touches(*TABLES):
            self._reload()

    def _reload(self) -> None:
        query = partial(self.tools.queries.kiosk_board, self.scene.activity_id, self.scene.wanted())
        self.tools.runner.read(self, query, self._loaded, slot="activity")

    def _loaded(self, board: KioskBoard | None) -> None:
        self.scene.board = board
        if board is None:
            return
        activity, now = board.activity, self.tools.now()
        self.top.title.setText(activity.title)
        span = words.clock_span(activity.starts_at, activity.ends_at)
        when = words.relative_day(activity.starts_at, now)
        self.top.detail.setText(f"{activity.place} · {when} {span}")
        self.idle.show_door(board.public_host, activity)
        self._show_side()
        answer = self.talk.answer()
        if answer is not None:
            self.answer.amend(answer)

    def _show_side(self) -> None:
        if self.scene.board is not None:
            self.side.show_people(
                self.scene.board, self.answers.shown, out=self.signing.out, undoable=not self.public
            )

    def _switch_direction(self, key: str) -> None:
        self.signing.out = key == "out"
        self._show_idle()
        self._show_side()

    def _switch_sound(self) -> None:
        on = not self.tools.settings.current.sounds
        self.tools.settings.change(sounds=on)
        self.side.show_sound(on=on)
        self.setFocus()
