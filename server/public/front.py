"""The county's front page, and finding one's request by the typed look-up code."""

from datetime import timedelta

from core.domain.codes import Code, CodeCheckFailed, CodeKind, UnknownCode, parse_check_code
from server.public.asked import Answer, Asked, go_to
from server.public.house import Kit
from server.public.reading import coming_activities, request_by_check_code, units

FIND = "find request"
AHEAD = timedelta(days=14)
MOST_ACTIVITIES = 12


def page(kit: Kit, asked: Asked) -> Answer:
    """What residents can do here, and what is coming up."""
    words = kit.screen.words(asked)
    now = kit.clock()
    with kit.house.read() as rows:
        known = units(rows)
        activities = coming_activities(rows, now, now + AHEAD)[:MOST_ACTIVITIES]
    centre = known[0] if known else None
    return kit.screen.show(
        asked,
        "front.html",
        title=words("front.title"),
        unit_name=centre.name if centre else "",
        indexed=True,
        ask=asked.link("/ask"),
        find=asked.link("/find"),
        check=asked.link("/check"),
        menu=asked.link("/menu"),
        needs=asked.link("/needs"),
        calendar="/activities.ics",
        feed="/activities.atom",
        activities=activities,
        phone=centre.phone if centre else "",
    )


def find_question(kit: Kit, asked: Asked, wrong: str = "") -> Answer:
    """The page on which the look-up code of a slip is typed."""
    words = kit.screen.words(asked)
    return kit.screen.show(
        asked,
        "typed_code.html",
        title=words("front.find_title"),
        status=422 if wrong else 200,
        action=asked.link("/find/code"),
        question=words("front.find_question"),
        hint=words("front.find_hint"),
        send=words("front.find_send"),
        home=asked.link("/"),
        typed=asked.typed("code"),
        wrong=wrong,
        ticket_text=kit.tickets.issue(FIND, ""),
    )


def find(kit: Kit, asked: Asked) -> Answer:
    """A look-up code was typed; tries are counted."""
    kit.tickets.read(asked.typed("ticket"), FIND, "")
    words = kit.screen.words(asked)
    try:
        check_code = parse_check_code(asked.typed("code"))
    except (CodeCheckFailed, UnknownCode):
        return find_question(kit, asked, words("front.find_problem"))
    kit.limit("typed_code", asked.address)
    with kit.house.read() as rows:
        request = request_by_check_code(rows, check_code)
    if request is None:
        return find_question(kit, asked, words("front.find_unknown"))
    return go_to(asked.link(f"/{Code(CodeKind.REQUEST, request.token).text}"))
