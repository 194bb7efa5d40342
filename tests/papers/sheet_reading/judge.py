"""Readings held against the truth: how many boxes were read wrong, how many are asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from time import process_time

import cv2
import numpy as np

from core.papers.sheet_reading.pixels import Grey
from core.papers.sheet_reading.reader import read_picture
from core.papers.sheet_reading.readings import PageStatus, Verdict
from tests.papers.sheet_reading.degrade import Shot, flatbed, phone
from tests.papers.sheet_reading.filled import FilledSheet, a_filled_sheet


@dataclass
class Tally:
    """Counts over many pages. A box only a person can decide must be asked, or it counts as wrong."""

    pages: int = 0
    lost: list[str] = field(default_factory=list)
    cells: int = 0
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def median_seconds(self) -> float:
        """CPU time of a page."""
        return median(self.seconds)

    def __str__(self) -> str:
        return (
            f"{self.pages} pages, {len(self.lost)} lost, {self.cells} boxes, {len(self.wrong)} wrong,"
            f" {len(self.asked)} asked"
        )


def tuning_seeds(count: int) -> list[int]:
    """Seeds the reader's thresholds were chosen with: even ones only."""
    return [2 * n for n in range(count)]


def unseen_seeds(count: int) -> list[int]:
    """Seeds that nobody looked at while choosing thresholds: odd ones only."""
    return [2 * n + 1 for n in range(count)]


def a_shot(seed: int) -> tuple[FilledSheet, Shot]:
    """A filled sheet and one picture of it: scans and photographs by turns."""
    sheet = a_filled_sheet(seed)
    dice = np.random.default_rng(seed + 1_000_000)
    return sheet, (phone if seed % 4 > 1 else flatbed)(sheet.picture, dice)


def grey_of(shot: Shot) -> Grey:
    grey: Grey = cv2.cvtColor(shot.pixels, cv2.COLOR_RGB2GRAY)
    return grey


def judge(seeds: Iterable[int]) -> Tally:
    """Read a picture for every seed."""
    tally = Tally()
    for seed in seeds:
        sheet, shot = a_shot(seed)
        tally.pages += 1
        grey = grey_of(shot)
        start = process_time()
        readings = read_picture(grey)
        tally.seconds.append(process_time() - start)
        pages = [page for page in readings if page.status is PageStatus.READ]
        if [page.code for page in pages] != [sheet.code]:
            tally.lost.append(f"{seed}: {shot.story}")
            continue
        for row, present, left in zip(pages[0].rows, sheet.present, sheet.left, strict=True):
            for name, box, truth in (("到", row.present, present), ("退", row.left, left)):
                tally.cells += 1
                line = f"{seed}: row {row.place} {name} {truth.kind} {box.score} {shot.story}"
                if box.verdict is Verdict.DOUBTFUL:
                    tally.asked.append(line)
                elif not truth.plain or box.ticked != truth.ticked:
                    tally.wrong.append(line)
    return tally
