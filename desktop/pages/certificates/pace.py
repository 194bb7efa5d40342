"""How many sheets of a batch go out together."""

from datetime import timedelta

SOON = timedelta(milliseconds=400)
"""A pause or a stop is answered after the group that is being printed: within about this time."""
MOST = 16
"""Larger groups save no time, and the writer is kept by one for 30 ms."""


class Pace:
    """Begins with one sheet, so that a printer that refuses costs one number; then follows the printer.

    A spooler that takes sheets at once gets groups of `MOST`; one that draws each for a second gets them one
    by one.
    """

    def __init__(self) -> None:
        self.size = 1

    def took(self, sheets: int, spent: timedelta) -> None:
        """The last group of so many sheets was printed in this time. Grows at most twofold."""
        fitting = MOST if spent <= timedelta(0) else int(sheets * (SOON / spent))
        self.size = max(1, min(fitting, sheets * 2, MOST))

    def one_by_one(self) -> None:
        """Begin with one sheet again: somebody of the group stands in the way of the others."""
        self.size = 1
