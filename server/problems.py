"""Every problem the platform names, without a word of HTTP frameworks: RFC 9457 with a code of our own."""

from typing import NamedTuple

from core.sync.wire import Problem


class Told(NamedTuple):
    """The status and the title that go with a code."""

    status: int
    title: str


PROBLEMS: dict[str, Told] = {
    "malformed": Told(400, "The body is not what this operation takes."),
    "signature_invalid": Told(401, "The signature does not fit."),
    "signature_old": Told(401, "The signature is too old or from the future."),
    "nonce_replayed": Told(401, "This request was sent before."),
    "login_needed": Told(401, "Please log in."),
    "device_unknown": Told(403, "This desk is not enrolled."),
    "device_revoked": Told(403, "This desk was retired."),
    "scope_refused": Told(403, "This desk's certificate does not name that scope."),
    "code_unknown": Told(404, "This enrolment code is not known, used, or too old."),
    "not_found": Told(404, "There is nothing here."),
    "method_unknown": Told(405, "This address does not do that."),
    "blob_mismatch": Told(409, "The file does not fit what was announced."),
    "bundle_refused": Told(409, "The file is no bundle for this county, or it is damaged."),
    "device_taken": Told(409, "This device is known with another key."),
    "gap": Told(409, "Log entries are missing before these."),
    "fork": Told(409, "Another entry is known under this number."),
    "chain_broken": Told(409, "The entries do not follow from each other."),
    "epoch_stale": Told(409, "A newer epoch of this desk is known."),
    "rule_refused": Told(409, "A rule of the practice centre refuses this."),
    "cursor_below_floor": Told(410, "The cursor is older than what is kept; pull from 0."),
    "too_large": Told(413, "The body is too large."),
    "unsupported_media": Told(415, "Send JSON, plain or under zstd."),
    "schema_too_old": Told(426, "This release of the desk is too old to pull."),
    "rate_limited": Told(429, "Too many requests; please wait."),
    "server_error": Told(500, "The platform made a mistake; it has been noted."),
    "server_busy": Told(503, "The platform is busy; please try again."),
}
TYPE_PREFIX = "urn:practice-desk:problem:"


class ProblemRaised(Exception):
    """A named problem; `facts` are the extra members of core.sync.wire.Problem."""

    def __init__(self, code: str, detail: str = "", **facts: int) -> None:
        super().__init__(code, detail, facts)
        self.code = code
        self.detail = detail
        self.facts = facts

    def problem(self) -> Problem:
        """The problem as it is sent."""
        told = PROBLEMS[self.code]
        return Problem(
            type=TYPE_PREFIX + self.code,
            title=told.title,
            status=told.status,
            code=self.code,
            detail=self.detail,
            **self.facts,
        )
