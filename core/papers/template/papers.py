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


def _paper(name: str, texts: str, **lists: str) -> PaperFields:
    found = {key: frozenset(words.split()) for key, words in lists.items()}
    return PaperFields(name, _EVERYWHERE | frozenset(texts.split()), found)


_CERTIFICATE = (
    "name honorific reason honour number check_code code issuer issuer_phone handler issued_date "
    "issued_date_chinese year hours total_hours stars stars_word team volunteer_number"
)

_REQUEST = "number name phone address words category wanted"

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
        _paper("request_form", _REQUEST + " village registered_at channel urgent hints share dispatched"),
        _paper(
            "dispatch_notice",
            _REQUEST + " request_number team reply_by dispatched_at note issued_date answer who_goes goes_at",
        ),
        _paper("feedback_form", _REQUEST + " team served_at grade comment how rated_on"),
        _paper(
            "activity_record",
            "number title period place organiser leader people hours category content files",
        ),
        _paper("duty_log", "day requests dispatched closed signed_in", entries="time who what done"),
        _paper(
            "certificate_register",
            "period which count",
            entries="place number kind name issued by state",
        ),
        _paper("menu_poster", "code site_address"),
    )
}
