"""Which papers are templates and which fields each has."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SEAL_FIELDS = frozenset({"issuer", "site_name", "issued_date", "issued_date_chinese"})
"""Unit and date: all that may stand in the seal square."""

_EVERYWHERE = frozenset({"site_name", "site_phone", "site_hours", "printed_at", "clerk", "page", "pages"})


@dataclass(frozen=True)
class PaperFields:
    """A paper's file name below resources/papers, its text fields and the fields of each list's rows."""

    name: str
    texts: frozenset[str]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    size: tuple[float, float] | None = None
    """The paper's measures where code around the template relies on them; a roll has no height."""
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A paper that code lays out: its places for words, with the fields each may ask for."""
    least: Mapping[str, int] = field(default_factory=dict)
    """How many rows of a list code puts on one sheet: a table must have room for them."""


def _paper(
    name: str,
    texts: str,
    *,
    size: tuple[float, float] | None = None,
    least: Mapping[str, int] | None = None,
    **lists: str,
) -> PaperFields:
    found = {key: frozenset(words.split()) for key, words in lists.items()}
    texts_ = _EVERYWHERE | frozenset(texts.split())
    return PaperFields(name, texts_, found, size, least=least or {})


_CERTIFICATE = (
    "name honorific reason honour number check_code code issuer issuer_phone handler issued_date "
    "issued_date_chinese year hours total_hours stars stars_word team volunteer_number"
)

_CARD = "name team volunteer_number stars code registered_month copy_number"
RECORD_ROWS, RECORD_YEARS = 8, 2
"""Visits and rows of years on the first page of a service record."""
_VISIT = "order day content place unit hours"

POSTER_GROUPS = 8
"""Groups of the menu on one poster."""
_POSTER_GROUPS = " ".join(f"group_{place} items_{place}" for place in range(1, POSTER_GROUPS + 1))

_SLIP = (
    "number resident phone words category place wished_time code lookup_code promise enquiry_phone "
    "enquiry_hours copy_number"
)

_REQUEST = "number name phone address words category wanted"

_A_PAGE = "number page pages printed_at first last people people_wanted"
_WHICH_CODE = "paper_code screen_code"
_SHEET_PLACES = {
    "head": "site_name",
    "time": "",
    "place": "",
    "leader": "",
    "people": "",
    "time_told": "period",
    "place_told": "place",
    "leader_told": "leader leader_phone",
    "people_told": _A_PAGE,
    "scan": _WHICH_CODE,
    "note": _WHICH_CODE,
    "column_order": "",
    "column_name": "",
    "column_number": "",
    "column_duty": "",
    "column_present": "",
    "column_left": "",
    "column_signature": "",
    "column_check_in": "",
    "column_check_out": "",
    "phone": "phone_tail",
    "foot": _A_PAGE,
    "help": "",
    "sign_leader": "",
    "sign_desk": "",
}


def _sheet() -> PaperFields:
    places = {place: frozenset(texts.split()) for place, texts in _SHEET_PLACES.items()}
    known = frozenset().union(*places.values())
    return PaperFields("sign_in_sheet", known, size=(210.0, 297.0), places=places)


PAPERS: dict[str, PaperFields] = {
    paper.name: paper
    for paper in (
        _paper("honour_certificate", _CERTIFICATE),
        _paper("star_certificate", _CERTIFICATE),
        _paper("thanks_letter", _CERTIFICATE),
        _paper(
            "volunteer_form",
            "number name sex nation birth political education phone id_type id_number job address skills "
            "categories times clothing emergency team notice_version registered_on",
        ),
        _paper(
            "guardian_consent",
            "number name birth guardian_name guardian_relation guardian_phone photo",
        ),
        _paper(
            "request_form",
            _REQUEST + " village registered_at channel served_group people urgent hints share dispatched",
        ),
        _paper(
            "dispatch_notice",
            _REQUEST + " request_number team reply_by dispatched_at note issued_date answer who_goes goes_at",
        ),
        _paper(
            "feedback_form",
            _REQUEST + " team served_at grade overall efficiency skill attitude comment how rated_on",
        ),
        _paper(
            "activity_record",
            "number title period place organiser leader people hours category content files served result",
        ),
        _paper("duty_log", "day requests dispatched closed signed_in", entries="time who what done"),
        _paper(
            "certificate_register",
            "period which count",
            entries="place number kind name issued by state",
        ),
        _paper(
            "full_record",
            "number national_number name sex id_type id_number phone address skills categories team "
            "registered_on hours training_hours stars_word",
            entries="group day title unit value",
        ),
        _paper("activity_poster", "title day span place content roles asked at_door code site_address"),
        _paper("menu_poster", "code site_address " + _POSTER_GROUPS),
        _paper(
            "demand_menu",
            "count code",
            needs="place number words category village wanted",
        ),
        _paper(
            "hours_posting",
            "period posted_from until days count people total_hours site_address",
            entries="place name team activity unit day hours",
        ),
        _paper(
            "star_list",
            "as_of rule posted_from until count site_address",
            entries="place name team hours stars",
        ),
        _paper(
            "team_members",
            "team kind leader founded_on count code",
            entries="place name number role joined_on hours",
        ),
        _paper(
            "service_certificate",
            "name sex id_type id_number number check_code code issuer issuer_phone handler issued_date "
            "issued_date_chinese hours hours_capitals total_hours stars_word team volunteer_number "
            "period_from period_to day_from day_to visits visits_all visits_more",
            size=(210.0, 297.0),
            least={"latest": RECORD_ROWS, "latest_years": RECORD_YEARS},
            latest=_VISIT,
            latest_years="text",
            every=_VISIT,
            years="text",
        ),
        _sheet(),
        _paper("volunteer_card", _CARD, size=(85.6, 54.0)),
        _paper("request_slip", _SLIP, size=(210.0, 148.0)),
        _paper("request_slip_80mm", _SLIP, size=(80.0, 0.0)),
        _paper("request_slip_58mm", _SLIP, size=(58.0, 0.0)),
    )
}
