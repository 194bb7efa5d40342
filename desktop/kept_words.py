"""What is typed into a question: a draft from the first letter on, until it is saved or given up."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QDate, Qt, QTime
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPlainTextEdit, QSpinBox

from desktop.runtime.drafts import DraftKeeper
from widgets.chips import OptionChips, Segmented
from widgets.moments import MomentInput, TimeInput, answer_of, moment_of

Input = (
    QLineEdit
    | QPlainTextEdit
    | QComboBox
    | QSpinBox
    | QDateEdit
    | OptionChips
    | Segmented
    | MomentInput
    | TimeInput
)


class KeptWords:
    """The draft of one question; `key` names the row it is asked about.

    Only what differs from the row is kept, so what others changed meanwhile is not undone.
    """

    def __init__(self, drafts: DraftKeeper, form: str, key: str) -> None:
        self._drafts, self._form, self._key = drafts, form, key
        self._inputs: dict[str, Input] = {}
        self._before: dict[str, object] = {}

    def follow(self, inputs: Mapping[str, Input], told: QLabel | None = None) -> bool:
        """Put back what was left in these filled inputs, and keep from now on; see `fill`."""
        found = self.fill(inputs, told)
        for made in self._inputs.values():
            _connect(made, self.keep)
        return found

    def fill(self, inputs: Mapping[str, Input], told: QLabel | None = None) -> bool:
        """Put back what was left; whether there was anything. `told` then says so after what stands there.

        For inputs that are used for one question after another: who asks calls `keep`.
        """
        self._inputs = dict(inputs)
        self._before = {name: _read(made) for name, made in self._inputs.items()}
        left = next((draft.state for draft in self._drafts.drafts(self._form) if draft.key == self._key), {})
        for name, made in self._inputs.items():
            if name in left:
                _put(made, left[name])
        found = bool(self._changed())
        if found and told is not None:
            told.setText(f"{told.text()} {said_kept()}".strip())
            told.show()
        return found

    def keep(self, *_told: object) -> None:
        """Something was typed or chosen; what stands as before needs no draft."""
        changed = self._changed()
        if changed:
            self._drafts.keep(self._form, self._key, changed)
        else:
            self.discard()

    def discard(self) -> None:
        """Saved, or given up."""
        self._drafts.discard(self._form, self._key)

    def _changed(self) -> dict[str, object]:
        now = {name: _read(made) for name, made in self._inputs.items()}
        return {name: value for name, value in now.items() if value != self._before[name]}


def said_kept() -> str:
    """The sentence beside what came back."""
    return QCoreApplication.translate("KeptWords", "Your draft was kept; you can go on.")


def _read(made: Input) -> object:
    """As it goes into JSON."""
    value: object
    match made:
        case QLineEdit():
            value = made.text()
        case QPlainTextEdit():
            value = made.toPlainText()
        case QComboBox():
            value = str(made.currentData())
        case QSpinBox():
            value = made.value()
        case QDateEdit():
            value = made.date().toString(Qt.DateFormat.ISODate)
        case MomentInput():
            value = answer_of(made.moment())
        case TimeInput():
            value = f"{made.clock():%H:%M}"
        case _:
            value = made.chosen()
    return value


def _put(made: Input, value: object) -> None:
    """What an input cannot show, such as a choice that is gone, leaves it as it is."""
    match made, value:
        case QLineEdit(), str():
            made.setText(value)
        case QPlainTextEdit(), str():
            made.setPlainText(value)
        case QComboBox(), str():
            places = [str(made.itemData(at)) for at in range(made.count())]
            made.setCurrentIndex(places.index(value) if value in places else made.currentIndex())
        case QSpinBox(), int():
            made.setValue(value)
        case QDateEdit(), str():
            made.setDate(QDate.fromString(value, Qt.DateFormat.ISODate))
        case MomentInput(), str():
            made.set_moment(moment_of(value))
        case TimeInput(), str():
            made.setTime(QTime.fromString(value, "HH:mm"))
        case OptionChips(), list():
            made.choose(*(str(key) for key in value))
        case Segmented(), str():
            made.choose(value)


def _connect(made: Input, keep: Callable[..., None]) -> None:
    match made:
        case QLineEdit() | QPlainTextEdit():
            made.textChanged.connect(keep)
        case QComboBox():
            made.currentIndexChanged.connect(keep)
        case QSpinBox():
            made.valueChanged.connect(keep)
        case QDateEdit():
            made.dateChanged.connect(keep)
        case MomentInput():
            for changed in (made.changed, made.day.dateChanged, made.time.timeChanged):
                changed.connect(keep)
        case TimeInput():
            made.timeChanged.connect(keep)
        case _:
            made.changed.connect(keep)
