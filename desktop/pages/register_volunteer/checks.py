"""What stands beside the form: who this person may be already, and the card as it will be."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer

from core.domain.local_time import local_day
from core.ports.rows import PossibleDuplicate
from desktop.page import PageTools
from desktop.pages.register_volunteer.form import VolunteerFields
from desktop.pages.register_volunteer.side_column import SideColumn
from desktop.runtime.paper_desk import MadePaper
from desktop.sentences import sentence
from widgets.cards import announce

PAUSE_MS = 400
"""A pause in typing after which both are looked at again."""


class Checks(QObject):
    """Looks after each pause; `completing` is true while an old record is completed: nobody to look for."""

    def __init__(self, tools: PageTools, fields: VolunteerFields, side: SideColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._fields, self._side = tools, fields, side
        self._dismissed: set[str] = set()
        self._turn = 0
        self.completing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)

    def soon(self) -> None:
        """After the next pause."""
        self._pause.start()

    def begin(self) -> None:
        """Another form: nobody has been said to be another person."""
        self._dismissed = set()

    def nobody(self) -> None:
        """Put the question away."""
        self._side.duplicate.show_found(None, self._today())

    def dismiss(self, volunteer_id: str) -> None:
        """不是: two people of one name; not asked again for this form."""
        self._dismissed.add(volunteer_id)
        self.look()

    def look(self) -> None:
        """The card, and whether this person is here already."""
        self.draw_card()
        form = self._fields.state().form
        if self.completing or not (form.name.strip() or form.id_number.strip()):
            self.nobody()
            return
        number = self._fields.identity.checked()
        phone = "".join(self._fields.phone.told()[0].split())
        queries = self._tools.queries

        def compare() -> tuple[PossibleDuplicate, ...]:
            digest = queries.identity_digest(number.type, number.value) if number is not None else ""
            return queries.possible_duplicates(form.name.strip(), form.birth_on, digest, phone)

        self._tools.runner.read(self, compare, self._found, slot="duplicates")

    def _found(self, found: tuple[PossibleDuplicate, ...]) -> None:
        open_ones = [one for one in found if one.same_identity or one.volunteer.id not in self._dismissed]
        likeliest = max(open_ones, key=lambda one: (one.same_identity, one.same_birth), default=None)
        panel = self._side.duplicate
        before = panel.shown
        panel.show_found(likeliest, self._today())
        if likeliest is not None and (before is None or before.volunteer.id != likeliest.volunteer.id):
            announce(panel, panel.title.text())

    def draw_card(self) -> None:
        """The card of what stands in the form; an answer that a later one overtook is not shown."""
        if not self._side.isVisible():
            return
        self._turn += 1
        form, turn = self._fields.to_save(), self._turn
        self._tools.papers.show(
            self,
            lambda maker: maker.card_draft(form),
            partial(self._drawn, turn),
            partial(self._refused, turn),
        )

    def _drawn(self, turn: int, made: MadePaper) -> None:
        if turn == self._turn:
            self._side.card.show_card(made.pdf)

    def _refused(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._side.card.show_problem(sentence(error))

    def _today(self) -> date:
        return local_day(self._tools.now())
