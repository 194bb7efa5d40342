"""Checking a certificate by its code or its typed check code: the verdict first, then facts to compare.

Shown is nothing beyond what the paper says, and less of the name. A certificate that is not here is never
called forged: it may not have been uploaded yet.
"""

from core.domain.certificate import Certificate
from core.domain.codes import Code, CodeCheckFailed, CodeKind, UnknownCode, parse_check_code
from core.domain.local_time import local, local_day
from core.domain.masking import mask_name_public
from server.public.asked import Answer, Asked, go_to
from server.public.house import Kit
from server.public.reading import certificate_by_check_code, certificate_by_token
from server.public.words import Words

LOOK_UP = "certificate look-up"


def scanned(kit: Kit, asked: Asked, token: str) -> Answer:
    """What a certificate's code opens."""
    with kit.house.read() as rows:
        return _verdict(kit, asked, certificate_by_token(rows, token))


def question(kit: Kit, asked: Asked, wrong: str = "") -> Answer:
    """The page on which a check code is typed."""
    words = kit.screen.words(asked)
    return kit.screen.show(
        asked,
        "typed_code.html",
        title=words("certificate.title"),
        kicker=words("certificate.lookup_kicker"),
        status=422 if wrong else 200,
        action=asked.link("/check/code"),
        question=words("certificate.lookup_question"),
        hint=words("certificate.lookup_hint"),
        send=words("certificate.lookup_send"),
        home=asked.link("/"),
        typed=asked.typed("code"),
        wrong=wrong,
        ticket_text=kit.tickets.issue(LOOK_UP, ""),
    )


def look_up(kit: Kit, asked: Asked) -> Answer:
    """A check code was typed. Forty bits can be guessed at, so tries are counted."""
    kit.tickets.read(asked.typed("ticket"), LOOK_UP, "")
    words = kit.screen.words(asked)
    try:
        check_code = parse_check_code(asked.typed("code"))
    except CodeCheckFailed:
        return question(kit, asked, words("certificate.lookup_misread"))
    except UnknownCode:
        return question(kit, asked, words("certificate.lookup_problem"))
    kit.limit("typed_code", asked.address)
    with kit.house.read() as rows:
        certificate = certificate_by_check_code(rows, check_code)
    if certificate is None:
        return _verdict(kit, asked, None)
    return go_to(asked.link(f"/{Code(CodeKind.CERTIFICATE, certificate.token).text}"))


def _verdict(kit: Kit, asked: Asked, certificate: Certificate | None) -> Answer:
    words = kit.screen.words(asked)
    return kit.screen.show(
        asked,
        "certificate.html",
        title=words("certificate.title"),
        kicker=words("certificate.kicker"),
        status=200 if certificate else 404,
        certificate=certificate,
        void_at=local_day(certificate.void_at) if certificate and certificate.void_at else None,
        checked_at=f"{local(kit.clock()):%Y-%m-%d %H:%M}",
        facts=_facts(words, certificate) if certificate else (),
        issuer=certificate.facts.issuer if certificate else "",
        phone=(certificate.facts.issuer_phone if certificate else "") or words("site.no_phone"),
        another=asked.link("/check"),
    )


def _facts(words: Words, certificate: Certificate) -> tuple[tuple[str, str], ...]:
    facts = certificate.facts
    return (
        (words("certificate.kind"), words(f"certificate.kind_{facts.kind.value}")),
        (words("certificate.number"), facts.number),
        (words("certificate.name"), mask_name_public(facts.volunteer_name)),
        (words("certificate.id_tail"), facts.id_number_masked[-4:]),
        (
            words("certificate.period"),
            f"{facts.period_from:%Y.%m.%d} – {facts.period_to:%Y.%m.%d}",
        ),
        (
            words("certificate.service"),
            words(
                "certificate.service_value",
                hours=words.hours(facts.service_minutes),
                visits=len(facts.lines),
            ),
        ),
        (words("certificate.issued_on"), words.full_date(facts.issued_on)),
    )
