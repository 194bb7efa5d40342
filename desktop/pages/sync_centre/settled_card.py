"""自动处理好的: what the platform settled by rule, the rule in words, and the values that did not win."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.ports.rows import MergedRow
from desktop import words
from desktop.page import PageTools
from desktop.pages.sync_centre.short_list import ShortList
from desktop.pages.sync_centre.views import Settled
from desktop.separating import ask_to_separate
from widgets.base import Label, arrange, show_if
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState, Rule, clear_layout
from widgets.lists import Fetch, PagedListModel, RowList, rows_at_once
from widgets.rows import RowDelegate, RowLook
from widgets.tokens import MEDIUM


class SettledCard(Card):
    """The newest lines; `all_wanted` asks for every one of them, with its originals."""

    all_wanted = Signal()
    opened = Signal(str)

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("SettledCard", "Settled by rule")
        super().__init__(tools.theme, title, " ", flush=True, parent=parent)
        self._tools = tools
        self.all_button = Button(tools.theme, self.tr("See all"), kind=ButtonKind.TEXT, size="small")
        self.all_button.clicked.connect(self.all_wanted)
        self.header().row.addWidget(self.all_button)
        self.list = settled_list(tools, title, self)
        self.list.opened.connect(self.opened)
        self.list.clicked.connect(lambda _index: self.opened.emit(self.list.current_key()))
        self.empty = EmptyState(tools.theme, self.tr("Nothing had to be settled."), icon="git-merge")
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.retheme()
        self.show_rows((), "")

    def show_rows(self, rows: Sequence[Settled], caption: str) -> None:
        """The newest, newest first."""
        self.set_title(self.title.text(), caption)
        _model(self.list).reload(rows_at_once(rows))
        show_if(self.list, bool(rows))
        show_if(self.empty, not rows)
        self.all_button.setVisible(bool(rows))

    def retheme(self) -> None:
        """Room for a line and a half at least: one sees that there is more."""
        super().retheme()
        if hasattr(self, "list"):
            self.list.setMinimumHeight(self.tokens.size(100))


class AllSettled(QWidget):
    """查看全部: the whole list, and beside it the originals of the chosen line."""

    closed = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._merge: MergedRow | None = None
        theme = tools.theme
        self.back = Button(theme, self.tr("Back"), icon="arrow-left", hint="Esc")
        self.back.clicked.connect(self.closed)
        title = QCoreApplication.translate("SettledCard", "Settled by rule")
        self._listed = Card(theme, title, " ", flush=True)
        self.list = settled_list(tools, title, self)
        self._listed.body.addWidget(self.list, 1)
        self._shown = Card(theme)
        self.title = Label(theme, role="h3", weight=700, wrap=True)
        self.rule = Label(theme, role="body", colour="text_2", wrap=True)
        self.facts = QVBoxLayout()
        for part in (self.title, self.rule):
            self._shown.body.addWidget(part)
        self._shown.body.addLayout(self.facts)
        self.separate = Button(theme, self.tr("Two people, separate…"), icon="undo-2")
        self.separate.clicked.connect(self._ask_to_separate)
        self._separating = QHBoxLayout()
        self._separating.addWidget(self.separate)
        self._separating.addStretch(1)
        self._shown.body.addLayout(self._separating)
        self._shown.body.addStretch(1)
        self.list.chosen.connect(self._show)
        self._row = QHBoxLayout()
        self._row.addWidget(self._listed, 3)
        self._row.addWidget(self._shown, 4)
        self._column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        self._column.addLayout(top)
        self._column.addLayout(self._row, 1)
        tools.theme.changed.connect(self.retheme)
        _model(self.list).loaded.connect(self._first)
        self.retheme()

    def show_rows(self, fetch: Fetch[Settled], caption: str, key: str) -> None:
        """Every line, `key` in front or else the first."""
        self._wanted = key
        self._listed.set_title(self._listed.title.text(), caption)
        _model(self.list).reload(fetch)

    def retheme(self) -> None:
        """Gaps for the text size."""
        t = self._tools.theme.tokens
        arrange(self._column, t, (24, 20, 24, 20), 16)
        arrange(self._row, t, (0, 0, 0, 0), 16)

    def _first(self) -> None:
        model = _model(self.list)
        if model.rowCount() and not self.list.choose(self._wanted) and not self.list.current_key():
            self.list.choose(model.key_at(0))
        self._wanted = ""

    def _show(self, key: str) -> None:
        model = _model(self.list)
        row = model.row_at(model.find(key))
        clear_layout(self.facts)
        self._show_merge(None)
        if row is None:
            return
        theme = self._tools.theme
        self.title.setText(row.title)
        self.rule.setText(row.detail)
        if row.merged_id:
            ask = partial(self._tools.queries.merge, row.merged_id, self._tools.now())
            self._tools.runner.read(self, ask, self._show_merge, slot="merge")
        elif not row.originals:
            nothing = self.tr("No value was replaced.")
            self.facts.addWidget(Label(theme, nothing, role="body_s", colour="text_3"))
        for field, ours, theirs in row.originals:
            self.facts.addWidget(Rule(theme))
            self.facts.addWidget(Label(theme, field, role="body_s", colour="text_2"))
            for name, value in ((self.tr("This PC"), ours), (self.tr("Platform"), theirs)):
                line = QHBoxLayout()
                line.addWidget(Label(theme, name, role="body_s", colour="text_2"), 1)
                line.addWidget(Label(theme, value, role="body", weight=MEDIUM, wrap=True), 3)
                self.facts.addLayout(line)

    def _show_merge(self, merge: MergedRow | None) -> None:
        """Both registrations, and the way to take it back while that can be done."""
        self._merge = merge
        self.separate.setVisible(merge is not None)
        if merge is None:
            return
        kept = f"{merge.kept_name}  {merge.kept_number}"
        until = words.moment(merge.until, self._tools.now())
        self._tell(self.tr("Counts now"), kept)
        self._tell(self.tr("Joined to it"), f"{merge.name}  {merge.number}")
        self._tell(self.tr("Can be taken back until"), until)

    def _tell(self, name: str, value: str) -> None:
        theme, line = self._tools.theme, QHBoxLayout()
        line.addWidget(Label(theme, name, role="body_s", colour="text_2"), 2)
        line.addWidget(Label(theme, value, role="body", weight=MEDIUM, wrap=True), 3)
        self.facts.addLayout(line)

    def _ask_to_separate(self) -> None:
        if self._merge is not None:
            ask_to_separate(self._tools, self, self._merge, self._separated)

    def _separated(self) -> None:
        clear_layout(self.facts)
        self._show_merge(None)
        apart = self.tr("They are two again, each with their own records.")
        self.facts.addWidget(Label(self._tools.theme, apart, role="body_s", colour="text_2", wrap=True))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def settled_list(tools: PageTools, name: str, parent: QWidget) -> RowList:
    """A list of settled lines, the same in the card and in the whole view."""
    rows = ShortList(tools.theme, name, parent)

    def look(row: Settled) -> RowLook:
        at = words.moment(row.at, tools.now())
        return RowLook(
            row.title, detail=row.detail, icon="circle-check", icon_colour="ok", tiled=False, right=at
        )

    def spoken(row: Settled) -> str:
        return f"{row.title}, {row.detail}, {words.moment(row.at, tools.now())}"

    model: PagedListModel[Settled] = PagedListModel(
        rows_at_once([]), key=lambda row: row.key, sentence=spoken, parent=rows
    )
    rows.set_rows(model)
    rows.setItemDelegate(RowDelegate(tools.theme, look, rows, height=60))
    return rows


def _model(rows: RowList) -> PagedListModel[Settled]:
    model = rows.model()
    if not isinstance(model, PagedListModel):
        raise TypeError(model)
    return model
