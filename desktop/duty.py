"""Who is on duty, when somebody else takes over: one way for the staff dialog, a badge and the kiosk."""

from PySide6.QtCore import QObject

from core.domain.clerk import Clerk
from core.ports.queries import Queries
from core.ports.store import Changed
from desktop.page import OnDuty, PageTools
from desktop.runtime.runner import Runner


def take_over(tools: PageTools, clerk: Clerk) -> None:
    """From now on everything is done by this clerk; what others did is theirs to undo."""
    tools.runner.clerk = clerk.id
    tools.settings.change(last_clerk=clerk.id)
    tools.undo.clear()
    tools.on_duty.set(tools.on_duty.site, clerk)


class UnitFacts(QObject):
    """Keeps what is known of the unit with who is on duty: its tree of places and its rules."""

    def __init__(
        self, runner: Runner, queries: Queries, on_duty: OnDuty, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._queries, self._on_duty = runner, queries, on_duty
        runner.committed.connect(self._follow)

    def read(self) -> None:
        """Read both."""
        self._read_places()
        self._read_decisions()

    def _read_places(self) -> None:
        self._runner.read(self, self._queries.places, self._on_duty.know_places, slot="places")

    def _read_decisions(self) -> None:
        self._runner.read(self, self._queries.policies, self._on_duty.know_decisions, slot="policies")

    def _follow(self, changed: Changed) -> None:
        if changed.touches("practice_site"):
            self._read_places()
        if changed.touches("practice_site", "unit_policy"):
            self._read_decisions()
