"""Fitting text into boxes by the measured widths of the faces that will draw it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from core.papers.fonts import Face, text_width, visible
from core.papers.paper import POINTS_PER_MM

# Never at the start of a line (避头), never at the end of one (避尾).
_NOT_FIRST = frozenset("，。、；：？！）】》〉」』〕”’…·,.;:?!)]}%％℃°")  # noqa: RUF001 - Chinese marks are meant
_NOT_LAST = frozenset("（【《〈「『〔“‘([{")  # noqa: RUF001 - Chinese marks are meant
ELLIPSIS = "…"
_BETWEEN_NAMES = " · "
_LONGEST_NAME = 12
"""What is longer is a sentence, and may be divided."""


@dataclass(frozen=True)
class Line:
    """One line of text that fits. `size` is the type size it was brought down to."""

    text: str
    size: float


def width_mm(face: Face, text: str, size: float, spacing: float = 0.0) -> float:
    """Width in millimetres of `text` at `size` points with `spacing` points between characters."""
    return (text_width(face, text, size) + spacing * max(len(text) - 1, 0)) / POINTS_PER_MM


@lru_cache(maxsize=4096)
def fit_line(text: str, face: Face, size: float, box_mm: float, smallest: float) -> Line:
    """One line no wider than `box_mm`: first smaller type, then an ellipsis at the end."""
    text = visible(text)
    full = width_mm(face, text, size)
    if full <= box_mm:
        return Line(text, size)
    # A hair below the exact quotient: rounding of coordinates must not push the last glyph over the edge.
    shrunk = size * box_mm / full * 0.999
    if shrunk >= smallest:
        return Line(text, shrunk)
    return Line(_shortened(text, face, smallest, box_mm), smallest)


@lru_cache(maxsize=4096)
def fit_block(text: str, face: Face, sizes: tuple[float, ...], box_mm: float, lines: int) -> tuple[Line, ...]:
    """At most `lines` lines no wider than `box_mm`, in the first of `sizes` that holds them all.

    What does not fit even in the last size ends in an ellipsis.
    """
    for size in sizes:
        wrapped = wrap(text, face, size, box_mm)
        if len(wrapped) <= lines:
            return tuple(Line(line, size) for line in wrapped)
    kept = wrapped[: lines - 1]
    rest = "".join(wrapped[lines - 1 :])
    kept.append(_shortened(rest + ELLIPSIS, face, size, box_mm))
    return tuple(Line(line, size) for line in kept)


def _shortened(text: str, face: Face, size: float, box_mm: float) -> str:
    """The longest beginning of `text` that fits with an ellipsis."""
    text = text.removesuffix(ELLIPSIS)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_mm(face, text[:middle].rstrip() + ELLIPSIS, size) <= box_mm:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrap(text: str, face: Face, size: float, box_mm: float, first_indent_mm: float = 0.0) -> list[str]:
    """Break `text` into lines no wider than `box_mm`.

    Chinese breaks anywhere except before closing and after opening marks; Latin words and numbers stay whole
    when a line can hold them. The joined lines are the text, less the blanks at line ends. A box
    narrower than one character still gets that character.
    """
    lines: list[str] = []
    room = box_mm - first_indent_mm
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in _words(visible(paragraph)):
            if width_mm(face, (line + word).rstrip(), size) <= room:
                line += word
                continue
            if line:
                lines.append(line.rstrip())
                room = box_mm
            line = word.lstrip()
            while width_mm(face, line, size) > room and len(line) > 1:
                head = _head_that_fits(line, face, size, room)
                lines.append(head)
                room = box_mm
                line = line[len(head) :]
        lines.append(line.rstrip())
        room = box_mm
    return lines


def wrap_faces(
    parts: Sequence[tuple[Face, str]], size: float, box_mm: float, first_indent_mm: float = 0.0
) -> list[list[tuple[Face, str]]]:
    """The same for a sentence whose parts stand in different faces, such as a name in bold."""
    words: list[str] = []
    ends: list[float] = [0.0]
    needs: list[float] = []
    spans: list[tuple[Face, int, int]] = []
    for face, text in parts:
        measured = _measured(face, text, size, box_mm)
        if not measured.words:
            continue
        first, before = len(words), ends[-1]
        words += measured.words
        ends += [before + end for end in measured.ends]
        needs += [before + need for need in measured.needs]
        if first and _clings(words[first - 1], words[first][0]):
            _glue(ends, needs, first, box_mm)
        spans.append((face, first, len(words)))
    return [
        [(face, "".join(words[max(start, first) : min(end, last)])) for face, first, last in spans
         if first < end and start < last]
        for start, end in _lines(ends, needs, box_mm, first_indent_mm)
    ]  # fmt: skip


def _glue(ends: Sequence[float], needs: list[float], word: int, box_mm: float) -> None:
    """No line may end before `word`: the one before it needs the room of both, if a line has as much."""
    begin = word - 1
    while begin and needs[begin - 1] == needs[word - 1]:
        begin -= 1
    if ends[word + 1] - ends[begin] <= box_mm:
        needs[begin:word] = [needs[word]] * (word - begin)


def _lines(
    ends: Sequence[float], needs: Sequence[float], box_mm: float, first_indent_mm: float
) -> list[tuple[int, int]]:
    """First word and end of each line: as many words as fit, on a later line at least one."""
    lines: list[tuple[int, int]] = []
    start, room = 0, box_mm - first_indent_mm
    while start < len(needs) or not lines:
        end = bisect_right(needs, ends[start] + room, start)
        if end == start and (lines or not first_indent_mm) and start < len(needs):
            end = bisect_right(needs, needs[start], start)
        lines.append((start, end))
        start, room = end, box_mm
    return lines


class _Measured(NamedTuple):
    """Words of a text that a line break may divide, with lengths from its beginning.

    `ends` is where each word ends, `needs` the same without the blanks at its end.
    """

    words: tuple[str, ...]
    ends: tuple[float, ...]
    needs: tuple[float, ...]


@lru_cache(maxsize=4096)
def _measured(face: Face, text: str, size: float, box_mm: float) -> _Measured:
    words = [piece for word in _words(visible(text)) for piece in _cut(word, face, size, box_mm)]
    ends = tuple(accumulate(width_mm(face, word, size) for word in words))
    blanks = (width_mm(face, word, size) - width_mm(face, word.rstrip(), size) for word in words)
    return _Measured(tuple(words), ends, tuple(end - blank for end, blank in zip(ends, blanks, strict=True)))


def _cut(word: str, face: Face, size: float, box_mm: float) -> list[str]:
    """A word as it is, or in pieces when no line can hold it."""
    if len(word) == 1:
        return [word]
    pieces = []
    while len(word) > 1 and width_mm(face, word.rstrip(), size) > box_mm:
        head = _head_that_fits(word, face, size, box_mm)
        pieces.append(head)
        word = word[len(head) :]
    return [*pieces, word]


def _head_that_fits(word: str, face: Face, size: float, box_mm: float) -> str:
    used = 0.0
    for index, character in enumerate(word):
        used += width_mm(face, character, size)
        if used > box_mm:
            return word[: max(index, 1)]
    return word


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Pieces that a line break may not divide; short names in a row (甲 · 乙 · 丙) are such pieces too."""
    pieces: list[str] = []
    for place, item in enumerate(text.split(_BETWEEN_NAMES)):
        if place:
            pieces.append((pieces.pop() if pieces else "") + _BETWEEN_NAMES)
        begin = len(pieces)
        for character in item:
            if len(pieces) > begin and (_clings(pieces[-1], character) or _is_name(item, text)):
                pieces[-1] += character
            else:
                pieces.append(character)
    return tuple(pieces)


def _is_name(item: str, text: str) -> bool:
    return len(item) <= _LONGEST_NAME and item != text


def _clings(before: str, character: str) -> bool:
    last = before[-1]
    if character in _NOT_FIRST or last in _NOT_LAST or character == " ":
        return True
    if character in "-/":
        return _is_latin(last)
    if last in ",.:":
        return character.isdecimal()
    return _is_latin(last) and _is_latin(character)


def _is_latin(character: str) -> bool:
    return character not in " /-—" and ord(character) < 0x2E80 and character not in _NOT_FIRST
