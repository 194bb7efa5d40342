"""What a request is called at this desk: core.domain.numbers.told_number, where the database does it."""

from sqlalchemy import Text, literal_column

from core.domain.numbers import Series
from db.tables import service_request

# The desk's two characters follow the site's code and its hyphen (core.domain.numbers.Number.text).
_DESK = "substr({request}.number, instr({request}.number, '-') + 1, 2)"
_WITH_DESK = _DESK + " || ' ' || {request}.spoken_number"
_TOLD = (
    f"CASE WHEN {{request}}.number LIKE '%-__-{Series.REQUEST.value}%'"  # noqa: S608 - names of our own tables
    f" AND {_DESK} <> (SELECT desk_code FROM desk_identity)"
    f" THEN {_WITH_DESK} ELSE {{request}}.spoken_number END"
)


def told_number_of(request: str) -> str:
    """The SQL of it; `request` is the name or alias under which the statement has the request.

    0520-017 as it is said here; K7 0520-017 where another desk gave it, for that one counts from 001, too.
    """
    return _TOLD.format(request=request)


TOLD = literal_column(told_number_of(service_request.name), Text).label("spoken_number")
"""Stands wherever rows tell people a request's `spoken_number`."""
DESK_OF = literal_column(_DESK.format(request=service_request.name), Text)
"""The code of the desk that gave a request its number."""
WITH_DESK = literal_column(_WITH_DESK.format(request=service_request.name), Text)
"""K7 0520-017, whoever gave it: what may be typed for it at every desk."""
