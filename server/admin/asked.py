"""A request for an office page as the pages see it, and what they answer: no framework beyond this file."""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from litestar import Response

from server.auth import is_loopback
from server.bodies import HttpRequest, headers_of, read_body
from server.problems import ProblemRaised

SESSION_COOKIE = "office"
LANGUAGE_COOKIE = "office_language"
MOST_FORM_BYTES = 64 * 1024
MOST_FIELDS = 1_000
"""A county office may be given a unit by each of these."""
_FORM = "application/x-www-form-urlencoded"


class Asked(NamedTuple):
    """What a page may know. `secure`: cookies are for TLS only (everywhere but on this machine)."""

    method: str
    parts: Mapping[str, str]
    form: Mapping[str, str]
    session: str
    language: str
    address: str
    secure: bool
    host: str = ""


class Answer(NamedTuple):
    """A page, or the way to another. `cookies`: name to value, empty to forget."""

    body: str = ""
    status: int = 200
    location: str = ""
    cookies: tuple[tuple[str, str], ...] = ()


async def read_asked(request: HttpRequest) -> Asked:
    """The request. Raises malformed for a form from elsewhere, too_large, unsupported_media."""
    headers = headers_of(request)
    form: dict[str, str] = {}
    if request.method == "POST":
        _from_here(headers)
        if headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            raise ProblemRaised("unsupported_media", "a form")
        body = await read_body(request, MOST_FORM_BYTES)
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
        form = {name: values[-1].replace("\0", "") for name, values in fields.items()}
    cookies = _cookies(headers.get("cookie", ""))
    client = request.scope["client"]
    host = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
    return Asked(
        method=request.method,
        parts={name: str(value) for name, value in request.path_params.items()},
        form=form,
        session=cookies.get(SESSION_COOKIE, ""),
        language=_language(cookies.get(LANGUAGE_COOKIE, ""), headers.get("accept-language", "")),
        address=client[0] if client else "",
        secure=not is_loopback(host),
        host=headers.get("host", ""),
    )


def to_response(answer: Answer, asked: Asked, headers: Mapping[str, str]) -> Response[bytes]:
    """The answer as it is sent."""
    response = Response(
        answer.body.encode(),
        status_code=303 if answer.location else answer.status,
        media_type="text/html; charset=utf-8",
        headers=dict(headers) | ({"Location": answer.location} if answer.location else {}),
    )
    for name, value in answer.cookies:
        response.set_cookie(
            key=name,
            value=value,
            path="/admin",
            max_age=None if value else 0,
            secure=asked.secure,
            httponly=True,
            samesite="strict",
        )
    return response


def _from_here(headers: Mapping[str, str]) -> None:
    """Browsers say where a form stands; one of another site is not taken, whatever it knows."""
    site = headers.get("sec-fetch-site", "same-origin")
    origin = headers.get("origin", "")
    if site not in {"same-origin", "none"} or (origin and urlsplit(origin).netloc != headers.get("host", "")):
        raise ProblemRaised("malformed", "the form of another site")


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _language(chosen: str, accepted: str) -> str:
    if chosen in {"zh", "en"}:
        return chosen
    first = accepted.partition(",")[0].strip().lower()
    return "en" if first and not first.startswith("zh") else "zh"
