"""What the runtime's specifications are built from."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from core.ports.store import Changed, Command, Desk, Order, Written


class Note(Command, frozen=True, kw_only=True, tag="Note"):
    """An invented command that carries a word."""

    word: str


def a_note(word: str) -> Order:
    """An order that makes one note."""

    def order(_desk: Desk) -> Command:
        return Note(at=datetime(2026, 5, 20, 9, 28, tzinfo=UTC), by="clerk", site_id="site", word=word)

    return order


def a_refusal(error: Exception) -> Order:
    """An order that is refused."""

    def order(_desk: Desk) -> Command:
        raise error

    return order


class Notebook:
    """A store that writes words in the order they come; `hold` makes the writer wait inside a commit."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.clerks: list[str | None] = []
        self.threads: set[str] = set()
        self._gate = threading.Event()
        self._gate.set()
        self.inside = threading.Event()

    def write(self, order: Order, clerk: str | None) -> Written:
        self.threads.add(threading.current_thread().name)
        made = order(None)  # type: ignore[arg-type]  # these orders ask the desk nothing
        assert isinstance(made, Note)
        self.inside.set()
        assert self._gate.wait(10)
        self.words.append(made.word)
        self.clerks.append(clerk)
        return Written(Changed({"note": frozenset({made.word})}, ("Note",)), (made,), len(self.words))

    @contextmanager
    def held(self) -> Iterator[None]:
        """The writer waits inside its commit while this is open."""
        self.inside.clear()
        self._gate.clear()
        try:
            yield
        finally:
            self._gate.set()

    def wait_until_held(self) -> None:
        assert self.inside.wait(10)


def nothing(_value: object) -> None:
    """A callback that does not care."""


def never(_value: object) -> None:
    """A callback that must not come."""
    raise AssertionError("this callback must not come")


Work = Callable[[], None]
