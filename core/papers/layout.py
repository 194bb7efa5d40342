"""Fitting text into boxes by the measured widths of the faces that will draw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.papers.fonts import Face, text_width, visible
from core.papers.paper import POINTS_PER_MM

# Never at the start of a line (避头), never at the end of one (避尾).
_NOT_FIRST = frozenset("，。、；：？！）】》〉」』〕”’…·,.;:?!)]}%％℃°")  # noqa: RUF001 - Chinese marks are meant
_NOT_LAST = frozenset("（【《〈「『〔“‘([{")  # noqa: RUF001 - Chinese marks are meant
ELLIPSIS = "…"


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
    units: list[_Unit] = []
    for face, text in parts:
        for index, (word, width, blank) in enumerate(_measured(face, text, size, box_mm)):
            last = units[-1] if units and index == 0 else None
            if last and _clings(last.parts[-1][1], word[0]) and last.width + width <= box_mm:
                last.parts.append((face, word))
                last.width, last.blank = last.width + width, blank
            else:
                units.append(_Unit([(face, word)], width, blank))
    lines: list[list[tuple[Face, str]]] = [[]]
    used = first_indent_mm
    for unit in units:
        if used + unit.width - unit.blank > box_mm and used > 0:
            lines.append([])
            used = 0.0
        used += unit.width
        line = lines[-1]
        for face, word in unit.parts:
            if line and line[-1][0] is face:
                line[-1] = (face, line[-1][1] + word)
            else:
                line.append((face, word))
    return lines


@dataclass
class _Unit:
    """Words that no line break may divide, in one face or two; `blank` is the width of blanks at the end."""

    parts: list[tuple[Face, str]]
    width: float
    blank: float


@lru_cache(maxsize=4096)
def _measured(face: Face, text: str, size: float, box_mm: float) -> tuple[tuple[str, float, float], ...]:
    """The pieces of `text` with their widths and the widths of the blanks at their ends."""
    found = []
    for word in _words(visible(text)):
        for piece in _cut(word, face, size, box_mm):
            width = width_mm(face, piece, size)
            found.append((piece, width, width - width_mm(face, piece.rstrip(), size)))
    return tuple(found)


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
    """Pieces that a line break may not divide."""
    pieces: list[str] = []
    for character in text:
        if pieces and _clings(pieces[-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return tuple(pieces)


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
