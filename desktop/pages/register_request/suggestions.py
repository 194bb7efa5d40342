"""What is looked up while the clerk writes: services that fit, requests that say the same, usual phrases."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.domain.local_time import local_day
from core.domain.menu_match import MenuChoice
from core.domain.phrase_completion import PhraseBook
from core.ports.rows import ServiceMenu, SimilarRequest
from desktop.page import PageTools
from desktop.pages.register_request.form_card import FormCard
from desktop.pages.register_request.matches import Wanted, choices_of, fitting
from desktop.pages.register_request.side_column import SideColumn

ALIKE_WITHIN = timedelta(days=14)
PHRASES_FOR = timedelta(hours=1)
"""Usual phrases are read again after this time: reading them means reading every request of two years."""


class Suggestions(QObject):
    """Reads off the UI thread, shows in the form and beside it; nothing here changes what a clerk entered."""

    def __init__(self, tools: PageTools, form: FormCard, side: SideColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self._tools, self._form, self._side = tools, form, side
        self._menu: tuple[MenuChoice, ...] = ()
        self._phrases_at: datetime | None = None
        side.matches.picked.connect(self._pick)

    def writing_began(self) -> None:
        """The first letters: time enough to read usual phrases until the words are reached."""
        now = self._tools.now()
        if self._phrases_at is None or now - self._phrases_at >= PHRASES_FOR:
            self._phrases_at = now
            query = partial(self._tools.queries.usual_phrases, now)
            self._tools.runner.read(self, query, self._phrases_read, slot="phrases")

    def read_menu(self) -> None:
        """The menu with what its teams can take on today."""
        query = partial(self._tools.queries.service_menu, local_day(self._tools.now()))
        self._tools.runner.read(self, query, self._menu_read, slot="menu")

    def look_again(self) -> None:
        """After a pause in writing."""
        self.show_services()
        told = self._form.told()
        town, village, words = told.town.strip(), told.village.strip(), told.words.strip()
        if not village or len(words) < 2:
            self._side.show_similar(None)
            return
        since = self._tools.now() - ALIKE_WITHIN
        query = partial(self._tools.queries.similar_requests, town, village, words, since)
        self._tools.runner.read(self, query, self._similar_found, slot="similar")

    def show_services(self) -> None:
        """What fits the form as it stands."""
        told, category = self._form.told(), self._form.category.category()
        wanted = Wanted(told.words.strip(), category, told.village.strip(), told.menu_item_id)
        self._side.show_services(fitting(self._menu, wanted), told.menu_item_id)

    def _phrases_read(self, book: PhraseBook) -> None:
        self._form.words.completer = book.rest_of

    def _menu_read(self, menu: ServiceMenu) -> None:
        self._menu = choices_of(menu)
        self.show_services()

    def _similar_found(self, found: tuple[SimilarRequest, ...]) -> None:
        self._side.show_similar(found[0] if found else None, local_day(self._tools.now()))

    def _pick(self, item_id: str) -> None:
        items = {choice.item.id: choice.item for choice in self._menu}
        self._form.pick_service(items.get(item_id))
        self.show_services()
