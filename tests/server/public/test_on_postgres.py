"""The same pages on PostgreSQL: what reads by other columns, counts newest first, and writes twice."""

from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from core.domain.attendance import Attendance
from core.domain.codes import Code, CodeKind
from core.domain.service_request import RequestCategory
from server.database import Database, open_database
from tests.server.postgres import Cluster
from tests.server.public.county import County, code_of
from tests.server.public.phone import Phone
from tests.server.public.test_asking_online import FILLED, requests

pytestmark = pytest.mark.slow


@pytest.fixture
def database(postgres: Cluster) -> Iterator[Database]:
    opened = open_database(postgres.new_database())
    yield opened
    opened.close()


def test_a_walk_in_signs_in_once_however_often_the_form_is_sent(county: County, phone: Phone) -> None:
    county.volunteer()
    activity = county.activity()
    match = phone.open(f"/{code_of(activity)}/walk-in").send(phone="13600005590")
    assert "签到成功" in match.send()
    assert "已经签过了" in match.send()
    with county.house.read() as rows:
        assert len(rows.find(Attendance, activity_id=activity.id)) == 1


def test_a_request_from_home_and_its_rating(county: County, phone: Phone) -> None:
    asked = phone.open("/ask")
    assert "已收到，单号" in asked.send(**FILLED)
    assert "已收到，单号" in asked.send(**FILLED)
    assert len(requests(county)) == 1
    served = county.request()
    county.fulfilled(served, county.team())
    assert "谢谢您的评价" in phone.open(f"/{code_of(served)}").send(grade="5")


def test_lists_of_open311_and_the_feeds(county: County, client: "TestClient[Litestar]") -> None:
    first = county.request()
    county.clock.turn(minutes=1)
    second = county.request(category=RequestCategory.HEALTH)
    county.activity()
    found = client.get("/open311/v2/requests.json").json()
    assert [told["service_request_id"] for told in found] == [second.number, first.number]
    found = client.get(
        "/open311/v2/requests.json", params={"status": "open", "service_code": "health"}
    ).json()
    assert [told["service_request_id"] for told in found] == [second.number]
    assert b"BEGIN:VEVENT" in client.get("/activities.ics").content
    assert client.get("/activities.atom").text.count("<entry>") == 1


def test_an_arrival_is_kept_once(county: County, phone: Phone) -> None:
    county.volunteer()
    page = phone.open(f"/{Code(CodeKind.ACTIVITY, '0' * 16).text}").send(phone="13600005590")
    assert "已记下：09:28 到场" in page
