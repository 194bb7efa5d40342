"""合并派单: which of the similar requests one visit does for as well."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.ports.rows import RequestRow
from desktop import words
from widgets.base import Label, arrange
from widgets.buttons import ButtonKind
from widgets.chips import StateChip
from widgets.choices import Checkbox
from widgets.dialog import Dialog
from widgets.theme import Theme

KEY = "Ctrl Enter"
_MOST_HEIGHT = 0.45
"""Of the window: more rows than fit scroll."""

translate = QCoreApplication.translate


class MergeDialog(Dialog):
    """Every request has its box, ticked beforehand; 1 ... 9 tick and untick. `given` gets the ids left."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        others: Sequence[RequestRow],
        given: Callable[[list[str]], None],
    ) -> None:
        super().__init__(
            theme,
            window,
            translate("MergeDialog", "Which ones in the same visit?"),
            translate("MergeDialog", "What is ticked is done with this one; 1 to 9 tick and untick."),
            wide=True,
        )
        self._given = given
        self.boxes: dict[str, Checkbox] = {}
        self._rows = QWidget()
        self._rows.setProperty("plain", True)
        self._column = QVBoxLayout(self._rows)
        for place, row in enumerate(others, 1):
            self._column.addWidget(self._row(place, row))
        arrange(self._column, theme.tokens, (4, 4, 8, 4), 10)
        self._area = self._scrolled(window)
        self.body.addWidget(self._area)
        self.add_button("no", translate("MergeDialog", "Not now"))
        self.merge_button = self.add_button("merge", "", ButtonKind.PRIMARY, hint=KEY)
        self.answered.connect(self._answer_given)
        self._ticked()

    def _scrolled(self, window: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setProperty("plain", True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._rows)
        needed = self._column.totalHeightForWidth(self.theme.tokens.space(640 - 2 * 24 - 16))
        area.setFixedHeight(min(needed, round(window.height() * _MOST_HEIGHT)))
        return area

    def _row(self, place: int, row: RequestRow) -> QWidget:
        theme = self.theme
        number = f"{place}  " if place <= 9 else ""
        box = Checkbox(theme, f"{number}{row.spoken_number} · {row.requester_name}", checked=True)
        box.setAccessibleName(f"{row.spoken_number} {row.requester_name}, {row.words}")
        box.toggled.connect(self._ticked)
        self.boxes[row.id] = box
        made = QWidget()
        column, head, said = QVBoxLayout(made), QHBoxLayout(), QHBoxLayout()
        head.addWidget(box)
        head.addWidget(StateChip(theme, words.state_text(row.state), words.state_tone(row.state)))
        head.addStretch(1)
        said.addWidget(Label(theme, row.words, role="small", colour="text_2", wrap=True))
        column.addLayout(head)
        column.addLayout(said)
        arrange(column, theme.tokens, (0, 0, 0, 0), 2)
        arrange(head, theme.tokens, (0, 0, 0, 0), 10)
        arrange(said, theme.tokens, (26, 0, 0, 0), 0)
        return made

    def begin(self) -> None:
        """Open it at the first box."""
        self.ask(next(iter(self.boxes.values())))

    def chosen(self) -> list[str]:
        """Ids of what is ticked."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def _ticked(self, _on: bool = True) -> None:
        count = len(self.chosen())
        self.merge_button.setText(translate("MergeDialog", "Merge %n", None, count))
        self.merge_button.setEnabled(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits tick, the arrows walk, Ctrl+Enter merges."""
        digit = event.key() - Qt.Key.Key_0
        boxes = list(self.boxes.values())
        if not event.modifiers() and 1 <= digit <= min(9, len(boxes)):
            boxes[digit - 1].toggle()
            self._go_to(boxes[digit - 1])
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Return and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.merge_button.click()
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        boxes = list(self.boxes.values())
        at = next((place for place, box in enumerate(boxes) if box.hasFocus()), -step)
        self._go_to(boxes[max(0, min(at + step, len(boxes) - 1))])

    def _go_to(self, box: Checkbox) -> None:
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(box, 0, self.theme.tokens.space(32))

    def _answer_given(self, key: str) -> None:
        if key == "merge":
            self._given(self.chosen())
