"""工作台: the box, five quick actions, whose turn it is, what runs today."""

from desktop.pages.home.home_page import HomePage

__all__ = ["HomePage"]
