"""Commands as they were written by this release or an older one, read as they are today.

The log and the wire keep every command to the letter, with the number of its form. What an older release
wrote is brought up one form at a time by pure functions over its JSON; the golden files of
tests/core/commands hold every form that was ever released.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from core.commands.handler import Handler
from core.commands.registry import Handlers
from core.commands.requests import TOLD_OF_RESIDENT
from core.commands.sites import SITE_FIELDS
from core.commands.volunteers import VOLUNTEER_FIELDS
from core.ports.store import Command

# Any: a command's JSON as plain values, of whatever form it was.
Plain = dict[str, Any]
Upcaster = Callable[[Plain], Plain]


FIRST_ACTIVITY_FIELDS = (
    "title",
    "content",
    "starts_at",
    "ends_at",
    "place",
    "organising_unit",
    "leader_name",
    "leader_phone",
    "counts_as_service",
    "category",
    "risk_level",
    "risk_note",
    "insurer",
    "insurance_number",
    "insured_from",
    "insured_to",
    "needed_volunteers",
)
"""What the first form of AmendActivity could change; fields that came later stay as they are."""


class UnknownCommandForm(Exception):
    """No command of this name here, or one of a newer form than this release knows."""

    def __init__(self, name: str, schema: int) -> None:
        super().__init__(f"{name} {schema}")
        self.name = name
        self.schema = schema


class MalformedCommand(Exception):
    """The body is not this command."""

    def __init__(self, name: str, schema: int, detail: str) -> None:
        super().__init__(f"{name} {schema}: {detail}")
        self.name = name
        self.schema = schema


def _telling(field: str, names: Sequence[str]) -> Upcaster:
    """The first release wrote whole rows: whatever its form could change counts as changed."""
    return lambda plain: {**plain, field: list(names)}


UPCASTERS: Mapping[tuple[str, int], Upcaster] = {
    ("EstablishSite", 1): _telling("changed", SITE_FIELDS),
    ("AmendActivity", 1): _telling("changed", FIRST_ACTIVITY_FIELDS),
    ("AmendVolunteer", 1): _telling("changed", VOLUNTEER_FIELDS),
    ("RegisterRequest", 1): _telling("resident_changed", TOLD_OF_RESIDENT),
    ("AmendRequest", 1): _telling("resident_changed", TOLD_OF_RESIDENT),
}
"""From a form to the next one. A form that only lacks what has a default needs none."""


class CommandForms:
    """Reads commands by name and form; made once for a table of handlers."""

    def __init__(self, handlers: Handlers) -> None:
        self._handlers: dict[str, Handler[Any]] = {
            command.__name__: handler for command, handler in handlers.items()
        }
        self._decoders = {
            name: msgspec.json.Decoder(handler.command) for name, handler in self._handlers.items()
        }

    def handler(self, name: str) -> Handler[Any] | None:
        """The handler of the command of this name."""
        return self._handlers.get(name)

    def decode(self, name: str, schema: int, body: bytes) -> Command:
        """The command in its current form. Raises UnknownCommandForm and MalformedCommand."""
        handler = self._handlers.get(name)
        if handler is None or not 1 <= schema <= handler.schema:
            raise UnknownCommandForm(name, schema)
        try:
            if schema < handler.schema and any(
                (name, form) in UPCASTERS for form in range(schema, handler.schema)
            ):
                return self._brought_up(handler, schema, body)
            command: Command = self._decoders[name].decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise MalformedCommand(name, schema, str(error)) from error
        return command

    def _brought_up(self, handler: Handler[Any], schema: int, body: bytes) -> Command:
        name = handler.command.__name__
        plain = msgspec.json.decode(body, type=Plain)
        for form in range(schema, handler.schema):
            plain = UPCASTERS.get((name, form), dict)(plain)
        command: Command = msgspec.convert(plain, handler.command)
        return command
