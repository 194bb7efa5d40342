"""What `verify` and `void` of the command line answer."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.commands.certificates import VoidCertificate, certificate_of_number, void_certificate
from core.domain.certificate_check import NOT_HERE, UNREADABLE, CheckedCertificate, KeyRing, check_certificate
from core.domain.certificate_code import (
    CodeUnreadable,
    SignedFacts,
    is_certificate_code,
    read_certificate_code,
)
from core.domain.clerk import Clerk
from core.domain.codes import CodeCheckFailed, CodeKind, UnknownCode, parse_check_code, parse_code
from core.ports.store import Desk
from desktop.devices.clock import system_clock
from desktop.devices.code_pictures import texts_in

if TYPE_CHECKING:
    from db.store import Store


class ClerksRefused(Exception):
    """The two clerks are not two, or not of this desk; the text is a sentence."""


def code_in(text_or_file: str) -> str:
    """The text itself, or the certificate's code in the picture or PDF of that name; empty without one.

    Raises PictureRefused.
    """
    path = Path(text_or_file)
    if not _is_file(path):
        return text_or_file
    found = ""
    for text in texts_in(path):
        if is_certificate_code(text):
            return text
        found = found or (text if _is_lookup(text) else "")
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        # A code is longer than names of files may be.
        return False


def _is_lookup(text: str) -> bool:
    try:
        return parse_code(text).kind is CodeKind.CERTIFICATE
    except (UnknownCode, CodeCheckFailed):
        return False


def without_data(text: str) -> CheckedCertificate:
    """The verdict of a place that knows no key and no register: what the code says, unproven."""
    ring = KeyRing(key=None, trusted=(), list_at=None)
    try:
        return check_certificate(read_certificate_code(text), ring, None, system_clock())
    except CodeUnreadable:
        return UNREADABLE if is_certificate_code(text) else _unproven(text)


def _unproven(text: str) -> CheckedCertificate:
    for read in (parse_code, parse_check_code):
        try:
            read(text)
        except (UnknownCode, CodeCheckFailed):
            continue
        return NOT_HERE
    return UNREADABLE


def answer(checked: CheckedCertificate) -> dict[str, object]:
    """The verdict as the command line prints it."""
    return {
        "status": checked.verdict.value,
        "facts": None if checked.facts is None else _facts(checked.facts),
        "key_age_days": checked.key_age_days,
        "list_age_days": checked.list_age_days,
        "doubt": checked.doubt.value,
    }


def _facts(facts: SignedFacts) -> Mapping[str, object]:
    return {
        "number": facts.number,
        "kind": facts.kind.value,
        "name": facts.name,
        "service_minutes": facts.service_minutes,
        "period_from": facts.period_from.isoformat(),
        "period_to": facts.period_to.isoformat(),
        "issued_on": facts.issued_on.isoformat(),
        "issuer": facts.issuer,
    }


def void_number(store: "Store", number: str, reason: str, by: str, second: str) -> str:
    """Void the certificate of this number; the number as it is printed.

    `by` and `second` name two clerks; empty are the first clerk of the desk, and nobody. Raises ClerksRefused
    and refusals.
    """
    clerks = store.queries.clerks()
    if not clerks:
        raise ClerksRefused("There is no clerk at this desk yet; open the desk once.")
    clerk = _clerk(clerks, by) if by else clerks[0]
    other = _clerk(clerks, second).id if second else ""
    if clerk.id == other:
        raise ClerksRefused("Two clerks are needed: --by and --second must name different people.")
    found: list[str] = []
    store.write(partial(_void, found=found, number=number, reason=reason, second=other), clerk.id)
    return found[0]


def _void(desk: Desk, found: list[str], number: str, reason: str, second: str) -> VoidCertificate:
    certificate = certificate_of_number(desk, number)
    found.append(certificate.number)
    return void_certificate(desk, certificate.id, reason, second)


def _clerk(clerks: tuple[Clerk, ...], named: str) -> Clerk:
    """The one clerk with this name or id."""
    found = [clerk for clerk in clerks if named.strip() in {clerk.name, clerk.id}]
    if len(found) == 1:
        return found[0]
    if found:
        raise ClerksRefused(f"Several clerks are called {named}. Please name them by id.")
    names = ", ".join(clerk.name for clerk in clerks)
    raise ClerksRefused(f"There is no clerk {named} at this desk. There are: {names}.")
