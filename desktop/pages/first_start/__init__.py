"""第一次使用: unit, first clerk and recovery sheet, then joining the county."""

from desktop.pages.first_start.page import FirstStartPage

__all__ = ["FirstStartPage"]
