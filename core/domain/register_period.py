"""Which lines of the register of certificates (证书登记簿) a printed list holds."""

from typing import NamedTuple

from core.domain.certificate import CertificateKind

STATES = ("everything", "valid", "void", "reissued", "unprinted")


class RegisterPeriod(NamedTuple):
    """A year or one of its months, of one kind or all, in one of STATES."""

    year: int
    month: int | None = None
    kind: CertificateKind | None = None
    state: str = STATES[0]

    @property
    def text(self) -> str:
        """The subject under which the print is noted: 2026-05/honour/valid, 2026//everything."""
        when = f"{self.year}-{self.month:02d}" if self.month else str(self.year)
        return f"{when}/{self.kind.value if self.kind else ''}/{self.state}"


def parse_register_period(text: str) -> RegisterPeriod:
    """Read `RegisterPeriod.text`. Raises ValueError."""
    when, kind, state = text.split("/")
    year, _, month = when.partition("-")
    if state not in STATES:
        raise ValueError(state)
    return RegisterPeriod(
        int(year), int(month) if month else None, CertificateKind(kind) if kind else None, state
    )
