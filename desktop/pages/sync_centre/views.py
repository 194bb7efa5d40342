"""What the cards of the sync centre show: rows of the store, already in words."""

from datetime import datetime
from typing import NamedTuple


class Waiting(NamedTuple):
    """An entry of the log the platform has not got: its kind, whom it is about, when it was made."""

    key: str
    icon: str
    title: str
    detail: str
    at: datetime
    chip: str


class Side(NamedTuple):
    """One of the two values of a case: whose it is, who set it and when, and the facts themselves."""

    key: str
    title: str
    detail: str
    facts: tuple[tuple[str, str], ...]


class Act(NamedTuple):
    """Something a person can do about a case; the first of a case is its primary button."""

    key: str
    text: str


class Case(NamedTuple):
    """Something only a person can settle. Either two `sides` to choose between, or `text` says it all."""

    key: str
    caption: str
    name: str
    about: str
    text: str
    sides: tuple[Side, ...]
    acts: tuple[Act, ...]
    foot: str


class Settled(NamedTuple):
    """What the platform settled by rule; `originals` are the values that did not win, field by field.

    `merged_id` is the registration that was taken for another one's person.
    """

    key: str
    title: str
    detail: str
    at: datetime
    originals: tuple[tuple[str, str, str], ...] = ()
    merged_id: str = ""
