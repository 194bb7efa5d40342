"""Field by field: which of two changes of one field stands, whatever the order they arrive in.

Pure rules. A change is what somebody set a field to, when (corrected HLC) and on which device. The later one
stands; the device id decides between equal clocks, so any set of changes ends the same in every order.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """Who set a field last: corrected HLC, device, clerk, number in the unit's feed, the desk's clock."""

    hlc: int
    device: str
    actor: str
    n: int
    at_ms: int


class Split(NamedTuple):
    """The fields of a patch that are set, and those where another, later change stands."""

    sets: tuple[str, ...]
    yields: tuple[str, ...]
    concurrent: tuple[str, ...]
    """Fields somebody else had set that the patch knew nothing of, whoever stands."""


class Change(msgspec.Struct, frozen=True):
    """A field's value and who set it when."""

    value: object
    hlc: int
    device: str


def split(changed: Iterable[str], stamps: Mapping[str, Stamp], *, hlc: int, device: str, seen: int) -> Split:
    """Decide a patch field by field against who set each field last.

    A patch that had `seen` the stamp's number, or comes from the same device, knew of it and applies. Else
    the two are concurrent and the later of (HLC, device) stands.
    """
    sets: list[str] = []
    yields: list[str] = []
    concurrent: list[str] = []
    for field in changed:
        stamp = stamps.get(field)
        if stamp is None or stamp.device == device or stamp.n <= seen:
            sets.append(field)
            continue
        concurrent.append(field)
        (sets if (hlc, device) > (stamp.hlc, stamp.device) else yields).append(field)
    return Split(tuple(sets), tuple(yields), tuple(concurrent))


def later(one: Change, other: Change) -> Change:
    """The change that stands."""
    return max(one, other, key=lambda change: (change.hlc, change.device, msgspec.json.encode(change.value)))


def merged(one: Mapping[str, Change], other: Mapping[str, Change]) -> dict[str, Change]:
    """Two sides' newest changes of one row made one: of each field the later, a one-sided change always."""
    return {
        field: later(one[field], other[field]) if field in one and field in other else {**one, **other}[field]
        for field in sorted(one.keys() | other.keys())
    }
