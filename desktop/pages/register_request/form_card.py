"""The left card: the six questions in the order of the talk, and the footer with the two ways to save."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.commands.requests import WORDS_LIMIT, RequestForm
from core.domain.category_suggestion import RankedCategory, suggest_category
from core.domain.emergency_words import find_emergency
from core.domain.local_time import local_day
from core.domain.service_menu import MenuItem
from core.domain.service_request import RequestCategory, RequestChannel
from core.ports.rows import ResidentCard
from desktop.lookup import undo_is_not_for
from desktop.page import PageTools
from desktop.pages.register_request.answers import (
    CategorySection,
    ContextSection,
    PlaceSection,
    TimeSection,
    offer,
)
from desktop.pages.register_request.form_state import FormState
from desktop.pages.register_request.requester import RequesterSection
from desktop.pages.register_request.whom import WhomSection
from desktop.words import name_of
from widgets.base import ElidedLabel, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, Note, announce
from widgets.completing import CompletingText
from widgets.inputs import Field, IconView
from widgets.tokens import Tone

COUNT_FROM = 0.8
"""The share of the longest text from which on the characters left are counted."""
Problem = tuple[str, QWidget]
"""A sentence, and the control to go to."""


class FormCard(Card):
    """Holds the answers; `edited` after every change a person made, `settled` when it is known who asks."""

    edited = Signal()
    settled = Signal()

    def __init__(self, tools: PageTools, page: QWidget) -> None:
        super().__init__(tools.theme, flush=True, parent=page)
        self._tools, self._filling = tools, False
        self._place_of_person: tuple[str, str, str] | None = None
        self._reason = ""
        self._service = ("", "")
        self._build(page)
        self._build_footer()
        self._connect()
        tools.theme.changed.connect(self.retheme_parts)
        self.retheme_parts()

    def _build(self, page: QWidget) -> None:
        theme = self.theme
        self.found_again = Note(theme, "", Tone.INFO, icon="history")
        self.requester = RequesterSection(self._tools, 1, page)
        self.words = CompletingText(theme)
        self.words_field = Field(
            theme,
            self.tr("What can we help with"),
            self.words,
            hint=self.tr("In the resident's own words, one or two sentences"),
            number=2,
        )
        self.emergency = Note(theme, "", Tone.ERROR, icon="siren")
        self.emergency.hide()
        self.category = CategorySection(theme, 3)
        self.place = PlaceSection(theme, 4)
        self.time = TimeSection(theme, 5, self._tools.rules.urgent_hours)
        self.context = ContextSection(theme)
        self.whom = WhomSection(theme)
        answers = QWidget()
        self._questions = QVBoxLayout(answers)
        for part in (
            self.found_again, self.requester, self.words_field, self.emergency, self.category,
        ):  # fmt: skip
            self._questions.addWidget(part)
        self._pair = QHBoxLayout()
        self._pair.addWidget(self.place, 11)
        self._pair.addWidget(self.time, 10)
        self._questions.addLayout(self._pair)
        self._questions.addWidget(self.context)
        self._questions.addWidget(self.whom)
        self._questions.addStretch(1)
        self._scroll = QScrollArea()
        for plain in (self._scroll, answers):
            plain.setProperty("plain", True)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(answers)
        self.body.addWidget(self._scroll)

    def _build_footer(self) -> None:
        theme, row = self.theme, self.footer().row
        self.status = ElidedLabel(theme, role="small", colour="text_2")
        self.park_button = Button(theme, self.tr("Put aside"), kind=ButtonKind.TEXT, size="small")
        self.park_button.setToolTip(self.tr("Keep this form and begin another"))
        self.requester.add_to_head(self.park_button)
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
        self.blank_button = IconButton(theme, "file-text", self.tr("Print a blank form"))
        row.addWidget(self.status, 1)
        row.addWidget(self.blank_button)
        for button in (self.save_button, self.print_button):
            row.addWidget(button)

    def _connect(self) -> None:
        for section in (
            self.requester, self.category, self.place, self.time, self.context, self.whom,
        ):  # fmt: skip
            section.changed.connect(self._tell)
        self.context.channel.changed.connect(self._channel_chosen)
        self.words.textChanged.connect(self._words_typed)
        self.requester.settled.connect(self._person_settled)
        self.requester.new_person.village_combo.editTextChanged.connect(self._village_of_person)
        self.place.village.editTextChanged.connect(self._village_of_place)
        # Alt+Backspace means undo to text fields on Windows; on this page it always means 换人.
        for field in self.findChildren(QWidget):
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                field.installEventFilter(self)

    def retheme_parts(self) -> None:
        """Gaps for the text size."""
        t = self.theme.tokens
        self.park_button.setFixedHeight(t.line_height("body_s"))
        arrange(self._questions, t, (24, 20, 24, 16), 18)
        arrange(self._pair, t, (0, 0, 0, 0), 20)
        self.fit()

    def fit(self) -> None:
        """Place and time stand side by side where both find room."""
        t = self.theme.tokens
        needed = self.time.times.sizeHint().width() + t.space(20) + 2 * t.size(150)
        narrow = needed > self.width() - 2 * t.space(26)
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._pair.setDirection(down if narrow else across)

    # --- the answers ----------------------------------------------------------------------------------

    def told(self) -> RequestForm:
        """The answers as they stand."""
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
            menu_item_id=self._service[0], menu_item_text=self._service[1],
            on_behalf_of=self.whom.on_behalf_of(), served_group=self.whom.served_group(),
            people_count=self.whom.people_count(), risk_note=self.whom.risk_note(),
        )  # fmt: skip

    def state(self) -> FormState:
        """The answers with what a draft needs besides."""
        return FormState(
            form=self.told(),
            has_category=self.category.category() is not None,
            suggested=not self.category.by_hand,
            finder=self.requester.finder.text(),
            is_new=self.requester.is_new,
            no_phone=self.requester.new_person.no_phone.isChecked(),
        )

    def fill(self, state: FormState) -> None:
        """Show a form; nobody is told."""
        self._filling = True
        told = state.form
        self.requester.restore(told, state.finder, is_new=state.is_new, no_phone=state.no_phone)
        self.words.setPlainText(told.words)
        self.words_field.clear_message()
        self._reason = ""
        self._service = (told.menu_item_id, told.menu_item_text)
        self.category.choose(
            told.category if state.has_category else None, by_hand=state.has_category and not state.suggested
        )
        self.place.fill(told.town, told.village, told.address)
        self.requester.new_person.village_combo.setEditText(told.village)
        self.place.show_problem("")
        self._place_of_person = self.place.value() if self.requester.person is not None else None
        today = local_day(self._tools.now())
        self.time.fill(told.wanted, told.wanted_on, urgent=told.urgent, today=today)
        self.context.fill(told.channel, told.hints, consent=told.consent_share)
        self.whom.fill(told)
        self._filling = False

    def refresh_person(self, person: ResidentCard) -> None:
        """The same person, read again."""
        self.requester.person = person
        self.requester.card.show_person(person, local_day(self._tools.now()))

    def refresh_unit(self) -> None:
        """Towns and villages of the unit, and how fast it promises to be."""
        self.time.set_urgent_hours(self._tools.rules.urgent_hours)
        self.place.set_places(self._tools.on_duty.towns(local_day(self._tools.now())))
        offer(self.requester.new_person.village_combo, self.place.villages())

    def focus_first(self) -> None:
        """The first question without an answer."""
        reason = Qt.FocusReason.OtherFocusReason
        if self.requester.person is None or self.requester.is_new:
            self.requester.first_field().setFocus(reason)
        elif not self.words.toPlainText().strip():
            self.words.setFocus(reason)
        else:
            self.category.chips.setFocus(reason)

    # --- problems -------------------------------------------------------------------------------------

    def problems(self) -> list[Problem]:
        """Everything that keeps the form from being saved, in the order of the questions."""
        if self.state().is_empty():
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
            found.append((text, self.category.chips.chips()[0]))
        if not self.place.village.currentText().strip() and not self.requester.is_new:
            text = self.tr("Please fill in the village.")
            self.place.show_problem(text)
            found.append((text, self.place.village))
        return [*found, *self.whom.problems()]

    def show_problems(self, problems: list[Problem]) -> str:
        """Go to the first one; returns what the footer says of them all."""
        text, control = problems[0]
        if len(problems) > 1:
            text = self.tr("%n place(s) to fill in, marked in red", "", len(problems))
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(control)
        return text

    def control_of(self, field: str) -> QWidget:
        """The control behind a refusal's field."""
        controls: dict[str, QWidget] = {
            "words": self.words, "village": self.place.village, "town": self.place.town,
            "address": self.place.address, "wanted_on": self.time.day, "on_behalf_of": self.whom.name,
            "people_count": self.whom.people, "risk_note": self.whom.risk,
        }  # fmt: skip
        return controls.get(field, self.requester.first_field())

    # --- what the words tell --------------------------------------------------------------------------

    def look_at_words(self) -> None:
        """The category the words suggest, unless one was chosen by hand; and whether to telephone instead."""
        written = self.words.toPlainText()
        self._show_emergency(written)
        found = None if self.category.by_hand else suggest_category(written)
        if not self.category.by_hand:
            self.category.choose(found.category if found is not None else None, by_hand=False)
        reason = self._filed_under(found) if found is not None else ""
        if reason != self._reason:
            self._reason = reason
            self._tell_of_words()
            announce(self.words, reason)

    def pick_service(self, item: MenuItem | None) -> None:
        """A service of the menu was picked, or is not wanted any more; it brings its category along."""
        self._service = (item.id, item.name) if item is not None else ("", "")
        if item is not None and not self.category.by_hand:
            self.category.choose(item.category, by_hand=True)
            self.look_at_words()
        self._tell()

    def _filed_under(self, found: RankedCategory) -> str:
        comma = self.tr(", ", "between words that were said")
        text = self.tr("Filed under %2 by “%1”; change it if wrong")
        return text.replace("%1", comma.join(found.words)).replace("%2", name_of(found.category))

    def _show_emergency(self, written: str) -> None:
        found = find_emergency(written)
        text = self.tr("“%1”: please call %2 at once. This need not be registered.")
        text = "" if found is None else text.replace("%1", found.word).replace("%2", found.number.value)
        if text and text != self.emergency.text():
            self.emergency.say(text, icon="siren")
            announce(self.emergency, text)
        self.emergency.setVisible(found is not None)

    # --- while typing ---------------------------------------------------------------------------------

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _channel_chosen(self, channel: str) -> None:
        if channel == RequestChannel.ON_BEHALF.value:
            self.whom.open()

    def _words_typed(self) -> None:
        self._tell_of_words()
        self._tell()

    def _tell_of_words(self) -> None:
        """Under the words: too long, how much is left, else what they were filed under."""
        length = len(self.words.toPlainText().strip())
        left = WORDS_LIMIT - length
        if left < 0:
            self.words_field.show_problem(self.tr("%n character(s) too many", "", -left))
        elif length >= WORDS_LIMIT * COUNT_FROM:
            self.words_field.show_hint(self.tr("%n character(s) left", "", left))
        elif self._reason:
            self.words_field.show_hint(self._reason)
        else:
            self.words_field.clear_message()

    def _person_settled(self) -> None:
        """The place is the person's unless another one was typed; go on with the next question."""
        person = self.requester.person
        if self._place_of_person == self.place.value():
            self.place.fill("", "", "")
            self._place_of_person = None
        if person is not None and not self.place.village.currentText().strip():
            self.place.fill(person.town, person.village, person.address)
            self._place_of_person = self.place.value()
        self.settled.emit()
        self.focus_first()

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Alt+Backspace from text fields; scroll to the field that gets the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if (alt and event.key() == Qt.Key.Key_Backspace) or undo_is_not_for(watched, event):
                event.ignore()
                return True
        if event.type() == QEvent.Type.FocusOut and watched is self.words and not self._filling:
            self.look_at_words()
        if event.type() == QEvent.Type.FocusIn:
            focused = QApplication.focusWidget()
            if focused is not None and self._scroll.isAncestorOf(focused):
                self._scroll.ensureWidgetVisible(focused)
        return super().eventFilter(watched, event)


def digit_keys(card: FormCard) -> list[tuple[str, partial[None]]]:
    """Alt+1 to Alt+9 and what they choose."""
    return [(f"Alt+{digit}", partial(card.category.chips.pick_digit, digit)) for digit in range(1, 10)]
