"""A template's text into a checked Template; every problem names its line."""

import re
import tomllib

import msgspec

from core.papers.template.checking import check
from core.papers.template.papers import PaperFields
from core.papers.template.problems import TemplateProblem
from core.papers.template.structs import Template

_SYNTAX_PLACE = re.compile(r"\(at line (\d+)")
_ELEMENT_HEAD = re.compile(r"^\s*\[\[\s*element\s*\]\]")
_ELEMENT_PATH = re.compile(r"\$\.element\[(\d+)\]")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")


def read_template(text: str, known: PaperFields) -> Template:
    """The template, checked against the fields its paper has. Raises TemplateProblem."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(error, text) from None
    try:
        template = msgspec.convert(raw, Template)
    except msgspec.ValidationError as error:
        raise _shape(str(error), text) from None
    try:
        check(template, known)
    except TemplateProblem as problem:
        line = element_line(text, problem.element) or _line_with(text, problem.detail)
        raise TemplateProblem(problem.code, problem.detail, line=line, element=problem.element) from None
    return template


def element_line(text: str, element: int) -> int:
    """The line on which the element (from 1) begins; 0 when there is none such."""
    heads = [number for number, line in enumerate(text.splitlines(), 1) if _ELEMENT_HEAD.match(line)]
    return heads[element - 1] if 0 < element <= len(heads) else 0


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> TemplateProblem:
    place = _SYNTAX_PLACE.search(str(error))
    line = int(place.group(1)) if place else len(text.splitlines())
    return TemplateProblem("syntax", str(error), line=line)


def _shape(message: str, text: str) -> TemplateProblem:
    path = _ELEMENT_PATH.search(message)
    element = int(path.group(1)) + 1 if path else 0
    unknown = _UNKNOWN.search(message)
    code = "unknown_key" if unknown else "wrong_value"
    first = element_line(text, element)
    line = first
    if unknown:
        line = _line_with(text, unknown.group(1), max(first, 1), key=True) or first
    return TemplateProblem(code, unknown.group(1) if unknown else message, line=line, element=element)


def _line_with(text: str, word: str, first: int = 1, *, key: bool = False) -> int:
    pattern = re.compile(rf"^\s*{re.escape(word)}\s*=" if key else re.escape(word))
    for number, line in enumerate(text.splitlines(), 1):
        if number >= first and pattern.search(line):
            return number
    return 0
