"""The form of a place: one dialog for a new place and for one that stands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from core.commands.places import PlaceForm
from core.domain.practice_site import PracticeSite, SiteLevel
from desktop.kept_words import KeptWords
from desktop.words import name_of
from widgets.base import arrange
from widgets.buttons import ButtonKind
from widgets.dialog import Dialog
from widgets.inputs import ComboInput, Field, TextInput
from widgets.theme import Theme

MOST_SEATS = 99_999


class PlaceFormDialog(QObject):
    """Asks; `saved` gets the form. A refusal opens it again with everything that was typed.

    What is typed is a draft from the first letter on; only Cancel and a saved place end it.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        form: PlaceForm,
        places: Sequence[PracticeSite],
        saved: Callable[[PlaceForm], None],
        kept: KeptWords,
        problem: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(window)
        self._before, self._saved, self._kept = form, saved, kept
        title = self.tr("Facts of the place") if form.name else self.tr("New place")
        self.dialog = Dialog(theme, window, title, wide=True)
        self.name = TextInput(theme)
        self.level = ComboInput(theme)
        for level in SiteLevel:
            self.level.addItem(name_of(level), level.value)
        self.parent_place = ComboInput(theme)
        self.parent_place.addItem(self.tr("None"), "")
        for place in places:
            if place.level is not SiteLevel.VILLAGE_POST:
                self.parent_place.addItem(place.name, place.id)
        self.code = TextInput(theme, latin=True)
        self.phone = TextInput(theme, latin=True)
        self.hours = TextInput(theme)
        self.address = TextInput(theme)
        self.seats = QSpinBox()
        self.seats.setRange(0, MOST_SEATS)
        self.seats.setSpecialValueText(self.tr("not told"))
        self.fields = {
            "place": Field(theme, self.tr("Name"), self.name),
            "level": Field(theme, self.tr("Level"), self.level),
            "parent": Field(theme, self.tr("Belongs to"), self.parent_place),
            "region_code": Field(theme, self.tr("12-digit code"), self.code),
            "phone": Field(theme, self.tr("Phone"), self.phone),
            "opening_hours": Field(theme, self.tr("Opening hours"), self.hours),
            "address": Field(theme, self.tr("Address"), self.address),
            "seats": Field(theme, self.tr("Seats"), self.seats, hint=self.tr("station 50, post 20")),
        }
        grid = QGridLayout()
        for at, field in enumerate(self.fields.values()):
            grid.addWidget(field, at // 2, at % 2)
        arrange(grid, theme.tokens, (0, 0, 0, 0), 12)
        self.dialog.body.addLayout(grid)
        self.dialog.add_button("cancel", self.tr("Cancel"))
        self.dialog.add_button("save", self.tr("Save"), ButtonKind.PRIMARY)
        self.dialog.answered.connect(self._answered)
        self.dialog.destroyed.connect(self.deleteLater)
        self._fill(form)
        kept.follow(
            {
                "name": self.name,
                "level": self.level,
                "parent": self.parent_place,
                "region_code": self.code,
                "phone": self.phone,
                "opening_hours": self.hours,
                "address": self.address,
                "seats": self.seats,
            },
            self.dialog.text,
        )
        name, words = problem
        if words:
            self.fields.get(name, self.fields["region_code"]).show_problem(words)
        self.dialog.ask(self.name)

    def _fill(self, form: PlaceForm) -> None:
        self.name.setText(form.name)
        self.level.setCurrentIndex(self.level.findData(form.level.value))
        self.parent_place.setCurrentIndex(max(0, self.parent_place.findData(form.parent_id or "")))
        self.code.setText(form.region_code)
        self.phone.setText(form.phone)
        self.hours.setText(form.opening_hours)
        self.address.setText(form.address)
        self.seats.setValue(form.seats)

    def form(self) -> PlaceForm:
        """What is typed; the days of the place are set apart."""
        return PlaceForm(
            name=self.name.text(),
            level=SiteLevel(self.level.currentData()),
            parent_id=self.parent_place.currentData() or None,
            region_code=self.code.text(),
            phone=self.phone.text(),
            opening_hours=self.hours.text(),
            address=self.address.text(),
            valid_from=self._before.valid_from,
            valid_to=self._before.valid_to,
            seats=self.seats.value(),
        )

    def _answered(self, answer: str) -> None:
        if answer == "cancel":
            self._kept.discard()
        if answer == "save":
            self._saved(self.form())
