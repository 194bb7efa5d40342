"""Sizes of paper."""

from core.ports.devices import PaperSize

__all__ = ["A4", "A5_LANDSCAPE", "CR80", "POINTS_PER_MM", "ROLL_80", "PaperSize"]

POINTS_PER_MM = 72 / 25.4

A4 = PaperSize(210.0, 297.0)
A5_LANDSCAPE = PaperSize(210.0, 148.0)
CR80 = PaperSize(85.6, 54.0)
ROLL_80 = PaperSize(80.0, 0.0)
