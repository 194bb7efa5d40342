"""The office pages: log-in, desks, enrolment, units, the record. No script; every form carries its token."""

import hmac
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from core.domain.invitation import invitation_url
from core.domain.numbers import is_site_code
from core.domain.practice_site import SiteLevel
from core.domain.refusals import Refusal
from core.sync.scopes import units as units_of
from server.admin.accounts import Accounts, Admin, Refused
from server.admin.asked import LANGUAGE_COOKIE, SESSION_COOKIE, Answer, Asked
from server.admin.desks import DeskLine, list_desks
from server.admin.screen import qr_svg, render
from server.admin.words import Words
from server.enrolment import shown_code
from server.parts import Parts
from server.problems import ProblemRaised
from server.units import Unit, add_unit, list_units, with_those_below

ISSUER = "Practice Desk"


@dataclass(frozen=True)
class Office:
    """What the pages work with. `address` is where this platform is reached, for links."""

    parts: Parts
    accounts: Accounts

    def now_ms(self) -> int:
        """The platform's clock in Unix milliseconds."""
        return int(self.parts.clock().timestamp() * 1000)

    def units(self) -> list[Unit]:
        """Every unit of the county."""
        return list_units(self.parts.database, self.parts.county)

    def desk(self, device: str) -> DeskLine:
        """One desk. Raises not_found."""
        for line in list_desks(self.parts.database, self.parts.platform, self.now_ms()):
            if line.device == device:
                return line
        raise ProblemRaised("not_found")


Notice = tuple[str, str] | None
OpenPage = Callable[[Office, Asked], Answer]
Page = Callable[[Office, Asked, Admin], Answer]


def members_only(page: Page) -> OpenPage:
    """A page for who is logged in; everybody else is shown the way. A form must carry the session's token."""

    def guarded(office: Office, asked: Asked) -> Answer:
        try:
            admin = office.accounts.who(asked.session)
        except ProblemRaised:
            return Answer(location="/admin/login")
        token = asked.form.get("csrf", "")
        if asked.method == "POST" and not hmac.compare_digest(token.encode(), admin.csrf.encode()):
            raise ProblemRaised("malformed", "the form's token")
        return page(office, asked, admin)

    return guarded


def login_page(office: Office, asked: Asked, notice: Notice = None, status: int = 200) -> Answer:
    """The three fields."""
    del office
    words = Words(asked.language)
    return Answer(
        render("login.html", words, admin=None, notice=notice, name=asked.form.get("name", "")), status
    )


def log_in(office: Office, asked: Asked) -> Answer:
    """Password and second factor."""
    words = Words(asked.language)
    form = asked.form
    try:
        secret = office.accounts.log_in(
            form.get("name", ""), form.get("password", ""), form.get("totp", ""), asked.address
        )
    except Refused as refused:
        return login_page(office, asked, ("error", words(refused.code)), 401)
    except ProblemRaised as problem:
        if problem.code != "rate_limited":
            raise
        return login_page(office, asked, ("warn", words("rate_limited")), 429)
    return Answer(location="/admin", cookies=((SESSION_COOKIE, secret),))


def log_out(office: Office, asked: Asked, admin: Admin) -> Answer:
    """End the session."""
    del admin
    office.accounts.log_out(asked.session)
    return Answer(location="/admin/login", cookies=((SESSION_COOKIE, ""),))


def choose_language(office: Office, asked: Asked) -> Answer:
    """Chinese or English, remembered by this browser."""
    del office
    language = "en" if asked.form.get("language") == "en" else "zh"
    return Answer(location="/admin", cookies=((LANGUAGE_COOKIE, language),))


def join_page(office: Office, asked: Asked, notice: Notice = None, status: int = 200) -> Answer:
    """Set password and second factor by a one-time link."""
    words = Words(asked.language)
    if not office.accounts.invited(asked.parts["secret"]):
        return _message(words, "join", "link_used", 404)
    key = asked.form.get("key", "") or office.accounts.new_totp_secret()
    uri = f"otpauth://totp/{quote(ISSUER)}:{quote(office.parts.county)}?secret={key}&issuer={quote(ISSUER)}"
    facts = {"qr": qr_svg(uri), "key": key, "name": asked.form.get("name", "")}
    return Answer(render("join.html", words, admin=None, notice=notice, **facts), status)


def join(office: Office, asked: Asked) -> Answer:
    """Become an administrator."""
    words, form = Words(asked.language), asked.form
    try:
        office.accounts.register(
            asked.parts["secret"],
            form.get("name", ""),
            form.get("password", ""),
            form.get("key", ""),
            form.get("totp", ""),
        )
    except Refused as refused:
        return join_page(office, asked, ("error", words(refused.code)), 400)
    return login_page(office, asked._replace(form={}), ("ok", words("join_done")))


def desks_page(office: Office, asked: Asked, admin: Admin, notice: Notice = None) -> Answer:
    """Every desk and what needs a look."""
    desks = list_desks(office.parts.database, office.parts.platform, office.now_ms())
    facts = {
        "desks": desks,
        "alarmed": sum(bool(desk.alarms) for desk in desks),
        "unknown_year": office.parts.platform.holidays_unknown_from(),
    }
    return _page(office, asked, admin, "desks", notice, facts)


def desk_page(office: Office, asked: Asked, admin: Admin, notice: Notice = None) -> Answer:
    """One desk in full."""
    desk = office.desk(asked.parts["device"])
    held = [unit.name for unit in office.units() if unit.id in desk.units]
    return _page(office, asked, admin, "desk", notice, {"desk": desk, "held": held}, tab="desks")


def seen(office: Office, asked: Asked, admin: Admin) -> Answer:
    """Forks and gaps of this desk are known; the record keeps how many there were."""
    desk = office.desk(asked.parts["device"])
    office.parts.platform.alarms_seen(desk.device)
    name = f"{desk.desk_code} {desk.name}"
    office.accounts.note(admin.name, "seen", desk=name, forks=str(desk.forks), gaps=str(desk.gaps))
    return desk_page(office, asked, admin, ("ok", Words(asked.language)("seen_done")))


def retire(office: Office, asked: Asked, admin: Admin) -> Answer:
    """The desk may neither send nor fetch any more."""
    desk = office.desk(asked.parts["device"])
    office.parts.platform.retire(desk.device)
    office.accounts.note(admin.name, "retired", desk=f"{desk.desk_code} {desk.name}")
    return desks_page(office, asked, admin, ("ok", Words(asked.language)("retired_done")))


def enrolment_page(
    office: Office, asked: Asked, admin: Admin, notice: Notice = None, status: int = 200, given: str = ""
) -> Answer:
    """Who waits, and codes given out; `given` is the one that was just made."""
    units, codes = office.units(), office.parts.enrolment.given_codes()
    facts: dict[str, object] = {
        "waiting": office.parts.enrolment.waiting(),
        "codes": codes,
        "given": next((one for one in codes if one.code == given), None),
        "address": _address(asked),
        "invitation": lambda code: qr_svg(invitation_url(_address(asked), code)),
        "units": units,
        "names": {unit.id: unit.name for unit in units},
        "shown_code": shown_code,
    }
    return _page(office, asked, admin, "enrolment", notice, facts, status=status)


def approve(office: Office, asked: Asked, admin: Admin) -> Answer:
    """Let a waiting desk in, for an existing unit or the one it brings; a county office for more of them."""
    words, site, units = Words(asked.language), asked.form.get("site", ""), office.units()
    if site and site not in {unit.id for unit in units}:
        raise ProblemRaised("not_found")
    also = _also_held(asked.form, units, site)
    try:
        certificate = office.parts.enrolment.decide(
            asked.form.get("code", ""), site_id=site or None, by=admin.name, also=also
        )
    except ProblemRaised as problem:
        if problem.code != "not_found":
            raise
        return enrolment_page(office, asked, admin, ("warn", words("gone")), 409)
    code, count = certificate.desk_code, len(units_of(certificate.scopes))
    if count > 1:
        office.accounts.note(admin.name, "approved_office", desk=code, count=str(count))
        done = words("approved_office_done", code=code, count=count)
    else:
        office.accounts.note(admin.name, "approved", desk=code)
        done = words("approved_done", code=code)
    return enrolment_page(office, asked, admin, ("ok", done))


def _also_held(form: Mapping[str, str], units: Sequence[Unit], site: str) -> set[str]:
    """The units that were asked for: by the choice of many, and ticked one by one."""
    ticked = {unit.id for unit in units if form.get(f"unit-{unit.id}")}
    match form.get("reach", ""):
        case "below" if site:
            return ticked.union(with_those_below(units, site))
        case "county":
            return {unit.id for unit in units}
    return ticked


def refuse(office: Office, asked: Asked, admin: Admin) -> Answer:
    """Do not let a waiting desk in."""
    words, code = Words(asked.language), asked.form.get("code", "")
    try:
        office.parts.enrolment.refuse(code, by=admin.name)
    except ProblemRaised as problem:
        if problem.code != "not_found":
            raise
        return enrolment_page(office, asked, admin, ("warn", words("gone")), 409)
    office.accounts.note(admin.name, "refused", code=shown_code(code))
    return enrolment_page(office, asked, admin, ("ok", words("refused_done")))


def give_code(office: Office, asked: Asked, admin: Admin) -> Answer:
    """A code for one desk of a unit."""
    site = asked.form.get("site", "")
    unit = next((unit for unit in office.units() if unit.id == site), None)
    if unit is None:
        raise ProblemRaised("not_found")
    code = office.parts.enrolment.give_code(unit.id, by=admin.name)
    office.accounts.note(admin.name, "code_given", unit=unit.name)
    return enrolment_page(office, asked, admin, given=code)


def withdraw_code(office: Office, asked: Asked, admin: Admin) -> Answer:
    """A code that is good no more."""
    office.parts.enrolment.withdraw_code(asked.form.get("code", ""))
    office.accounts.note(admin.name, "code_withdrawn")
    return enrolment_page(office, asked, admin, ("ok", Words(asked.language)("withdrawn_done")))


def units_page(
    office: Office, asked: Asked, admin: Admin, notice: Notice = None, status: int = 200
) -> Answer:
    """Every unit, and a form for one more."""
    units = office.units()
    desks = list_desks(office.parts.database, office.parts.platform, office.now_ms())
    facts: dict[str, object] = {
        "units": units,
        "names": {unit.id: unit.name for unit in units},
        "desk_counts": Counter(desk.site_id for desk in desks if desk.active),
        "levels": list(SiteLevel),
        "form": asked.form if status != 200 else {},
    }
    return _page(office, asked, admin, "units", notice, facts, status=status)


def add_a_unit(office: Office, asked: Asked, admin: Admin) -> Answer:
    """Set up a unit before any desk of it."""
    words, form = Words(asked.language), asked.form
    units = office.units()
    code, name = form.get("code", "").strip().upper(), form.get("name", "").strip()
    level = form.get("level", "")
    if not is_site_code(code) or not name or level not in set(SiteLevel):
        return units_page(office, asked, admin, ("error", words("unit_refused")), 409)
    if code in {unit.code for unit in units}:
        return units_page(office, asked, admin, ("error", words("unit_code_taken")), 409)
    parent = form.get("parent", "")
    try:
        add_unit(
            office.parts.platform,
            name=name,
            code=code,
            level=SiteLevel(level),
            parent_id=parent if parent in {unit.id for unit in units} else None,
            phone=form.get("phone", ""),
        )
    except Refusal:
        return units_page(office, asked, admin, ("error", words("unit_refused")), 409)
    office.accounts.note(admin.name, "unit_added", unit=name)
    return units_page(office, asked, admin, ("ok", words("unit_added")))


def acts_page(office: Office, asked: Asked, admin: Admin, link: str = "") -> Answer:
    """What administrators did."""
    facts = {"acts": office.accounts.acts(), "link": link}
    return _page(office, asked, admin, "acts", None, facts)


def invite(office: Office, asked: Asked, admin: Admin) -> Answer:
    """A one-time link for another administrator."""
    secret = office.accounts.invite()
    office.accounts.note(admin.name, "invited")
    return acts_page(office, asked, admin, f"{_address(asked)}/admin/join/{secret}")


def _address(asked: Asked) -> str:
    """Where this platform is reached, as the browser knows it."""
    return f"{'https' if asked.secure else 'http'}://{asked.host}"


def _page(
    office: Office,
    asked: Asked,
    admin: Admin,
    name: str,
    notice: Notice,
    facts: Mapping[str, object],
    *,
    status: int = 200,
    tab: str = "",
) -> Answer:
    words, now_ms = Words(asked.language), office.now_ms()
    shared = {
        "admin": admin,
        "tab": tab or name,
        "notice": notice,
        "now_ms": now_ms,
        "waiting_count": len(office.parts.enrolment.waiting()),
        "backlog": lambda desk: _backlog(words, desk, now_ms),
        "clock": lambda desk: _clock(words, desk),
    }
    return Answer(render(f"{name}.html", words, **shared, **facts), status)


def _message(words: Words, title: str, text: str, status: int) -> Answer:
    page = render("message.html", words, admin=None, notice=None, title=words(title), text=words(text))
    return Answer(page, status)


def problem_page(asked: Asked, status: int) -> Answer:
    """A page that is not there, or a request that cannot be done."""
    text = "not_found" if status == 404 else "rate_limited" if status == 429 else "problem_lead"
    return _message(Words(asked.language), "problem", text, status)


def _backlog(words: Words, desk: DeskLine, now_ms: int) -> str:
    if not desk.pending:
        return words("backlog_none") if desk.contact_ms is not None else "–"
    if desk.oldest_ms is None:
        return words("backlog_count", count=desk.pending)
    return words("backlog_some", count=desk.pending, age=words.ago(desk.oldest_ms, now_ms))


def _clock(words: Words, desk: DeskLine) -> str:
    """`clock_offset_ms` is platform minus desk: a positive one is a slow desk."""
    if desk.contact_ms is None:
        return "–"
    if abs(desk.clock_offset_ms) < 2_000:
        return words("clock_right")
    key = "clock_slow" if desk.clock_offset_ms > 0 else "clock_fast"
    return words(key, span=words.span(desk.clock_offset_ms))
