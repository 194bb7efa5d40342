"""A desk that worked under the first release pushes its history to the platform of today."""

import msgspec

from core.commands.volunteers import amend_volunteer
from core.sync.op import OpRef
from server.platform import Platform
from tests.core.commands.test_upcast import KEPT
from tests.server.desks import TurnedClock, a_desk, a_form, people, register


def test_a_correction_of_the_first_release_is_applied(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    person = register(desk)
    command = amend_volunteer(desk, person.id, a_form(village="桂花村"))
    body = msgspec.json.decode(msgspec.json.encode(command))
    del body["changed"]
    desk.log_body(
        msgspec.json.encode(body),
        (OpRef("volunteer", person.id, 1),),
        kind="patch",
        type_name="AmendVolunteer",
        schema=1,
    )
    assert desk.push(platform).results == ()
    assert [volunteer.village for volunteer in people(platform)] == ["桂花村"]


def test_every_form_of_the_first_release_is_understood(platform: Platform, clock: TurnedClock) -> None:
    """What these entries rest on is not there, so many are refused; none for its form."""
    desk = a_desk(platform, clock)
    for name, schema, body in KEPT:
        desk.log_body(
            body.replace(b'"site_id":"site"', f'"site_id":"{desk.site.id}"'.encode()),
            (),
            type_name=name,
            schema=schema,
        )
    reasons = [result.detail.get("reason") for result in desk.push(platform).results]
    assert not {"unknown_type", "malformed_body"} & set(reasons)
