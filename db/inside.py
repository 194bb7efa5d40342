"""What the parts of the store share and nobody else sees."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.commands.upcast import CommandForms
from db.connection import named_problems, transaction
from db.identity import RandomBytes
from db.raw import RawConnection
from db.tripwires import CLOSED, REMOTE
from db.turns import Turns


@dataclass(frozen=True)
class Inside:
    """The writer's connection and whose turn it is, the rules, chance, and who hears of a new identity."""

    path: Path
    writer: RawConnection
    turns: Turns
    forms: CommandForms
    random: RandomBytes
    identity_changed: Callable[[], None]

    @contextmanager
    def reading(self) -> Iterator[RawConnection]:
        """The writer's connection without a transaction, for single statements."""
        with self.turns.after_clerks(), named_problems(self.path):
            yield self.writer

    @contextmanager
    def writing(self) -> Iterator[RawConnection]:
        """One short transaction of sync that touches no synced row."""
        with self.turns.after_clerks(), named_problems(self.path), transaction(self.writer):
            yield self.writer

    @contextmanager
    def applying(self) -> Iterator[RawConnection]:
        """One short transaction that writes what the platform says."""
        with self.writing() as connection:
            connection.execute("UPDATE write_permit SET open = ?", (REMOTE,))
            yield connection
            connection.execute("UPDATE write_permit SET open = ?", (CLOSED,))
