"""The switch between our unit alone and the units below it, too: the same on every list."""

from PySide6.QtWidgets import QWidget

from desktop.page import PageTools
from widgets.choices import Checkbox


class UnitsSwitch(Checkbox):
    """Shows and changes `tools.units`; not there where no unit stands below ours."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, self.tr("Units below too"), checked=tools.units.below, parent=parent)
        self._tools = tools
        self.toggled.connect(lambda on: tools.units.choose(below=on))
        tools.units.changed.connect(self._show)
        tools.on_duty.changed.connect(self._show)
        tools.on_duty.facts_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        hidden = not self._tools.on_duty.has_units_below()
        # Shown before it has a place it is a window of its own and takes the keyboard from the desk's.
        if hidden or self.parentWidget() is not None:
            self.setHidden(hidden)
        self.setChecked(self._tools.units.below)
