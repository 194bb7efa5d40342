"""A visit to a public page and its answer, without a word of HTTP frameworks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

Language = Literal["zh", "en"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who asks for what. `address` is the caller's network address: limits are kept by it, nothing else.

    `chosen` is True when the language was chosen on a page; then every link carries it on, since there are
    no cookies. `form` is None for GET.
    """

    path: str
    parts: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, Sequence[str]] | None = None
    language: Language = "zh"
    chosen: bool = False
    address: str = ""

    def part(self, name: str) -> str:
        """A piece of the path."""
        return self.parts.get(name, "")

    def typed(self, name: str) -> str:
        """What was typed into a field, without white space at its ends; empty when it was not there."""
        values = (self.form or {}).get(name, ())
        return values[0].strip() if values else ""

    def ticked(self, name: str) -> tuple[str, ...]:
        """Every value of a group of tick boxes."""
        return tuple((self.form or {}).get(name, ()))

    def link(self, path: str, **query: str) -> str:
        """A path of these pages, in the language that was chosen."""
        told = {name: value for name, value in query.items() if value}
        if self.chosen:
            told["lang"] = self.language
        return f"{path}?{urlencode(told)}" if told else path


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A page (`body`), or where to go next (`location`, by GET)."""

    body: bytes = b""
    status: int = 200
    location: str = ""
    media_type: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict)


def go_to(location: str) -> Answer:
    """Post, redirect, get: a reload never sends a form twice."""
    return Answer(status=303, location=location)


def language_of(query: str, accept_language: str) -> tuple[Language, bool]:
    """The language of a page, and whether ?lang= chose it; else what the browser prefers, else Chinese."""
    if query in {"zh", "en"}:
        return ("en" if query == "en" else "zh"), True
    ranked: list[tuple[float, str]] = []
    for part in accept_language.lower().split(","):
        name, _, quality = part.strip().partition(";q=")
        try:
            ranked.append((-float(quality or 1), name[:2]))
        except ValueError:
            continue
    for _, name in sorted(ranked, key=lambda entry: entry[0]):
        if name == "zh":
            return "zh", False
        if name == "en":
            return "en", False
    return "zh", False
