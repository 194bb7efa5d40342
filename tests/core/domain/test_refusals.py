import importlib
import pickle
import pkgutil
import re
from datetime import date

import pytest

import core.domain
from core.domain.identity_number import IdentityNumberRefused, IdType, check_identity_number
from core.domain.phone import PhoneRefused, check_phone
from core.domain.refusals import FieldTooLong, Refusal


def _every_refusal(base: type[Refusal] = Refusal) -> list[type[Refusal]]:
    found = [base]
    for child in base.__subclasses__():
        found += _every_refusal(child)
    return found


def test_every_refusal_of_the_domain_has_a_stable_code_of_its_own() -> None:
    for module in pkgutil.iter_modules(core.domain.__path__):
        importlib.import_module(f"core.domain.{module.name}")
    refusals = [kind for kind in _every_refusal() if kind.__module__.startswith("core.domain")]
    codes = [kind.code for kind in refusals]
    assert len(codes) > 20
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]+", code) for code in codes)


def test_a_refusal_tells_its_facts_by_name() -> None:
    refusal = FieldTooLong(field="name", length=61, limit=60)
    assert refusal.facts() == {"field": "name", "length": 61, "limit": 60}
    assert str(refusal) == "field_too_long(field='name', length=61, limit=60)"


def test_a_refusal_survives_the_way_between_processes() -> None:
    copy = pickle.loads(pickle.dumps(FieldTooLong(field="name", length=61, limit=60)))  # noqa: S301 - our own bytes
    assert isinstance(copy, FieldTooLong)
    assert copy.facts() == {"field": "name", "length": 61, "limit": 60}


@pytest.mark.parametrize("text", ["110105194912310021", "1101051949123", "110105194913310020"])
def test_the_facts_of_a_refused_identity_number_do_not_hold_the_number(text: str) -> None:
    with pytest.raises(IdentityNumberRefused) as refused:
        check_identity_number(IdType.MAINLAND_ID, text, today=date(2026, 5, 20))
    assert text not in str(refused.value)


def test_the_facts_of_a_refused_phone_do_not_hold_the_number() -> None:
    with pytest.raises(PhoneRefused) as refused:
        check_phone("1381234204")
    assert "1381234204" not in str(refused.value)
