"""The people of a batch as the list shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import msgspec

from core.ports.rows import CertificateCandidate

COMPLETED_ON_THE_FORM = frozenset({"no_identity", "pending"})


class Stage(StrEnum):
    """How far one person's paper is."""

    WAITING = "waiting"
    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    JAMMED = "jammed"
    LATER = "later"
    REFUSED = "refused"


class Period(NamedTuple):
    """The days that count, both included."""

    first: date
    last: date


@dataclass
class Person:
    """One row: what the store says of the person, and what happens to the paper in this window.

    `certificate_id` is set from the moment a number is drawn, `copies` are those printed; `problem` is a
    sentence.
    """

    candidate: CertificateCandidate
    chosen: bool = False
    stage: Stage = Stage.WAITING
    certificate_id: str = ""
    copies: int = 0
    problem: str = ""

    @property
    def id(self) -> str:
        """The volunteer's id, the key of the row."""
        return self.candidate.volunteer_id

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way of a certificate."""
        return not self.candidate.missing

    @property
    def to_complete(self) -> bool:
        """Whether the person's form can be completed so that a certificate becomes possible."""
        return bool(COMPLETED_ON_THE_FORM & set(self.candidate.missing))


def for_award(candidate: CertificateCandidate) -> CertificateCandidate:
    """Someone as awards see it: neither identity number nor hours, only a whole registration."""
    missing = tuple(code for code in candidate.missing if code == "pending")
    return msgspec.structs.replace(candidate, missing=missing, issued_count=0)


def fresh(candidate: CertificateCandidate) -> Person:
    """A new row. Whoever has a certificate already is not chosen by itself: a second one is a decision."""
    return Person(candidate, chosen=not candidate.missing and candidate.issued_count == 0)


def renewed(before: Iterable[Person], candidates: Iterable[CertificateCandidate]) -> list[Person]:
    """The rows after the store was read again: ticks and stages stay, ready ones first.

    A tick goes when the person has got a certificate meanwhile, here or elsewhere.
    """
    known = {person.id: person for person in before}
    rows = []
    for candidate in candidates:
        person = known.get(candidate.volunteer_id)
        if person is None:
            rows.append(fresh(candidate))
        else:
            another = candidate.issued_count > person.candidate.issued_count
            stays = person.chosen and not candidate.missing and not another
            newly_ready = bool(person.candidate.missing) and not candidate.missing
            rows.append(replace(person, candidate=candidate, chosen=stays or newly_ready))
    return sorted(rows, key=lambda person: not person.ready)
