"""The rare-character pack: small font files that stay packed until a character asks for one of them.

`index.json` says which file holds what, so that nothing else is opened to find out.
"""

import json
import lzma
from bisect import bisect_right
from functools import cache
from pathlib import Path

import resources

_FOLDER = "fonts/rare"


@cache
def _index() -> tuple[list[int], list[tuple[int, str]]]:
    """First code points in order, and the last code point and the file of each run."""
    told: dict[str, list[list[int]]] = json.loads(resources.path(f"{_FOLDER}/index.json").read_bytes())
    runs = sorted((first, last, name) for name, ranges in told.items() for first, last in ranges)
    return [first for first, _, _ in runs], [(last, name) for _, last, name in runs]


def names() -> tuple[str, ...]:
    """All files of the pack; each is named as its font is."""
    return tuple(dict.fromkeys(name for _, name in _index()[1]))


def file_with(character: str) -> str | None:
    """The file of the pack that draws this character; None for everything the other fonts draw."""
    firsts, runs = _index()
    code = ord(character)
    at = bisect_right(firsts, code) - 1
    if at < 0:
        return None
    last, name = runs[at]
    return name if code <= last else None


def unpacked(name: str) -> bytes | None:
    """The TrueType file, some 2 to 3 MB; None when it is gone or damaged, as if the pack had no such file."""
    return read(resources.path(f"{_FOLDER}/{name}.ttf.xz"))


def read(file: Path) -> bytes | None:
    """The same for a path."""
    try:
        return lzma.decompress(file.read_bytes())
    except (OSError, lzma.LZMAError):
        return None
