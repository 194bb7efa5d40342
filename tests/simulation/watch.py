"""Hears every answer of the platform and judges what can be judged at once."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from core.domain.erasure import ERASED_NAME
from core.sync.wire import HelloRequest, Page, PullReply, PullRequest, PushReply, PushRequest, RowsReply


class Violation(AssertionError):
    """An invariant of sync.md 5.9 does not hold."""

    def __init__(self, number: int, told: str) -> None:
        super().__init__(f"invariant {number}: {told}")
        self.number = number
        self.told = told


class Told(NamedTuple):
    """How the platform once said an entry had ended."""

    chain: bytes
    code: str


WITH_PEOPLE = frozenset(
    {
        "service_record",
        "attendance",
        "volunteer_merge",
        "team_member",
        "hours_correction",
        "training_record",
        "volunteer_award",
        "volunteer_evaluation",
        "star_award",
    }
)
"""Rows that also go to the units of the volunteers they are about."""

MASKED = {
    "volunteer": {"id_number", "address", "contact", "birth_on", "guardian", "emergency_contact", "phone"},
    "certificate": {"volunteer_id", "issued_by", "void_by", "signed"},
    "volunteer_team": {"leader_id", "leader_name", "leader_phone", "link_token", "note"},
}
"""What the county's directory never shows of others: empty, or with stars in it (docs/sync.md, "Scopes")."""

SERVED = {
    "dispatch": {"waiting", "taken", "other_time"},
    "service_request": {"dispatched", "taken", "in_service"},
}
"""What the unit of a team sees of another unit's rows, and in which states."""
NOT_FOR_WHO_SERVES = {
    "dispatch": ("suggested",),
    "service_request": ("check_code", "resident_id", "served_group", "photos", "answer"),
}

IN_THE_DIRECTORY = frozenset(
    {
        "practice_site",
        "volunteer_team",
        "volunteer",
        "activity",
        "erasure",
        "signing_key",
        "certificate",
        "menu_item",
        "service_offer",
        "unit_policy",
    }
)
OF_A_HOLDER = ("volunteer_name", "sex", "id_type", "id_number_masked", "volunteer_number", "team", "lines")


class Watch:
    """What was answered so far, per entry and per scope."""

    def __init__(self, scopes_of: Callable[[str], frozenset[str]]) -> None:
        self.handed: dict[str, int] = {}
        self.offsets: dict[str, int] = {}
        self._scopes_of = scopes_of
        self._fell_back = False
        self._told: dict[tuple[str, int, int], str] = {}

    def answered(self, device: str, request: msgspec.Struct, reply: msgspec.Struct) -> None:
        """A request was served."""
        if isinstance(request, PushRequest) and isinstance(reply, PushReply):
            self._pushed(request, reply)
        elif isinstance(request, PullRequest) and isinstance(reply, PullReply):
            self._pulled(device, request, reply)
        elif isinstance(reply, RowsReply):
            self._shown(device, reply.page)
        elif isinstance(request, HelloRequest):
            self.offsets[device] = request.wall_ms

    def forget(self) -> None:
        """The platform fell back to an older state: what it said since is not bound to come again."""
        self._fell_back = True
        self._told.clear()

    def _pushed(self, request: PushRequest, reply: PushReply) -> None:
        told = {result.seq: result.code for result in reply.results}
        for wire in request.ops:
            if wire.seq > reply.ack:
                continue
            key = (request.device, request.epoch, wire.seq)
            code = told.get(wire.seq, "ok")
            if self._told.setdefault(key, code) != code:
                raise Violation(5, f"{key} ended {self._told[key]}, and now {code}")
        last = request.ops[-1].seq if request.ops else 0
        if reply.ack > last:
            raise Violation(9, f"{request.device}: {reply.ack} acknowledged, told of entries up to {last}")
        if reply.ack < last:
            raise Violation(18, f"{request.device}: entries up to {last} were sent, {reply.ack} taken")

    def _pulled(self, device: str, request: PullRequest, reply: PullReply) -> None:
        for page in reply.pages:
            self._shown(device, page)
        for scope, n in reply.cursors.items():
            if scope in request.cursors and n < request.cursors[scope] and not self._fell_back:
                raise Violation(7, f"the cursor of {scope} went back from {request.cursors[scope]} to {n}")
            self.handed[scope] = max(self.handed.get(scope, 0), n)

    def _shown(self, device: str, page: Page) -> None:
        if page.scope not in self._scopes_of(device):
            raise Violation(17, f"{device} got rows of {page.scope}")
        for problem in _out_of_scope(page):
            raise Violation(17, f"{device}: {problem}")


def _out_of_scope(page: Page) -> Iterator[str]:
    """Rows that this scope may not show: judged here anew, not by the platform's own rule."""
    for raw in page.rows:
        row = dict(zip(page.columns, msgspec.json.decode(raw), strict=True))
        if page.scope == "county":
            yield from (f"{name} of {row['id']}" for name in _bare(page.table, row))
        elif page.table not in WITH_PEOPLE:
            home = row["id"] if page.table == "practice_site" else row["site_id"]
            if f"site:{home}" == page.scope:
                continue
            if page.table in SERVED:
                yield from (f"{name} of {row['id']}" for name in _more_than_serves(page.table, row))
            else:
                yield f"{page.table} {row['id']} of {home} in {page.scope}"


def _more_than_serves(table: str, row: dict[str, object]) -> Iterator[str]:
    """A team serves for another unit: what its own unit need not know, and nothing of what is over."""
    if row["state"] not in SERVED[table]:
        yield f"{table} that is {row['state']}"
    for name in NOT_FOR_WHO_SERVES[table]:
        if row[name] not in ("", None, "[]", []):
            yield name
    if table == "service_request":
        if row["token"] != row["id"]:
            yield "token"
        if row["state"] == "dispatched":
            bare = "*" not in str(row["requester_name"]) and row["requester_name"] != ERASED_NAME
            yield from ("requester_name",) if bare else ()
            yield from (name for name in ("contact", "address", "on_behalf_of", "risk_note") if row[name])


def _bare(table: str, row: dict[str, object]) -> Iterator[str]:
    if table not in IN_THE_DIRECTORY:
        yield f"a row of {table}"
    if table == "certificate":
        yield from _more_than_that_it_is_void(row)
    for name in MASKED.get(table, ()):
        value = row.get(name)
        if value and "*" not in str(value):
            yield name


def _more_than_that_it_is_void(row: dict[str, object]) -> Iterator[str]:
    """Of a certificate the county is told only that its number counts no more."""
    if row["status"] != "void":
        yield "a certificate that counts"
    facts = msgspec.json.decode(str(row["facts"]))
    yield from (f"the {name}" for name in OF_A_HOLDER if facts[name])
