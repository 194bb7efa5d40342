"""现场加人, 报名, 添队员: find a volunteer by name, pinyin, phone or number, and add with Enter."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.domain.activity import RolePlaces
from core.domain.refusals import Refusal
from core.ports.rows import Hit
from desktop.page import PageTools
from desktop.sentences import refusal_sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import EmptyState
from widgets.inputs import ComboInput, TextInput
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.rows import RowDelegate, RowLook

MOST = 20
Problems = Callable[[Sequence[str], str], Mapping[str, Refusal]]
"""Which of these people would be refused, and why, in the role that was chosen; asked on a reader thread."""


Found = tuple[tuple[Hit, ...], Mapping[str, Refusal]]


class _FindInput(TextInput):
    """Arrows and Enter work the list below while the words are typed."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class AddPeople(QWidget):
    """picked: id and name of the volunteer to add; closed: done adding."""

    picked = Signal(str, str)
    closed = Signal()

    def __init__(
        self, tools: PageTools, listed: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools, self._listed = tools, listed
        self._problems: Problems | None = None
        self._refused: Mapping[str, Refusal] = {}
        theme = tools.theme
        self.finder = _FindInput(theme, self.tr("Name, pinyin, phone or volunteer number"), icon="search")
        self.finder.setAccessibleName(self.tr("Find a volunteer"))
        self.close_button = Button(theme, self.tr("Done"), kind=ButtonKind.QUIET)
        self.roles = ComboInput(theme)
        self.roles.setAccessibleName(self.tr("Role"))
        self.hint = Label(theme, role="small", colour="text_2", wrap=True)
        self.asked = Label(theme, role="small", colour="text", wrap=True)
        self.asked.hide()
        self.list = RowList(theme, self.tr("Volunteers found"))
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=56))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model: PagedListModel[Hit] = PagedListModel(rows_at_once([]), key=_key, sentence=self._sentence)
        self.list.set_rows(self._model)
        self.empty = EmptyState(theme, "", icon="user-search")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        # On a low window the list gives way, not the lines above it.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout()
        row.addWidget(self.finder, 1)
        row.addWidget(self.roles)
        row.addWidget(self.close_button)
        arrange(row, theme.tokens, (0, 0, 0, 0), 8)
        top = QWidget()
        head = QVBoxLayout(top)
        head.addLayout(row)
        head.addWidget(self.asked)
        head.addWidget(self.hint)
        arrange(head, theme.tokens, (20, 12, 20, 12), 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._stack, 1)
        self.finder.textChanged.connect(self._search)
        self.finder.returnPressed.connect(self._pick_current)
        self.finder.moved.connect(self.list.step)
        self.list.clicked.connect(lambda _index: self._pick_current())
        self.roles.currentIndexChanged.connect(lambda: self._search(self.finder.text()))
        self.close_button.clicked.connect(self.closed)

    def open(
        self,
        hint: str,
        roles: Sequence[RolePlaces] = (),
        asked: str = "",
        problems: Problems | None = None,
    ) -> None:
        """Ready for the first name.

        `roles` are those one can sign up for, `asked` is what is asked of everybody.
        """
        self._problems = problems
        self.roles.setCurrentIndex(-1)
        self.hint.setText(hint)
        self.show_places(roles, asked)
        self.finder.clear()
        self._search("")
        self.finder.setFocus()

    def show_places(self, roles: Sequence[RolePlaces], asked: str) -> None:
        """What is left of the roles now; the role that was chosen stays, unless it is full."""
        chosen = self.role()
        self.roles.blockSignals(True)
        self.roles.clear()
        self.roles.addItem(self.tr("No role"), "")
        for places in roles:
            self.roles.addItem(self._role_text(places), places.role.name)
            if not places.open:
                # A data of 0 in the flags' role is how a combo box is told of an entry nobody can choose.
                last = self.roles.count() - 1
                self.roles.setItemData(last, 0, Qt.ItemDataRole.UserRole - 1)
        still = {places.role.name for places in roles if places.open}
        self.roles.setCurrentIndex(max(0, self.roles.findData(chosen)) if chosen in still else 0)
        self.roles.blockSignals(False)
        self.roles.setVisible(bool(roles))
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))

    def _role_text(self, places: RolePlaces) -> str:
        if places.left is None:
            return places.role.name
        said = self.tr("%1, %2 left") if places.open else self.tr("%1, full")
        return said.replace("%1", places.role.name).replace("%2", str(places.left))

    def role(self) -> str:
        """The role that was chosen."""
        chosen: str = self.roles.currentData() or ""
        return chosen

    def again(self) -> None:
        """One was added; ready for the next."""
        self.finder.clear()
        self.finder.setFocus()

    def _search(self, text: str) -> None:
        if not text.strip():
            self._show((), text)
            return
        query = partial(self._find, text.strip(), self.role())
        self._tools.runner.read(self, query, partial(self._found, text), slot="people")

    def _find(self, text: str, role: str) -> Found:
        """On a reader thread: who is called so, and who of them would be refused."""
        hits = self._tools.queries.search_people(text, MOST)
        people = tuple(hit for hit in hits if hit.kind == "volunteer")
        refused = self._problems([hit.id for hit in people], role) if self._problems is not None else {}
        return people, refused

    def _found(self, text: str, found: Found) -> None:
        hits, self._refused = found
        self._show(hits, text)

    def _show(self, hits: tuple[Hit, ...], text: str) -> None:
        self._model.reload(rows_at_once(hits))
        self._stack.setCurrentWidget(self.list if hits else self.empty)
        if hits:
            self.list.choose(hits[0].id)
        elif text.strip():
            said = self.tr("Nobody found for “%1”. Press F3 to register a volunteer.")
            self.empty.say(said.replace("%1", text.strip()))
        else:
            self.empty.say(self.tr("Type part of the name or the last digits of the phone."))

    def _look(self, hit: Hit) -> RowLook:
        if self._listed(hit.id):
            told = self.tr("on the list")
            return RowLook(title=hit.title, after=hit.number, detail=hit.detail, avatar=hit.title, right=told)
        refused = self._refused.get(hit.id)
        if refused is None:
            return RowLook(title=hit.title, after=hit.number, detail=hit.detail, avatar=hit.title)
        return RowLook(
            title=hit.title,
            after=hit.number,
            detail=refusal_sentence(refused),
            detail_colour="error",
            avatar=hit.title,
        )

    def _sentence(self, hit: Hit) -> str:
        refused = self._refused.get(hit.id)
        why = "" if refused is None or self._listed(hit.id) else refusal_sentence(refused)
        told = (hit.title, hit.number, hit.detail, why)
        return "，".join(part for part in told if part)  # zh: a pause, spoken

    def _pick_current(self) -> None:
        hit = self._model.row_at(self.list.currentIndex().row())
        if hit is not None:
            self.picked.emit(hit.id, hit.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends adding."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _key(hit: Hit) -> str:
    return hit.id
