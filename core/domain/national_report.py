"""What the national system (中国志愿服务网) was told of a service record, and what came back."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

import msgspec

_NAMESPACE = UUID("0a6e8ed5-3d3f-5ad0-8c5c-1a7f1a1b9c42")


class ReportState(StrEnum):
    """A record without a row was not reported yet (未报送)."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    CHANGED = "changed"
    """The hours were corrected after they were reported: they are told anew (更正待报)."""


class NationalReport(msgspec.Struct, frozen=True, kw_only=True):
    """How one service record stands; its id follows from the record's. `batch` names the file.

    `number` is what came back; it is kept as it stands and never made here. `reason`: why it was returned.
    """

    id: str
    version: int = 0
    site_id: str
    record_id: str
    state: ReportState
    batch: str
    number: str = ""
    reason: str = ""
    reported_at: datetime
    reported_by: str
    answered_at: datetime | None = None


def national_report_id(record_id: str) -> str:
    """The one report row of a service record."""
    return str(uuid5(_NAMESPACE, record_id))
