"""Every accepted print is a fact; a certificate or a card printed again needs a reason."""

from functools import partial

import pytest

from core.commands.prints import record_print, record_prints
from core.commands.refusals import ReasonMissing
from core.domain.print_record import Paper, PrintRecord
from tests.core.memory import MORNING, MemoryDesk


def prints(desk: MemoryDesk, paper: Paper, subject: str = "one", reason: str = "") -> None:
    desk.write(partial(record_print, paper=paper, subject_id=subject, printer="前台激光机", reason=reason))


def copies(desk: MemoryDesk) -> list[tuple[Paper, str, int]]:
    return [(row.paper, row.subject_id, row.copy_number) for row in desk.rows.find(PrintRecord)]


def test_a_print_says_what_when_by_whom_and_where() -> None:
    desk = MemoryDesk()
    prints(desk, Paper.REQUEST_SLIP)
    (row,) = desk.rows.find(PrintRecord)
    assert (row.paper, row.subject_id, row.printed_at, row.clerk_id, row.printer, row.copy_number) == (
        Paper.REQUEST_SLIP,
        "one",
        MORNING,
        "clerk",
        "前台激光机",
        1,
    )


def test_copies_are_counted_for_each_paper_of_each_record() -> None:
    desk = MemoryDesk()
    for paper, subject in (
        (Paper.REQUEST_SLIP, "one"),
        (Paper.REQUEST_SLIP, "one"),
        (Paper.SIGN_IN_SHEET, "one"),
        (Paper.REQUEST_SLIP, "two"),
    ):
        prints(desk, paper, subject)
    assert copies(desk) == [
        (Paper.REQUEST_SLIP, "one", 1),
        (Paper.REQUEST_SLIP, "one", 2),
        (Paper.SIGN_IN_SHEET, "one", 1),
        (Paper.REQUEST_SLIP, "two", 1),
    ]


@pytest.mark.parametrize(
    "paper",
    [
        Paper.SERVICE_CERTIFICATE,
        Paper.HONOUR_CERTIFICATE,
        Paper.STAR_CERTIFICATE,
        Paper.THANKS_LETTER,
        Paper.VOLUNTEER_CARD,
    ],
)
def test_a_certificate_or_a_card_printed_again_needs_a_reason_and_keeps_it(paper: Paper) -> None:
    desk = MemoryDesk()
    prints(desk, paper)
    with pytest.raises(ReasonMissing):
        prints(desk, paper, reason=" ")
    prints(desk, paper, reason=" 原件遗失 ")
    assert [(row.copy_number, row.reason) for row in desk.rows.find(PrintRecord)] == [
        (1, ""),
        (2, "原件遗失"),
    ]


def test_the_papers_of_one_job_are_counted_as_if_each_were_printed_alone() -> None:
    desk = MemoryDesk()
    prints(desk, Paper.SERVICE_CERTIFICATE, "two")
    desk.write(
        partial(
            record_prints,
            paper=Paper.SERVICE_CERTIFICATE,
            subject_ids=["one", "one", "two", "three"],
            printer="前台激光机",
            copies_reason="一次多份",
        )
    )
    assert copies(desk) == [
        (Paper.SERVICE_CERTIFICATE, "two", 1),
        (Paper.SERVICE_CERTIFICATE, "one", 1),
        (Paper.SERVICE_CERTIFICATE, "one", 2),
        (Paper.SERVICE_CERTIFICATE, "two", 2),
        (Paper.SERVICE_CERTIFICATE, "three", 1),
    ]
    assert [row.reason for row in desk.rows.find(PrintRecord)] == ["", "", "一次多份", "一次多份", ""]
