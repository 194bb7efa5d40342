"""What the county signs is what the desk verifies."""

from core.domain.practice_site import SiteLevel
from core.sync.signing import certificate_holds
from core.sync.wire import EnrolRequest
from server.devices import County, certificate


def test_a_desk_can_verify_the_certificate_it_is_given() -> None:
    county = County("county", bytes(range(32)), bytes(32), "", "P", 0)
    asked = EnrolRequest(
        device="D1",
        public_key=bytes(32),
        desk_code="K7",
        site_id="S1",
        site_code="QH",
        site_name="中心",
        site_level=SiteLevel.COUNTY_CENTER,
        desk_name="D1",
        app="1",
    )
    given = certificate(county, asked, "S1", "K7", 1_000)
    assert certificate_holds(given)
    assert certificate_holds(given, county.public_key)
    assert not certificate_holds(given, bytes(32))
