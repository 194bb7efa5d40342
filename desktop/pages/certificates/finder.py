"""The box that finds one person by name, pinyin, phone tail or number."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.ports.rows import Hit
from desktop.page import PageTools
from widgets.lookup import Found, LookupPopover
from widgets.scan_box import ScanBox


class PersonFinder(ScanBox):
    """A search box for volunteers; `found` carries the id of the one picked."""

    found = Signal(str)

    def __init__(self, tools: PageTools, page: QWidget, parent: QWidget) -> None:
        super().__init__(tools.theme, compact=True, icon="search", parent=parent)
        self._tools, self._page = tools, page
        self._popover: LookupPopover | None = None
        self.set_key("/")
        placeholder = self.tr("Scan a card, or type a name")
        self.set_words(placeholder)
        self.edit.setAccessibleName(placeholder)
        self.typed.connect(self._look_up)
        self.submitted.connect(self._take_marked)

    def close_popover(self) -> bool:
        """Esc: the results go first; False when none were shown."""
        return self._popover is not None and self._popover.close_popover()

    def _look_up(self, text: str) -> None:
        if len(text.strip()) < 2:
            self.close_popover()
            return
        ask = partial(self._tools.queries.search_people, text.strip(), 8)
        self._tools.runner.read(self, ask, partial(self._show, text), slot="search")

    def _show(self, text: str, hits: tuple[Hit, ...]) -> None:
        if text != self.text():
            return
        popover = self._opened_popover()
        volunteers = [hit for hit in hits if hit.kind == "volunteer"]
        group = self.tr("Volunteers")
        if volunteers:
            popover.show_results([Found(hit.id, group, hit.title, hit.detail) for hit in volunteers])
        else:
            popover.show_nothing(self.tr("No volunteer “%1” found.").replace("%1", text.strip()))

    def _opened_popover(self) -> LookupPopover:
        """Made when first needed; it lies on the page and goes with it."""
        if self._popover is None:
            self._popover = LookupPopover(self.theme, self._page, self)
            self._popover.picked.connect(self._take)
        return self._popover

    def _take_marked(self, _text: str) -> None:
        if self._popover is not None:
            self._popover.pick_marked()

    def _take(self, volunteer_id: str) -> None:
        self.clear()
        self.found.emit(volunteer_id)
