"""What a resident says about a service (评单)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid5

import msgspec

from core.commands.correcting import correct
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require
from core.commands.patching import put_if_changed
from core.commands.refusals import NotFound, NotFulfilled
from core.commands.request_steps import RequestCommand
from core.domain.codes import CodeKind
from core.domain.correction import Correction, correction_id
from core.domain.deadlines import correction_due
from core.domain.erasure import is_erased
from core.domain.rating import BAD, Aspect, AspectGrade, Grade, Rating, RatingSource
from core.domain.service_request import RequestState, RequestStep, ServiceRequest
from core.ports.store import Desk, OpKind, Ref, UnitOfWork

WORDS_LIMIT = 200
MOST_TAGS = 8
TAG_LIMIT = 12
RATEABLE = frozenset({RequestState.FULFILLED, RequestState.RATED, RequestState.CLOSED})
_STEP_NAMESPACE = UUID("3b1c7a52-6a0e-5d0b-9a8c-5e2f4c1d7b10")


class RateRequest(RequestCommand, frozen=True, kw_only=True):
    """A rating. The first one of a request counts; whoever rates again is kept beside it.

    A bad one opens a correction, owed by `correction_due_at`.
    """

    rating: Rating
    correction_due_at: datetime | None = None


def rate_request(
    desk: Desk,
    request_id: str,
    grade: Grade,
    source: RatingSource,
    *,
    aspects: Mapping[Aspect, Grade] | None = None,
    tags: tuple[str, ...] = (),
    words: str = "",
) -> RateRequest:
    """Enter what the resident said by telephone or on paper."""
    request = require(desk.rows, ServiceRequest, request_id)
    return _rating(desk, request, grade, source, desk.clerk.id, aspects or {}, tags, words)


def rate_by_code(
    desk: Desk,
    token: str,
    grade: Grade,
    *,
    aspects: Mapping[Aspect, Grade] | None = None,
    tags: tuple[str, ...] = (),
    words: str = "",
) -> RateRequest:
    """The resident rates behind the code of the slip. Asks nothing of who is on duty."""
    request = next(iter(desk.rows.find(ServiceRequest, token=token)), None)
    if request is None:
        raise NotFound(kind=ServiceRequest.__name__, row_id=CodeKind.REQUEST.value)
    return _rating(desk, request, grade, RatingSource.QR, "", aspects or {}, tags, words)


def _rating(
    desk: Desk,
    request: ServiceRequest,
    grade: Grade,
    source: RatingSource,
    by: str,
    aspects: Mapping[Aspect, Grade],
    tags: tuple[str, ...],
    words: str,
) -> RateRequest:
    rating = Rating(
        id=desk.new_id(),
        site_id=request.site_id,
        request_id=request.id,
        grade=grade,
        aspects=tuple(AspectGrade(aspect, aspects[aspect]) for aspect in Aspect if aspect in aspects),
        tags=tuple(optional_text("tags", tag, TAG_LIMIT) for tag in tags[:MOST_TAGS]),
        words=optional_text("words", words, WORDS_LIMIT),
        source=source,
        rated_at=desk.now(),
    )
    due = correction_due(desk.policy, rating.rated_at, desk.calendar) if grade in BAD else None
    return RateRequest(
        at=desk.now(),
        by=by,
        site_id=request.site_id,
        desk_code=desk.desk_code,
        rating=rating,
        correction_due_at=due,
    )


def rated_step_id(request_id: str) -> str:
    """The id of the one step that makes a request rated."""
    return str(uuid5(_STEP_NAMESPACE, request_id))


def first_rating(rows: UnitOfWork, request_id: str) -> Rating | None:
    """The rating that counts: the earliest, by id where two came at once."""
    return min(rows.find(Rating, request_id=request_id), key=_came, default=None)


def _came(rating: Rating) -> tuple[object, ...]:
    return rating.rated_at, rating.id


def move_to_rated(
    rows: UnitOfWork, request: ServiceRequest, rating: Rating, by: str = "", desk_code: str = ""
) -> None:
    """A fulfilled request that has a rating is rated; `by` is the clerk who entered the one that counts."""
    if request.state is RequestState.FULFILLED:
        rows.put(msgspec.structs.replace(request, state=RequestState.RATED, due_at=None))
    step = RequestStep(
        id=rated_step_id(request.id),
        request_id=request.id,
        site_id=request.site_id,
        at=rating.rated_at,
        clerk_id=by,
        desk_code=desk_code,
        from_state=RequestState.FULFILLED,
        to_state=RequestState.RATED,
    )
    put_if_changed(rows, rows.get(RequestStep, step.id), step)


def _check_rate(rows: UnitOfWork, command: RateRequest) -> None:
    request = require(rows, ServiceRequest, command.rating.request_id)
    if request.state not in RATEABLE:
        raise NotFulfilled(request_id=request.id, state=request.state.value)


def _rate(rows: UnitOfWork, command: RateRequest) -> None:
    """Kept in any case, also before the desk's word that the service was given has arrived."""
    rating = command.rating
    request = rows.get(ServiceRequest, rating.request_id)
    if rows.get(Rating, rating.id) is None:
        gone = request is not None and is_erased(request.requester_name)
        rows.put(msgspec.structs.replace(rating, words="") if gone else rating)
    kept = sorted(rows.find(Rating, request_id=rating.request_id), key=_came)
    for place, known in enumerate(kept):
        put_if_changed(rows, known, msgspec.structs.replace(known, again=place > 0))
    counts = kept[0].id == rating.id
    if request is not None and (
        request.state is RequestState.FULFILLED or (counts and request.state is RequestState.RATED)
    ):
        told = (command.by, command.desk_code) if counts else ("", "")
        move_to_rated(rows, request, kept[0], *told)
    correct(rows, rating, command.correction_due_at)


HANDLERS = (
    Handler(
        RateRequest,
        OpKind.FACT,
        lambda c: (
            Ref(Rating, c.rating.id),
            Ref(ServiceRequest, c.rating.request_id),
            Ref(RequestStep, rated_step_id(c.rating.request_id)),
            Ref(Correction, correction_id(c.rating.request_id)),
        ),
        _check_rate,
        _rate,
    ),
)
