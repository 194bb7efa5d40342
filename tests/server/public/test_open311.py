"""Open311 GeoReport v2: shapes as the standard writes them, in JSON and in XML, and what must not get out."""

from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from core.commands.request_moves import withdraw_request
from core.domain.codes import show_check_code
from core.domain.service_request import RequestCategory, RequestChannel, RequestState, ServiceRequest
from core.ports.store import Command
from tests.server.public.conftest import API_KEY
from tests.server.public.county import STATION, County, code_of

ROOT = "/open311/v2"
GIVEN: dict[str, str] = {
    "api_key": API_KEY,
    "service_code": "repair",
    "attribute[VILLAGE]": "柳溪镇|新民村",
    "attribute[CONSENT]": "yes",
    "address_string": "3 组 12 号",
    "last_name": "周",
    "first_name": "桂兰",
    "phone": "13800002046",
    "description": "厨房的灯坏了",
}
SERVICE = {"service_code", "service_name", "description", "metadata", "type", "keywords", "group"}
ATTRIBUTE = {
    "variable",
    "code",
    "datatype",
    "required",
    "datatype_description",
    "order",
    "description",
    "values",
}
REQUEST = {
    "service_request_id", "status", "status_notes", "extended_status", "service_name", "service_code",
    "description", "agency_responsible", "service_notice", "requested_datetime", "updated_datetime",
    "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url",
}  # fmt: skip


class Partner:
    """Another program that speaks the standard."""

    def __init__(self, client: "TestClient[Litestar]") -> None:
        self._client = client

    # Any: what came out of JSON; the tests look at it.
    def get(self, path: str, *, answers: int = 200, **query: str) -> Any:  # noqa: ANN401 - see above
        answer = self._client.get(f"{ROOT}/{path}.json", params=query)
        assert answer.status_code == answers, answer.text
        assert answer.headers["content-type"].startswith("application/json")
        return answer.json()

    def xml(self, path: str, *, answers: int = 200, **query: str) -> ElementTree.Element:
        answer = self._client.get(f"{ROOT}/{path}.xml", params=query)
        assert answer.status_code == answers, answer.text
        assert answer.headers["content-type"] == "text/xml; charset=utf-8"
        return ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer

    def post(self, *, answers: int = 200, **fields: str) -> Any:  # noqa: ANN401 - see above
        given = GIVEN | {
            name.replace("__", "[").replace("_END", "]"): value for name, value in fields.items()
        }
        answer = self._client.post(f"{ROOT}/requests.json", data=given)
        assert answer.status_code == answers, answer.text
        return answer.json()

    def post_without(self, *names: str) -> Any:  # noqa: ANN401 - see above
        given = {name: value for name, value in GIVEN.items() if name not in names}
        return self._client.post(f"{ROOT}/requests.json", data=given).json()


@pytest.fixture
def partner(client: "TestClient[Litestar]") -> Partner:
    return Partner(client)


def requests(county: County) -> list[ServiceRequest]:
    with county.house.read() as rows:
        return rows.find(ServiceRequest)


def test_discovery_names_the_endpoint_and_its_forms(partner: Partner) -> None:
    told = partner.get("discovery")
    assert set(told) == {"changeset", "contact", "key_service", "endpoints"}
    (endpoint,) = told["endpoints"]
    assert set(endpoint) == {"specification", "url", "changeset", "type", "formats"}
    assert endpoint["url"].endswith(ROOT)
    assert endpoint["formats"] == ["application/json", "text/xml"]
    assert partner.xml("discovery").findtext("endpoints/endpoint/formats/format") == "application/json"


def test_services_are_the_nine_categories(partner: Partner) -> None:
    told = partner.get("services")
    assert [service["service_code"] for service in told] == [category.value for category in RequestCategory]
    assert all(set(service) == SERVICE for service in told)
    assert all(isinstance(service["metadata"], bool) for service in told)
    assert {service["type"] for service in told} == {"realtime"}
    names = [found.text for found in partner.xml("services").findall("service/service_name")]
    assert names[:2] == ["便民维修", "助老服务"]
    assert partner.get("services", locale="en")[0]["service_name"] == "Repairs"


def test_a_definition_lists_the_villages_the_county_serves(partner: Partner) -> None:
    told = partner.get("services/repair")
    assert told["service_code"] == "repair"
    assert all(set(attribute) == ATTRIBUTE for attribute in told["attributes"])
    village = told["attributes"][0]
    assert (village["code"], village["datatype"], village["required"]) == ("VILLAGE", "singlevaluelist", True)
    assert {"key": "柳溪镇|新民村", "name": "柳溪镇 新民村"} in village["values"]
    keys = partner.xml("services/repair").findall("attributes/attribute/values/value/key")
    assert "柳溪镇|新民村" in [key.text for key in keys]
    assert partner.get("services/nonsense", answers=404) == [
        {"code": 404, "description": "service_code: not found"}
    ]


def test_a_post_becomes_a_request_of_the_villages_unit(county: County, partner: Partner) -> None:
    (told,) = partner.post()
    assert set(told) == {"service_request_id", "service_notice", "account_id"}
    (request,) = requests(county)
    assert told["service_request_id"] == request.number
    assert (request.site_id, request.state, request.channel) == (
        STATION,
        RequestState.SUBMITTED,
        RequestChannel.ONLINE,
    )
    assert (request.requester_name, request.phone) == ("周桂兰", "13800002046")
    assert (request.village, request.address, request.consent_share) == ("新民村", "3 组 12 号", True)


def test_a_post_is_answered_in_xml_too(client: "TestClient[Litestar]") -> None:
    answer = client.post(f"{ROOT}/requests.xml", data=GIVEN)
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer
    assert root.tag == "service_requests"
    assert root.findtext("request/service_request_id", "").startswith("LX-WW-R2026-")


def test_only_partners_with_a_key_may_post(county: County, partner: Partner) -> None:
    for key in ("", "guess", API_KEY[:-1]):
        assert partner.post(answers=403, api_key=key) == [
            {"code": 403, "description": "api_key: missing or unknown"}
        ]
    assert requests(county) == []


@pytest.mark.parametrize(
    ("without", "told"),
    [
        ("service_code", "service_code: required"),
        ("phone", "phone: required"),
        ("description", "words: required"),
        ("attribute[VILLAGE]", "attribute[VILLAGE]: required, one of the service definition's keys"),
    ],
)
def test_what_is_missing_is_named(county: County, partner: Partner, without: str, told: str) -> None:
    assert partner.post_without(without) == [{"code": 400, "description": told}]
    assert requests(county) == []


def test_without_any_place_there_is_no_request(partner: Partner) -> None:
    (error,) = partner.post_without("attribute[VILLAGE]", "address_string")
    assert error["code"] == 400
    assert "address_string" in error["description"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"phone": "12"},
        {"service_code": "nonsense"},
        {"attribute__VILLAGE_END": "火星"},
        {"attribute__WANTED_END": "gestern"},
        {"lat": "28.7"},
        {"description": "好" * 201},
        {"jurisdiction_id": "elsewhere"},
    ],
)
def test_what_is_wrong_changes_nothing(county: County, partner: Partner, wrong: dict[str, str]) -> None:
    status = 404 if wrong.keys() & {"service_code", "jurisdiction_id"} else 400
    (error,) = partner.post(answers=status, **wrong)
    assert set(error) == {"code", "description"}
    assert error["code"] == status
    assert requests(county) == []


def test_requests_are_listed_with_our_stage_beside_the_standards_status(
    county: County, partner: Partner
) -> None:
    request = county.request()
    (told,) = partner.get("requests")
    assert set(told) == REQUEST
    assert (told["status"], told["status_notes"], told["extended_status"]) == ("open", "待审核", "submitted")
    assert told["service_request_id"] == request.number
    assert told["address"] == "柳溪镇 新民村"
    for name in ("requested_datetime", "updated_datetime", "expected_datetime"):
        assert datetime.fromisoformat(told[name]).tzinfo is not None
    (element,) = partner.xml("requests").findall("request")
    assert {child.tag for child in element} == REQUEST


def test_strangers_see_neither_words_nor_door_nor_anyones_name(
    county: County, client: "TestClient[Litestar]"
) -> None:
    request = county.request()
    for path in ("requests.json", "requests.xml", f"requests/{request.number}.json"):
        text = client.get(f"{ROOT}/{path}").text
        for secret in ("家里电路老化", "12 号", "周桂兰", "13800002046", request.token, request.check_code):
            assert secret not in text


def test_a_partner_sees_words_and_door_but_no_name_and_no_telephone(county: County, partner: Partner) -> None:
    county.request()
    (told,) = partner.get("requests", api_key=API_KEY)
    assert told["description"].startswith("家里电路老化")
    assert told["address"] == "柳溪镇 新民村 3 组 12 号"
    assert "周桂兰" not in str(told)
    assert "13800002046" not in str(told)


def test_filters_by_status_service_and_ids(county: County, partner: Partner) -> None:
    repair, health = county.request(), county.request(category=RequestCategory.HEALTH)
    county.does(Command, lambda desk: withdraw_request(desk, health.id, "不用了"))

    def listed(name: str, value: str) -> list[str]:
        answer = partner.get("requests", answers=200, **{name: value})
        return [told["service_request_id"] for told in answer]

    assert listed("status", "open") == [repair.number]
    assert listed("status", "closed") == [health.number]
    assert set(listed("status", "open,closed")) == {repair.number, health.number}
    assert listed("service_code", "health,legal") == [health.number]
    assert listed("service_request_id", f"{health.number},unknown") == [health.number]
    assert partner.get("requests", answers=400, start_date="yesterday")[0]["code"] == 400
    assert partner.get("requests/unknown", answers=404)[0]["code"] == 404


def test_a_status_the_standard_does_not_know_is_refused(client: "TestClient[Litestar]") -> None:
    answer = client.get(f"{ROOT}/requests.json", params={"status": "lost"})
    assert (answer.status_code, answer.json()[0]["code"]) == (400, 400)


def test_without_dates_the_last_ninety_days_are_listed(county: County, partner: Partner) -> None:
    county.request()
    county.clock.turn(days=91)
    new = county.request()
    assert [told["service_request_id"] for told in partner.get("requests")] == [new.number]


def test_dates_bound_the_list_and_lie_at_most_ninety_days_apart(county: County, partner: Partner) -> None:
    old = county.request()
    county.clock.turn(days=10)
    county.request()
    found = partner.get("requests", start_date="2026-05-19T00:00:00Z", end_date="2026-05-25T00:00:00+08:00")
    assert [told["service_request_id"] for told in found] == [old.number]
    for start, end in (("2026-01-01T00:00:00Z", "2026-05-25T00:00:00Z"), ("2026-05-25", "2026-05-24")):
        assert partner.get("requests", answers=400, start_date=start, end_date=end)[0]["code"] == 400


def test_only_the_newest_thousand_are_listed(
    county: County, partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.open311_operations.MOST_REQUESTS", 3)
    numbers = []
    for _ in range(5):
        county.clock.turn(minutes=1)
        numbers.append(county.request().number)
    found = [told["service_request_id"] for told in partner.get("requests")]
    assert found == numbers[:1:-1]


def test_the_slip_is_the_token(county: County, partner: Partner) -> None:
    request = county.request()
    for token in (code_of(request), show_check_code(request.check_code), request.number):
        assert partner.get(f"tokens/{token}") == [{"token": token, "service_request_id": request.number}]
    assert partner.xml(f"tokens/{code_of(request)}").findtext("request/service_request_id") == request.number
    (error,) = partner.get("tokens/0520-999", answers=404)
    assert "may not have uploaded" in error["description"]


def test_updated_is_when_the_platform_last_heard(county: County, partner: Partner) -> None:
    request = county.request()
    registered_at = county.clock()
    county.clock.turn(hours=2)
    county.does(Command, lambda desk: withdraw_request(desk, request.id, "不用了"))
    (told,) = partner.get(f"requests/{request.number}")
    assert datetime.fromisoformat(told["requested_datetime"]) == registered_at
    assert datetime.fromisoformat(told["updated_datetime"]) == registered_at + timedelta(hours=2)


def test_errors_are_the_standards_in_xml_too(partner: Partner) -> None:
    root = partner.xml("requests", answers=404, jurisdiction_id="elsewhere")
    assert root.tag == "errors"
    assert (root.findtext("error/code"), root.findtext("error/description")) == (
        "404",
        "jurisdiction_id: not found",
    )


@pytest.mark.parametrize("path", ["services.txt", "nonsense.json", ".json", "requests/x.pdf"])
def test_what_is_not_there_is_an_error_of_the_standard(client: "TestClient[Litestar]", path: str) -> None:
    answer = client.get(f"{ROOT}/{path}")
    assert answer.status_code == 404
    assert answer.json()[0]["code"] == 404
