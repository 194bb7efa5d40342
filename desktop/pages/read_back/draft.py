"""What the clerk said about pages that are not booked yet: kept at every key, found again after a restart."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from desktop.pages.read_back.sheet import Box, Cell, NewPerson, Sheet
from desktop.pages.read_back.walk_in_card import WalkInCard
from desktop.runtime.drafts import DraftKeeper

FORM = "read_back"
KEY = "sheets"


class _KeptSheet(msgspec.Struct):
    """The answers for one page. Cells are written as place and box: "13.left"."""

    said: dict[str, bool]
    doubted: list[str]
    typed: dict[str, tuple[str, str, str, str]]
    starts_at: datetime
    ends_at: datetime


class _Kept(msgspec.Struct):
    files: list[str] = []
    sheets: dict[str, _KeptSheet] = {}
    half: tuple[str, str, str] = ("", "", "")


class Draft:
    """Pictures stay where they are and are read again; answers are found by the page's code."""

    def __init__(self, keeper: DraftKeeper) -> None:
        self._keeper = keeper
        self._found = self._load()

    def files(self) -> list[Path]:
        """The pictures that were in hand."""
        return [Path(name) for name in self._found.files]

    def fill(self, sheet: Sheet) -> None:
        """Put the answers that were given before into a page."""
        kept = self._found.sheets.get(sheet.token)
        if kept is None:
            return
        sheet.said = {_cell(name): ticked for name, ticked in kept.said.items()}
        sheet.doubted = {_cell(name) for name in kept.doubted}
        sheet.typed = {
            int(place): NewPerson(name, volunteer_id, id_number, phone)
            for place, (name, volunteer_id, id_number, phone) in kept.typed.items()
        }
        sheet.starts_at, sheet.ends_at = kept.starts_at, kept.ends_at

    def fill_half(self, sheet: Sheet, card: WalkInCard) -> None:
        """Put a half typed name back, once."""
        if sheet.token in self._found.sheets and any(self._found.half):
            half, self._found.half = self._found.half, ("", "", "")
            card.fill(half)

    def keep(self, files: Sequence[Path], sheets: Sequence[Sheet], half: tuple[str, str, str]) -> None:
        """Everything as it stands."""
        if not sheets:
            return
        kept = _Kept(
            files=[str(path) for path in files],
            sheets={**self._found.sheets, **{sheet.token: _kept(sheet) for sheet in sheets}},
            half=half,
        )
        state: Mapping[str, object] = msgspec.to_builtins(kept)
        self._keeper.keep(FORM, KEY, dict(state))

    def discard(self) -> None:
        """Every page is booked or was put aside."""
        self._found = _Kept()
        self._keeper.discard(FORM, KEY)

    def _load(self) -> _Kept:
        found = next(iter(self._keeper.drafts(FORM)), None)
        if found is None:
            return _Kept()
        try:
            return msgspec.convert(found.state, _Kept)
        except msgspec.ValidationError:  # of another release: nothing to go on with
            return _Kept()


def _kept(sheet: Sheet) -> _KeptSheet:
    return _KeptSheet(
        said={f"{cell.place}.{cell.box}": ticked for cell, ticked in sheet.said.items()},
        doubted=sorted(f"{cell.place}.{cell.box}" for cell in sheet.doubted),
        typed={
            str(place): (who.name, who.volunteer_id, who.id_number, who.phone)
            for place, who in sheet.typed.items()
        },
        starts_at=sheet.starts_at,
        ends_at=sheet.ends_at,
    )


def _cell(name: str) -> Cell:
    place, box = name.split(".")
    return Cell(int(place), Box(box))
