"""阵地: the tree of places below this unit, by hand or from a table."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from core.commands.place_rows import PlaceRow, plan_places, read_places, record_places
from core.commands.places import (
    PlaceForm,
    RecordPlace,
    add_place,
    amend_place,
    end_place,
    form_of_place,
    put_place_back,
    reopen_place,
)
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.refusals import Refusal
from core.domain.site_tree import SEATS_ASKED, at_and_below, has_ended, in_tree_order
from core.ports.store import Changed, Command, Desk, Order, Written
from desktop.kept_words import KeptWords
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.pages.settings.place_form import PlaceFormDialog
from desktop.pages.settings.section import Section
from desktop.runtime.undo import UndoEntry
from desktop.sentences import field_of, refusal_sentence, sentence
from desktop.words import full_day, name_of
from widgets.base import Label
from widgets.buttons import Button, ButtonKind
from widgets.dialog import Dialog
from widgets.flow import FlowRow
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.tokens import Tone

_INDENT = "\u2003"
_MOST_PROBLEMS = 8
_UNDO = QT_TRANSLATE_NOOP("Undo", "Place changed: {name}")
Shown = tuple[int, PracticeSite]

FORM = "place"
"""The drafts of the form."""


class Again(NamedTuple):
    """The form that is being written: its draft, and how it is asked again with field and sentence."""

    kept: KeptWords
    ask: Callable[[tuple[str, str]], None]


class PlacesSection(Section):
    """Centres, stations and posts with codes and days; a place that ended stays on old rows."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("PlacesSection", "Places"),
            QCoreApplication.translate(
                "PlacesSection", "Centre, stations and posts with their 12-digit codes. Forms offer them."
            ),
        )
        self.places: tuple[PracticeSite, ...] = ()
        self.form: PlaceFormDialog | None = None
        theme = tools.theme
        self.add_button = Button(theme, self.tr("Add a place"), icon="plus")
        self.amend_button = Button(theme, self.tr("Amend"), icon="square-pen")
        self.end_button = Button(theme, self.tr("End it today"), kind=ButtonKind.DANGER)
        self.reopen_button = Button(theme, self.tr("Open again"), icon="undo-2")
        self.import_button = Button(theme, self.tr("Take over a table"), icon="file-text")
        acts = FlowRow()
        acts.add(self.add_button, self.amend_button, self.end_button, self.reopen_button, self.import_button)
        self.body.addWidget(acts)
        self.seats_hint = Label(theme, role="small", colour="text_2", wrap=True)
        self.body.addWidget(self.seats_hint)
        self.model: TableModel[Shown] = TableModel(
            (
                Column("name", self.tr("Place")),
                Column("level", self.tr("Level"), 80),
                Column("code", self.tr("12-digit code"), 140),
                Column("seats", self.tr("Seats"), 80, right=True),
                Column("days", self.tr("State"), 150),
            ),
            cells=self._cells,
            key=lambda row: row[1].id,
            sentence=lambda row: f"{row[1].name}, {name_of(row[1].level)}, {row[1].region_code}",
            parent=self,
        )
        self.table = RowTable(theme, self.tr("Places"), edge=12)
        self.table.set_table(self.model)
        self.table.giving_way = ("seats", "level")
        self.table.setMinimumHeight(theme.tokens.size(360))
        self.body.addWidget(self.table, 1)
        self.add_button.clicked.connect(self.ask_new)
        self.amend_button.clicked.connect(self.ask_amend)
        self.end_button.clicked.connect(self.end)
        self.reopen_button.clicked.connect(self.reopen)
        self.import_button.clicked.connect(self.choose_table)
        self.table.chosen.connect(lambda _key: self._show_buttons())
        self.table.doubleClicked.connect(lambda _index: self.ask_amend())
        tools.runner.committed.connect(self._reload_if_touched)
        self.finish()
        self._show_buttons()

    def opened(self) -> None:
        """The places as they stand."""
        self.tools.runner.read(self, self.tools.queries.places, self._show, slot="places")

    def _reload_if_touched(self, changed: Changed) -> None:
        if changed.touches("practice_site") and self.isVisible():
            self.opened()

    def _show(self, places: tuple[PracticeSite, ...]) -> None:
        self.tools.on_duty.know_places(places)
        site = self.tools.on_duty.site
        below = set(at_and_below(places, site.id)) if site is not None else set()
        self.places = tuple(place for place in places if place.id in below)
        chosen = self.model.key_at(self.table.currentIndex().row())
        self.model.set_rows(in_tree_order(self.places))
        self.table.retheme()
        if chosen:
            self.table.setCurrentIndex(self.model.index(self.model.find(chosen), 0))
        few = [
            place.name
            for place in self.places
            if 0 < place.seats < SEATS_ASKED.get(place.level, 0) and not self._ended(place)
        ]
        hint = self.tr("Fewer seats than the standard asks (station 50, post 20): %1")
        self.seats_hint.setVisible(bool(few))
        self.seats_hint.setText(hint.replace("%1", "、".join(few[:4])))  # zh: between Chinese names
        self._show_buttons()

    def _ended(self, place: PracticeSite) -> bool:
        return has_ended(place, local_day(self.tools.now()))

    def _cells(self, row: Shown) -> tuple[Cell, ...]:
        depth, place = row
        day = full_day(place.valid_to) if place.valid_to is not None else ""
        ended = self._ended(place)
        told = self.tr("ended on %1") if ended else self.tr("until %1")
        return (
            Cell(_INDENT * depth + place.name, "text_3" if ended else "text", strong=depth == 0),
            Cell(name_of(place.level)),
            Cell(place.region_code or "–"),
            Cell(str(place.seats) if place.seats else "–"),
            Cell(told.replace("%1", day) if day else self.tr("Open"), "text_3" if ended else "text_2"),
        )

    def chosen(self) -> PracticeSite | None:
        """The place of the current row."""
        key = self.model.key_at(self.table.currentIndex().row())
        return next((place for place in self.places if place.id == key), None)

    def _show_buttons(self) -> None:
        place = self.chosen()
        site = self.tools.on_duty.site
        below = place is not None and site is not None and place.id != site.id
        self.amend_button.setEnabled(place is not None)
        self.end_button.setVisible(below and place is not None and place.valid_to is None)
        self.reopen_button.setVisible(below and place is not None and place.valid_to is not None)

    # --- by hand ------------------------------------------------------------------------------------

    def ask_new(self) -> None:
        """A place below the chosen one, one level down."""
        above = self.chosen() or self.tools.on_duty.site
        levels = list(SiteLevel)
        if above is None:
            return
        if above.level is SiteLevel.VILLAGE_POST:
            above = next((place for place in self.places if place.id == above.parent_id), above)
        level = levels[min(levels.index(above.level) + 1, len(levels) - 1)]
        self._ask(PlaceForm(level=level, parent_id=above.id), self._add, f"new {above.id}")

    def ask_amend(self) -> None:
        """What is known of the chosen place."""
        place = self.chosen()
        if place is not None:
            self._ask(form_of_place(place), partial(self._amend, place), place.id)

    def _ask(
        self,
        form: PlaceForm,
        saved: Callable[[PlaceForm, Again], None],
        key: str,
        problem: tuple[str, str] = ("", ""),
    ) -> None:
        ordered = [place for _, place in in_tree_order(self.places)]
        kept = KeptWords(self.tools.drafts, FORM, key)
        again = Again(kept, partial(self._ask, form, saved, key))
        self.form = PlaceFormDialog(
            self.tools.theme, self.window(), form, ordered, lambda told: saved(told, again), kept, problem
        )

    def _add(self, form: PlaceForm, again: Again) -> None:
        self._write(partial(add_place, form=form), again)

    def _amend(self, place: PracticeSite, form: PlaceForm, again: Again) -> None:
        self._write(partial(amend_place, place_id=place.id, form=form), again, place)

    def end(self) -> None:
        """停用: today is the last day."""
        place = self.chosen()
        if place is not None:
            on = local_day(self.tools.now())
            self._write(partial(end_place, place_id=place.id, on=on), None, place)

    def reopen(self) -> None:
        """It has no last day."""
        place = self.chosen()
        if place is not None:
            self._write(partial(reopen_place, place_id=place.id), None, place)

    def _write(
        self,
        order: Order,
        again: Again | None,
        before: PracticeSite | None = None,
    ) -> None:
        def written(result: Written) -> None:
            if again is not None:
                again.kept.discard()
            for command in result.commands:
                self._remember(command, before)

        def failed(error: Exception) -> None:
            if again is None or not isinstance(error, Refusal):
                self.tools.notices.say(sentence(error), Tone.WARN)
            else:
                again.ask((field_of(error), refusal_sentence(error)))

        self.tools.runner.write(self, order, written, failed)

    def _remember(self, command: Command, before: PracticeSite | None) -> None:
        """A change is taken back by the values before it; a new place by ending it on its first day."""
        if not isinstance(command, RecordPlace) or not command.changed:
            return
        place = command.place
        order: Order = (
            partial(end_place, place_id=place.id, on=local_day(command.at))
            if before is None
            else partial(put_place_back, place=before, changed=command.changed)
        )
        facts = {"name": place.name}
        self.tools.undo.push(UndoEntry(text=_UNDO, at=command.at, order=lambda: order, facts=facts))

    # --- from a table -------------------------------------------------------------------------------

    def choose_table(self) -> None:
        """Which file; it is looked through before anything is taken over."""
        dialog = QFileDialog(self.window(), self.tr("Table of places (CSV)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("CSV (*.csv)")
        dialog.fileSelected.connect(lambda name: self.look_through(Path(name)))
        dialog.open()

    def look_through(self, path: Path) -> None:
        """What the table would do, row by row; nothing is changed yet."""
        site = self.tools.on_duty.site
        if site is None:
            return
        try:
            rows = read_places(path.read_bytes())
        except OSError:
            self.tools.notices.say(self.tr("The file cannot be read."), Tone.WARN)
            return
        except Refusal as refusal:
            self.tools.notices.say(refusal_sentence(refusal), Tone.WARN)
            return
        top = next((place for place in self.places if place.id == site.id), site)
        planned = plan_places(self.places, rows, top, _blank)
        new = sum(one.new for one in planned)
        changed = sum(bool(one.changed) and not one.new for one in planned)
        problems = [
            self.tr("Row %1, %2: %3")
            .replace("%1", str(one.row))
            .replace("%2", one.name or "–")
            .replace("%3", refusal_sentence(one.refusal))
            for one in planned
            if one.refusal is not None
        ]
        self._ask_to_take_over(rows, new, changed, problems)

    def _ask_to_take_over(self, rows: list[PlaceRow], new: int, changed: int, problems: list[str]) -> None:
        told = self.tr("%1 new, %2 changed, %3 rows cannot be taken over.")
        for mark, count in (("%1", new), ("%2", changed), ("%3", len(problems))):
            told = told.replace(mark, str(count))
        dialog = Dialog(self.tools.theme, self.window(), self.tr("Take over this table?"), told, wide=True)
        for problem in problems[:_MOST_PROBLEMS]:
            dialog.body.addWidget(Label(self.tools.theme, problem, role="small", colour="warn", wrap=True))
        if len(problems) > _MOST_PROBLEMS:
            more = self.tr("and %n more", "", len(problems) - _MOST_PROBLEMS)
            dialog.body.addWidget(Label(self.tools.theme, more, role="small", colour="text_2"))
        dialog.add_button("no", self.tr("Change nothing"))
        if new + changed:
            dialog.add_button("yes", self.tr("Take over"), ButtonKind.PRIMARY)
        dialog.answered.connect(lambda answer: self._take_over(rows) if answer == "yes" else None)
        dialog.ask()

    def _take_over(self, rows: list[PlaceRow]) -> None:
        places = self.places

        def order(desk: Desk) -> tuple[RecordPlace, ...]:
            return record_places(desk, places, rows, lambda _row, _refusal: None)

        def written(result: Written) -> None:
            told = self.tr("%n place(s) taken over.", "", len(result.commands))
            self.tools.notices.say(told, Tone.OK)

        def failed(error: Exception) -> None:
            self.tools.notices.say(sentence(error), Tone.WARN)

        self.tools.runner.write(self, order, written, failed)


def _blank(form: PlaceForm) -> PracticeSite:
    """A new place of the dry run; its id is its code, so that places below it find it."""
    return PracticeSite(id=form.region_code, code="", name=form.name, level=form.level)
