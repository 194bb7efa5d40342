"""The addresses of the public pages, and what every one of them has in common."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from anyio import to_thread
from litestar import HttpMethod, Request, Response, Router
from litestar.handlers import HTTPRouteHandler

from core.domain.codes import CodeCheckFailed, CodeKind, CodeTruncated, UnknownCode, parse_code
from core.domain.invitation import given_code
from server.problems import ProblemRaised
from server.public import (
    cards,
    certificate_check,
    door,
    front,
    menus,
    my_request,
    online_request,
    sign_in,
    sign_up,
    signed_check,
    team_link,
    team_page,
)
from server.public.asked import Answer, Asked, language_of
from server.public.house import House, Kit
from server.public.screen import FILES, HEADERS, Screen
from server.public.tickets import KEY_BYTES, TicketOffice, TicketRefused
from server.public.void_list import VoidList

MOST_BYTES = 16 << 10
"""A form holds a few short texts."""
_KEPT_FOR_GOOD = "public, max-age=31536000, immutable"

Page = Callable[[Kit, Asked], Answer]
CodePage = Callable[[Kit, Asked, str], Answer]

_SCANNED: Mapping[CodeKind, CodePage] = {
    CodeKind.ACTIVITY: sign_in.scanned,
    CodeKind.REQUEST: my_request.scanned,
    CodeKind.CERTIFICATE: certificate_check.scanned,
    CodeKind.VOLUNTEER: cards.card,
    CodeKind.DISPATCH: team_link.opened,
    CodeKind.TEAM: team_page.opened,
    CodeKind.SHEET: lambda kit, asked, _: cards.not_for_phones(kit, asked, "sheet"),
    CodeKind.BADGE: lambda kit, asked, _: cards.not_for_phones(kit, asked, "badge"),
    CodeKind.DEVICE: lambda kit, asked, _: cards.not_for_phones(kit, asked, "device"),
}


def public_router(
    house: House,
    clock: Callable[[], datetime],
    limit: Callable[[str, str], None],
    *,
    random: Callable[[int], bytes] = secrets.token_bytes,
    ticket_key: bytes | None = None,
) -> Router:
    """The pages behind the codes, the front page, and their files.

    `limit` counts one question of a kind ("public", "typed_code") from an address: server.limits.
    `ticket_key` seals forms; several processes of one platform must be given the same. Without it each start
    draws one, and pages that stood open over a restart say so.
    """
    kit = Kit(
        house=house,
        clock=clock,
        tickets=TicketOffice(ticket_key or random(KEY_BYTES), clock, random),
        screen=Screen(clock),
        limit=limit,
        void_list=VoidList(clock),
    )
    pages: list[tuple[HttpMethod, str, Page]] = [
        (HttpMethod.GET, "/", front.page),
        (HttpMethod.GET, "/ask", online_request.question),
        (HttpMethod.POST, "/ask/send", online_request.send),
        (HttpMethod.GET, "/find", front.find_question),
        (HttpMethod.POST, "/find/code", front.find),
        (HttpMethod.GET, "/check", certificate_check.question),
        (HttpMethod.POST, "/check/code", certificate_check.look_up),
        (HttpMethod.GET, "/C", signed_check.page),
        (HttpMethod.GET, "/C/keys.json", signed_check.keys),
        (HttpMethod.GET, "/C/void/{part:str}", signed_check.void_part),
        *((HttpMethod.GET, path, menus.service_menu) for path in ("/menu", "/MENU")),
        *((HttpMethod.GET, path, menus.demand_menu) for path in ("/needs", "/NEEDS")),
        (HttpMethod.GET, "/T/{token:str}", team_link.short_link),
        (HttpMethod.GET, "/D/{door:str}/{code:str}", door.opened),
        (HttpMethod.GET, "/{code:str}", _scanned),
        (HttpMethod.POST, "/{code:str}/who", _of(CodeKind.ACTIVITY, sign_in.find)),
        (HttpMethod.POST, "/{code:str}/here", _of(CodeKind.ACTIVITY, sign_in.here)),
        (HttpMethod.GET, "/{code:str}/walk-in", _of(CodeKind.ACTIVITY, sign_in.walk_in)),
        (HttpMethod.POST, "/{code:str}/walk-in", _of(CodeKind.ACTIVITY, sign_in.find_walk_in)),
        (HttpMethod.GET, "/{code:str}/sign-up", _of(CodeKind.ACTIVITY, sign_up.page)),
        (HttpMethod.POST, "/{code:str}/sign-up", _of(CodeKind.ACTIVITY, sign_up.find)),
        (HttpMethod.POST, "/{code:str}/join", _of(CodeKind.ACTIVITY, sign_up.join)),
        (HttpMethod.GET, "/{code:str}/not-registered", _of(CodeKind.ACTIVITY, sign_in.not_registered)),
        (HttpMethod.POST, "/{code:str}/rate", _of(CodeKind.REQUEST, my_request.rate)),
        (HttpMethod.GET, "/{code:str}/other", _of(CodeKind.DISPATCH, team_link.other_time)),
        (HttpMethod.GET, "/{code:str}/cannot", _of(CodeKind.DISPATCH, team_link.cannot)),
        (HttpMethod.POST, "/{code:str}/accept", _of(CodeKind.DISPATCH, team_link.accept)),
        (HttpMethod.POST, "/{code:str}/propose", _of(CodeKind.DISPATCH, team_link.propose)),
        (HttpMethod.GET, "/{code:str}/need", _of(CodeKind.TEAM, team_page.need)),
        (HttpMethod.POST, "/{code:str}/claim", _of(CodeKind.TEAM, team_page.claim)),
        (HttpMethod.POST, "/{code:str}/decline", _of(CodeKind.DISPATCH, team_link.decline)),
    ]
    handlers = [_handler(method, path, _guarded(kit, page)) for method, path, page in pages]
    handlers += [_handler(HttpMethod.GET, f"/pages/{name}", _file(name)) for name in FILES]
    handlers.append(_handler(HttpMethod.GET, "/robots.txt", _robots))
    return Router("/", route_handlers=handlers, request_max_body_size=MOST_BYTES, include_in_schema=False)


def _scanned(kit: Kit, asked: Asked) -> Answer:
    if given_code(asked.part("code")):
        return cards.not_for_phones(kit, asked, "device")
    code = parse_code(asked.part("code"))
    return _SCANNED[code.kind](kit, asked, code.token)


def _of(kind: CodeKind, page: CodePage) -> Page:
    """A page below a code of one kind."""

    def checked(kit: Kit, asked: Asked) -> Answer:
        code = parse_code(asked.part("code"))
        if code.kind is not kind:
            raise UnknownCode(length=len(asked.part("code")))
        return page(kit, asked, code.token)

    return checked


def _guarded(kit: Kit, page: Page) -> Callable[[Asked], Answer]:
    """The page, with a polite answer for everything that visitors and old papers do."""

    def answer(asked: Asked) -> Answer:
        try:
            return page(kit, asked)
        except CodeTruncated:
            return _problem(kit, asked, "misread_title", "truncated", 404)
        except CodeCheckFailed:
            return _problem(kit, asked, "misread_title", "misread", 404)
        except UnknownCode:
            return _problem(kit, asked, "not_ours_title", "not_ours", 404)
        except TicketRefused:
            return _problem(kit, asked, "old_page_title", "old_page", 409, again=True)
        except ProblemRaised as problem:
            return _named_problem(kit, asked, problem)

    return answer


def _problem(kit: Kit, asked: Asked, title: str, text: str, status: int, *, again: bool = False) -> Answer:
    words = kit.screen.words(asked)
    start = asked.path.rpartition("/")[0] or "/"
    return kit.screen.message(
        asked,
        title=words("site.product"),
        heading=words(f"problem.{title}"),
        lines=(words(f"problem.{text}"),),
        sign="history" if again else "scan-qr-code",
        status=status,
        action=(asked.link(start), words("problem.again")) if again else None,
    )


def _named_problem(kit: Kit, asked: Asked, problem: ProblemRaised) -> Answer:
    """Too many tries, or a platform that is busy: what to do in words, with the status of its name."""
    told = problem.problem()
    if told.status not in {429, 503}:
        raise problem
    words = kit.screen.words(asked)
    wait_s = told.retry_after_s or 60
    what = "too_many" if told.status == 429 else "busy"
    answer = kit.screen.message(
        asked,
        title=words("site.product"),
        heading=words(f"problem.{what}_title"),
        lines=(words(f"problem.{what}", minutes=-(-wait_s // 60)),),
        sign="hourglass",
        status=told.status,
    )
    return replace(answer, headers={**answer.headers, "Retry-After": str(wait_s)})


def _file(name: str) -> Callable[[Asked], Answer]:
    path, media_type = FILES[name]
    body = path.read_bytes()
    headers = {"Cache-Control": _KEPT_FOR_GOOD, "X-Content-Type-Options": "nosniff"}
    return lambda _: Answer(body=body, media_type=media_type, headers=headers)


def _robots(_: Asked) -> Answer:
    return Answer(body=b"User-agent: *\nAllow: /$\nDisallow: /\n", media_type="text/plain", headers=HEADERS)


def _handler(method: HttpMethod, path: str, answer: Callable[[Asked], Answer]) -> HTTPRouteHandler:
    # Any: Litestar's request is generic in user, credentials and state, which these pages have not.
    async def handle(request: Request[Any, Any, Any]) -> Response[bytes]:
        told = await to_thread.run_sync(answer, await _asked(request))
        headers = dict(told.headers) or dict(HEADERS)
        if told.location:
            headers["Location"] = told.location
        return Response(told.body, status_code=told.status, media_type=told.media_type, headers=headers)

    return HTTPRouteHandler(path, http_method=method, status_code=200)(handle)


# Any: see _handler.
async def _asked(request: Request[Any, Any, Any]) -> Asked:
    form: dict[str, list[str]] | None = None
    if request.method == HttpMethod.POST:
        form = {}
        for name, value in (await request.form()).multi_items():
            if isinstance(value, str):
                form.setdefault(name, []).append(value)
    language, chosen = language_of(
        request.query_params.get("lang", ""), request.headers.get("accept-language", "")
    )
    return Asked(
        path=request.url.path,
        parts={name: str(value) for name, value in request.path_params.items()},
        query={name: str(value) for name, value in request.query_params.items()},
        form=form,
        language=language,
        chosen=chosen,
        address=request.client.host if request.client else "",
    )
