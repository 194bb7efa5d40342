"""Requests as the lists, the board and the detail show them."""

from datetime import date, datetime

import msgspec

from core.domain.correction import Correction
from core.domain.dispatch import Dispatch
from core.domain.rating import Rating
from core.domain.request_note import RequestNote
from core.domain.resident import Resident
from core.domain.service_request import RequestCategory, RequestState, ServiceRequest
from core.ports.rows.history import PrintRow


class RequestRow(msgspec.Struct, frozen=True, kw_only=True):
    """A request in a list.

    Here and in every other row `spoken_number` is what the request is called at this desk: with the
    code of the desk before it where another one gave it (core.domain.numbers.told_number).
    """

    id: str
    number: str
    spoken_number: str
    words: str
    requester_name: str
    town: str
    village: str
    category: RequestCategory
    state: RequestState
    urgent: bool
    due_at: datetime | None
    registered_at: datetime


class SimilarRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request that says the same as the one being typed; `said` are the words of both, `share` 0 to 1."""

    row: RequestRow
    share: float
    said: tuple[str, ...]


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a request's history."""

    id: str
    at: datetime
    clerk_name: str
    from_state: RequestState
    to_state: RequestState
    reason: str
    desk_code: str = ""


class DispatchRow(msgspec.Struct, frozen=True, kw_only=True):
    """A request that went to a team, with the team's name."""

    dispatch: Dispatch
    team: str


class ServiceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a request: dispatches, newest first, when it was served, the rating that counts."""

    dispatches: tuple[DispatchRow, ...]
    served_at: datetime | None
    rating: Rating | None


class RequestDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A request with its history, newest step first, and the prints of its papers, the first one first.

    `spoken_number` is that of a RequestRow.
    """

    request: ServiceRequest
    spoken_number: str
    resident: Resident | None
    clerk_name: str
    steps: tuple[StepRow, ...]
    print_count: int
    prints: tuple[PrintRow, ...] = ()


class BoardFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What of the board is asked for. `lane` is a tab of the board (LANES); empty values narrow nothing.

    `team_id`: a team that was asked. `first` to `last` are local days of registration. `text` is part
    of the words, the name or a number. `below` takes in the units below ours.
    """

    lane: str = "ours"
    text: str = ""
    town: str = ""
    category: RequestCategory | None = None
    team_id: str = ""
    first: date | None = None
    last: date | None = None
    below: bool = False

    def narrows(self) -> bool:
        """Something beside the lane is asked for."""
        return self != BoardFilter(lane=self.lane)


class NoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """A note with the name of who made it."""

    note: RequestNote
    clerk_name: str


class BoardDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A request with all that was done for it.

    `notes` are newest first. `merged` are the requests that are done with this one, `main` the one that this
    is done with; `activity` is the title of the activity that serves it. `correction_by` names the clerks of
    the correction by their ids.
    """

    detail: RequestDetail
    service: ServiceFacts
    notes: tuple[NoteRow, ...] = ()
    correction: Correction | None = None
    correction_by: dict[str, str] = {}
    merged: tuple[RequestRow, ...] = ()
    main: RequestRow | None = None
    activity: str = ""
