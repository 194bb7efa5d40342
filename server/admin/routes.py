"""The addresses of the office pages."""

from litestar import HttpMethod, Response, Router
from litestar.handlers import HTTPRouteHandler

from server.admin import pages
from server.admin.accounts import Accounts
from server.admin.asked import Answer, Asked, read_asked, to_response
from server.admin.pages import Office, OpenPage, members_only
from server.admin.screen import HEADERS, STYLE
from server.bodies import HttpRequest
from server.failures import answer_error
from server.parts import Parts
from server.problems import ProblemRaised


def admin_router(parts: Parts, accounts: Accounts) -> Router:
    """Everything below /admin."""
    office = Office(parts, accounts)
    get, post = HttpMethod.GET, HttpMethod.POST
    addresses: list[tuple[HttpMethod, str, OpenPage]] = [
        (get, "/", members_only(pages.desks_page)),
        (get, "/login", pages.login_page),
        (post, "/login", pages.log_in),
        (post, "/logout", members_only(pages.log_out)),
        (post, "/language", pages.choose_language),
        (get, "/join/{secret:str}", pages.join_page),
        (post, "/join/{secret:str}", pages.join),
        (get, "/desks/{device:str}", members_only(pages.desk_page)),
        (post, "/desks/{device:str}/retire", members_only(pages.retire)),
        (post, "/desks/{device:str}/seen", members_only(pages.seen)),
        (get, "/enrolment", members_only(pages.enrolment_page)),
        (post, "/enrolment/approve", members_only(pages.approve)),
        (post, "/enrolment/refuse", members_only(pages.refuse)),
        (post, "/enrolment/give", members_only(pages.give_code)),
        (post, "/enrolment/withdraw", members_only(pages.withdraw_code)),
        (get, "/units", members_only(pages.units_page)),
        (post, "/units", members_only(pages.add_a_unit)),
        (get, "/acts", members_only(pages.acts_page)),
        (post, "/invite", members_only(pages.invite)),
    ]
    handlers = [_handler(office, method, path, page) for method, path, page in addresses]
    return Router("/admin", route_handlers=[*handlers, _style()], include_in_schema=False)


def _handler(office: Office, method: HttpMethod, path: str, page: OpenPage) -> HTTPRouteHandler:
    async def handle(request: HttpRequest) -> Response[bytes]:
        asked = Asked(request.method, {}, {}, "", "zh", "", secure=True)
        try:
            asked = await read_asked(request)
            answer: Answer = await office.parts.work(page, office, asked)
        except ProblemRaised as problem:
            answer = pages.problem_page(asked, problem.problem().status)
        except Exception as error:  # the one place that turns a fault of ours into a page; it is logged
            answer = pages.problem_page(asked, answer_error(request, error).status_code or 500)
        return to_response(answer, asked, HEADERS)

    return HTTPRouteHandler(path, http_method=method, status_code=200)(handle)


def _style() -> HTTPRouteHandler:
    body = STYLE.read_bytes()

    async def style() -> Response[bytes]:
        return Response(body, media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    return HTTPRouteHandler("/office.css", http_method=HttpMethod.GET)(style)
