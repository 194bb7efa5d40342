"""Writes category_leanings.txt from the labelled sentences to learn from.

Line by line a character and how it leans: `字 category:weight ...`, the weight in hundredths of a natural
log-odds. A character that turns up in `SEEN` sentences or more leans to a category as far as it is seen there
oftener than elsewhere; it speaks for a category, never against one. After the line `pairs` stand the pairs of
characters that people use whatever they ask for (in sentences of `EVERYWHERE` categories or more); such pairs
do not make two requests alike. Run from the repository's root:
`python -m resources.data.build_category_leanings`.
"""

import csv
import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

SENTENCES = Path(__file__).with_name("request_sentences.csv")
HARD = Path(__file__).with_name("request_sentences_hard.csv")
CHECK = Path(__file__).with_name("request_sentences_check.csv")
LEANINGS = Path(__file__).with_name("category_leanings.txt")
SEEN = 2
EVERYWHERE = 3
SMOOTHING = 0.5
MOST = 200
LEAST = 30


class Sentence(NamedTuple):
    """What a resident said, and where a person would file it."""

    category: str
    words: str


def sentences(source: Path = SENTENCES) -> list[Sentence]:
    """The labelled sentences of a file."""
    with source.open(encoding="utf-8", newline="") as file:
        return [Sentence(row["category"], row["words"]) for row in csv.DictReader(file)]


def is_held_out(words: str) -> bool:
    """A third of the sentences is for judging only: the first byte of the SHA-256 divides by three."""
    return hashlib.sha256(words.encode()).digest()[0] % 3 == 0


def training() -> list[Sentence]:
    """The sentences to learn from, the hard ones among them."""
    return [sentence for sentence in sentences() if not is_held_out(sentence.words)] + sentences(HARD)


def held_out() -> list[Sentence]:
    """The sentences to judge by."""
    return [sentence for sentence in sentences() if is_held_out(sentence.words)]


def table(learned: Iterable[Sentence]) -> str:
    """The file's text."""
    known = list(learned)
    lines = [f"{character} {leanings}" for character, leanings in _leanings(known) if leanings]
    return "\n".join([*lines, "pairs", *_common_pairs(known)]) + "\n"


def _leanings(known: list[Sentence]) -> list[tuple[str, str]]:
    size = Counter(sentence.category for sentence in known)
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for category, words in known:
        for character in set(filter(str.isalpha, words)):
            seen[character][category] += 1
    return [
        (character, " ".join(_weights(where, size)))
        for character, where in sorted(seen.items())
        if where.total() >= SEEN
    ]


def _weights(where: Counter[str], size: Counter[str]) -> list[str]:
    """The categories a character leans to, strongest not beyond MOST, weak ones left out."""
    found = []
    for category in sorted(where):
        inside = (where[category] + SMOOTHING) / (size[category] + 2 * SMOOTHING)
        others = where.total() - where[category] + SMOOTHING * (len(size) - 1)
        outside = others / (size.total() - size[category] + 2 * SMOOTHING * (len(size) - 1))
        weight = min(MOST, round(100 * math.log(inside / outside)))
        if weight >= LEAST:
            found.append(f"{category}:{weight}")
    return found


def _common_pairs(known: list[Sentence]) -> list[str]:
    categories: defaultdict[str, set[str]] = defaultdict(set)
    for category, words in known:
        for a, b in pairwise(words):
            if a.isalpha() and b.isalpha():
                categories[a + b].add(category)
    return sorted(pair for pair, where in categories.items() if len(where) >= EVERYWHERE)


if __name__ == "__main__":
    LEANINGS.write_text(table(training()), encoding="utf-8", newline="\n")
