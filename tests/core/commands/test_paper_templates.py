"""A unit's own papers: kept, changed, and the shipped ones again."""

from functools import partial

import pytest

from core.commands.paper_templates import MOST, EditTemplate, edit_template, template_id
from core.domain.paper_template import PaperTemplate
from core.domain.refusals import FieldTooLong
from tests.core.memory import MemoryDesk

PAPER = "honour_certificate"


def kept(desk: MemoryDesk) -> PaperTemplate:
    row = desk.rows.get(PaperTemplate, template_id(desk.site.id, PAPER))
    assert row is not None
    return row


def test_the_last_edit_of_a_paper_stands_in_its_one_row() -> None:
    desk = MemoryDesk()
    desk.write(partial(edit_template, paper=PAPER, body="一"))
    desk.later(minutes=1)
    desk.write(partial(edit_template, paper=PAPER, body="二"))
    assert [row.body for row in desk.rows.find(PaperTemplate)] == ["二"]
    assert (kept(desk).edited_by, kept(desk).edited_at) == (desk.clerk.id, desk.now())


def test_an_empty_text_is_the_shipped_paper_again() -> None:
    desk = MemoryDesk()
    desk.write(partial(edit_template, paper=PAPER, body="一"))
    desk.write(partial(edit_template, paper=PAPER, body=""))
    assert kept(desk).body == ""


def test_text_and_author_change_together() -> None:
    desk = MemoryDesk()
    (command,) = desk.write(partial(edit_template, paper=PAPER, body="一"))
    assert isinstance(command, EditTemplate)
    assert command.changed == ("body", "edited_at", "edited_by")


def test_a_text_beyond_all_measure_is_refused() -> None:
    desk = MemoryDesk()
    with pytest.raises(FieldTooLong):
        desk.write(partial(edit_template, paper=PAPER, body="长" * (MOST + 1)))
