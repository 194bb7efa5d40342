"""The requests an activity shall serve: what teams have taken, to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.ports.rows import PlannableRequest
from widgets.base import arrange
from widgets.chips import Option, OptionChips
from widgets.inputs import Field
from widgets.theme import Theme

SHOWN = 12
WORDS = 14


class ServedSection(QWidget):
    """changed when a request was chosen or left out; hidden while no team has taken anything."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[PlannableRequest, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self.chips = OptionChips(theme, many=True, dense=True)
        self.field = Field(
            theme,
            self.tr("Serves these requests"),
            self.chips,
            hint=self.tr("they are in service once this is saved"),
        )
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        arrange(column, theme.tokens, (0, 0, 0, 0), 0)
        self.chips.changed.connect(lambda _keys: self._chosen())
        self.hide()

    def offer(self, requests: Sequence[PlannableRequest]) -> None:
        """What can be served; those that were asked for stand first."""
        wanted = set(self._wanted)
        self._offered = tuple(sorted(requests, key=lambda one: one.request.id not in wanted))
        shown = self._offered[: max(SHOWN, len(wanted))]
        self.chips.set_options([Option(one.request.id, _named(one)) for one in shown])
        self.chips.choose(*wanted)
        self.setVisible(bool(shown))

    def want(self, request_ids: Sequence[str]) -> None:
        """Choose these as soon as they are offered; says nothing."""
        self._wanted = tuple(request_ids)
        self.chips.choose(*self._wanted)

    def request_ids(self) -> tuple[str, ...]:
        """What the activity shall serve."""
        return tuple(self.chips.chosen())

    def chosen(self) -> tuple[PlannableRequest, ...]:
        """The chosen ones in the order offered."""
        ids = set(self.request_ids())
        return tuple(one for one in self._offered if one.request.id in ids)

    def _chosen(self) -> None:
        self._wanted = self.request_ids()
        self.changed.emit()


def _named(one: PlannableRequest) -> str:
    said = one.request.words
    short = said if len(said) <= WORDS else f"{said[:WORDS]}…"
    return f"{one.spoken_number} {short}"
