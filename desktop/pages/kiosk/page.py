"""签到机: one activity, one answer at a time; the next scan always interrupts."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.activity import ActivityState
from core.domain.attendance import AttendanceSource
from core.domain.clerk import Clerk
from core.domain.identity_number import IdType
from core.domain.refusals import Refusal
from core.ports.rows import ActivityRow, CodeTarget, Hit, KioskBoard, KioskPerson, PossibleDuplicate
from core.ports.store import Changed
from desktop import words
from desktop.duty import take_over
from desktop.page import Destination, Page, PageTools
from desktop.pages.kiosk import staff_desk
from desktop.pages.kiosk.answer_panel import Answer, AnswerPanel, Choice
from desktop.pages.kiosk.answers import CHILD, EVERYONE, HELP, JOIN, NOTE, SIGN_IN_FIRST, WITH, Answers
from desktop.pages.kiosk.idle_panel import IdlePanel
from desktop.pages.kiosk.note_panel import NotePanel
from desktop.pages.kiosk.side_panel import SidePanel, last_signed
from desktop.pages.kiosk.signing import Signed, Signing
from desktop.pages.kiosk.staff_desk import Group, Place, StaffDesk
from desktop.pages.kiosk.top_bar import TopBar
from desktop.pages.kiosk.waiting import Waits
from desktop.settings import KioskMode
from widgets.tokens import Tone

HOLD_MS = 2500
ASKING_HOLD_MS = 10000
"""An answer that offers ways out stays longer, so that it can be read and tapped."""
ENTRY_S, PUBLIC_ENTRY_S, STAFF_S, COUNTDOWN_S = 30, 15, 90, 10
"""What was half typed is wiped after so long; sooner where strangers look on, later while staff works."""
NAMES_KEPT = 200
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
        self._activity_id = ""
        self._board: KioskBoard | None = None
        self._about: Signed | None = None
        self._family: tuple[KioskPerson, ...] = ()
        self._names: dict[str, str] = {}
        self._last_asked, self._entry_left = "", 0
        theme = tools.theme
        self.signing = Signing(tools, self, self._shown, self._still_open)
        self.top = TopBar(theme)
        self.idle = IdlePanel(theme, tools.now)
        self.answer = AnswerPanel(theme)
        self.side = SidePanel(theme)
        self.staff = StaffDesk(tools)
        self.note = NotePanel(theme)
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

    def _shown(self, name: str) -> str:
        return self.answers.shown(name)

    def _build(self) -> None:
        for panel in (self.idle, self.answer, self.staff, self.note):
            self.left.addWidget(panel)
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
        self.idle.entered.connect(self._look_up_tail)
        self.idle.typed.connect(self._entry_touched)
        self.idle.picked.connect(self._sign_picked)
        self.idle.withdrawn.connect(self._show_idle)
        self.answer.chosen.connect(self._take_way_out)
        self.side.undo.connect(self._undo_newest)
        self.side.helped.connect(self._help)
        self.side.entry_asked.connect(self._show_idle)
        self.left.currentChanged.connect(self._offer_entry)
        self.side.sound_switched.connect(self._switch_sound)
        self.staff.withdrawn.connect(self._show_idle)
        self.staff.touched.connect(self._staff_touched)
        self.staff.known.connect(self._staff_known)
        self.staff.asked.connect(self._staff_asked)
        self.staff.grouped.connect(self._sign_group)
        self.staff.person_meant.connect(self._sign_known)
        self.staff.arrived.connect(self._sign_waiting)
        self.staff.said.connect(self._say)
        self.note.withdrawn.connect(self._show_idle)
        self.note.typed.connect(self._entry_touched)
        self.note.left.connect(self._note_left)
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
        self.signing.out = False
        self.top.direction.choose("in")
        self._board = None
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
        self._activity_id = activity_id
        self._names.clear()
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
        elif event.key() == Qt.Key.Key_Backspace:
            self._press_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab is one of the keys that are off, except in a form: the focus stays where digits are read."""
        return super().focusNextPrevChild(forward) if self._form_open() else True

    def _form_open(self) -> bool:
        return self.left.currentWidget() is self.staff and self.staff.typing()

    def _press_digit(self, digit: str) -> None:
        front = self.left.currentWidget()
        if front is self.staff:
            self.staff.pick_number(int(digit))
        elif front is self.note:
            self.note.keypad.press(digit)
        elif self.idle.asking():
            self.idle.pick_number(int(digit))
        else:
            self._to_entry()
            self.idle.keypad.press(digit)

    def _press_back(self) -> None:
        front = self.left.currentWidget()
        if front is self.note:
            self.note.keypad.press("back")
        elif front is not self.staff and not self.idle.asking():
            self._to_entry()
            self.idle.keypad.press("back")

    # -- what is scanned -------------------------------------------------------------------------------

    def take_target(self, target: CodeTarget) -> bool:
        """Every code ends here, unknown and unreadable ones too: on a kiosk no scan opens another page."""
        if target.kind == "clerk":
            found = partial(self._badge_read, target.id)
            self.tools.runner.read(self, self.tools.queries.clerks, found, slot="badge")
        elif target.kind == "volunteer":
            self._know(target.id, target.title)
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
        query = partial(self.tools.queries.kiosk_people, self._activity_id, tail)
        self.tools.runner.read(self, query, partial(self._found_listed, tail), slot="tail")

    def _found_listed(self, tail: str, found: tuple[KioskPerson, ...]) -> None:
        people = [one for one in found if not self.signing.out or one.check_in_at is not None]
        for one in people:
            self._know(one.volunteer_id, one.name)
        if len(people) == 1 and not self.public:
            self._sign(people[0].volunteer_id, AttendanceSource.PHONE_TAIL)
        elif people:
            self._ask_who([(one.volunteer_id, one.name, one.number) for one in people])
        else:
            query = partial(self.tools.queries.phone_tail_matches, self._activity_id, tail)
            self.tools.runner.read(self, query, partial(self._found_others, tail), slot="tail")

    def _found_others(self, tail: str, hits: tuple[Hit, ...]) -> None:
        if not hits or self.signing.out:
            self._say(self.answers.nobody_with(tail))
            return
        for hit in hits:
            self._know(hit.id, hit.title)
        self.signing.joining = True
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
        self.idle.ask_who(choices, joining=self.signing.joining)
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
        self._know(volunteer.id, volunteer.name)
        self._sign(volunteer.id, AttendanceSource.ID_CARD)

    # -- signing in and out ----------------------------------------------------------------------------

    def _sign(self, volunteer_id: str, source: AttendanceSource) -> None:
        if not self._activity_id:
            return
        self._last_asked = volunteer_id
        self.signing.one(volunteer_id, self._name(volunteer_id), source, self._signed, self._refused)

    def _signed(self, signed: Signed) -> None:
        self.signing.joining = False
        self._about, self._family = signed, ()
        answer = self._answer_about()
        if answer is not None:
            self._say(answer, about=signed)
        if not signed.out:
            query = partial(self.tools.queries.family_of, self._activity_id, signed.first)
            self.tools.runner.read(self, query, partial(self._family_found, signed), slot="family")

    def _sign_group(self, group: Group) -> None:
        done = partial(self._group_signed, group)
        self.signing.together(group.ids, group.name, AttendanceSource.DESK, done, self._refused)

    def _group_signed(self, group: Group, signed: Signed) -> None:
        if self._board is None:
            return
        if signed.out:
            self._say(self.answers.left_together(group.name, len(signed.ids)))
            return
        left_out = len(group.ids) - len(signed.ids)
        activity = self._board.activity
        self._say(self.answers.together(group.name, len(signed.ids), left_out, activity, signed.at))

    def _sign_known(self, volunteer_id: str, name: str) -> None:
        """The newcomer turned out to be registered."""
        self._know(volunteer_id, name)
        self.signing.joining = not self.signing.out
        self._sign(volunteer_id, AttendanceSource.DESK)

    def _sign_waiting(self, one: Waits) -> None:
        self._know(one.volunteer_id, one.name)

        def done(signed: Signed) -> None:
            self.staff.waiting.settled(one.key)
            self._signed(signed)

        reason = self.tr("Came at %1; the record was completed later").replace("%1", words.clock(one.at))
        self.signing.since(one, reason, done, self._refused)

    def _still_open(self, activity_id: str) -> bool:
        board = self._board
        return (
            board is None or board.activity.id != activity_id or board.activity.state is ActivityState.PLANNED
        )

    def _refused(self, volunteer_id: str, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.signing.joining = False
        self._say(self.answers.refused(error, self._name(volunteer_id)))

    def _undo_newest(self) -> None:
        for person in last_signed(self._board, out=self.signing.out)[:1]:
            undone = partial(self._undone, person.name)
            self.signing.take_back(person.volunteer_id, undone, self._refused)

    def _undone(self, name: str) -> None:
        self._say(self.answers.taken_back(name))

    # -- who came along --------------------------------------------------------------------------------

    def _family_found(self, signed: Signed, family: tuple[KioskPerson, ...]) -> None:
        if signed is not self._about or not family:
            return
        self._family = tuple(one for one in family if one.check_in_at is None and not one.pending)
        for one in self._family:
            self._know(one.volunteer_id, one.name)
        self._offer_company()

    def _offer_company(self) -> None:
        self.answer.offer(self.answers.company(self._family, self._companions()))
        self.hold_timer.start(ASKING_HOLD_MS)

    def _companions(self) -> int:
        person = self._person_about()
        return person.companions if person is not None else 0

    def _add_child(self, volunteer_id: str, before: int) -> None:
        self.signing.children(volunteer_id, before + 1, self._offer_company, self._refused)

    # -- answers ---------------------------------------------------------------------------------------

    def _say(self, answer: Answer, *, about: Signed | None = None) -> None:
        """Sound first, then the screen."""
        if self.tools.settings.current.sounds:
            self.tools.sounder.play(answer.kind.value)
        self._about = about
        still = self.tools.settings.current.reduced_motion or not self.tools.theme.animations
        self.answer.show_answer(answer, moving=not still)
        self.left.setCurrentWidget(self.answer)
        self.idle.reset()
        self.entry_timer.stop()
        self.hold_timer.start(ASKING_HOLD_MS if answer.choices else HOLD_MS)
        self.setFocus()

    def _person_about(self) -> KioskPerson | None:
        """The person just signed, if the board has caught up."""
        person = self._board.person if self._board is not None else None
        same = self._about is not None and person is not None and person.volunteer_id == self._about.first
        return person if same else None

    def _answer_about(self) -> Answer | None:
        """The answer about the person just signed, with what is known of them by now."""
        if self._about is None or self._board is None:
            return None
        row, name, activity = self._person_about(), self._name(self._about.first), self._board.activity
        if self._about.out:
            return self.answers.signed_out(name, row, activity)
        counted = row is not None and row.check_in_at is not None
        place = self._board.here if counted else self._board.here + 1
        return self.answers.signed_in(name, place, row, activity, self._about.at)

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
            self._sign(self._last_asked, AttendanceSource.SCAN)
        elif key == CHILD and self._about is not None:
            self._add_child(self._about.first, self._companions())
        elif key == EVERYONE:
            self._sign_group(Group(name="", ids=tuple(one.volunteer_id for one in self._family)))
        elif key.startswith(WITH):
            self.signing.joining = True
            self._sign(key.removeprefix(WITH), AttendanceSource.PHONE_TAIL)

    # -- staff -----------------------------------------------------------------------------------------

    def _help(self) -> None:
        """Where staff stands by, their menu; else they are asked to come."""
        if self.public:
            self._say(self.answers.staff_called())
        else:
            self._open_menu()

    def _place(self) -> Place:
        newest = last_signed(self._board, out=False)
        name = self.answers.shown(newest[0].name) if newest else ""
        return Place(activity_id=self._activity_id, out=self.signing.out, public=self.public, newest=name)

    def _ask_staff(self) -> None:
        """The clock was held."""
        self._to_front(self.staff)
        self.staff.ask_who(self._place())

    def _open_menu(self) -> None:
        self._to_front(self.staff)
        self.staff.open_menu(self._place())

    def _to_front(self, panel: QWidget) -> None:
        self.hold_timer.stop()
        self._about = None
        self.idle.reset()
        self.left.setCurrentWidget(panel)
        self.setFocus()

    def _badge_read(self, token: str, clerks: tuple[Clerk, ...]) -> None:
        clerk = next((clerk for clerk in clerks if clerk.badge_token == token), None)
        if clerk is None:
            self._say(self.answers.wrong_paper(""))
        else:
            self._staff_known(clerk)

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
            self._names.clear()
            self._show_side()
            self._show_idle()
        elif key == staff_desk.CHILD:
            for newest in last_signed(self._board, out=False)[:1]:
                self._about = Signed(
                    ids=(newest.volunteer_id,), out=False, at=newest.check_in_at or self.tools.now()
                )
                self._know(newest.volunteer_id, newest.name)
                count = min(newest.companions + 1, 9)
                self.signing.children(newest.volunteer_id, count, self._child_noted, self._refused)

    def _child_noted(self) -> None:
        about = self._about
        answer = self._answer_about()
        if answer is not None:
            self._say(answer, about=about)
            self._reload()

    def _staff_touched(self) -> None:
        self._entry_left = STAFF_S
        self.entry_timer.start()
        if not self._form_open():
            self.setFocus()

    def _open_note(self) -> None:
        self._to_front(self.note)
        self.note.begin()
        self._entry_touched()

    def _note_left(self, phone: str) -> None:
        self.staff.waiting.call(self._activity_id, phone, self.tools.now())
        self._say(self.answers.noted())

    # -- rest ------------------------------------------------------------------------------------------

    def _show_idle(self) -> None:
        """Forget entry and answer; ready for the next person."""
        self.signing.joining = False
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
        return (
            in_front and not self.idle.asking() and not self.idle.keypad.digits() and not self.signing.joining
        )

    def _say_idle(self) -> None:
        self.idle.say(out=self.signing.out, joining=self.signing.joining, public=self.public)

    # -- time ------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        self.top.clock.set_time(words.clock(self.tools.now()))
        self.idle.door.tick()

    def _entry_touched(self) -> None:
        self._say_idle()
        if self._resting():
            self.entry_timer.stop()
            return
        self._entry_left = PUBLIC_ENTRY_S if self.public else ENTRY_S
        self.entry_timer.start()
        self.setFocus()

    def _entry_tick(self) -> None:
        """What was half typed is nobody's after a while; the last 10 seconds are counted down in sight."""
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
        about = self._about.first if self._about is not None else self._last_asked
        query = partial(self.tools.queries.kiosk_board, self._activity_id, about)
        self.tools.runner.read(self, query, self._loaded, slot="activity")

    def _loaded(self, board: KioskBoard | None) -> None:
        self._board = board
        if board is None:
            return
        activity, now = board.activity, self.tools.now()
        self.top.title.setText(activity.title)
        span = words.clock_span(activity.starts_at, activity.ends_at)
        when = words.relative_day(activity.starts_at, now)
        self.top.detail.setText(f"{activity.place} · {when} {span}")
        self.idle.show_door(board.public_host, activity)
        self._show_side()
        answer = self._answer_about()
        if answer is not None:
            self.answer.amend(answer)

    def _show_side(self) -> None:
        if self._board is not None:
            self.side.show_people(
                self._board, self.answers.shown, out=self.signing.out, undoable=not self.public
            )

    def _know(self, volunteer_id: str, name: str) -> None:
        """Names of those who were here lately, for answers; never more than a few hundred."""
        self._names.pop(volunteer_id, None)
        self._names[volunteer_id] = name
        for known in list(self._names)[:-NAMES_KEPT]:
            del self._names[known]

    def _name(self, volunteer_id: str) -> str:
        person = self._board.person if self._board is not None else None
        known = person.name if person is not None and person.volunteer_id == volunteer_id else ""
        return known or self._names.get(volunteer_id, "")

    def _switch_direction(self, key: str) -> None:
        self.signing.out = key == "out"
        self._show_idle()
        self._show_side()

    def _switch_sound(self) -> None:
        on = not self.tools.settings.current.sounds
        self.tools.settings.change(sounds=on)
        self.side.show_sound(on=on)
        self.setFocus()
