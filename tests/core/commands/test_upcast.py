"""Every form of a command that was ever released is read by the program of today."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.activities import AmendActivity
from core.commands.patching import Patch
from core.commands.registry import desk_handlers
from core.commands.requests import TOLD_OF_RESIDENT, AmendRequest, RegisterRequest
from core.commands.signups import WithdrawSignup
from core.commands.sites import SITE_FIELDS, EstablishSite, RetireClerk
from core.commands.upcast import (
    FIRST_ACTIVITY_FIELDS,
    UPCASTERS,
    CommandForms,
    MalformedCommand,
    UnknownCommandForm,
)
from core.commands.volunteers import VOLUNTEER_FIELDS, AmendVolunteer
from core.domain.request_note import NoteKind
from core.ports.store import Command
from tests.core.memory import MemoryRows

GOLDEN = Path(__file__).parent / "golden"
FORMS = CommandForms(desk_handlers())
CURRENT = {command.__name__: handler.schema for command, handler in desk_handlers().items()}


def golden() -> Iterator[tuple[str, int, bytes]]:
    """Name, form and body of every kept command, as the release of that form wrote it."""
    for path in sorted(GOLDEN.glob("*.jsonl")):
        name, schema = path.name.removesuffix(".jsonl").split(".")
        for line in path.read_bytes().splitlines():
            yield name, int(schema), line


KEPT = list(golden())


@pytest.mark.parametrize(("name", "schema", "body"), KEPT, ids=lambda value: str(value)[:24])
def test_what_an_older_release_wrote_is_read_and_nothing_of_it_is_lost(
    name: str, schema: int, body: bytes
) -> None:
    command = FORMS.decode(name, schema, body)
    handler = FORMS.handler(name)
    assert handler is not None
    assert type(command) is handler.command
    written = msgspec.json.decode(body)
    today = msgspec.json.decode(msgspec.json.encode(command))
    assert_holds(today, written)


def assert_holds(today: object, written: object) -> None:
    """Everything that was written stands in what is read today; today may hold more."""
    if isinstance(written, dict):
        assert isinstance(today, dict)
        for name, value in written.items():
            assert_holds(today[name], value)
    else:
        assert today == written


@pytest.mark.parametrize(("name", "schema", "body"), KEPT, ids=lambda value: str(value)[:24])
def test_what_was_read_is_written_and_read_again_in_the_form_of_today(
    name: str, schema: int, body: bytes
) -> None:
    command = FORMS.decode(name, schema, body)
    assert FORMS.decode(name, CURRENT[name], msgspec.json.encode(command)) == command


def test_every_form_of_every_command_has_a_golden_line() -> None:
    """A new command or form needs one; no line belongs to a form that never was."""
    forms = {(name, schema) for name, newest in CURRENT.items() for schema in range(1, newest + 1)}
    assert {(name, schema) for name, schema, _ in KEPT} == forms
    assert set(UPCASTERS) <= forms


def test_every_kind_of_note_has_a_golden_line() -> None:
    notes = [msgspec.json.decode(body) for name, _, body in KEPT if name == "AddNote"]
    assert {note["note"]["kind"] for note in notes} == set(NoteKind)


def test_a_patch_of_the_first_release_changes_everything_its_form_could_change() -> None:
    fields = {
        EstablishSite: SITE_FIELDS,
        RetireClerk: ("active",),
        AmendActivity: FIRST_ACTIVITY_FIELDS,
        WithdrawSignup: ("withdrawn",),
        AmendVolunteer: VOLUNTEER_FIELDS,
    }
    seen: set[type[Command]] = set()
    for name, schema, body in KEPT:
        command = FORMS.decode(name, schema, body)
        if type(command) in fields and schema == 1:
            assert isinstance(command, Patch)
            seen.add(type(command))
            assert command.changed == fields[type(command)]
    assert seen == set(fields)


def test_a_request_of_the_first_release_still_tells_what_is_new_of_its_resident() -> None:
    rows = MemoryRows()
    first = [(name, body) for name, schema, body in KEPT if schema == 1]
    commands = [FORMS.decode(name, 1, body) for name, body in first if name == "RegisterRequest"]
    handler = FORMS.handler("RegisterRequest")
    assert handler is not None
    for command in commands:
        assert isinstance(command, RegisterRequest)
        assert command.resident_changed == TOLD_OF_RESIDENT
        handler.apply(rows, command)
    (resident,) = rows.find(type(commands[0].resident))  # type: ignore[attr-defined]  # checked above
    assert resident.phone == "13800002048"
    (amended,) = (FORMS.decode(name, 1, body) for name, body in first if name == "AmendRequest")
    assert isinstance(amended, AmendRequest)
    assert amended.resident_changed == TOLD_OF_RESIDENT


@pytest.mark.parametrize(("name", "schema"), [("DropEverything", 1), ("CheckIn", 0), ("CheckIn", 2), ("", 1)])
def test_an_unknown_name_or_form_is_said_to_be_unknown(name: str, schema: int) -> None:
    with pytest.raises(UnknownCommandForm) as caught:
        FORMS.decode(name, schema, b"{}")
    assert (caught.value.name, caught.value.schema) == (name, schema)


@pytest.mark.parametrize("schema", [1, 2])
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"{}", b'{"type":"CheckIn"}', b'{"type":"AmendVolunteer"}', b"\xff\xfe"],
)
def test_a_body_that_is_not_the_command_is_said_to_be_malformed(body: bytes, schema: int) -> None:
    with pytest.raises(MalformedCommand):
        FORMS.decode("AmendVolunteer", schema, body)


@given(
    name=st.sampled_from(sorted(CURRENT)),
    schema=st.integers(min_value=1, max_value=2),
    body=st.binary(max_size=80)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(msgspec.json.encode),
)
def test_any_bytes_are_read_or_refused_by_name(name: str, schema: int, body: bytes) -> None:
    try:
        FORMS.decode(name, schema, body)
    except (MalformedCommand, UnknownCommandForm):
        return
    raise AssertionError(body)


@given(data=st.data())
def test_a_truncated_or_flipped_body_is_read_or_refused_by_name(data: st.DataObject) -> None:
    name, schema, body = data.draw(st.sampled_from(KEPT))
    cut = data.draw(st.integers(min_value=0, max_value=len(body)))
    flip = data.draw(st.integers(min_value=0, max_value=max(0, cut - 1)))
    ruined = bytearray(body[:cut])
    if ruined:
        ruined[flip] ^= data.draw(st.integers(min_value=0, max_value=255))
    try:
        command = FORMS.decode(name, schema, bytes(ruined))
    except MalformedCommand:
        return
    assert type(command).__name__ == name
