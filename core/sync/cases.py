"""Which of the platform's results need a person: see docs/sync.md, "Results"."""

from collections.abc import Mapping

ERASED = "erased"
BY_RULE = "rule"
BY_LAW = "law"
PERSONAL_FIELDS = frozenset({"name", "id_number", "phone", "requester_name"})
"""Where a lost value of these is at stake, a person looks at both, whatever the rule decided."""


def settled_how(code: str, detail: Mapping[str, object], actor: str) -> str:
    """`rule` or `law` where nobody has to look, empty where it is a case.

    `actor` is who made the entry; what nobody did by hand (core.commands.time_outs) nobody looks at either:
    somebody was first.
    """
    if code == ERASED:
        return BY_LAW
    if code == "superseded" and not actor:
        return BY_RULE
    if code != "merged":
        return ""
    lost = detail.get("lost")
    fields = frozenset(lost) if isinstance(lost, dict) else frozenset()
    return "" if fields & PERSONAL_FIELDS else BY_RULE
