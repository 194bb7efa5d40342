"""Asking the county to let this desk in, after the shape of RFC 8628."""

from enum import StrEnum

import msgspec

from core.sync.parts import PlatformLine, SyncStore
from core.sync.signing import certificate_holds
from core.sync.wire import DeviceCertificate, EnrolRequest


class Ended(StrEnum):
    """How a question to the county ended; the values are the engine's problem codes."""

    REFUSED = "enrol_refused"
    EXPIRED = "enrol_expired"
    FALSE = "certificate_invalid"


class EnrolmentEnded(Exception):
    """The request to be let in came to an end without a certificate."""

    def __init__(self, how: Ended) -> None:
        super().__init__(how)
        self.how = how


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """A request under way: who asked, with which key, and until when (monotonic seconds) it stands."""

    device: str
    public_key: bytes
    poll_token: str
    user_code: str
    interval_s: float
    until_s: float


def ask(store: SyncStore, line: PlatformLine, platform_url: str, code: str, now_s: float) -> Ticket:
    """Send the request; `code` is one the county gave out, or empty."""
    request: EnrolRequest = msgspec.structs.replace(store.enrolment(platform_url), code=code)
    reply = line.enrol(request)
    return Ticket(
        device=request.device,
        public_key=request.public_key,
        poll_token=reply.poll_token,
        user_code=reply.user_code,
        interval_s=float(min(max(reply.interval_s, 1), 60)),
        until_s=now_s + reply.expires_s,
    )


def accepted(
    ticket: Ticket, status: str, certificate: DeviceCertificate | None, county_key: bytes | None
) -> DeviceCertificate | None:
    """The certificate once it is given, None while nobody has decided. Raises EnrolmentEnded.

    A certificate must be for the desk and key that asked, and signed by the county that this desk trusts
    already (`county_key`), if it trusts one.
    """
    if status == "pending":
        return None
    if status == "refused":
        raise EnrolmentEnded(Ended.REFUSED)
    if status != "approved" or certificate is None:
        raise EnrolmentEnded(Ended.EXPIRED)
    ours = certificate.device == ticket.device and certificate.public_key == ticket.public_key
    if not ours or not certificate_holds(certificate, county_key):
        raise EnrolmentEnded(Ended.FALSE)
    return certificate
