"""The entries of a push, read and verified before anything is locked."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from core.commands.handler import Handler
from core.commands.registry import Handlers
from core.commands.upcast import CommandForms, MalformedCommand, UnknownCommandForm
from core.ports.store import Command
from core.sync.op import OpHeader, body_digest, chain_hash, derived_op_id
from core.sync.wire import PushRequest, WireOp, header_of

# Every digit becomes 0 and everything else a space: then a long number is found by one quick search.
_DIGITS = bytes(48 if 48 <= code <= 57 else 32 for code in range(256))
_LONG_NUMBER = b"0" * 19
MALFORMED = "malformed_body"
UNKNOWN = "unknown_type"
NO_BODY = "no_body"


class Entry(msgspec.Struct):
    """One entry: what the chain covers, and the command, or the reason why there is none."""

    header: OpHeader
    salt: bytes
    body: bytes | None
    digest: bytes
    chain: bytes
    told_id: bool
    command: Command | None = None
    handler: Handler[Any] | None = None
    reason: str = ""
    canonical: bool = False
    read_as: bytes | None = None
    """The body as it is read, where the desk called its unit by another id; then `canonical` is true."""


class Chain(NamedTuple):
    """The entries of a request in order. `whole` is False when they do not follow from each other."""

    entries: list[Entry]
    whole: bool


class CommandReader:
    """Decodes commands by name and form; decoders are made once."""

    def __init__(self, handlers: Handlers) -> None:
        self.handlers: Mapping[str, Handler[Any]] = {
            command.__name__: handler for command, handler in handlers.items()
        }
        self._forms = CommandForms(handlers)

    def read(self, entry: Entry) -> None:
        """Set the entry's command and handler, or the reason why it cannot be applied."""
        header = entry.header
        if entry.body is None:
            entry.reason = NO_BODY
            return
        try:
            entry.command = self._forms.decode(header.type, header.schema, entry.read_as or entry.body)
        except UnknownCommandForm:
            entry.reason = UNKNOWN
        except MalformedCommand:
            entry.reason = MALFORMED
        else:
            entry.handler = self.handlers[header.type]
            if holds_what_no_database_takes(entry.body):
                entry.command, entry.reason = None, MALFORMED


def holds_what_no_database_takes(body: bytes) -> bool:
    """A NUL in a text, which PostgreSQL refuses, or a whole number wider than 64 bits.

    The quick looks are wide; only what they find is looked at closely.
    """
    if b"\\u0000" not in body and _LONG_NUMBER not in body.translate(_DIGITS):
        return False
    try:
        return _unfit(msgspec.json.decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return True


# Any: whatever JSON may hold.
def _unfit(value: Any) -> bool:  # noqa: ANN401 - see above
    if isinstance(value, dict):
        return any(_unfit(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return any(map(_unfit, value))
    if isinstance(value, str):
        return "\0" in value
    return isinstance(value, int) and not -(1 << 63) <= value < 1 << 63


def verified(request: PushRequest) -> Chain:
    """Make every header, digest and link again, from `previous` to `head`."""
    entries: list[Entry] = []
    previous = request.previous
    whole = True
    for position, wire in enumerate(request.ops):
        if wire.seq != request.ops[0].seq + position:
            return Chain(entries, whole=False)
        entry = _entry(wire, request, previous)
        if entry is None:
            return Chain(entries, whole=False)
        whole = whole and (wire.body is None or wire.digest is None or wire.digest == entry.digest)
        previous = entry.chain
        entries.append(entry)
    return Chain(entries, whole=whole and previous == request.head)


def _entry(wire: WireOp, request: PushRequest, previous: bytes) -> Entry | None:
    body = None if wire.body is None else bytes(wire.body)
    digest = wire.digest if body is None else body_digest(wire.salt, body)
    if digest is None:
        return None
    op_id = wire.op_id or derived_op_id(request.device, request.epoch, wire.seq, wire.wall_ms, digest)
    header = header_of(wire, request.device, request.epoch, op_id)
    return Entry(
        header=header,
        salt=wire.salt,
        body=body,
        digest=digest,
        chain=chain_hash(previous, header, digest),
        told_id=wire.op_id is not None,
    )


def ids_told(entries: Sequence[Entry]) -> list[str]:
    """The ids that could not be derived: these entries may have been here under another number."""
    return [entry.header.op_id for entry in entries if entry.told_id]
