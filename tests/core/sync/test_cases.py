"""Which results of the platform need a person."""

import pytest

from core.sync.cases import BY_LAW, BY_RULE, settled_how


@pytest.mark.parametrize(
    ("code", "actor", "how"),
    [
        ("superseded", "clerk", ""),
        ("superseded", "", BY_RULE),
        ("rejected", "", ""),
        ("merged", "clerk", BY_RULE),
        ("erased", "clerk", BY_LAW),
    ],
)
def test_what_nobody_did_by_hand_nobody_looks_at(code: str, actor: str, how: str) -> None:
    assert settled_how(code, {}, actor) == how


@pytest.mark.parametrize("field", ["name", "phone"])
def test_a_lost_name_or_phone_is_looked_at_whoever_wrote_it(field: str) -> None:
    assert settled_how("merged", {"lost": {field: "138"}}, "clerk") == ""
