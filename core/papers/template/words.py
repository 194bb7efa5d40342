"""Texts with placeholders.

`{name}` is the field; `{name=____}` has something for an empty field; `{copy?　第 # 份}` stands only when the
field is not empty, which goes where # is; `{sex|男|女}` are tick boxes, ☑ before the one that the field says
(or that a list in the field, parted by 、, holds).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

Row = Mapping[str, str]
Values = Mapping[str, "str | tuple[Row, ...]"]
"""What fills a paper: a text for each field, rows for each list."""

_PLACE = re.compile(r"\{(\w+)(?:=([^{}]*)|\?([^{}]+)|((?:\|[^{}|]+)+))?\}")
TICKED, UNTICKED = "☑", "☐"
GAP = "　"
"""Between choices."""
HERE = "#"
"""Where the field stands in a text that needs it."""


class WrongPlaceholder(Exception):
    """A brace that belongs to no placeholder."""


@dataclass(frozen=True)
class Place:
    """Where a field goes."""

    field: str
    otherwise: str = ""
    around: str = ""
    choices: tuple[str, ...] = ()

    def shown(self, value: str) -> str:
        """The text that stands there."""
        if self.around:
            return self.around.replace(HERE, value) if value else ""
        if not self.choices:
            return value or self.otherwise
        chosen = value.split("、")
        boxes = [f"{TICKED if choice in chosen else UNTICKED} {choice}" for choice in self.choices]
        return GAP.join(boxes)


@lru_cache(maxsize=2048)
def parts(text: str) -> tuple[str | Place, ...]:
    """The text as plain pieces and places. Raises WrongPlaceholder."""
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[str | Place]:
    at = 0
    for found in _PLACE.finditer(text):
        if found.start() > at:
            yield _plain(text[at : found.start()])
        field, otherwise, around, choices = found.groups()
        yield Place(field, otherwise or "", around or "", tuple(choices[1:].split("|")) if choices else ())
        at = found.end()
    if at < len(text):
        yield _plain(text[at:])


def _plain(text: str) -> str:
    if "{" in text or "}" in text:
        raise WrongPlaceholder(text)
    return text


@lru_cache(maxsize=2048)
def fields(text: str) -> frozenset[str]:
    """The fields a text asks for."""
    return frozenset(part.field for part in parts(text) if isinstance(part, Place))


def filled(text: str, values: Values) -> str:
    """The text with its places filled; a list or a missing field counts as empty."""
    return _filler(text)(values)


@lru_cache(maxsize=2048)
def _filler(text: str) -> Callable[[Values], str]:
    """Fills one text; most are a plain text or a single field, and a batch fills fifty texts a paper."""
    found = parts(text)
    if not fields(text):
        plain = "".join(map(str, found))
        return lambda _values: plain
    first = found[0]
    if (
        len(found) == 1
        and isinstance(first, Place)
        and not (first.otherwise or first.around or first.choices)
    ):
        field = first.field
        return lambda values: _text(values.get(field))
    return lambda values: "".join(
        [part if isinstance(part, str) else part.shown(_text(values.get(part.field))) for part in found]
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
