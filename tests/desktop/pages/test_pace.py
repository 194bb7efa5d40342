"""How many certificates go out together."""

from datetime import timedelta

from desktop.pages.certificates.pace import MOST, SOON, Pace


def sizes(*sheet_ms: float) -> list[int]:
    """The groups of a batch whose sheets take so long, group by group."""
    pace, found = Pace(), []
    for ms in sheet_ms:
        found.append(pace.size)
        pace.took(pace.size, timedelta(milliseconds=ms) * pace.size)
    return found


def test_it_begins_with_one_and_doubles_while_the_printer_is_fast() -> None:
    assert sizes(5, 5, 5, 5, 5, 5, 5) == [1, 2, 4, 8, 16, 16, 16]


def test_a_printer_that_draws_each_sheet_for_a_second_gets_them_one_by_one() -> None:
    assert sizes(1000, 1000, 1000) == [1, 1, 1]


def test_a_group_takes_no_longer_than_a_pause_may_wait() -> None:
    found = sizes(*[50] * 9)
    assert max(found) * timedelta(milliseconds=50) <= SOON


def test_a_printer_that_becomes_slow_gets_less_at_once() -> None:
    assert sizes(5, 5, 5, 400, 400) == [1, 2, 4, 8, 1]


def test_a_clock_that_was_set_back_does_no_harm() -> None:
    pace = Pace()
    pace.took(4, timedelta(hours=-1))
    assert pace.size == 8
    pace.took(MOST, timedelta(0))
    assert pace.size == MOST
    pace.one_by_one()
    assert pace.size == 1
