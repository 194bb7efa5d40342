"""What people ask for that the menu lacks: words that several requests without a menu service share.

Counting, no model: runs of three to six Chinese characters that stand in at least three requests, longest and
most frequent first, without the words everybody uses and without those the menu knows already.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

LEAST = 3
"""Requests that make a want: two may be one household."""
SHOWN = 3
_LENGTHS = range(3, 7)
_RUNS = re.compile(r"[\u3400-\u9fff]+")
_COMMON = re.compile(
    "想请|请人|想找|找人|上门|看看|看一|帮忙|帮我|帮着|能不|不能|有没|没有|家里|老人|一下|一个|需要|希望|村里|我们|志愿|麻烦"
    "|可以|不知|怎么|哪里|时候|今天|明天|周末|这个|那个|孩子|师傅|最近|现在|的人"
)
_EDGES = "的了吗呢把在和就都也很又被给得着过是我你他她有个们请想要"


class Asked(NamedTuple):
    """A request without a service of the menu: its id and the resident's words."""

    request_id: str
    words: str


class Gap(NamedTuple):
    """Words and the requests that hold them."""

    words: str
    request_ids: tuple[str, ...]


def menu_gaps(asked: Iterable[Asked], known: Sequence[str]) -> tuple[Gap, ...]:
    """The most wanted, at most three; `known` are the names and keywords of the menu."""
    held: dict[str, set[str]] = defaultdict(set)
    for request_id, words in asked:
        for phrase in _phrases(words):
            held[phrase].add(request_id)
    familiar = {a + b for word in known for a, b in pairwise(word)}
    wanted = sorted(
        (
            (phrase, ids)
            for phrase, ids in held.items()
            if len(ids) >= LEAST and not any(a + b in familiar for a, b in pairwise(phrase))
        ),
        key=lambda found: (-len(found[1]), -len(found[0]), found[0]),
    )
    return _apart(_longest(wanted))


def _phrases(words: str) -> set[str]:
    return {
        run[at : at + length]
        for run in _RUNS.findall(words)
        for length in _LENGTHS
        for at in range(len(run) - length + 1)
        if run[at] not in _EDGES
        and run[at + length - 1] not in _EDGES
        and not _COMMON.search(run[at : at + length])
    }


def _longest(wanted: list[tuple[str, set[str]]]) -> list[tuple[str, set[str]]]:
    """Without the parts of a longer one that just as many requests hold."""
    return [
        (phrase, ids)
        for phrase, ids in wanted
        if not any(phrase != other and phrase in other and ids == theirs for other, theirs in wanted)
    ]


def _apart(wanted: list[tuple[str, set[str]]]) -> tuple[Gap, ...]:
    """Each tells of requests that the ones before it do not."""
    found: list[Gap] = []
    told: set[str] = set()
    for phrase, ids in wanted:
        if len(ids - told) >= LEAST and len(found) < SHOWN:
            found.append(Gap(phrase, tuple(sorted(ids))))
            told |= ids
    return tuple(found)
