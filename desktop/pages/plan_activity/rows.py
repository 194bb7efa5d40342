"""Short lists that are typed in the form: a line for each entry, and a button for one more."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.activity import ActivityRole
from core.domain.volunteer_choices import SKILLS
from desktop.words import choices
from widgets.base import arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.inputs import ComboInput, TextInput
from widgets.theme import Theme

MOST_ROLES = 8


class Line(QWidget):
    """One entry; `controls` share the width by their weights, the last one is the way out."""

    changed = Signal()
    taken_out = Signal()

    def __init__(self, theme: Theme, out: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.out_button = IconButton(theme, "x", out)
        self.out_button.clicked.connect(self.taken_out)

    def lay_out(self, theme: Theme, controls: Sequence[tuple[QWidget, int]]) -> None:
        """Side by side."""
        self.setFocusProxy(controls[0][0])
        row = QHBoxLayout(self)
        for control, weight in controls:
            row.addWidget(control, weight)
        row.addWidget(self.out_button)
        arrange(row, theme.tokens, (0, 0, 0, 0), 8)


L = TypeVar("L", bound=Line)


class LinesEditor(QWidget, Generic[L]):
    """Lines one below the other; `make` gives an empty one."""

    changed = Signal()

    def __init__(
        self, theme: Theme, add: str, make: Callable[[], L], most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._make, self._most = theme, make, most
        self.lines: list[L] = []
        self.add_button = Button(theme, add, kind=ButtonKind.QUIET, size="small", icon="plus")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        arrange(self._column, theme.tokens, (0, 0, 0, 0), 8)
        self.setFocusProxy(self.add_button)
        self.add_button.clicked.connect(self.one_more)

    def one_more(self) -> None:
        """An empty line, ready to be typed in."""
        self.add_line().setFocus()

    def add_line(self) -> L:
        """One more line; the button goes while there are as many as can be."""
        line = self._make()
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        line.changed.connect(self.changed)
        line.taken_out.connect(lambda: self._take_out(line))
        line.show()
        self.add_button.setVisible(len(self.lines) < self._most)
        return line

    def fresh_lines(self, count: int) -> Iterator[L]:
        """So many new lines in the place of the old ones; says nothing."""
        for line in list(self.lines):
            self._remove(line)
        for _ in range(count):
            yield self.add_line()

    def _take_out(self, line: L) -> None:
        self._remove(line)
        self.changed.emit()

    def _remove(self, line: L) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add_button.show()


class RoleLine(Line):
    """What it is called, how many are needed, which skill it asks for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, QCoreApplication.translate("RoleLine", "Take this role out"), parent)
        self.name = TextInput(theme, self.tr("Role, for instance: guide"))
        self.name.setAccessibleName(self.tr("Role"))
        self.needed = TextInput(theme, self.tr("How many"), latin=True)
        self.needed.setAccessibleName(self.tr("People for this role"))
        self.skill = ComboInput(theme)
        self.skill.setAccessibleName(self.tr("Skill for this role"))
        self.skill.addItem(self.tr("No skill needed"), "")
        for text, key in choices(SKILLS):
            self.skill.addItem(text, key)
        self.lay_out(theme, ((self.name, 3), (self.needed, 1), (self.skill, 2)))
        self.name.textChanged.connect(self.changed)
        self.needed.textChanged.connect(self.changed)
        self.skill.currentIndexChanged.connect(self.changed)


class RolesEditor(LinesEditor[RoleLine]):
    """The roles of an activity; an empty line is no role."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        add = QCoreApplication.translate("RolesEditor", "Add a role")
        super().__init__(theme, add, lambda: RoleLine(theme), MOST_ROLES, parent)

    def roles(self) -> tuple[ActivityRole, ...]:
        """What stands there; a number that is none counts as not told."""
        return tuple(
            ActivityRole(
                name=line.name.text().strip(),
                needed=whole_number(line.needed.text()),
                skill=line.skill.currentData() or "",
            )
            for line in self.lines
            if line.name.text().strip()
        )

    def show_roles(self, roles: Sequence[ActivityRole]) -> None:
        """Other roles; says nothing."""
        shown = roles[:MOST_ROLES]
        for line, role in zip(self.fresh_lines(len(shown)), shown, strict=True):
            line.name.setText(role.name)
            line.needed.setText(str(role.needed or ""))
            line.skill.setCurrentIndex(max(0, line.skill.findData(role.skill)))


def whole_number(text: str) -> int:
    """The number that was typed, 0 for an empty field or anything else."""
    typed = text.strip()
    return int(typed) if typed.isdecimal() and len(typed) < 6 else 0
