"""A command that the platform did not take, issued anew after somebody looked at it."""

import msgspec

from core.commands.lookup import require
from core.commands.patching import differing
from core.commands.registry import desk_handlers
from core.commands.upcast import CommandForms, MalformedCommand
from core.commands.volunteers import VOLUNTEER_FIELDS, AmendVolunteer
from core.domain.volunteer import Volunteer
from core.ports.store import Command, Desk


class CannotIssueAgain(Exception):
    """The entry's content is gone, or of a form this release does not know."""


def issue_again(desk: Desk, command: str, body: bytes | None) -> Command:
    """The same command, made now by whoever is on duty; ids and numbers stay those already on paper.

    `command` is the type's name, `body` the logged JSON. Raises CannotIssueAgain.
    """
    forms = CommandForms(desk_handlers())
    handler = forms.handler(command)
    if handler is None or body is None:
        raise CannotIssueAgain(command)
    # The newest form that fits: what an older release logged lacks what the newer forms demand.
    for schema in range(handler.schema, 0, -1):
        try:
            made = forms.decode(command, schema, body)
        except MalformedCommand:
            continue
        return msgspec.structs.replace(made, at=desk.now(), by=desk.clerk.id)
    raise CannotIssueAgain(command)


def set_values(desk: Desk, volunteer_id: str, values: dict[str, object]) -> AmendVolunteer:
    """Set these fields of a volunteer to what a person chose; values are as the log's JSON holds them."""
    before = require(desk.rows, Volunteer, volunteer_id)
    after = msgspec.convert({**msgspec.to_builtins(before), **values}, Volunteer)
    return _amended(desk, before, after)


def keep_both_numbers(desk: Desk, volunteer_id: str, other: str) -> AmendVolunteer:
    """Keep the telephone number that stands and note the other one beside it as a contact."""
    before = require(desk.rows, Volunteer, volunteer_id)
    contact = before.contact if other in before.contact else f"{before.contact} {other}".strip()
    return _amended(desk, before, msgspec.structs.replace(before, contact=contact))


def _amended(desk: Desk, before: Volunteer, after: Volunteer) -> AmendVolunteer:
    return AmendVolunteer(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        volunteer=after,
        changed=differing(before, after, VOLUNTEER_FIELDS),
    )
