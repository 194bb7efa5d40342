"""What was read from pictures of sign-in sheets. Plain structs: nothing here knows how pixels are handled."""

from enum import StrEnum

import msgspec


class Verdict(StrEnum):
    """What a box says. DOUBTFUL boxes are shown to the clerk; the others are taken as they are."""

    TICKED = "ticked"
    EMPTY = "empty"
    DOUBTFUL = "doubtful"


class PageStatus(StrEnum):
    """How far a page was read. OTHER_CENTRE is said by whoever knows the desk's sheets, not by the reader."""

    READ = "read"
    NO_SHEET = "no_sheet"
    UNREADABLE = "unreadable"
    OTHER_CENTRE = "other_centre"


class BoxReading(msgspec.Struct, frozen=True, kw_only=True):
    """One box. `score` is how much it looks ticked, 0..1."""

    verdict: Verdict
    score: float

    @property
    def ticked(self) -> bool:
        """The better guess, also for a doubtful box."""
        return self.score >= 0.5

    @property
    def confidence(self) -> float:
        """How sure the guess is: 0 could be either, 1 certain."""
        return round(abs(self.score - 0.5) * 2, 3)


class RowReading(msgspec.Struct, frozen=True, kw_only=True):
    """One of the twenty rows.

    `place` counts from 1 on every page; the printed number needs the sheet's first row. `signed` and `named`
    say whether there is writing in the signature and name cells; a printed name counts, so `named` means
    something for walk-in rows only.
    """

    place: int
    present: BoxReading
    left: BoxReading
    signed: bool
    named: bool

    @property
    def needs_review(self) -> bool:
        """Whether a person has to look at one of the boxes."""
        return Verdict.DOUBTFUL in {self.present.verdict, self.left.verdict}

    @property
    def confidence(self) -> float:
        """That of the less certain box."""
        return min(self.present.confidence, self.left.confidence)


class PageReading(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet on one picture; a picture without any is one reading without a code.

    `page` counts the pictures of a file from 1. `code` is the page's code as printed, "" when none was read;
    `token` the key that rows of the store hold. `straightened` is the page as a grey JPEG, upright, trimmed
    to the paper, 8 pixels a millimetre, every row where the sheet's geometry says (`reader.cut_out` takes a
    row from it); it is empty unless the status is READ. `repeated`: the page was read before in this run.
    """

    page: int
    status: PageStatus
    code: str = ""
    token: str = ""
    rows: tuple[RowReading, ...] = ()
    straightened: bytes = b""
    repeated: bool = False
