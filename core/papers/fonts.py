"""The bundled faces, who stands in for whom, and the check that no character is ever printed as a box.

A font is opened when the first character needs it and then kept for the life of the process; what no bundled
face has comes from the rare-character pack, one small file at a time. reportlab reads
glyphs through one file position per font, so papers are written by one print worker; `WRITING` keeps a second
thread (a preview) waiting instead of mixing the files up.
"""

import io
import threading
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

import resources
from resources import rare_pack

if TYPE_CHECKING:
    from core.papers.truetype import PracticeFont

WRITING = threading.Lock()
_OPENING = threading.RLock()


class Face(StrEnum):
    """A bundled font file; the value is its file name below resources/fonts and its PDF name."""

    SANS = "PracticeSans-Regular"
    SANS_MEDIUM = "PracticeSans-Medium"
    SANS_BOLD = "PracticeSans-Bold"
    SERIF = "PracticeSerif-Regular"
    SERIF_BOLD = "PracticeSerif-Bold"
    KAI = "PracticeKai-Regular"
    RARE = "PracticeRare-Regular"
    RARE_EXTENDED = "PracticeRareExtended-Regular"
    RARE_KAI = "PracticeRareKai-Regular"


BOLD = frozenset({Face.SANS_BOLD, Face.SERIF_BOLD})
_STAND_INS = (Face.SERIF, Face.SANS, Face.RARE, Face.RARE_EXTENDED, Face.RARE_KAI, Face.KAI)
# Pasted along with text and never seen: zero-width spaces, joiners and marks, the soft hyphen.
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF])


class MissingGlyph(Exception):
    """None of the bundled fonts has this character, so the paper is not printed.

    `field` names the fact that holds it, such as `volunteer_name` or `lines[3].place`.
    """

    def __init__(self, character: str, field: str) -> None:
        self.character = character
        self.code_point = ord(character)
        self.field = field
        super().__init__(f"no bundled font has {character} (U+{self.code_point:04X}) in {field}")

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles by its facts, so that it can cross processes."""
        return MissingGlyph, (self.character, self.field)


class OpenFace:
    """A font that is ready to measure and draw. `widths` are thousandths of the type size.

    `face` is a Face, or the name of a file of the rare-character pack.
    """

    def __init__(self, face: str, font: "PracticeFont") -> None:
        self.face = face
        self.font = font
        ttf = font.face
        # A mapped character without an outline prints nothing: it counts as missing unless it is a space.
        self.widths: dict[str, float] = {
            chr(code): ttf.charWidths[code]
            for code, glyph in ttf.charToGlyph.items()
            if ttf.glyphPos[glyph + 1] > ttf.glyphPos[glyph] or chr(code).isspace()
        }
        self.characters = frozenset(self.widths)


def open_face(face: Face) -> OpenFace:
    """The face, read once per process."""
    known = _OPENED.get(face)
    if known is not None:
        return known
    from core.papers.truetype import open_font  # noqa: PLC0415 - reportlab must not be loaded at start

    with _OPENING:
        if face not in _OPENED:
            font = open_font(face.value, str(resources.path(f"fonts/{face.value}.ttf")))
            _OPENED[face] = OpenFace(face, font)
        return _OPENED[face]


# Faces never change once read: a cache, not state.
_OPENED: dict[str, OpenFace] = {}


def _open_packed(name: str) -> OpenFace | None:
    """A file of the rare-character pack, unpacked in memory once per process."""
    known = _OPENED.get(name)
    if known is not None:
        return known
    from core.papers.truetype import open_font  # noqa: PLC0415 - reportlab must not be loaded at start

    with _OPENING:
        if name not in _OPENED:
            data = rare_pack.unpacked(name)
            if data is None:
                return None
            _OPENED[name] = OpenFace(name, open_font(name, io.BytesIO(data)))
        return _OPENED[name]


def opened() -> frozenset[str]:
    """The names of the faces and pack files that this process has read so far."""
    return frozenset(_OPENED)


def visible(text: str) -> str:
    """The text without characters that have no shape; tabs and line breaks become spaces."""
    if text.isprintable() and _INVISIBLE_CHARACTERS.isdisjoint(text):
        return text
    return "".join(" " if c in "\t\n\r\v\f\x85\u2028\u2029" else c for c in text).translate(_INVISIBLE)


_INVISIBLE_CHARACTERS = frozenset(map(chr, _INVISIBLE))


def chain(face: Face) -> Iterator[OpenFace]:
    """The face itself, then its stand-ins, each opened only when it is asked for."""
    yield open_face(face)
    for stand_in in _STAND_INS:
        if stand_in is not face:
            yield open_face(stand_in)


def owner(face: Face, character: str) -> OpenFace | None:
    """Who draws `character` in text set in `face`; None when nobody can."""
    first = open_face(face)
    if character in first.characters:
        return first
    packed = rare_pack.file_with(character)
    if packed is not None:
        open_ = _open_packed(packed)
        return open_ if open_ is not None and character in open_.characters else None
    return next((open_ for open_ in chain(face) if character in open_.characters), None)


def runs(face: Face, text: str) -> list[tuple[OpenFace, str]]:
    """`text` cut into the longest pieces that one face can draw. Raises MissingGlyph."""
    first = open_face(face)
    if first.characters.issuperset(text):
        return [(first, text)] if text else []
    pieces: list[tuple[OpenFace, str]] = []
    for character in text:
        drawn_by = owner(face, character)
        if drawn_by is None:
            raise MissingGlyph(character, text)
        if pieces and pieces[-1][0] is drawn_by:
            pieces[-1] = (drawn_by, pieces[-1][1] + character)
        else:
            pieces.append((drawn_by, character))
    return pieces


@lru_cache(maxsize=16384)
def text_units(face: Face, text: str) -> float:
    """Width in thousandths of the type size, measured with the faces that will draw it."""
    return sum(sum(map(open_.widths.__getitem__, piece)) for open_, piece in runs(face, text))


def text_width(face: Face, text: str, size: float) -> float:
    """Width in points. Raises MissingGlyph."""
    return text_units(face, text) * size / 1000


def missing_characters(text: str) -> str:
    """The characters of `text` that no bundled font can draw, each once, in order."""
    everyday = open_face(Face.SANS).characters
    doubtful = dict.fromkeys(c for c in visible(text) if c not in everyday)
    return "".join(c for c in doubtful if owner(Face.SANS, c) is None)


def check_printable(facts: msgspec.Struct) -> None:
    """Check every character of every text in `facts` before anything is drawn.

    Raises MissingGlyph naming the first missing character and the field that holds it.
    """
    if open_face(Face.SANS).characters.issuperset(_all_text(facts)):
        return
    for field, text in _texts(facts, ""):
        missing = missing_characters(text)
        if missing:
            raise MissingGlyph(missing[0], field)


def _all_text(facts: msgspec.Struct) -> str:
    """Every text in `facts` joined: the quick look that almost every print passes."""
    found: list[str] = []
    values = list(msgspec.structs.astuple(facts))
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            values.extend(value)
        elif isinstance(value, msgspec.Struct):
            found.append(_all_text(value))
    return "".join(found)


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{path}[{index}]")
