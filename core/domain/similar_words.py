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


def likeness(text: str, other: str) -> Likeness | None:
    """What two texts have in common, None when that is not worth a question."""
    ours, theirs = _weights(text), _weights(other)
    if not ours or not theirs:
        return None
    shared = ours.keys() & theirs.keys()
    weight = sum(max(ours[pair], theirs[pair]) for pair in shared)
    share = min(1.0, weight / min(sum(ours.values()), sum(theirs.values())))
    if weight < ENOUGH or share < ALIKE:
        return None
    return Likeness(round(share, 3), _said_by_both(text, other, shared))


def _weights(text: str) -> dict[str, float]:
    known = {a + b for word in known_words(text) for a, b in pairwise(word)}
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


def _said_by_both(text: str, other: str, shared: set[str]) -> tuple[str, ...]:
    """Known words first, else the longest stretches that both hold."""
    known = [
        word for word in known_words(text) if word in other and shared & {a + b for a, b in pairwise(word)}
    ]
    stretches = known or sorted(_stretches(text, other, shared), key=len, reverse=True)
    chosen = sorted(stretches, key=len, reverse=True)[:MOST_WORDS]
    return tuple(sorted(chosen, key=text.index))


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
