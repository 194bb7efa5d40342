"""Cuts a long list of work into commits that are over before anyone at the counter notices."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from core.ports.store import Order

T = TypeVar("T")

TARGET_S = 0.006
"""A scan that comes in the middle waits for this and for its own commit: together well under 20 ms."""
MOST = 100
LEAST = 5
"""Every commit waits for the disk; were the slices smaller, a slow disk would make a batch endless."""


class PacedOrders(Generic[T]):
    """Orders over slices of `items`, each as long as the writer needs about 6 ms for.

    Registering a volunteer costs the writer 30 times as much as signing one in, and PCs differ more than
    that: so the size follows what the last commits took. The runner tells by `took`.
    """

    def __init__(self, items: Sequence[T], make: Callable[[Sequence[T]], Order]) -> None:
        self._items, self._make = items, make
        self._at = 0
        self._size = 0
        self._next_size = LEAST

    def __iter__(self) -> Iterator[Order]:
        """The orders one after the other; once."""
        return self

    def __next__(self) -> Order:
        """The order over the next slice."""
        if self._at >= len(self._items):
            raise StopIteration
        part = self._items[self._at : self._at + self._next_size]
        self._at += len(part)
        self._size = len(part)
        return self._make(part)

    def took(self, seconds: float) -> None:
        """The last order's commit took so long. Grows at most twofold, shrinks at once."""
        fitting = int(self._size * TARGET_S / max(seconds, 1e-6))
        self._next_size = max(LEAST, min(fitting, self._size * 2, MOST))
