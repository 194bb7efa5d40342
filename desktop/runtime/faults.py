"""An exception told without anything a resident may have said: kinds and places, never values."""

from pathlib import Path
from types import TracebackType

import msgspec

PATH_PARTS = 3
"""So much of a file's path is kept; the beginning may hold the user's name."""


class Place(msgspec.Struct, frozen=True):
    """A line of code on the way to the exception."""

    file: str
    line: int
    function: str


class Fault(msgspec.Struct, frozen=True):
    """One exception of a chain: its kind and the places it passed, outermost first."""

    kind: str
    places: tuple[Place, ...]


def describe(error: BaseException) -> tuple[Fault, ...]:
    """The exception and what caused it, newest first. Message, arguments and locals are left out."""
    faults: list[Fault] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        faults.append(Fault(f"{kind.__module__}.{kind.__qualname__}", _places(current.__traceback__)))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return tuple(faults)


def short_path(file: str) -> str:
    """The last parts of a path, with forward slashes."""
    return "/".join(Path(file).parts[-PATH_PARTS:])


def _places(traceback: TracebackType | None) -> tuple[Place, ...]:
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(Place(short_path(code.co_filename), traceback.tb_lineno, code.co_qualname))
        traceback = traceback.tb_next
    return tuple(places)
