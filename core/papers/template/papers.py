"""Which papers are templates and which fields each has."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SEAL_FIELDS = frozenset({"issuer", "issued_date", "issued_date_chinese"})
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

PAPERS: dict[str, PaperFields] = {
    paper.name: paper
    for paper in (
        _paper("honour_certificate", _CERTIFICATE),
        _paper("star_certificate", _CERTIFICATE),
        _paper("thanks_letter", _CERTIFICATE),
    )
}
