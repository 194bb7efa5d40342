"""Batches cut into commits that nobody at the counter notices."""

from collections.abc import Sequence

from core.ports.store import Command, Desk, Order
from desktop.runtime.pacing import LEAST, MOST, TARGET_S, PacedOrders


def sizes_at(seconds_per_item: float, count: int) -> list[int]:
    """The slices of `count` items on a writer of this speed."""
    sizes: list[int] = []

    def make(part: Sequence[int]) -> Order:
        sizes.append(len(part))
        return no_commands

    orders = PacedOrders(range(count), make)
    for _order in orders:
        orders.took(sizes[-1] * seconds_per_item)
    return sizes


def no_commands(_desk: Desk) -> Sequence[Command]:
    return ()


def test_every_item_comes_once_and_in_order() -> None:
    seen: list[int] = []

    def make(part: Sequence[int]) -> Order:
        seen.extend(part)
        return no_commands

    orders = PacedOrders(range(1000), make)
    for _order in orders:
        orders.took(0.001)
    assert seen == list(range(1000))


def test_a_slow_writer_gets_small_commits() -> None:
    assert set(sizes_at(seconds_per_item=TARGET_S / 8, count=100)[1:-1]) == {8}


def test_a_quick_writer_gets_large_ones_but_never_too_large() -> None:
    sizes = sizes_at(seconds_per_item=0.00001, count=1000)
    assert sizes[0] == LEAST
    assert max(sizes) == MOST


def test_a_slow_disk_does_not_make_a_batch_endless() -> None:
    assert set(sizes_at(seconds_per_item=TARGET_S * 10, count=20)) == {LEAST}


def test_nothing_to_do_is_no_order() -> None:
    assert sizes_at(0.001, 0) == []
