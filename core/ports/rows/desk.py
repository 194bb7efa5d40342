"""The home page's board, the day's counts, what the box finds and what a code stands for."""

from datetime import datetime

import msgspec

from core.domain.service_request import RequestState
from core.ports.rows.activities import ActivityRow
from core.ports.rows.requests import RequestRow


class HomeBoard(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the home page shows.

    `counts` holds SUBMITTED (with RETURNED), ACCEPTED, DISPATCHED, IN_SERVICE (with TAKEN), FULFILLED.
    `requests` are open ones by time limit, overdue first.
    """

    counts: dict[RequestState, int]
    overdue: int
    due_today: int
    open_total: int
    handled_today: int
    closed_today: int
    requests: tuple[RequestRow, ...]
    activities: tuple[ActivityRow, ...]
    next_activity: ActivityRow | None
    unsent: int
    last_sync_at: datetime | None
    pending_volunteers: int


class DayCounts(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk's day came to, for the log of those on duty."""

    requests: int
    dispatched: int
    closed: int
    signed_in: int


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One result of the box: `group` is person, request, activity or certificate; `kind` the table name."""

    group: str
    kind: str
    id: str
    title: str
    detail: str
    number: str


class CodeTarget(msgspec.Struct, frozen=True, kw_only=True):
    """What a scanned code stands for here; `kind` is the table name.

    `id` is the row's; for a page of a sign-in sheet it is that of its activity, which is what a desk opens.
    """

    kind: str
    id: str
    title: str
    at: datetime | None = None
    place: str = ""
