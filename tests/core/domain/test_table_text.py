"""A table for spreadsheets keeps what people wrote."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.table_text import csv_text, text_cell


@pytest.mark.parametrize("typed", ["2026000123", "0520-017", "1/2", "1E5", "=1+1", "+86", "-5", "@SUM(A1)"])
def test_what_would_be_read_as_number_date_or_formula_stays_text(typed: str) -> None:
    assert text_cell(typed) == f"\t{typed}"


@pytest.mark.parametrize("typed", ["", "罗*满", "叙文实证〔2026〕K7-000123-X", "QH-K7-C2026-000001-4"])
def test_a_plain_text_is_left_as_it_is(typed: str) -> None:
    assert text_cell(typed) == typed


def test_days_and_counts_are_left_for_the_spreadsheet_to_count_with() -> None:
    assert csv_text([["1", 1, date(2026, 5, 20), None]]) == '"\t1",1,2026-05-20,\r\n'


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=5))
def test_any_cells_come_back_out_of_the_file(cells: list[str]) -> None:
    (row,) = csv.reader(csv_text([cells]).splitlines(keepends=True))
    assert [cell.strip() for cell in row] == [" ".join(cell.split()) for cell in cells]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert not text_cell(cell).startswith(("=", "+", "-", "@"))
