"""Short lists that are typed in the form: the roles of an activity."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.activity import ActivityRole
from core.domain.volunteer_choices import SKILLS
from desktop.words import choices
from widgets.base import arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.inputs import ComboInput, TextInput
from widgets.theme import Theme

MOST_ROLES = 8


class _RoleLine(QWidget):
    """What it is called, how many are needed, which skill it asks for."""

    changed = Signal()
    taken_out = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextInput(theme, self.tr("Role, for instance: guide"))
        self.name.setAccessibleName(self.tr("Role"))
        self.needed = TextInput(theme, self.tr("How many"), latin=True)
        self.needed.setAccessibleName(self.tr("People for this role"))
        self.skill = ComboInput(theme)
        self.skill.setAccessibleName(self.tr("Skill for this role"))
        self.skill.addItem(self.tr("No skill needed"), "")
        for text, key in choices(SKILLS):
            self.skill.addItem(text, key)
        self.out_button = IconButton(theme, "x", self.tr("Take this role out"))
        row = QHBoxLayout(self)
        row.addWidget(self.name, 3)
        row.addWidget(self.needed, 1)
        row.addWidget(self.skill, 2)
        row.addWidget(self.out_button)
        arrange(row, theme.tokens, (0, 0, 0, 0), 8)
        self.name.textChanged.connect(self.changed)
        self.needed.textChanged.connect(self.changed)
        self.skill.currentIndexChanged.connect(self.changed)
        self.out_button.clicked.connect(self.taken_out)


class RolesEditor(QWidget):
    """A line for each role and a button for one more; an empty line is no role."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.lines: list[_RoleLine] = []
        self.add_button = Button(
            theme, self.tr("Add a role"), kind=ButtonKind.QUIET, size="small", icon="plus"
        )
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        arrange(self._column, theme.tokens, (0, 0, 0, 0), 8)
        self.setFocusProxy(self.add_button)
        self.add_button.clicked.connect(self._one_more)

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
        for line in list(self.lines):
            self._remove(line)
        for role in roles[:MOST_ROLES]:
            line = self._add_line()
            line.name.setText(role.name)
            line.needed.setText(str(role.needed or ""))
            line.skill.setCurrentIndex(max(0, line.skill.findData(role.skill)))

    def _one_more(self) -> None:
        self._add_line().name.setFocus()

    def _add_line(self) -> _RoleLine:
        line = _RoleLine(self.theme, self)
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        line.changed.connect(self.changed)
        line.taken_out.connect(lambda: self._take_out(line))
        line.show()
        self.add_button.setVisible(len(self.lines) < MOST_ROLES)
        return line

    def _take_out(self, line: _RoleLine) -> None:
        self._remove(line)
        self.changed.emit()

    def _remove(self, line: _RoleLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add_button.show()


def whole_number(text: str) -> int:
    """The number that was typed, 0 for an empty field or anything else."""
    typed = text.strip()
    return int(typed) if typed.isdecimal() and len(typed) < 6 else 0
