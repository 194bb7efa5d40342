"""Sizes of paper."""

import msgspec

POINTS_PER_MM = 72 / 25.4


class PaperSize(msgspec.Struct, frozen=True):
    """Width and height in millimetres, as the sheet leaves the printer."""

    width_mm: float
    height_mm: float


A4 = PaperSize(210.0, 297.0)
A5_LANDSCAPE = PaperSize(210.0, 148.0)
CR80 = PaperSize(85.6, 54.0)
