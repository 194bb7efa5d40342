"""Devices as the desk sees them; each has a real part and a dummy."""

from collections.abc import Callable
from typing import NamedTuple, Protocol


class PaperSize(NamedTuple):
    """Width and height in millimetres as printed; height 0 means a roll as long as the content."""

    width_mm: float
    height_mm: float


class PrintProblem(Exception):
    """A job the printer did not take. `reason`: no_printer, offline, wrong_paper, write_failed, stopped.

    With wrong_paper `wanted` is the size to choose in the printer's settings.
    """

    def __init__(self, reason: str, detail: str = "", wanted: PaperSize | None = None) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
        self.wanted = wanted


class Printer(Protocol):
    """Takes a finished PDF. Returns where it went; raises PrintProblem."""

    @property
    def takes_together(self) -> bool:
        """Whether one job may hold the papers of several people, each page on a sheet of its own."""

    def check(self, paper: PaperSize) -> None:
        """Raises PrintProblem when a job on this paper would not be taken: asked before every job."""

    @property
    def name(self) -> str:
        """The name people know it by."""

    def ready(self) -> bool:
        """Whether a job would be taken now."""

    def print_pdf(self, pdf: bytes, *, title: str, paper: PaperSize, copies: int = 1) -> str:
        """Hand the pages over and return the place or job they became."""


class Sounder(Protocol):
    """Short answers to a scan: success, problem, already."""

    def play(self, tone: str) -> None:
        """Play the tone at once; never raises."""


class KeyStore(Protocol):
    """Keeps the database key: 32 random bytes."""

    def load(self) -> bytes | None:
        """The key, or None when there is none yet."""

    def save(self, key: bytes) -> None:
        """Keep the key for this user only."""


class IdCard(NamedTuple):
    """The fields a reader may hand over; nothing else of the card is kept."""

    name: str
    sex: str
    birth_on: str
    address: str
    id_number: str


class IdReader(Protocol):
    """Reads an identity card lying on the device."""

    def available(self) -> bool:
        """Whether a reader is connected."""

    def read(self, done: Callable[[IdCard | None], None]) -> None:
        """Read once; None when no card answered."""
