"""The page 登记需求: keeps the draft, saves, prints, and is ready for the next."""

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.commands.requests import WORDS_LIMIT, RegisterRequest, RequestForm, register_request
from core.commands.undo import compensation
from core.domain.local_time import local_day
from core.domain.print_record import Paper
from core.domain.refusals import Refusal
from core.domain.service_request import RequestCategory
from core.ports.rows import CodeTarget, RequestRow, ResidentCard
from core.ports.store import Changed, Written
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination, Page, PageTools
from desktop.pages.register_request.answers import (
    CategorySection,
    ContextSection,
    PlaceSection,
    TimeSection,
    offer,
)
from desktop.pages.register_request.form_state import FORM, THIS_RUN, FormState, read_state
from desktop.pages.register_request.requester import RequesterSection
from desktop.pages.register_request.side_column import SideColumn
from desktop.runtime.drafts import Draft
from desktop.runtime.paper_desk import MadePaper, Printed
from desktop.runtime.undo import UndoEntry
from desktop.sentences import field_of, refusal_sentence, sentence
from widgets.base import ElidedLabel, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, Note, announce
from widgets.inputs import Field, IconView, TextArea
from widgets.responsive import Breadth, breadth_of
from widgets.tokens import Tone

PAUSE_MS = 400
"""A pause in typing after which the slip and the possible duplicate are looked at again."""
ALIKE_WITHIN = timedelta(days=14)
COUNT_FROM = 0.8
REGISTERED = QT_TRANSLATE_NOOP("Undo", "Registered the request of {name}")


class RegisterRequestPage(Page):
    """登记需求 in under a minute: who, what, where, when; saved first, then printed, then the next one.

    Every change is kept as a draft at once. Several may lie parked, and what the
    last start left is offered.
    """

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._key = tools.drafts.new_key()
        self._started_at: datetime | None = None
        self._saving = self._filling = False
        self._turn = 0
        self._build()
        self._connect()
        self._make_shortcuts()
        self._refresh_site()
        self._fill(FormState())

    # --- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.tools.theme
        self.form_card = Card(theme, flush=True)
        self._answers = QWidget()
        self._column = QVBoxLayout(self._answers)
        self.found_again = Note(theme, "", Tone.INFO, icon="history")
        self.requester = RequesterSection(self.tools, 1, self)
        self.words = TextArea(theme)
        self.words_field = Field(
            theme,
            self.tr("What can we help with"),
            self.words,
            hint=self.tr("In the resident's own words, one or two sentences"),
            number=2,
        )
        self.category = CategorySection(theme, 3)
        self.place = PlaceSection(theme, 4)
        self.time = TimeSection(theme, 5)
        self.context = ContextSection(theme)
        self._pair = QHBoxLayout()
        self._pair.addWidget(self.place, 11)
        self._pair.addWidget(self.time, 10)
        for part in (self.found_again, self.requester, self.words_field, self.category):
            self._column.addWidget(part)
        self._column.addLayout(self._pair)
        self._column.addWidget(self.context)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for plain in (self._scroll, self._answers):
            plain.setProperty("plain", True)
        self._scroll.setWidget(self._answers)
        self.form_card.body.addWidget(self._scroll)
        self._build_footer()
        self.side = SideColumn(theme, self.tools.settings)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.form_card, 155)
        self._row.addWidget(self.side, 100)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self.retheme()

    def _build_footer(self) -> None:
        theme, row = self.tools.theme, self.form_card.footer().row
        self.elapsed = ElidedLabel(theme, role="small", colour="text_2")
        self.park_button = Button(theme, self.tr("Put aside"), kind=ButtonKind.TEXT, size="small")
        self.park_button.setToolTip(self.tr("Keep this form and begin another"))
        self.save_button = Button(theme, self.tr("Save only"), size="large", hint="Ctrl Enter")
        self.print_button = Button(
            theme,
            self.tr("Save and print slip"),
            kind=ButtonKind.PRIMARY,
            size="large",
            icon="printer",
            hint="F9",
        )
        row.addWidget(IconView(theme, "timer", 16, "text_3"))
        row.addWidget(self.elapsed, 1)
        self.requester.add_to_head(self.park_button)
        for button in (self.save_button, self.print_button):
            row.addWidget(button)

    def _connect(self) -> None:
        for section in (self.requester, self.category, self.place, self.time, self.context):
            section.changed.connect(self._edited)
        self.words.textChanged.connect(self._words_typed)
        self.requester.settled.connect(self._person_settled)
        self.requester.new_person.village_combo.editTextChanged.connect(self._village_of_person)
        self.place.village.editTextChanged.connect(self._village_of_place)
        self.found_again.acted.connect(self.go_on_with_draft)
        self.park_button.clicked.connect(self.put_aside)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.save_and_print)
        self.side.opened.connect(lambda request_id: self.go.emit(Destination.REQUESTS, request_id))
        self.side.paper_changed.connect(self._draw_slip)
        self._pause.timeout.connect(self._look_again)
        self._second.timeout.connect(self._show_elapsed)
        self.tools.on_duty.changed.connect(self._refresh_site)
        self.tools.drafts.changed.connect(self._offer_drafts)
        self.tools.runner.committed.connect(self.reload_if_touched)
        self.tools.theme.changed.connect(self.retheme)

    def _make_shortcuts(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for digit in range(1, 10):
            keys = QShortcut(QKeySequence(f"Alt+{digit}"), self, context=inside)
            keys.activated.connect(partial(self.category.chips.pick_digit, digit))
        again = QShortcut(QKeySequence("Alt+Backspace"), self, context=inside)
        again.activated.connect(self.requester.choose_again)
        # Alt+Backspace means undo to text fields on Windows; here it always means 换人.
        for field in self.findChildren(QWidget):
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                field.installEventFilter(self)

    def retheme(self) -> None:
        """Gaps for the text size."""
        t = self.tools.theme.tokens
        arrange(self._row, t, (24, 20, 24, 20), 20)
        arrange(self._column, t, (24, 20, 24, 16), 18)
        self.park_button.setFixedHeight(t.line_height("body_s"))
        arrange(self._pair, t, (0, 0, 0, 0), 20)
        self._fit()

    def _fit(self) -> None:
        """Design section 3: the helper column narrows, then goes; large text stacks place and time."""
        breadth = breadth_of(self.window().width(), self.tools.theme.tokens.scale)
        self.side.setVisible(breadth >= Breadth.COMPACT)
        narrow = self.tools.theme.tokens.space(320)
        self.side.setMaximumWidth(narrow if breadth is Breadth.COMPACT else 16777215)
        stacked = self._pair_needs() > self.form_card.width() - 2 * self.tools.theme.tokens.space(26)
        direction = QHBoxLayout.Direction.TopToBottom if stacked else QHBoxLayout.Direction.LeftToRight
        self._pair.setDirection(direction)

    def _pair_needs(self) -> int:
        t = self.tools.theme.tokens
        return self.time.times.sizeHint().width() + t.space(20) + 2 * t.size(150)

    # --- what a page is -----------------------------------------------------------------------------

    def heading(self) -> str:
        """The title in the page header."""
        return self.tr("Register request")

    def opened(self, argument: str) -> None:
        """Go on with what stands here; `argument` may be words to start with (a name nobody knows)."""
        self._refresh_site()
        if self._state().is_empty():
            self._resume()
        self._offer_drafts()
        if argument and self._state().is_empty():
            self.requester.enter_new(argument)
        self._focus_first()
        self._draw_slip()

    def take_target(self, target: CodeTarget) -> bool:
        """A volunteer card, or a person picked in the header's box, becomes the requester."""
        if target.kind not in {"volunteer", "resident"}:
            return False
        self.requester.choose(target)
        return True

    def step_back(self) -> bool:
        """Esc: close what is open, then clear the finder; after that the page is left, the draft kept."""
        if self.requester.lookup.close():
            return True
        if self.requester.finder.edit.hasFocus() and self.requester.finder.text():
            self.requester.finder.clear()
            return True
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("F9", self.tr("Save and print slip")),
            ("Ctrl Enter", self.tr("Save only")),
            ("Alt 1–9", self.tr("Category")),
            ("Alt Backspace", self.tr("Someone else")),
        )

    def reload_if_touched(self, changed: Changed) -> None:
        """The person on the card may have been changed elsewhere."""
        person = self.requester.person
        if person is not None and person.id and changed.touches("resident", "service_request"):
            self.tools.runner.read(
                self, partial(self.tools.queries.resident, person.id), self._past_found, slot="past"
            )

    # --- drafts -------------------------------------------------------------------------------------

    def _state(self, *, left: bool = False, parked: bool = False) -> FormState:
        return FormState(
            form=self._form(),
            has_category=self.category.category() is not None,
            finder=self.requester.finder.text(),
            is_new=self.requester.is_new,
            no_phone=self.requester.new_person.no_phone.isChecked(),
            started_at=self._started_at,
            left=left,
            parked=parked,
        )

    def _form(self) -> RequestForm:
        who = self.requester.told()
        return RequestForm(
            resident_id=who.resident_id, name=who.name, phone=who.phone, contact=who.contact,
            sex=who.sex, birth_on=who.birth_on,
            words=self.words.toPlainText(),
            category=self.category.category() or RequestCategory.OTHER,
            town=self.place.town.currentText(), village=self.place.village.currentText(),
            address=self.place.address.text(),
            wanted=self.time.wanted(), wanted_on=self.time.wanted_on(), urgent=self.time.is_urgent(),
            channel=self.context.chosen_channel(), consent_share=self.context.consent.isChecked(),
            hints=self.context.chosen_hints(),
        )  # fmt: skip

    def _fill(self, state: FormState) -> None:
        """Show a form; nobody is told, nothing is kept."""
        self._filling = True
        told = state.form
        self._started_at = state.started_at
        self.requester.restore(told, state.finder, is_new=state.is_new, no_phone=state.no_phone)
        self.words.setPlainText(told.words)
        self.words_field.clear_message()
        self.category.choose(told.category if state.has_category else None)
        self.place.fill(told.town, told.village, told.address)
        self.requester.new_person.village_combo.setEditText(told.village)
        self.place.show_problem("")
        today = self._today()
        self.time.fill(told.wanted, told.wanted_on, urgent=told.urgent, today=today)
        self.context.fill(told.channel, told.hints, consent=told.consent_share)
        self._filling = False
        self.side.show_past("", ())
        self.side.show_similar(None)
        self._show_elapsed()
        self._pause.start()
        if told.resident_id and not state.is_new:
            query = partial(self.tools.queries.resident, told.resident_id)
            self.tools.runner.read(self, query, self._past_found, slot="past")

    def _edited(self) -> None:
        if self._filling:
            return
        if self._started_at is None:
            self._started_at = self.tools.now()
        state = self._state()
        if state.is_empty():
            self.tools.drafts.discard(FORM, self._key)
            self._started_at = None
        else:
            self.tools.drafts.keep(FORM, self._key, state.plain())
        self._show_elapsed()
        self._pause.start()

    def _parked(self) -> list[tuple[Draft, FormState]]:
        """Other forms that were begun, newest first."""
        found = ((draft, read_state(draft)) for draft in self.tools.drafts.drafts(FORM))
        return [(draft, state) for draft, state in found if state is not None and draft.key != self._key]

    def _resume(self) -> None:
        """The page was built again in the same run (language, text size): go on where it was."""
        for draft, state in self._parked():
            if state.run == THIS_RUN and not state.parked:
                self._take_up(draft, state)
                return

    def _offer_drafts(self) -> None:
        """What lies parked, and what the last start left, in one line."""
        waiting = self._parked()
        self.found_again.setVisible(bool(waiting))
        if not waiting:
            return
        crashed = any(state.run != THIS_RUN and not state.left and not state.parked for _, state in waiting)
        if crashed:
            text = self.tr(
                "The last start did not end well. %n unsaved form(s) were found.", "", len(waiting)
            )
        else:
            text = self.tr("%n form(s) are not finished yet.", "", len(waiting))
        self.found_again.say(text, action=self.tr("Go on"))

    def go_on_with_draft(self) -> None:
        """继续填: the newest of them; what stands here is put aside for it."""
        waiting = self._parked()
        if waiting:
            self._keep_as(parked=True)
            self._take_up(*waiting[0])
            self._offer_drafts()
            self._focus_first()

    def put_aside(self) -> None:
        """先放着: keep this form and begin another one."""
        self._keep_as(parked=True)
        self._begin_next()

    def _keep_as(self, *, parked: bool = False, left: bool = False) -> None:
        state = self._state(parked=parked, left=left)
        if not state.is_empty():
            self.tools.drafts.keep(FORM, self._key, state.plain())

    def _take_up(self, draft: Draft, state: FormState) -> None:
        self._key = draft.key
        self._fill(state)
        # From now on it belongs to this run again.
        self._keep_as()

    def _begin_next(self) -> None:
        self._key = self.tools.drafts.new_key()
        self._fill(FormState())
        self._offer_drafts()
        self._focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps the draft, and notes that it was left in order."""
        self._keep_as(left=True)
        self._second.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Seconds are counted while the page is seen."""
        super().showEvent(event)
        self._second.start()
        self._fit()

    # --- while typing -------------------------------------------------------------------------------

    def _words_typed(self) -> None:
        length = len(self.words.toPlainText().strip())
        left = WORDS_LIMIT - length
        if left < 0:
            self.words_field.show_problem(self.tr("%n character(s) too many", "", -left))
        elif length >= WORDS_LIMIT * COUNT_FROM:
            self.words_field.show_hint(self.tr("%n character(s) left", "", left))
        else:
            self.words_field.clear_message()
        self._edited()

    def _person_settled(self) -> None:
        """Someone was found: the place is theirs unless one was typed; go on with the next question."""
        person = self.requester.person
        if person is not None:
            if not self.place.village.currentText().strip():
                self.place.fill(person.town, person.village, person.address)
            self.side.show_past(person.name, person.requests)
        else:
            self.side.show_past("", ())
        self._focus_first()

    def _past_found(self, person: ResidentCard | None) -> None:
        if person is not None and self.requester.person is not None:
            self.requester.person = person
            self.requester.card.show_person(person, self._today())
            self.side.show_past(person.name, person.requests)

    def _village_of_person(self, text: str) -> None:
        if not self._filling and self.place.village.currentText() != text:
            self.place.village.setEditText(text)
            if not self.place.town.currentText():
                self.place.town.setEditText(self.place.town_of(text))

    def _village_of_place(self, text: str) -> None:
        self.place.show_problem("")
        combo = self.requester.new_person.village_combo
        if combo.currentText() != text:
            combo.setEditText(text)

    def _focus_first(self) -> None:
        """The first question without an answer."""
        settled = self.requester.person is not None or (
            self.requester.is_new and all(self.requester.new_person.values()[:1])
        )
        if not settled or self.requester.is_new:
            self.requester.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.words.toPlainText().strip():
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.category.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_elapsed(self) -> None:
        self.park_button.setVisible(self._started_at is not None)
        if self._started_at is None:
            self.elapsed.setText(self.tr("Every letter is kept on this PC at once"))
            return
        seconds = max(0, int((self.tools.now() - self._started_at).total_seconds()))
        minutes, rest = divmod(seconds, 60)
        spent = self.tr("%n second(s)", "", rest)
        if minutes:
            spent = (
                self.tr("%1 %2", "minutes and seconds")
                .replace("%1", self.tr("%n minute(s)", "", minutes))
                .replace("%2", spent)
            )
        self.elapsed.setText(self.tr("%1 so far · kept on this PC").replace("%1", spent))

    def _look_again(self) -> None:
        """After a pause: the slip, and whether the same village asked the same."""
        self._draw_slip()
        told = self._form()
        if not told.village.strip() or len(told.words.strip()) < 2:
            self.side.show_similar(None)
            return
        since = self.tools.now() - ALIKE_WITHIN
        query = partial(
            self.tools.queries.similar_requests,
            told.town.strip(), told.village.strip(), told.words.strip(), since,
        )  # fmt: skip
        self.tools.runner.read(self, query, self._similar_found, slot="similar")

    def _similar_found(self, rows: tuple[RequestRow, ...]) -> None:
        self.side.show_similar(rows[0] if rows else None)

    def _draw_slip(self) -> None:
        if not self.isVisible():
            return
        self._turn += 1
        form, turn = self._form(), self._turn
        self.tools.papers.show(
            self,
            lambda maker: maker.slip_draft(form),
            partial(self._slip_drawn, turn),
            partial(self._slip_refused, turn),
        )

    def _slip_drawn(self, turn: int, made: MadePaper) -> None:
        if turn == self._turn:
            self.side.show_slip(made.pdf)

    def _slip_refused(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self.side.show_slip_problem(sentence(error))

    # --- saving -------------------------------------------------------------------------------------

    def save(self) -> None:
        """仅保存."""
        self._save(printing=False)

    def save_and_print(self) -> None:
        """保存并打印回执: the record first, then the paper."""
        self._save(printing=True)

    def _save(self, *, printing: bool) -> None:
        if self._saving:
            return  # pressed twice: the first press is on its way
        problems = self._problems()
        if problems:
            self._show_problems(problems)
            return
        self._saving = True
        order = partial(register_request, form=self._form())
        self.tools.runner.write(self, order, partial(self._saved, printing), self._refused)

    def _problems(self) -> list[tuple[str, QWidget]]:
        """Everything that keeps the form from being saved, in the order of the questions."""
        if self._state().is_empty():
            return [(self.tr("Nothing was entered yet."), self.requester.first_field())]
        found = self.requester.problems()
        written = self.words.toPlainText().strip()
        if not written:
            text = self.tr("Please write down what help is needed.")
            self.words_field.show_problem(text)
            found.append((text, self.words))
        elif len(written) > WORDS_LIMIT:
            found.append((self.words_field.message(), self.words))
        if self.category.category() is None:
            text = self.tr("Please choose a category.")
            self.category.show_problem(text)
            found.append((text, self.category.chips))
        if not self.place.village.currentText().strip() and not self.requester.is_new:
            text = self.tr("Please fill in the village.")
            self.place.show_problem(text)
            found.append((text, self.place.village))
        return found

    def _show_problems(self, problems: list[tuple[str, QWidget]]) -> None:
        text, field = problems[0]
        if len(problems) > 1:
            more = self.tr("%n more thing(s) to fill in", "", len(problems) - 1)
            text = f"{text} {more}"
        self.elapsed.setText(text)
        announce(self.elapsed, text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def _saved(self, printing: bool, written: Written) -> None:
        self._saving = False
        command = written.commands[0]
        if not isinstance(command, RegisterRequest):
            raise TypeError(command)
        self.tools.drafts.discard(FORM, self._key)
        self._remember(command)
        self.tools.sounder.play("success")
        self._begin_next()
        saved = self.tr("Saved · number %1").replace("%1", command.request.spoken_number)
        self.elapsed.setText(saved)
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
        fields: dict[str, QWidget] = {
            "words": self.words, "village": self.place.village, "town": self.place.town,
            "address": self.place.address, "wanted_on": self.time.day,
        }  # fmt: skip
        field = fields.get(field_of(error), self.requester.first_field())
        self._show_problems([(refusal_sentence(error), field)])
        self.tools.sounder.play("problem")

    def _printed(self, _printed: Printed) -> None:
        self.elapsed.setText(self.tr("Saved and printed"))

    def _print_failed(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.ERROR)
        self.tools.sounder.play("problem")

    # --- Qt's own -----------------------------------------------------------------------------------

    def _refresh_site(self) -> None:
        known = tuple((p.town, p.village) for p in [self.requester.person] if p is not None)
        self.place.set_places(self.tools.on_duty.site, known)
        offer(self.requester.new_person.village_combo, self.place.villages())

    def _today(self) -> date:
        return local_day(self.tools.now())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plain digits choose a category when nothing that takes text has the focus."""
        digit = event.text()
        if digit.isdigit() and digit != "0" and not event.modifiers():
            self.category.chips.pick_digit(int(digit))
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Alt+Backspace from text fields; show the field that gets the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alt and event.key() == Qt.Key.Key_Backspace:
                event.ignore()
                return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            focused = QApplication.focusWidget()
            if focused is not None and self._answers.isAncestorOf(focused):
                self._scroll.ensureWidgetVisible(focused)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the window."""
        super().resizeEvent(event)
        self._fit()
