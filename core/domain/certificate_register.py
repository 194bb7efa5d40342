"""The register of certificates (登记簿): which numbers of a year are not in it.

A desk draws a number in the same commit that writes its certificate, so its own numbers have no gaps unless
its data was put back to an older state; another desk's numbers are missing until they come by sync.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from core.domain.numbers import Number, NumberTemplate
from core.domain.refusals import Refusal


class Gap(NamedTuple):
    """The counters of a desk from `first` to `last` are not in the register."""

    desk: str
    first: int
    last: int


def gaps(numbers: Iterable[tuple[str, str]], template: str, site: str) -> dict[str, Gap]:
    """The gap in front of a row, by the row's id; `numbers` are ids and printed numbers of one year.

    Numbers of an older template of the centre are left out, and what lies before them is not judged.
    """
    by_desk: dict[tuple[str, int | None], list[tuple[int, str]]] = defaultdict(list)
    whole = True
    pattern = NumberTemplate(template or NumberTemplate().pattern)
    for row_id, text in numbers:
        read = _read(text, pattern, site)
        if read is None:
            whole = False
        else:
            by_desk[read.desk, read.year].append((read.counter, row_id))
    found = {}
    for (desk, _year), rows in by_desk.items():
        rows.sort()
        before = 0 if whole else rows[0][0] - 1
        for counter, row_id in rows:
            if counter > before + 1:
                found[row_id] = Gap(desk, before + 1, counter - 1)
            before = counter
    return found


def _read(text: str, pattern: NumberTemplate, site: str) -> Number | None:
    for way in (pattern, NumberTemplate()):
        try:
            return way.parse(text, site)
        except Refusal:
            continue
    return None
