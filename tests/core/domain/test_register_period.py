"""The subject under which a printed register is noted."""

import pytest

from core.domain.certificate import CertificateKind
from core.domain.register_period import RegisterPeriod, parse_register_period


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (RegisterPeriod(2026), "2026//everything"),
        (RegisterPeriod(2026, 5, CertificateKind.HONOUR, "void"), "2026-05/honour/void"),
    ],
)
def test_it_is_read_back_as_it_was_written(period: RegisterPeriod, text: str) -> None:
    assert period.text == text
    assert parse_register_period(text) == period


@pytest.mark.parametrize("text", ["", "2026", "2026//nothing", "x//valid", "2026/cards/valid"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_register_period(text)
