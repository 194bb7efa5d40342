"""Invented people: each can be told from every other by name, telephone and identity number.

So that after an erasure one search through all bytes says whether something of the person is left.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from core.domain.identity_number import mainland_check_character

# Rare characters (extension B) that few fonts and no careless encoding survive.
_RARE = 0x20000
NEW_FACES = 0.4
LATELY = 40
_SURNAMES = "罗王李买欧陈周郝𠮷"


@dataclass(frozen=True)
class Person:
    """Somebody who comes to a counter, maybe to two of them."""

    key: int
    name: str
    id_number: str
    phone: str
    birth_on: date

    @property
    def traces(self) -> tuple[str, ...]:
        """What must be found nowhere after an erasure."""
        return (self.name, self.id_number, self.phone)


def a_person(key: int, chance: Random) -> Person:
    """Number `key` of a town: mostly adults, some of them children."""
    youngest, oldest = (3_000, 6_500) if chance.random() < 0.1 else (6_700, 30_000)
    born = date(2026, 5, 20) - timedelta(days=chance.randrange(youngest, oldest))
    first = f"9999{key // 900 % 90 + 10:02d}{born:%Y%m%d}{key % 900 + 11:03d}"
    return Person(
        key=key,
        name=f"{chance.choice(_SURNAMES)}{chr(_RARE + key % 40_000)}{chr(0x4E00 + key % 20_000)}",
        id_number=first + mainland_check_character(first),
        phone=f"139{key:04d}{chance.randrange(10_000):04d}",
        birth_on=born,
    )


class Town:
    """Everybody who might come in: new faces, and those seen lately."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._seen: list[Person] = []

    def somebody(self, chance: Random) -> Person:
        """Whoever comes to a counter now."""
        if not self._seen or chance.random() < NEW_FACES:
            self._seen.append(a_person(len(self._seen), self._chance))
            return self._seen[-1]
        return chance.choice(self._seen[-LATELY:])
