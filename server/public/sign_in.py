"""Signing in and out by telephone at an activity (A codes).

A visit goes: ending of the telephone, masked match, 我到了，签到. Scanned again, the same steps lead to 签退.
Between the steps a sealed ticket says who was found; no address and no log ever holds a telephone number.
"""

import re
from datetime import timedelta
from functools import partial

from core.commands.attendances import PHONE_MARGIN, phone_check_in, phone_check_out
from core.commands.refusals import AlreadyCheckedIn, AlreadyCheckedOut
from core.domain.activity import Activity, ActivityState
from core.domain.attendance import Attendance
from core.domain.phone import PhoneRefused, check_phone
from core.domain.practice_site import PracticeSite
from core.domain.refusals import Refusal
from core.domain.service_minutes import HoursPolicy
from core.domain.typed_text import half_width
from core.domain.volunteer import Volunteer
from core.ports.store import OnlineOrder
from server.public.asked import Answer, Asked, go_to
from server.public.asking import why_text
from server.public.door import along, at_door, must_scan_the_screen, seen
from server.public.house import Kit
from server.public.reading import (
    Rows,
    activity_by_token,
    expected_volunteers,
    visit_of,
    volunteers_by_phone,
)
from server.public.texts import person
from server.public.tickets import TicketRefused
from server.public.words import Words

FOUND_FOR = timedelta(minutes=15)
"""A match is shown again so long; the telephone may be passed on."""
FIND, HERE, DONE = "sign-in find", "sign-in here", "sign-in done"


def scanned(kit: Kit, asked: Asked, token: str) -> Answer:
    """What the activity's code opens: the question, a match, or what came of it."""
    with kit.house.read() as rows:
        activity = activity_by_token(rows, token)
        if activity is None:
            return _arrived(kit, asked, rows, token)
        if asked.query.get("done"):
            return _done(kit, asked, rows, activity)
        elsewhere = _elsewhere(kit, asked, rows, activity)
        if elsewhere is not None:
            return elsewhere
        if asked.query.get("who"):
            return _match(kit, asked, rows, activity, token)
        return _question(kit, asked, rows, activity)


def find(kit: Kit, asked: Asked, token: str) -> Answer:
    """The ending of a telephone was typed."""
    kit.tickets.read(asked.typed("ticket"), FIND, token)
    kit.limit("public", asked.address)
    tail = half_width(asked.typed("tail"))
    with kit.house.read() as rows:
        activity = activity_by_token(rows, token)
        if activity is None:
            return go_to(asked.link(f"/{asked.part('code')}"))
        words = kit.screen.words(asked)
        if not re.fullmatch("[0-9]{4}", tail):
            return _question(kit, asked, rows, activity, wrong=words("signin.tail_problem"))
        found = expected_volunteers(rows, activity.id, tail)
    return _to_match(kit, asked, token, found, path=f"/{asked.part('code')}")


def walk_in(kit: Kit, asked: Asked, token: str) -> Answer:
    """Somebody who did not sign up gives the whole number of their registration."""
    with kit.house.read() as rows:
        activity = activity_by_token(rows, token)
        if activity is None:
            return _phone_question(kit, asked, rows, None, token)
        return _elsewhere(kit, asked, rows, activity) or _phone_question(kit, asked, rows, activity, token)


def find_walk_in(kit: Kit, asked: Asked, token: str) -> Answer:
    """The whole number was typed."""
    kit.tickets.read(asked.typed("ticket"), FIND, token)
    kit.limit("public", asked.address)
    with kit.house.read() as rows:
        activity = activity_by_token(rows, token)
        words = kit.screen.words(asked)
        try:
            phone = check_phone(asked.typed("phone")).value
        except PhoneRefused:
            wrong = words("signin.phone_problem")
            return _phone_question(kit, asked, rows, activity, token, wrong=wrong)
        found = volunteers_by_phone(rows, phone)
    if not found:
        return go_to(along(asked, f"/{asked.part('code')}/not-registered"))
    if activity is None and len(found) == 1:
        return _kept(kit, asked, token, found[0].id)
    return _to_match(kit, asked, token, found, path=f"/{asked.part('code')}")


def not_registered(kit: Kit, asked: Asked, token: str) -> Answer:
    """No volunteer has the number that was typed."""
    words = kit.screen.words(asked)
    with kit.house.read() as rows:
        activity = activity_by_token(rows, token)
        unit = rows.get(PracticeSite, activity.site_id) if activity else None
    return kit.screen.message(
        asked,
        title=words("signin.walk_in_title"),
        heading=words("signin.not_registered"),
        lines=(words("signin.not_registered_text"),),
        sign="user-x",
        action=(asked.link(f"/{asked.part('code')}"), words("site.back")),
        phone=unit.phone if unit else "",
    )


def here(kit: Kit, asked: Asked, token: str) -> Answer:
    """我到了，签到, or 我要走了，签退. Sent twice it signs in once."""
    ticket = kit.tickets.read(asked.typed("ticket"), HERE, token)
    with kit.house.read() as rows:
        activity = activity_by_token(rows, token)
        chosen = {str(place): row_id for place, row_id in enumerate(ticket.ids)}.get(asked.typed("who"))
        if chosen is None:
            wrong = kit.screen.words(asked)("signin.which_problem")
            return _match(kit, asked, rows, activity, token, ids=ticket.ids, wrong=wrong)
        elsewhere = _elsewhere(kit, asked, rows, activity) if activity else None
    if elsewhere is not None:
        return elsewhere
    if activity is None:
        return _kept(kit, asked, token, chosen)
    again = ""
    try:
        _write(kit, asked, activity, chosen)
    except (AlreadyCheckedIn, AlreadyCheckedOut):
        # Sent twice, or signed at the desk meanwhile: the page that follows shows the time that counts.
        again = "yes"
    except Refusal as refusal:
        return _refused(kit, asked, refusal)
    done = kit.tickets.issue(DONE, token, (chosen,))
    return go_to(asked.link(f"/{asked.part('code')}", done=done, again=again))


def _write(kit: Kit, asked: Asked, activity: Activity, volunteer_id: str) -> None:
    order: OnlineOrder
    if asked.typed("step") == "out":
        order = partial(phone_check_out, activity_id=activity.id, volunteer_id=volunteer_id)
    else:
        seen = at_door(kit, asked, activity)
        order = partial(phone_check_in, activity_id=activity.id, volunteer_id=volunteer_id, door_code=seen)
    kit.house.write(activity.site_id, order)


def _elsewhere(kit: Kit, asked: Asked, rows: Rows, activity: Activity) -> Answer | None:
    """The page to show instead: no sign-ins now, or only before the screen at the door."""
    closed = _closed(kit, asked, rows, activity)
    return closed or must_scan_the_screen(kit, asked, rows, activity)


def _to_match(kit: Kit, asked: Asked, token: str, found: list[Volunteer], path: str) -> Answer:
    ids = tuple(person.id for person in found)
    match = kit.tickets.issue(HERE, token, ids, FOUND_FOR)
    return go_to(along(asked, path, who=match))


def _question(
    kit: Kit, asked: Asked, rows: Rows, activity: Activity, wrong: str = "", notice: str = ""
) -> Answer:
    words = kit.screen.words(asked)
    code = asked.part("code")
    return kit.screen.show(
        asked,
        "sign_in.html",
        title=words("signin.title"),
        unit_name=_unit_name(rows, activity),
        status=422 if wrong else 200,
        activity=activity,
        notice=notice,
        wrong=wrong,
        action=along(asked, f"/{code}/who"),
        walk_in=along(asked, f"/{code}/walk-in"),
        ticket_text=kit.tickets.issue(FIND, activity.token),
    )


def _match(
    kit: Kit,
    asked: Asked,
    rows: Rows,
    activity: Activity | None,
    token: str,
    ids: tuple[str, ...] | None = None,
    wrong: str = "",
) -> Answer:
    words = kit.screen.words(asked)
    if ids is None:
        try:
            ids = kit.tickets.read(asked.query["who"], HERE, token).ids
        except TicketRefused:
            return _again(kit, asked, rows, activity, token, words("problem.old_page"))
    if not ids:
        nobody = words("signin.nobody_plain") + words("site.stop") + words("signin.nobody_text")
        return _again(kit, asked, rows, activity, token, nobody)
    people = [
        person(rows, volunteer, words, visit_of(rows, activity.id, row_id) if activity else None)
        for row_id in ids
        if (volunteer := rows.get(Volunteer, row_id)) is not None
    ]
    here_now = [one for one in people if one.since is not None]
    step = "out" if here_now and len(here_now) == len(people) else "in"
    code = asked.part("code")
    return kit.screen.show(
        asked,
        "sign_in_match.html",
        title=words("signin.title_out" if step == "out" else "signin.title"),
        unit_name=_unit_name(rows, activity) if activity else "",
        status=422 if wrong else 200,
        activity=activity,
        people=people,
        wrong=wrong,
        step=step,
        other_step="out" if here_now and step == "in" else "",
        action=along(asked, f"/{code}/here"),
        back=along(asked, f"/{code}"),
        ticket_text=kit.tickets.issue(HERE, token, ids, FOUND_FOR),
    )


def _again(kit: Kit, asked: Asked, rows: Rows, activity: Activity | None, token: str, notice: str) -> Answer:
    """The first question once more, with a word why."""
    if activity is None:
        return _phone_question(kit, asked, rows, None, token, wrong=notice)
    return _question(kit, asked, rows, activity, notice=notice)


def _done(kit: Kit, asked: Asked, rows: Rows, activity: Activity) -> Answer:
    words = kit.screen.words(asked)
    try:
        ticket = kit.tickets.read(asked.query["done"], DONE, activity.token)
    except TicketRefused:
        return _question(kit, asked, rows, activity)
    visit = visit_of(rows, activity.id, ticket.ids[0])
    volunteer = rows.get(Volunteer, ticket.ids[0])
    if visit is None or volunteer is None or visit.cancelled:
        return _question(kit, asked, rows, activity)
    return kit.screen.show(
        asked,
        "sign_in_done.html",
        title=words("signin.title_out" if visit.check_out_at else "signin.title"),
        unit_name=_unit_name(rows, activity),
        activity=activity,
        visit_row=visit,
        who=person(rows, volunteer, words),
        minimum=HoursPolicy().min_countable,
        notice=_already(words, visit) if asked.query.get("again") else "",
    )


def _already(words: Words, visit: Attendance) -> str:
    if visit.check_out_at is not None:
        return words("signin.already_out", at=words.clock(visit.check_out_at))
    return words("signin.already_in", at=words.clock(visit.check_in_at))


def _phone_question(
    kit: Kit, asked: Asked, rows: Rows, activity: Activity | None, token: str, wrong: str = ""
) -> Answer:
    words = kit.screen.words(asked)
    code = asked.part("code")
    return kit.screen.show(
        asked,
        "sign_in_phone.html",
        title=words("signin.walk_in_title" if activity else "signin.title"),
        unit_name=_unit_name(rows, activity) if activity else "",
        status=422 if wrong else 200,
        activity=activity,
        wrong=wrong,
        action=along(asked, f"/{code}/walk-in"),
        back=along(asked, f"/{code}"),
        ticket_text=kit.tickets.issue(FIND, token),
    )


def _closed(kit: Kit, asked: Asked, rows: Rows, activity: Activity) -> Answer | None:
    """The page to show instead while an activity takes no sign-ins by phone."""
    words = kit.screen.words(asked)
    now = kit.clock()
    unit = rows.get(PracticeSite, activity.site_id)
    phone = unit.phone if unit else ""
    action = None
    if activity.state is ActivityState.CANCELLED:
        heading, line = (
            "signin.cancelled",
            words("signin.cancelled_text", phone=phone or words("site.no_phone")),
        )
    elif activity.state is ActivityState.CLOSED or now > activity.ends_at + PHONE_MARGIN:
        heading, line = "signin.over", words("signin.over_text")
    elif now < activity.starts_at - PHONE_MARGIN:
        opens = words.moment(activity.starts_at - PHONE_MARGIN)
        heading, line = "signin.too_early", words("signin.too_early_text", at=opens)
        action = (asked.link(f"/{asked.part('code')}/sign-up"), words("signup.title"))
    else:
        return None
    return kit.screen.message(
        asked,
        title=words("signin.title"),
        heading=words(heading),
        lines=(f"{activity.title} · {words.span(activity.starts_at, activity.ends_at)}", line),
        sign="calendar-clock",
        action=action,
        phone=phone,
        unit_name=unit.name if unit else "",
    )


def _refused(kit: Kit, asked: Asked, refusal: Refusal) -> Answer:
    words = kit.screen.words(asked)
    return kit.screen.message(
        asked,
        title=words("signin.title"),
        heading=words("problem.refused_title"),
        lines=(why_text(words, refusal),),
        sign="circle-alert",
        status=409,
        action=(asked.link(f"/{asked.part('code')}"), words("site.back")),
    )


def _kept(kit: Kit, asked: Asked, token: str, volunteer_id: str) -> Answer:
    """The sign-in is a fact although nobody here knows the activity yet."""
    told = seen(kit, asked, token)
    kit.house.keep_sign_in(token, volunteer_id, *(told or ("", None)))
    done = kit.tickets.issue(DONE, token, (volunteer_id,))
    return go_to(asked.link(f"/{asked.part('code')}", done=done))


def _arrived(kit: Kit, asked: Asked, rows: Rows, token: str) -> Answer:
    """The page of an activity that is not here: the question, or that the arrival was kept."""
    words = kit.screen.words(asked)
    if asked.query.get("who"):
        return _match(kit, asked, rows, None, token)
    try:
        ticket = kit.tickets.read(asked.query.get("done", ""), DONE, token)
    except TicketRefused:
        return _phone_question(kit, asked, rows, None, token)
    return kit.screen.message(
        asked,
        title=words("signin.title"),
        heading=words("signin.kept", at=words.clock(kit.house.keep_sign_in(token, ticket.ids[0]))),
        lines=(words("signin.kept_text"),),
        sign="circle-check",
    )


def _unit_name(rows: Rows, activity: Activity) -> str:
    unit = rows.get(PracticeSite, activity.site_id)
    return unit.name if unit else activity.organising_unit
