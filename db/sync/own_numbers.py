"""The counters go past every number of this desk that comes back: a restored copy never prints it again."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.domain.activity import Activity, SignInSheetPage
from core.domain.certificate import Certificate
from core.domain.numbers import NumberTemplate, counted
from core.domain.refusals import Refusal
from core.domain.service_request import ServiceRequest
from core.domain.volunteer import Volunteer
from db.identity import read_identity
from db.mapping import TABLE_MAPS, TableMap
from db.raw import RawConnection

_NUMBERED = (ServiceRequest, Volunteer, Activity, SignInSheetPage, Certificate)
"""What is numbered here: a decision only counts on, and a report has its number from the national system.

The file of reports is named by the second (core.commands.national_reports).
"""
_NUMBER_AT = {
    mapped.name: mapped.columns.index("number") for mapped in (TABLE_MAPS[kind] for kind in _NUMBERED)
}
_PAST = (
    "INSERT INTO number_counter (series, last) VALUES (?, ?) "
    "ON CONFLICT (series) DO UPDATE SET last = max(last, excluded.last)"
)


def go_past(connection: RawConnection, mapped: TableMap[Any], values: Sequence[Sequence[Any]]) -> None:
    """Take in the numbers of rows that arrive; those of other desks say nothing."""
    at = _NUMBER_AT.get(mapped.name)
    if at is None:
        return
    code = read_identity(connection).desk_code
    own = [row[at] for row in values if code in row[at]]
    if own:
        last: dict[str, int] = {}
        for desk, series, counter in _read(connection, own, certificates=mapped.name == "certificate"):
            if desk == code:
                last[series] = max(counter, last.get(series, 0))
        connection.executemany(_PAST, list(last.items()))


def _read(
    connection: RawConnection, numbers: Iterable[str], *, certificates: bool
) -> Iterable[tuple[str, str, int]]:
    """Desk, counter and value of each; certificates may be written in the form of this centre."""
    site = connection.execute(
        "SELECT code, certificate_template FROM practice_site WHERE id = (SELECT site_id FROM desk_identity)"
    ).fetchone()
    template = NumberTemplate(site[1]) if certificates and site and site[1] else None
    for text in numbers:
        read = counted(text)
        if read is None and template is not None:
            read = _of_template(template, text, site[0])
        if read is not None:
            yield read


def _of_template(template: NumberTemplate, text: str, site: str) -> tuple[str, str, int] | None:
    try:
        number = template.parse(text, site)
    except Refusal:
        return None
    return counted(number.text)
