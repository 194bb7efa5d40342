"""The page 登记需求: keeps the draft, saves, prints, and is ready for the next."""

from datetime import datetime
from functools import partial

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.commands.requests import RegisterRequest, register_request
from core.commands.undo import compensation
from core.domain.print_record import Paper
from core.domain.refusals import Refusal
from core.ports.rows import CodeTarget, ResidentCard
from core.ports.store import Changed, Written
from desktop.form_menu import blank, print_form
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination, Page, PageTools
from desktop.pages.register_request.form_card import FormCard, digit_keys
from desktop.pages.register_request.form_state import FORM, THIS_RUN, FormState, read_state
from desktop.pages.register_request.matches import PICK
from desktop.pages.register_request.side_column import SideColumn
from desktop.pages.register_request.suggestions import Suggestions
from desktop.runtime.drafts import Draft
from desktop.runtime.paper_desk import MadePaper, Printed
from desktop.runtime.undo import UndoEntry
from desktop.sentences import field_of, refusal_sentence, sentence
from widgets.base import arrange
from widgets.cards import announce
from widgets.responsive import UNLIMITED, Breadth, breadth_of
from widgets.tokens import Tone

PAUSE_MS = 400
"""A pause in typing after which category, services, possible duplicate and slip are looked at again."""
REGISTERED = QT_TRANSLATE_NOOP("Undo", "Registered the request of {name}")


class RegisterRequestPage(Page):
    """登记需求 in under a minute: who, what, where, when; saved first, then printed, then the next one.

    Every change is kept as a draft at once. Several may lie parked, and what the last start left is offered.
    """

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._key = tools.drafts.new_key()
        self._started_at: datetime | None = None
        self._saving = False
        self._said = ""
        self._slip_turn = 0
        self.form = FormCard(tools, self)
        self.side = SideColumn(tools.theme, tools.settings)
        self._suggestions = Suggestions(tools, self.form, self.side, self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.form, 155)
        self._row.addWidget(self.side, 100)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._second = QTimer(self, interval=1000)
        self._connect()
        self._make_shortcuts()
        self.form.refresh_unit()
        self.retheme()
        self._show(FormState())

    def _connect(self) -> None:
        tools, form = self.tools, self.form
        form.edited.connect(self._edited)
        form.settled.connect(self._person_settled)
        form.found_again.acted.connect(self.go_on_with_draft)
        form.park_button.clicked.connect(self.put_aside)
        form.save_button.clicked.connect(self.save)
        form.blank_button.clicked.connect(self.print_open)
        form.print_button.clicked.connect(self.save_and_print)
        self.side.opened.connect(partial(self.go.emit, Destination.REQUESTS))
        self.side.paper_changed.connect(self._draw_slip)
        self._pause.timeout.connect(self._look_again)
        self._second.timeout.connect(self._show_elapsed)
        tools.on_duty.changed.connect(form.refresh_unit)
        tools.on_duty.facts_changed.connect(form.refresh_unit)
        tools.drafts.changed.connect(self._offer_drafts)
        tools.runner.committed.connect(self.reload_if_touched)
        tools.theme.changed.connect(self.retheme)

    def _make_shortcuts(self) -> None:
        keys = [*digit_keys(self.form), ("Alt+Backspace", self.form.requester.choose_again)]
        keys.append(("Alt+0", self.side.look_at_similar))
        keys += [(PICK.format(place), partial(self.side.matches.pick, place)) for place in (1, 2, 3)]
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._row, self.tools.theme.tokens, (24, 20, 24, 20), 20)
        self._fit()

    def _fit(self) -> None:
        """Design section 3: the helper column narrows, then goes."""
        tokens = self.tools.theme.tokens
        breadth = breadth_of(self.window().width(), tokens.scale)
        self.side.setVisible(breadth >= Breadth.COMPACT)
        self.side.setMaximumWidth(tokens.space(320) if breadth is Breadth.COMPACT else UNLIMITED)
        self.form.fit()

    # --- what a page is -------------------------------------------------------------------------------

    def heading(self) -> str:
        """The title in the page header."""
        return self.tr("Register request")

    def opened(self, argument: str) -> None:
        """Go on with what stands here; `argument` may be words to start with (a name nobody knows)."""
        self.form.refresh_unit()
        if self.form.state().is_empty():
            self._resume()
        self._offer_drafts()
        if argument and self.form.state().is_empty():
            self.form.requester.enter_new(argument)
        self.form.focus_first()
        self._draw_slip()
        self._suggestions.read_menu()

    def take_target(self, target: CodeTarget) -> bool:
        """A volunteer card, or a person picked in the header's box, becomes the requester."""
        if target.kind not in {"volunteer", "resident"}:
            return False
        self.form.requester.choose(target)
        return True

    def take_text(self, text: str) -> bool:
        """An ID card read by a reader that types: look for the person, as if typed into the finder."""
        requester = self.form.requester
        if requester.person is not None or requester.is_new:
            return False
        requester.finder.edit.setText(text)
        requester.finder.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        requester.lookup.enter(text)
        return True

    def step_back(self) -> bool:
        """Esc: close what is open, then clear the finder; after that the page is left, the draft kept."""
        requester = self.form.requester
        if requester.lookup.close() or self.form.words.dismiss():
            return True
        if requester.finder.edit.hasFocus() and requester.finder.text():
            requester.finder.clear()
            self._edited()
            return True
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("F9", self.tr("Save and print slip")),
            ("Ctrl Enter", self.tr("Save only")),
            ("Ctrl P", self.tr("Print a blank form")),
            ("Alt 1–9", self.tr("Category")),
            ("Ctrl Alt 1–3", self.tr("Service of the menu")),
            ("Alt 0", self.tr("Look at the possible duplicate")),
            ("Tab, →", self.tr("Take the grey words")),
            ("Alt Backspace", self.tr("Someone else")),
        )

    def print_open(self) -> None:
        """Ctrl+P: the request form for the pen; a saved request has it filled, on its card."""
        print_form(self.tools, self, Paper.REQUEST_FORM, blank(self.tools))

    def reload_if_touched(self, changed: Changed) -> None:
        """The person on the card may have been changed elsewhere."""
        if changed.touches("resident", "service_request"):
            self._read_person()
        if self.isVisible() and changed.touches("menu_item", "service_offer", "dispatch"):
            self._suggestions.read_menu()

    # --- drafts ---------------------------------------------------------------------------------------

    def _state(self, *, parked: bool = False, left: bool = False) -> FormState:
        return msgspec.structs.replace(
            self.form.state(), started_at=self._started_at, parked=parked, left=left
        )

    def _show(self, state: FormState) -> None:
        self._started_at = state.started_at
        self.form.fill(state)
        self.side.show_past("", ())
        self.side.show_similar(None)
        self._suggestions.show_services()
        self._show_elapsed()
        self._pause.start()
        self._read_person()

    def _edited(self) -> None:
        """A letter, a choice: the clock runs from the first one, the draft is kept at every one."""
        state = self._state()
        self._said = ""
        if state.is_empty():
            self.tools.drafts.discard(FORM, self._key)
            self._started_at = None
        else:
            self._started_at = self._started_at or self.tools.now()
            self._suggestions.writing_began()
            self._keep()
        self._show_elapsed()
        self._pause.start()

    def _keep(self, *, parked: bool = False, left: bool = False) -> None:
        state = self._state(parked=parked, left=left)
        if not state.is_empty():
            self.tools.drafts.keep(FORM, self._key, state.plain())

    def _waiting(self) -> list[tuple[Draft, FormState]]:
        """Other forms that were begun, newest first."""
        found = ((draft, read_state(draft)) for draft in self.tools.drafts.drafts(FORM))
        return [(draft, state) for draft, state in found if state is not None and draft.key != self._key]

    def _resume(self) -> None:
        """The page was built again in the same run (language, text size): go on where it was."""
        for draft, state in self._waiting():
            if state.run == THIS_RUN and not state.parked:
                self._take_up(draft, state)
                return

    def _offer_drafts(self) -> None:
        """What lies parked, and what the last start left, in one line."""
        waiting = self._waiting()
        self.form.found_again.setVisible(bool(waiting))
        if not waiting:
            return
        crashed = any(state.run != THIS_RUN and not state.left and not state.parked for _, state in waiting)
        if crashed:
            text = self.tr(
                "The last start did not end well. %n unsaved form(s) were found.", "", len(waiting)
            )
        else:
            text = self.tr("%n form(s) are not finished yet.", "", len(waiting))
        self.form.found_again.say(text, action=self.tr("Go on"))

    def go_on_with_draft(self) -> None:
        """继续填: the newest of them; what stands here is put aside for it."""
        waiting = self._waiting()
        if waiting:
            self._keep(parked=True)
            self._take_up(*waiting[0])
            self._offer_drafts()
            self.form.focus_first()

    def put_aside(self) -> None:
        """先放着: keep this form and begin another one."""
        self._keep(parked=True)
        self._begin_next()

    def _take_up(self, draft: Draft, state: FormState) -> None:
        self._key = draft.key
        self._show(state)
        # From now on it belongs to this run again.
        self._keep()

    def _begin_next(self) -> None:
        self._said = ""
        self._key = self.tools.drafts.new_key()
        self._show(FormState())
        self._offer_drafts()
        self.form.focus_first()

    # --- while typing ---------------------------------------------------------------------------------

    def _person_settled(self) -> None:
        person = self.form.requester.person
        if person is None:
            self.side.show_past("", ())
        else:
            self.side.show_past(person.name, person.requests)

    def _read_person(self) -> None:
        person = self.form.requester.person
        if person is not None and person.id:
            query = partial(self.tools.queries.resident, person.id)
            self.tools.runner.read(self, query, self._person_read, slot="person")

    def _person_read(self, person: ResidentCard | None) -> None:
        shown = self.form.requester.person
        if person is not None and shown is not None and shown.id == person.id:
            self.form.refresh_person(person)
            self.side.show_past(person.name, person.requests)

    def _show_elapsed(self) -> None:
        self.form.park_button.setVisible(self._started_at is not None)
        if self._said:
            self.form.status.setText(self._said)
            return
        if self._started_at is None:
            self.form.status.setText(self.tr("Every letter is kept on this PC at once"))
            return
        seconds = max(0, int((self.tools.now() - self._started_at).total_seconds()))
        minutes, rest = divmod(seconds, 60)
        spent = self.tr("%n second(s)", "", rest)
        if minutes:
            joined = self.tr("%1 %2", "minutes and seconds").replace("%2", spent)
            spent = joined.replace("%1", self.tr("%n minute(s)", "", minutes))
        self.form.status.setText(self.tr("%1 so far · kept on this PC").replace("%1", spent))

    def _say(self, text: str) -> None:
        """A sentence in the footer until the next letter, also for screen readers."""
        self._said = text
        self._show_elapsed()
        announce(self.form.status, text)

    def _look_again(self) -> None:
        """After a pause: category, services, slip, and whether the same village asked the same."""
        self.form.look_at_words()
        self._keep()
        self._suggestions.look_again()
        self._draw_slip()

    def _draw_slip(self) -> None:
        if not self.side.isVisible():
            return
        self._slip_turn += 1
        form, turn = self.form.told(), self._slip_turn
        self.tools.papers.show(
            self,
            lambda maker: maker.slip_draft(form),
            partial(self._slip_drawn, turn),
            partial(self._slip_refused, turn),
        )

    def _slip_drawn(self, turn: int, made: MadePaper) -> None:
        if turn == self._slip_turn:
            self.side.show_slip(made.pdf)

    def _slip_refused(self, turn: int, error: Exception) -> None:
        if turn == self._slip_turn:
            self.side.show_slip_problem(sentence(error))

    # --- saving ---------------------------------------------------------------------------------------

    def save(self) -> None:
        """仅保存."""
        self._save(printing=False)

    def save_and_print(self) -> None:
        """保存并打印回执: the record first, then the paper."""
        self._save(printing=True)

    def _save(self, *, printing: bool) -> None:
        if self._saving:
            return  # pressed twice: the first press is on its way
        QGuiApplication.inputMethod().commit()  # what is still being composed belongs to the words
        self.form.look_at_words()
        problems = self.form.problems()
        if problems:
            self._say(self.form.show_problems(problems))
            return
        self._saving = True
        order = partial(register_request, form=self.form.told())
        self.tools.runner.write(self, order, partial(self._saved, printing), self._refused)

    def _saved(self, printing: bool, written: Written) -> None:
        """The record is safe: forget the draft, offer the undo, begin the next form."""
        self._saving = False
        command = written.commands[0]
        if not isinstance(command, RegisterRequest):
            raise TypeError(command)
        self.tools.drafts.discard(FORM, self._key)
        self._remember(command)
        self.tools.sounder.play("success")
        self._begin_next()
        self._say(self.tr("Saved · number %1").replace("%1", command.request.spoken_number))
        if printing:
            self.tools.papers.print(
                self, Paper.REQUEST_SLIP, command.request.id, self._printed, self._print_failed
            )

    def _remember(self, command: RegisterRequest) -> None:
        order = compensation(command, self.tr("Registered by mistake"))
        if order is None:
            return
        facts = {
            "name": command.request.requester_name,
            "number": command.request.spoken_number,
            "paper": Paper.REQUEST_SLIP.value,
            "subject_id": command.request.id,
        }
        self.tools.undo.push(UndoEntry(REGISTERED, self.tools.now(), lambda: order, facts))

    def _refused(self, error: Exception) -> None:
        self._saving = False
        if not isinstance(error, Refusal):
            raise error
        control = self.form.control_of(field_of(error))
        self._say(self.form.show_problems([(refusal_sentence(error), control)]))
        self.tools.sounder.play("problem")

    def _printed(self, _printed: Printed) -> None:
        if self._started_at is None:
            self._say(self.tr("Saved and printed"))

    def _print_failed(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.ERROR)
        self.tools.sounder.play("problem")

    # --- Qt's own -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plain digits choose a category when nothing that takes text has the focus."""
        digit = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and digit.isdecimal() and digit != "0":
            self.form.category.chips.pick_digit(int(digit))
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps the draft, and notes that it was left in order; nothing is looked up any more."""
        self._pause.stop()
        self._keep(left=True)
        self._second.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Seconds are counted while the page is seen."""
        super().showEvent(event)
        self._second.start()
        self._pause.start()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the window."""
        super().resizeEvent(event)
        self._fit()
