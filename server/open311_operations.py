"""What the Open311 interface answers: the standard's operations over the platform, without HTTP."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from core.commands.requests import RequestForm
from core.domain.codes import CodeCheckFailed, CodeKind, UnknownCode, parse_check_code, parse_code
from core.domain.local_time import LOCAL_ZONE, local, local_day
from core.domain.numbers import told_number
from core.domain.phone import PhoneRefused
from core.domain.refusals import FieldMissing, Refusal
from core.domain.service_request import STATES, RequestCategory, ServiceRequest, WantedTime
from server.open311_forms import TYPES, Told
from server.public.asked import Language
from server.public.house import House
from server.public.online_request import hand_in
from server.public.places import towns_offered
from server.public.reading import (
    Rows,
    changed_at,
    request_by_check_code,
    request_by_number,
    request_by_token,
    requests_between,
    units,
)
from server.public.words import all_words

CHANGESET = "2026-05-20 00:00"
LONGEST_SPAN = timedelta(days=90)
MOST_REQUESTS = 1_000


class Open311Error(Exception):
    """One of the standard's errors."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(status, description)
        self.status = status
        self.description = description


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call as the operations see it. `keyed`: it carries a known API key."""

    name: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, Sequence[str]] = field(default_factory=dict)
    keyed: bool = False
    root: str = ""

    def typed(self, name: str) -> str:
        """A field of the form, without white space at its ends."""
        values = self.form.get(name, ())
        return values[0].strip() if values else ""

    @property
    def language(self) -> Language:
        """The standard has no language; ?locale=en is a common extension."""
        return "en" if self.query.get("locale", "").startswith("en") else "zh"


Operation = Callable[[Call], tuple[str, Any]]
"""Gives the name of the XML root, and the answer: a list of rows or one row."""


class Open311:
    """The operations, over the platform."""

    def __init__(self, house: House, clock: Callable[[], datetime]) -> None:
        self._house = house
        self._clock = clock

    def discovery(self, call: Call) -> tuple[str, Any]:
        """Where the endpoint is and what it speaks."""
        with self._house.read() as rows:
            known = units(rows)
        contact = f"{known[0].name} {known[0].phone}".strip() if known else self._house.county
        return "discovery", {
            "changeset": CHANGESET,
            "contact": contact,
            "key_service": f"请向 {contact} 申请 api_key",
            "endpoints": [
                {
                    "specification": "http://wiki.open311.org/GeoReport_v2",
                    "url": call.root,
                    "changeset": CHANGESET,
                    "type": "production",
                    "formats": list(TYPES.values()),
                }
            ],
        }

    def services(self, call: Call) -> tuple[str, Any]:
        """The nine categories."""
        self._check_jurisdiction(call)
        return "services", [
            {
                "service_code": category.value,
                "service_name": _name(category, call.language),
                "description": "志愿服务，不收费"
                if call.language == "zh"
                else "Volunteer service, free of charge",
                "metadata": True,
                "type": "realtime",
                "keywords": f"{category.value},{_name(category, 'zh')}",
                "group": "志愿服务" if call.language == "zh" else "Volunteer service",
            }
            for category in RequestCategory
        ]

    def definition(self, call: Call) -> tuple[str, Any]:
        """What may be told beside the standard's own fields: the village, the wished time, consent."""
        self._check_jurisdiction(call)
        category = _category(call.name)
        with self._house.read() as rows:
            villages = self._villages(rows)
        attributes = [
            _attribute(
                1,
                "VILLAGE",
                "singlevaluelist" if villages else "string",
                "镇、村（社区）",
                villages,
                required=True,
            ),
            _attribute(2, "WANTED", "singlevaluelist", "希望时间", _WANTED),
            _attribute(3, "CONSENT", "singlevaluelist", "同意把姓名和电话告诉上门的队伍", _CONSENT),
        ]
        return "service_definition", {"service_code": category.value, "attributes": attributes}

    def _villages(self, rows: Rows) -> list[tuple[str, str]]:
        """Key and name of every village a request may be for."""
        towns = towns_offered(units(rows), local_day(self._clock()))
        places = [(town, village) for town, villages in towns for village in villages]
        return [(f"{town}|{village}", f"{town} {village}") for town, village in places]

    def post(self, call: Call) -> tuple[str, Any]:
        """A new request. Needs an API key, a telephone, and an address or the village."""
        if not call.keyed:
            raise Open311Error(403, "api_key: missing or unknown")
        self._check_jurisdiction(call)
        form = self._form(call)
        try:
            made = hand_in(self._house, form, local_day(self._clock()))
        except PhoneRefused as refusal:
            raise Open311Error(400, f"phone: {refusal.code}") from refusal
        except FieldMissing as refusal:
            raise Open311Error(400, f"{refusal.field}: required") from refusal
        except Refusal as refusal:
            raise Open311Error(400, refusal.code) from refusal
        return "service_requests", [
            {
                "service_request_id": made.number,
                "service_notice": f"单号 {told_number(made.number, made.spoken_number)}，前台会尽快联系。",
                "account_id": "",
            }
        ]

    def _form(self, call: Call) -> RequestForm:
        told = {name.removeprefix("attribute[").removesuffix("]"): call.typed(name) for name in call.form}
        position = ",".join(part for part in (call.typed("lat"), call.typed("long")) if part)
        address = call.typed("address_string") or call.typed("address_id") or position
        town, _, village = told.get("VILLAGE", "").rpartition("|")
        if not village and not address:
            raise Open311Error(400, "address_string, address_id or lat and long: required")
        if bool(call.typed("lat")) != bool(call.typed("long")):
            raise Open311Error(400, "lat and long: both are required")
        with self._house.read() as rows:
            villages = self._villages(rows)
        if villages and (told.get("VILLAGE", "") not in dict(villages)):
            raise Open311Error(400, "attribute[VILLAGE]: required, one of the service definition's keys")
        wanted = told.get("WANTED") or WantedTime.SOON.value
        if wanted not in dict(_WANTED):
            raise Open311Error(400, "attribute[WANTED]: not one of the service definition's keys")
        return RequestForm(
            name=f"{call.typed('last_name')}{call.typed('first_name')}",
            phone=call.typed("phone"),
            contact="",
            words=call.typed("description"),
            category=_category(call.typed("service_code")),
            town=town,
            village=village or address[:40],
            address=address if village else "",
            wanted=WantedTime(wanted),
            consent_share=told.get("CONSENT") == "yes",
        )

    def listed(self, call: Call) -> tuple[str, Any]:
        """Requests by ids, or by service, status and time: 90 days, the newest 1,000."""
        self._check_jurisdiction(call)
        with self._house.read() as rows:
            wanted_ids = _parts(call.query.get("service_request_id", ""))
            if wanted_ids:
                looked_up = (request_by_number(rows, number) for number in wanted_ids[:MOST_REQUESTS])
                found = [request for request in looked_up if request is not None]
            else:
                since, until = self._span(call)
                found = requests_between(rows, since, until, MOST_REQUESTS, **_filters(call))
            return "service_requests", self._rows(rows, found, call)

    def one(self, call: Call) -> tuple[str, Any]:
        """One request; an unknown id is not found."""
        self._check_jurisdiction(call)
        with self._house.read() as rows:
            request = request_by_number(rows, call.name)
            if request is None:
                raise Open311Error(404, "service_request_id: not found")
            return "service_requests", self._rows(rows, [request], call)

    def token(self, call: Call) -> tuple[str, Any]:
        """The id that belongs to what stands on a slip: its code, its typed look-up code, or its number."""
        self._check_jurisdiction(call)
        with self._house.read() as rows:
            request = _by_token(rows, call.name)
        if request is None:
            raise Open311Error(404, "token: not known yet; the desk may not have uploaded it")
        return "service_requests", [{"token": call.name, "service_request_id": request.number}]

    def _check_jurisdiction(self, call: Call) -> None:
        asked = call.query.get("jurisdiction_id") or call.typed("jurisdiction_id")
        if asked and asked != self._house.county:
            raise Open311Error(404, "jurisdiction_id: not found")

    def _span(self, call: Call) -> tuple[datetime, datetime]:
        start, end = (_instant(call.query, name) for name in ("start_date", "end_date"))
        if start is None:
            end = end or self._clock() + timedelta(days=1)
            start = end - LONGEST_SPAN
        end = end or start + LONGEST_SPAN
        if end < start or end - start > LONGEST_SPAN:
            raise Open311Error(400, "start_date, end_date: at most 90 days apart")
        return start, end

    def _rows(self, rows: Rows, found: Sequence[ServiceRequest], call: Call) -> list[Told]:
        names = {unit.id: unit.name for unit in units(rows)}
        changes = changed_at(rows, ServiceRequest, [request.id for request in found])
        return [_row(request, names, changes, call) for request in found]


def _row(
    request: ServiceRequest, names: Mapping[str, str], changes: Mapping[str, datetime], call: Call
) -> Told:
    facts = STATES[request.state]
    place = (request.town, request.village, request.address if call.keyed else "")
    return {
        "service_request_id": request.number,
        "status": facts.open311,
        "status_notes": facts.english if call.language == "en" else facts.chinese,
        "extended_status": request.state.value,
        "service_name": _name(request.category, call.language),
        "service_code": request.category.value,
        "description": request.words if call.keyed else "",
        "agency_responsible": names.get(request.site_id, ""),
        "service_notice": "",
        "requested_datetime": _stamp(request.registered_at),
        "updated_datetime": _stamp(changes.get(request.id, request.registered_at)),
        "expected_datetime": _stamp(request.due_at) if request.due_at else "",
        "address": " ".join(part for part in place if part),
        "address_id": "",
        "zipcode": "",
        "lat": "",
        "long": "",
        "media_url": "",
    }


_WANTED = (
    (WantedTime.SOON.value, "尽快"),
    (WantedTime.THIS_AFTERNOON.value, "今天下午"),
    (WantedTime.TOMORROW.value, "明天"),
    (WantedTime.WEEKEND.value, "周末"),
)
_CONSENT = (("yes", "同意"), ("no", "不同意"))


def _attribute(
    order: int,
    code: str,
    datatype: str,
    description: str,
    values: Sequence[tuple[str, str]],
    *,
    required: bool = False,
) -> Told:
    return {
        "variable": True,
        "code": code,
        "datatype": datatype,
        "required": required,
        "datatype_description": "",
        "order": order,
        "description": description,
        "values": [{"key": key, "name": name} for key, name in values],
    }


def _name(category: RequestCategory, language: Language) -> str:
    return all_words()[f"category.{category.value}"][1 if language == "en" else 0]


def _category(code: str) -> RequestCategory:
    if not code:
        raise Open311Error(400, "service_code: required")
    try:
        return RequestCategory(code)
    except ValueError:
        raise Open311Error(404, "service_code: not found") from None


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


# Any: the two filters are sets of different things.
def _filters(call: Call) -> dict[str, Any]:
    statuses = set(_parts(call.query.get("status", "")))
    if statuses - {"open", "closed"}:
        raise Open311Error(400, "status: open or closed")
    codes = _parts(call.query.get("service_code", ""))
    return {
        "states": {state for state, facts in STATES.items() if facts.open311 in statuses}
        if statuses
        else None,
        "categories": {_category(code) for code in codes} if codes else None,
    }


def _instant(query: Mapping[str, str], name: str) -> datetime | None:
    """W3C date and time; one without a zone is the county's own."""
    text = query.get(name, "").strip()
    if not text:
        return None
    try:
        # A plus sign in an address that was not escaped arrives as a space.
        instant = datetime.fromisoformat(text.replace(" ", "+"))
        return instant if instant.tzinfo else instant.replace(tzinfo=LOCAL_ZONE)
    except (ValueError, OverflowError):
        raise Open311Error(400, f"{name}: not a date and time of ISO 8601") from None


def _stamp(instant: datetime) -> str:
    return local(instant).isoformat(timespec="seconds")


def _by_token(rows: Rows, text: str) -> ServiceRequest | None:
    try:
        code = parse_code(text)
        return request_by_token(rows, code.token) if code.kind is CodeKind.REQUEST else None
    except (UnknownCode, CodeCheckFailed):
        pass
    try:
        return request_by_check_code(rows, parse_check_code(text))
    except (UnknownCode, CodeCheckFailed):
        return request_by_number(rows, text)
