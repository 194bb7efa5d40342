"""Where a resident's words belong (类别), as far as the words themselves tell.

Two kinds of evidence are added up for each of the nine categories:

- *words* a person wrote down with a strength (resources/data/category_words.txt). Where several stand in the
  same place the longest counts, each one once, however often it is said;
- *leanings* of single characters learned from labelled sentences (category_leanings.txt), at `LEANING` of
  their log-odds. They settle what the words leave open and never suggest anything alone.

A suggestion always has words that can be shown; where the best category is not clearly ahead there is none.
How it was made and measured: docs/decisions/suggestions.md.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

import msgspec

import resources
from core.domain.service_request import RequestCategory

LEANING = 0.4
ENOUGH = 3.0
"""The least sum that is worth a suggestion: one plain word."""
AHEAD = 1.0
"""How far the best category must be in front of the next."""
PLAIN = 3.0
"""Words of this strength or more are told first as the reason."""
MOST_WORDS = 3


class RankedCategory(msgspec.Struct, frozen=True):
    """A category with the words that speak for it, in the order they were said."""

    category: RequestCategory
    score: float
    words: tuple[str, ...] = ()


class _Evidence(NamedTuple):
    words: dict[str, dict[RequestCategory, float]]
    leanings: dict[str, dict[RequestCategory, float]]
    common_pairs: frozenset[str]
    longest: int


def suggest_category(text: str) -> RankedCategory | None:
    """The category to preselect, or None when the words do not decide."""
    first, second = rank_categories(text)[:2]
    sure = first.words and first.score >= ENOUGH and first.score - second.score >= AHEAD
    return first if sure else None


def rank_categories(text: str) -> tuple[RankedCategory, ...]:
    """All categories, the likeliest first; equal ones in the order of the keys."""
    plain = _plain(text)
    said = known_words(plain)
    evidence = _evidence()
    scores = dict.fromkeys(RequestCategory, 0.0)
    for word in said:
        for category, strength in evidence.words[word].items():
            scores[category] += strength
    for character in set(plain):
        for category, leaning in evidence.leanings.get(character, {}).items():
            scores[category] += LEANING * leaning
    ranked = sorted(RequestCategory, key=lambda category: -scores[category])
    return tuple(RankedCategory(c, round(scores[c], 2), _reasons(said, c)) for c in ranked)


def known_words(text: str) -> tuple[str, ...]:
    """The listed words in a text, each once, in the order they are said; the longest wins its place."""
    evidence, plain = _evidence(), _plain(text)
    found: dict[str, None] = {}
    place = 0
    while place < len(plain):
        lengths = range(min(evidence.longest, len(plain) - place), 0, -1)
        word = next((w for n in lengths if (w := plain[place : place + n]) in evidence.words), "")
        if word:
            found[word] = None
        place += len(word) or 1
    return tuple(found)


def common_pairs() -> frozenset[str]:
    """Pairs of characters people use whatever they ask for (想请, 一下)."""
    return _evidence().common_pairs


def _reasons(said: tuple[str, ...], category: RequestCategory) -> tuple[str, ...]:
    words = _evidence().words
    speaking = [word for word in said if category in words[word]]
    plain = [word for word in speaking if words[word][category] >= PLAIN]
    strongest = sorted(plain or speaking, key=lambda word: -words[word][category])[:MOST_WORDS]
    return tuple(word for word in speaking if word in strongest)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


@cache
def _evidence() -> _Evidence:
    """Both files, read at the first use in a few milliseconds."""
    words = _read_words(resources.path("data/category_words.txt").read_text(encoding="utf-8"))
    learned = resources.path("data/category_leanings.txt").read_text(encoding="utf-8")
    leanings, pairs = learned.split("pairs\n")
    return _Evidence(
        words=words,
        leanings=dict(_read_leaning(line) for line in leanings.splitlines()),
        common_pairs=frozenset(pairs.split()),
        longest=max(map(len, words)),
    )


def _read_words(text: str) -> dict[str, dict[RequestCategory, float]]:
    words: dict[str, dict[RequestCategory, float]] = {}
    category = RequestCategory.OTHER
    for line in filter(None, text.splitlines()):
        strength, *listed = line.split()
        if strength.isdecimal():
            for word in listed:
                words.setdefault(word, {})[category] = float(strength)
        elif strength != "#":
            category = RequestCategory(strength)
    return words


def _read_leaning(line: str) -> tuple[str, dict[RequestCategory, float]]:
    character, *leanings = line.split()
    pairs = (leaning.split(":") for leaning in leanings)
    return character, {RequestCategory(category): int(weight) / 100 for category, weight in pairs}
