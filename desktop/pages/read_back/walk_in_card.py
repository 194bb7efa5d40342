"""Who wrote a name into a blank row: found by name or phone, or registered with three fields."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.identity_number import IdType, check_identity_number
from core.domain.person_name import check_name
from core.domain.phone import check_phone
from core.domain.refusals import Refusal
from core.ports.rows import Hit
from desktop.page import PageTools
from desktop.pages.read_back.sheet import NewPerson, Sheet
from desktop.pages.read_back.sheet_view import CutOut
from desktop.sentences import refusal_sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card
from widgets.inputs import MessageLine, Said, TextInput
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.rows import RowDelegate, RowLook
from widgets.tokens import Tone

MOST = 3
"""More people of one name or phone than that are told apart by typing on."""


class WalkInCard(Card):
    """named: the row's place and who stands there; skipped: nobody who can be booked; typed: a keystroke."""

    named = Signal(int, NewPerson)
    skipped = Signal(int)
    typed = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, " ", tone=Tone.WARN, icon="user-plus", parent=parent)
        theme = tools.theme
        self._tools, self.place = tools, 0
        self.cut_out = CutOut(theme)
        self.name = TextInput(theme, self.tr("Name or phone as written"), icon="search")
        self.phone = TextInput(theme, self.tr("Phone"), latin=True)
        self.id_number = TextInput(theme, self.tr("ID number"), latin=True)
        for edit in (self.name, self.phone, self.id_number):
            edit.setAccessibleName(edit.placeholderText())
        self.message = MessageLine(theme)
        self.hint = Label(theme, role="small", colour="text_2", wrap=True)
        self.list = RowList(theme, self.tr("Volunteers found"))
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=44))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model: PagedListModel[Hit] = PagedListModel(
            rows_at_once([]), key=lambda hit: hit.id, sentence=lambda hit: f"{hit.title} {hit.number}"
        )
        self.list.set_rows(self._model)
        self.skip_button = Button(theme, self.tr("Leave the row out"))
        self.register_button = Button(theme, self.tr("Register"), kind=ButtonKind.PRIMARY, icon="user-plus")
        self._new, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._build()

    def _build(self) -> None:
        for edit in (self.phone, self.id_number):
            self._new.addWidget(edit, 1)
        self._buttons.addWidget(self.hint, 1)
        self._buttons.addWidget(self.skip_button)
        self._buttons.addWidget(self.register_button)
        for part in (self.cut_out, self.name, self.list):
            self.body.addWidget(part)
        self.body.addLayout(self._new)
        self.body.addWidget(self.message)
        self.body.addLayout(self._buttons)
        self.name.textChanged.connect(self._search)
        self.name.returnPressed.connect(self._pick)
        for edit in (self.phone, self.id_number):
            edit.returnPressed.connect(self._register)
            edit.textChanged.connect(self.typed)
        self.list.clicked.connect(lambda _index: self._pick())
        self.skip_button.clicked.connect(lambda: self.skipped.emit(self.place))
        self.register_button.clicked.connect(self._register)
        self.hint.setText(self.tr("New people need these three; the paper is the consent."))
        self.list.hide()
        self._space()
        self.theme.changed.connect(self._space)

    def ask(self, sheet: Sheet, page: QImage, place: int, left: int) -> None:
        """The next blank row; what is half typed for the same row stays."""
        self.set_title(self.tr("%n name(s) were written in by hand", "", left))
        self.cut_out.show_row(page, place)
        if (sheet.token, place) != getattr(self, "_asked", None):
            self._asked = (sheet.token, place)
            self.place = place
            self.fill(("", "", ""))
            self.message.say(Said.NOTHING, "")

    def half_typed(self) -> tuple[str, str, str]:
        """What stands in the three fields."""
        return (self.name.text(), self.phone.text(), self.id_number.text())

    def fill(self, texts: tuple[str, str, str]) -> None:
        """Put texts into the three fields."""
        for edit, text in zip((self.name, self.phone, self.id_number), texts, strict=True):
            edit.setText(text)

    def _search(self, text: str) -> None:
        self.typed.emit()
        if not text.strip():
            self._found(())
            return
        query = partial(self._tools.queries.search_people, text.strip(), 20)
        self._tools.runner.read(self, query, self._found, slot="people")

    def _found(self, hits: tuple[Hit, ...]) -> None:
        people = tuple(hit for hit in hits if hit.kind == "volunteer")[:MOST]
        self._model.reload(rows_at_once(people))
        self.list.setVisible(bool(people))
        self.list.setFixedHeight(self.tokens.size(44) * max(1, len(people)) + 2)
        if people:
            self.list.choose(people[0].id)

    def _look(self, hit: Hit) -> RowLook:
        return RowLook(title=hit.title, after=hit.number, right=hit.detail)

    def _pick(self) -> None:
        hit = self._model.row_at(self.list.currentIndex().row()) if self.list.isVisibleTo(self) else None
        if hit is None:
            self.phone.setFocus()
        else:
            self.named.emit(self.place, NewPerson(name=hit.title, volunteer_id=hit.id))

    def _register(self) -> None:
        name, phone, id_number = (text.strip() for text in self.half_typed())
        try:
            who = NewPerson(name=check_name(name).legal, phone=check_phone(phone).value, id_number=id_number)
            check_identity_number(IdType.MAINLAND_ID, id_number, today=self._tools.now().date())
        except Refusal as refusal:
            self.message.say(Said.PROBLEM, refusal_sentence(refusal))
            return
        self.named.emit(self.place, who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the people found."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.list.step(step)

    def _space(self) -> None:
        arrange(self._new, self.tokens, (0, 0, 0, 0), 12)
        arrange(self._buttons, self.tokens, (0, 0, 0, 0), 12)
