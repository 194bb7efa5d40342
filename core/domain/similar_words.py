"""Whether two requests say the same: the neighbouring characters they share, weighed.

A pair of characters inside a word that decides a category weighs more than another one; pairs people use
whatever they ask for (想请, 上门) weigh nothing. What is shared is compared with the shorter of the two.
"""

from itertools import pairwise

import msgspec

from core.domain.category_suggestion import common_pairs, known_words

KNOWN_WEIGHT = 2.0
ENOUGH = 2.0
"""The least shared weight: one pair of a known word, or two of any."""
ALIKE = 0.25
"""The least share of the shorter request's weight."""
MOST_WORDS = 2


class Likeness(msgspec.Struct, frozen=True):
    """How alike two texts are (0 to 1), and what both say, in the order of the first."""

    share: float
    words: tuple[str, ...]


class WeighedText:
    """A text taken apart once, to be held against many others."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known = known_words(text)
        self.pairs = _weights(text, self.known)

    def like(self, other: str) -> Likeness | None:
        """What the other text has in common with this one, None when that is not worth a question."""
        if not any(pair in other for pair in self.pairs):
            return None
        theirs = WeighedText(other)
        if not theirs.pairs:
            return None
        shared = self.pairs.keys() & theirs.pairs.keys()
        weight = sum(max(self.pairs[pair], theirs.pairs[pair]) for pair in shared)
        share = min(1.0, weight / min(sum(self.pairs.values()), sum(theirs.pairs.values())))
        if weight < ENOUGH or share < ALIKE:
            return None
        return Likeness(round(share, 3), _said_by_both(self, other, shared))


def _weights(text: str, words: tuple[str, ...]) -> dict[str, float]:
    known = {a + b for word in words for a, b in pairwise(word)}
    common = _common_places(text)
    return {
        a + b: KNOWN_WEIGHT if a + b in known else 1.0
        for place, (a, b) in enumerate(pairwise(text))
        if (a + b).isalnum() and not {place, place + 1} <= common
    }


def _common_places(text: str) -> set[int]:
    """Where pairs stand that are said everywhere: 请人 and 上门 are common together (人上) too."""
    places = [place for place, pair in enumerate(pairwise(text)) if "".join(pair) in common_pairs()]
    return {place for first in places for place in (first, first + 1)}


def _said_by_both(ours: WeighedText, other: str, shared: set[str]) -> tuple[str, ...]:
    """Known words first, else the longest stretches that both hold."""
    known = [word for word in ours.known if word in other and shared & {a + b for a, b in pairwise(word)}]
    stretches = known or sorted(_stretches(ours.text, other, shared), key=len, reverse=True)
    chosen = sorted(stretches, key=len, reverse=True)[:MOST_WORDS]
    return tuple(sorted(chosen, key=ours.text.index))


def _stretches(text: str, other: str, shared: set[str]) -> list[str]:
    found: list[str] = []
    stretch = ""
    for a, b in pairwise(text + " "):
        longer = (stretch or a) + b
        if a + b in shared and longer in other:
            stretch = longer
        elif stretch:
            found.append(stretch)
            stretch = ""
    return found
