"""The texts of a template that people change: found by their names, replaced where they stand in its file."""

import re
import tomllib
from typing import NamedTuple

_HEAD = re.compile(r"^\s*\[\[\s*element\s*\]\]")
_TEXT = re.compile(r'^(\s*text\s*=\s*)"(?:[^"\\]|\\.)*"\s*$')


class NamedText(NamedTuple):
    """A text with a name: the element's number (from 1), how it is called, what it says."""

    element: int
    name: str
    text: str


def named_texts(body: str) -> list[NamedText]:
    """The texts on one line that have a name, in order; none of a body that is no TOML."""
    try:
        raw = tomllib.loads(body)
    except tomllib.TOMLDecodeError:
        return []
    elements = raw.get("element", [])
    found = []
    for number, element in enumerate(elements if isinstance(elements, list) else [], 1):
        name, text = element.get("name"), element.get("text")
        if isinstance(name, str) and isinstance(text, str) and _text_line(body, number) is not None:
            found.append(NamedText(number, name, text))
    return found


def with_text(body: str, element: int, text: str) -> str:
    """The body with another text in an element; everything else stays as it was typed, comments too."""
    at = _text_line(body, element)
    if at is None:
        return body
    lines = body.split("\n")
    escaped = " ".join(text.split("\n")).replace("\\", "\\\\").replace('"', '\\"')
    lines[at] = _TEXT.sub(lambda found: f'{found.group(1)}"{escaped}"', lines[at])
    return "\n".join(lines)


def _text_line(body: str, element: int) -> int | None:
    """Where the one-line text of an element stands, from 0."""
    number = 0
    for at, line in enumerate(body.split("\n")):
        number += bool(_HEAD.match(line))
        if number == element and _TEXT.match(line):
            return at
        if number > element:
            break
    return None
