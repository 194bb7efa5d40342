"""Sheets as they come back: printed by the real program, filled in with pens, with the truth beside them."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2

from core.domain.codes import Code, CodeKind, new_token
from core.papers.sign_in_sheet import (
    Box,
    RowGeometry,
    SheetFacts,
    render_sign_in_sheet,
    sheet_geometry,
    sheet_pages,
)
from tests.papers.builders import a_sheet
from tests.papers.sheet_reading import pens
from tests.papers.sheet_reading.pens import PIXELS_A_MM, Picture, Tool


@dataclass(frozen=True)
class Truth:
    """What a person sees in a box. `plain` is false where only a person can decide (a tick taken back)."""

    ticked: bool
    plain: bool = True
    kind: str = "empty"


@dataclass(frozen=True)
class FilledSheet:
    """A page with what stands on it; `picture` is the paper at PIXELS_A_MM, without any degradation."""

    code: str
    picture: Picture
    present: tuple[Truth, ...]
    left: tuple[Truth, ...]
    signed: tuple[bool, ...]
    people: int


def codes_for(seed: int, pages: int) -> tuple[str, ...]:
    dice = np.random.default_rng(seed + 7_000_000)
    return tuple(Code(CodeKind.SHEET, new_token(CodeKind.SHEET, dice.bytes)).text for _ in range(pages))


def a_coded_sheet(seed: int, people: int) -> SheetFacts:
    return a_sheet(people, page_codes=codes_for(seed, sheet_pages(people)))


def paper_of(pdf: bytes, page: int = 0) -> Picture:
    """A printed page as pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page].render(scale=PIXELS_A_MM * 25.4 / 72).to_pil().convert("RGB")
    finally:
        document.close()
    return np.asarray(image, np.float32) / 255


@lru_cache(maxsize=4)
def _printed(seed: int, people: int) -> tuple[str, Picture]:
    facts = a_coded_sheet(seed, people)
    return facts.page_codes[0], paper_of(render_sign_in_sheet(facts))


def a_filled_sheet(seed: int) -> FilledSheet:
    """One page of up to 16 people, some rows ticked and signed by different hands, some walk-ins."""
    dice = np.random.default_rng(seed)
    people = int(dice.integers(8, 17))
    code, clean = _printed(seed % 5, people)
    page = clean.copy()
    present, left, signed = [], [], []
    shared = pens.a_tool(dice)
    for index, row in enumerate(sheet_geometry().rows):
        tool = shared if dice.random() < 0.5 else pens.a_tool(dice)
        came = dice.random() < (0.75 if index < people else 0.3)
        if not came:
            present.append(_leave(page, row.present, tool, dice))
            left.append(_leave(page, row.left, tool, dice))
            signed.append(False)
            continue
        if index >= people:
            name = pens.NAMES[int(dice.integers(len(pens.NAMES)))]
            pens.write(page, name, row.name.centre, float(dice.uniform(4.5, 6)), tool, dice)
        present.append(_tick(page, row.present, tool, dice))
        gone = dice.random() < 0.8
        left.append(_tick(page, row.left, tool, dice) if gone else _leave(page, row.left, tool, dice))
        signed.append(_sign(page, row, tool, dice))
        pens.write_time(page, row.check_in_time, tool, dice)
        if gone:
            pens.write_time(page, row.check_out_time, tool, dice)
    return FilledSheet(code, page, tuple(present), tuple(left), tuple(signed), people)


def _tick(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> Truth:
    chance = dice.random()
    if chance < 0.004:
        pens.strike_out(page, box, tool, dice)
        return Truth(False, plain=False, kind="struck out")
    if chance < 0.08:
        pens.draw_mark(page, box, pens.a_faint_pencil(dice), dice)
        return Truth(True, kind="faint")
    pens.draw_mark(page, box, tool, dice)
    return Truth(True, kind="mark")


def _leave(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> Truth:
    chance = dice.random()
    if chance < 0.015:
        pens.rub_out(page, box, tool, dice)
        return Truth(False, kind="rubbed out")
    if chance < 0.02:
        pens.stray_dot(page, box, tool, dice)
        return Truth(False, kind="dot")
    return Truth(False)


def _sign(page: Picture, row: RowGeometry, tool: Tool, dice: np.random.Generator) -> bool:
    if dice.random() < 0.08:
        return False
    # To the edge of the box 退 it is 2.5 mm; one in a hundred goes into it.
    reach = 0.0
    if dice.random() < 0.12:
        reach = float(dice.uniform(0.3, 2.3))
    if dice.random() < 0.01:
        reach = float(dice.uniform(2.5, 5.0))
    pens.sign(page, row.signature, tool, dice, reach)
    return True
