"""Whatever goes wrong becomes application/problem+json with a name of ours and no word of our insides."""

import logging

import msgspec
from litestar import Response
from litestar.exceptions import HTTPException

from core.domain.refusals import Refusal
from server.bodies import HttpRequest
from server.database import is_database_failure
from server.problems import ProblemRaised

LOG = logging.getLogger("server")
PROBLEM_JSON = "application/problem+json"
_BY_STATUS = {
    404: "not_found",
    405: "method_unknown",
    413: "too_large",
    415: "unsupported_media",
    429: "rate_limited",
}


def answer_problem(_request: HttpRequest, raised: ProblemRaised) -> Response[bytes]:
    """The problem as it is sent, with Retry-After where waiting helps."""
    problem = raised.problem()
    headers = {}
    if problem.retry_after_s is not None:
        headers["Retry-After"] = str(problem.retry_after_s)
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Signature"
    body = msgspec.json.encode(problem)
    return Response(body, status_code=problem.status, media_type=PROBLEM_JSON, headers=headers)


def answer_refusal(request: HttpRequest, refusal: Refusal) -> Response[bytes]:
    """A rule of the centre said no."""
    return answer_problem(request, ProblemRaised("rule_refused", refusal.code))


def answer_http(request: HttpRequest, error: HTTPException) -> Response[bytes]:
    """What the framework itself found wrong: no such address, no such method."""
    if error.status_code >= 500:
        return answer_error(request, error)
    response = answer_problem(request, ProblemRaised(_BY_STATUS.get(error.status_code, "malformed")))
    for name, value in (error.headers or {}).items():
        response.headers[name.title()] = value
    return response


def answer_error(request: HttpRequest, error: Exception) -> Response[bytes]:
    """A fault of ours. A database that is busy or away is a reason to come again.

    The log names kind and place of the fault, never its text: a database puts values into it.
    """
    if is_database_failure(error):
        LOG.warning("%s %s: %s", request.method, _route(request), type(error).__name__)
        return answer_problem(request, ProblemRaised("server_busy", retry_after_s=2))
    LOG.error("%s %s: %s at %s", request.method, _route(request), type(error).__name__, _places(error))
    return answer_problem(request, ProblemRaised("server_error"))


def _route(request: HttpRequest) -> str:
    handler = request.scope.get("route_handler")
    paths = getattr(handler, "paths", None)
    return min(paths) if paths else "(no route)"


def _places(error: BaseException) -> str:
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return " < ".join(reversed(places[-6:]))
