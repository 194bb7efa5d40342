"""Seeds that once found something, kept for ever: each with what it found."""

from typing import NamedTuple


class Regression(NamedTuple):
    """A seed, how far it has to run, and what it found."""

    seed: int
    steps: int
    found: str


REGRESSIONS: tuple[Regression, ...] = ()
