"""A push ends exactly once, whatever the line does."""

from core.commands.volunteers import register_volunteer
from server.platform import Platform
from tests.server.desks import TestDesk, TurnedClock, a_form, dropped, pulled


def test_what_was_pushed_is_pulled_by_another_desk_of_the_unit(
    platform: Platform, clock: TurnedClock
) -> None:
    one, two = TestDesk(1, clock), TestDesk(2, clock)
    one.enrol(platform)
    one.write(lambda desk: register_volunteer(desk, a_form()))
    assert one.push(platform).ack == 3
    two.enrol(platform, site_id=one.site.id)
    assert two.push(platform).results == ()
    replies = two.pull(platform)
    assert [row.name for row in pulled(replies, "volunteer")] == ["王小明"]
    assert {row.name for row in pulled(replies, "practice_site")} == {one.site.name}
    assert two.site.id in dropped(replies, "practice_site")
