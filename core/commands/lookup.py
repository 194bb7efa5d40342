"""Reading rows that must be there, and the small checks every form shares."""

from typing import TypeVar

import msgspec

from core.commands.refusals import NotFound, ReasonMissing
from core.domain.refusals import FieldMissing, FieldTooLong
from core.ports.store import UnitOfWork

R = TypeVar("R", bound=msgspec.Struct)


def require(rows: UnitOfWork, kind: type[R], row_id: str) -> R:
    """The row; NotFound names its kind when this store does not hold it."""
    row = rows.get(kind, row_id)
    if row is None:
        raise NotFound(kind=kind.__name__, row_id=row_id)
    return row


def required_text(field: str, text: str, limit: int) -> str:
    """The text without white space at its ends; FieldMissing or FieldTooLong name the field."""
    stripped = text.strip()
    if not stripped:
        raise FieldMissing(field=field)
    return optional_text(field, stripped, limit)


def optional_text(field: str, text: str, limit: int) -> str:
    """The text without white space at its ends, empty allowed; FieldTooLong names the field."""
    stripped = text.strip()
    if len(stripped) > limit:
        raise FieldTooLong(field=field, length=len(stripped), limit=limit)
    return stripped


def require_reason(reason: str) -> None:
    """ReasonMissing when a step that takes something back gives no reason."""
    if not reason.strip():
        raise ReasonMissing
