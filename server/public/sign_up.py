"""Signing up by telephone before the day (报名), behind the activity's code as it stands on its poster.

A visit goes: the whole number of one's registration, masked match with the roles that are open, 我要报名.
On the day the same code signs in (server.public.sign_in).
"""

from functools import partial

from core.commands.attendances import PHONE_MARGIN
from core.commands.refusals import AlreadySignedUp, RoleUnknown
from core.commands.signups import phone_sign_up
from core.domain.activity import Activity, ActivityState, Signup
from core.domain.attendance import signup_id
from core.domain.phone import PhoneRefused, check_phone
from core.domain.practice_site import PracticeSite
from core.domain.refusals import Refusal
from core.domain.volunteer import Volunteer
from server.public.asked import Answer, Asked, go_to
from server.public.asking import conditions, role_choices, why_text
from server.public.house import Kit
from server.public.reading import Rows, activity_by_token, volunteers_by_phone
from server.public.sign_in import FOUND_FOR
from server.public.texts import person

FIND, JOIN, JOINED = "sign-up find", "sign-up join", "sign-up joined"


def page(kit: Kit, asked: Asked, token: str) -> Answer:
    """The question, the match, or what came of it; once sign-in is open, that."""
    with kit.house.read() as rows:
        activity = activity_by_token(rows, token)
        if activity is None or not takes_sign_ups(kit, activity):
            return _to_sign_in(asked)
        if asked.query.get("done"):
            return _done(kit, asked, rows, activity)
        if asked.query.get("who"):
            ids = kit.tickets.read(asked.query["who"], JOIN, token).ids
            return _match(kit, asked, rows, activity, ids)
        return _question(kit, asked, rows, activity)


def takes_sign_ups(kit: Kit, activity: Activity) -> bool:
    """Until sign-in opens; from then on whoever comes joins on the spot."""
    return activity.state is ActivityState.PLANNED and kit.clock() < activity.starts_at - PHONE_MARGIN


def find(kit: Kit, asked: Asked, token: str) -> Answer:
    """The whole number was typed."""
    kit.tickets.read(asked.typed("ticket"), FIND, token)
    kit.limit("public", asked.address)
    with kit.house.read() as rows:
        activity = activity_by_token(rows, token)
        if activity is None or not takes_sign_ups(kit, activity):
            return _to_sign_in(asked)
        try:
            phone = check_phone(asked.typed("phone")).value
        except PhoneRefused:
            return _question(kit, asked, rows, activity, kit.screen.words(asked)("signin.phone_problem"))
        found = volunteers_by_phone(rows, phone)
    if not found:
        return go_to(asked.link(f"/{asked.part('code')}/not-registered"))
    ticket = kit.tickets.issue(JOIN, token, tuple(one.id for one in found), FOUND_FOR)
    return go_to(asked.link(f"/{asked.part('code')}/sign-up", who=ticket))


def join(kit: Kit, asked: Asked, token: str) -> Answer:
    """我要报名. Sent twice it takes one place."""
    ticket = kit.tickets.read(asked.typed("ticket"), JOIN, token)
    with kit.house.read() as rows:
        activity = activity_by_token(rows, token)
        if activity is None or not takes_sign_ups(kit, activity):
            return _to_sign_in(asked)
        chosen = {str(place): row_id for place, row_id in enumerate(ticket.ids)}.get(asked.typed("who"))
        if chosen is None:
            wrong = kit.screen.words(asked)("signin.which_problem")
            return _match(kit, asked, rows, activity, ticket.ids, wrong)
    order = partial(phone_sign_up, activity_id=activity.id, volunteer_id=chosen, role=asked.typed("role"))
    again = ""
    try:
        kit.house.write(activity.site_id, order)
    except AlreadySignedUp:
        again = "yes"
    except Refusal as refusal:
        with kit.house.read() as rows:
            # A role of a plan that was changed meanwhile: the roles of now are shown.
            wrong = "" if isinstance(refusal, RoleUnknown) else why_text(kit.screen.words(asked), refusal)
            return _match(kit, asked, rows, activity, ticket.ids, wrong, status=409)
    done = kit.tickets.issue(JOINED, token, (chosen,))
    return go_to(asked.link(f"/{asked.part('code')}/sign-up", done=done, again=again))


def _to_sign_in(asked: Asked) -> Answer:
    return go_to(asked.link(f"/{asked.part('code')}"))


def _question(kit: Kit, asked: Asked, rows: Rows, activity: Activity, wrong: str = "") -> Answer:
    words = kit.screen.words(asked)
    return kit.screen.show(
        asked,
        "sign_up.html",
        title=words("signup.title"),
        unit_name=_unit(rows, activity),
        status=422 if wrong else 200,
        activity=activity,
        roles=role_choices(rows, words, activity),
        conditions=conditions(words, activity),
        wrong=wrong,
        action=asked.link(f"/{asked.part('code')}/sign-up"),
        ticket_text=kit.tickets.issue(FIND, activity.token),
    )


def _match(
    kit: Kit,
    asked: Asked,
    rows: Rows,
    activity: Activity,
    ids: tuple[str, ...],
    wrong: str = "",
    status: int = 422,
) -> Answer:
    words = kit.screen.words(asked)
    people = [
        person(rows, volunteer, words)
        for row_id in ids
        if (volunteer := rows.get(Volunteer, row_id)) is not None
    ]
    code = asked.part("code")
    return kit.screen.show(
        asked,
        "sign_up_match.html",
        title=words("signup.title"),
        unit_name=_unit(rows, activity),
        status=status if wrong else 200,
        activity=activity,
        people=people,
        roles=role_choices(rows, words, activity),
        chosen=asked.typed("role"),
        wrong=wrong,
        action=asked.link(f"/{code}/join"),
        back=asked.link(f"/{code}/sign-up"),
        ticket_text=kit.tickets.issue(JOIN, activity.token, ids, FOUND_FOR),
    )


def _done(kit: Kit, asked: Asked, rows: Rows, activity: Activity) -> Answer:
    words = kit.screen.words(asked)
    ticket = kit.tickets.read(asked.query["done"], JOINED, activity.token)
    place = rows.get(Signup, signup_id(activity.id, ticket.ids[0]))
    waits = place is not None and place.waiting
    lines = [f"{activity.title} · {words.span(activity.starts_at, activity.ends_at)}", activity.place]
    if place is not None and place.role:
        lines.append(words("signup.as_role", role=place.role))
    lines.append(words("signup.waits_text" if waits else "signup.done_text"))
    heading = "signup.waits" if waits else "signup.already" if asked.query.get("again") else "signup.done"
    return kit.screen.message(
        asked,
        title=words("signup.title"),
        heading=words(heading),
        lines=tuple(lines),
        sign="hourglass" if waits else "circle-check",
        unit_name=_unit(rows, activity),
    )


def _unit(rows: Rows, activity: Activity) -> str:
    unit = rows.get(PracticeSite, activity.site_id)
    return unit.name if unit else activity.organising_unit
