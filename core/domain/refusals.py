"""What the desk refuses, by name.

Every refusal is an exception of its own, named as a clerk would say it, with its facts as attributes.
Facts never hold a whole identity number or telephone number, so a refusal may be logged and synced.
"""

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(eq=False, kw_only=True)
class Refusal(Exception):
    """Base of everything the rules may refuse.

    `code` is stable: it stands in reports, in the log and in the platform's answers. `facts()` are what a
    sentence for the clerk needs; the rules themselves hold no sentences.
    """

    code: ClassVar[str] = "refused"

    def facts(self) -> dict[str, object]:
        """The attributes of this refusal by name, in the order they are declared."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts().items())
        return f"{self.code}({told})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles by its facts: exceptions otherwise forget keyword arguments between processes."""
        return _rebuilt, (type(self), self.facts())


def _rebuilt(kind: type[Refusal], facts: dict[str, object]) -> Refusal:
    return kind(**facts)


@dataclass(eq=False, kw_only=True)
class FieldMissing(Refusal):
    """A required field is empty."""

    code: ClassVar[str] = "field_missing"
    field: str


@dataclass(eq=False, kw_only=True)
class FieldTooLong(Refusal):
    """A text is longer than its place allows; characters are counted, not UTF-16 units."""

    code: ClassVar[str] = "field_too_long"
    field: str
    length: int
    limit: int


@dataclass(eq=False, kw_only=True)
class CharacterRefused(Refusal):
    """A text holds a character that cannot stand there (a control character, half of a surrogate pair)."""

    code: ClassVar[str] = "character_refused"
    field: str
    position: int
    code_point: str


@dataclass(eq=False, kw_only=True)
class PrivateUseRefused(CharacterRefused):
    """A character of the private-use area: only the system that made it knows what it is."""

    code: ClassVar[str] = "private_use_refused"
