"""Seeds that once found something, kept for ever: each with what it found."""

from typing import NamedTuple


class Regression(NamedTuple):
    """A seed, how far it has to run, and what it found."""

    seed: int
    steps: int
    found: str


REGRESSIONS: tuple[Regression, ...] = (
    Regression(29, 5_000, "a registration that came again was merged anew"),
    Regression(37, 5_000, "an amended registration, separated and erased, stayed in the entry's body"),
)
