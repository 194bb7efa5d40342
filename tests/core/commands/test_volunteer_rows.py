"""People from a table: read as they stand, refused by the same rules as at the counter."""

from functools import partial

import pytest

from core.commands.volunteer_rows import PersonRow, TableRefused, read_table, register_rows
from core.commands.volunteers import RegisterVolunteer
from core.domain.identity_number import IdType, Sex, mainland_check_character
from core.domain.refusals import Refusal
from core.domain.volunteer import ConsentForm, VolunteerStatus
from tests.core.memory import MemoryDesk

HEADER = "name,sex,id_type,id_number,phone,village,skills\n"


def a_number(birth: str = "19900101", sequence: int = 11) -> str:
    first = f"999901{birth}{sequence:03d}"
    return first + mainland_check_character(first)


def a_line(
    name: str = "罗小满", number: str = "", phone: str = "13800000001", village: str = "柳溪镇新民村"
) -> str:
    return f"{name},女,身份证,{number or a_number()},{phone},{village},教学辅导；摄影摄像\n"


def table(*lines: str) -> list[PersonRow]:
    return read_table((HEADER + "".join(lines)).encode())


def registered(rows: list[PersonRow]) -> tuple[tuple[RegisterVolunteer, ...], list[tuple[int, str]]]:
    desk = MemoryDesk()
    refused: list[tuple[int, str]] = []

    def note(row: int, refusal: Refusal) -> None:
        refused.append((row, refusal.code))

    made: list[RegisterVolunteer] = []
    for command in desk.write(partial(register_rows, rows=rows, refused=note)):
        assert isinstance(command, RegisterVolunteer)
        made.append(command)
    return tuple(made), refused


def test_a_row_becomes_the_form_a_clerk_would_have_filled_in() -> None:
    (row,) = table(a_line(name="单𬱖"))
    assert row.row == 2
    assert row.form is not None
    assert row.form.name == "单𬱖"
    assert (row.form.sex, row.form.id_type) == (Sex.FEMALE, IdType.MAINLAND_ID)
    assert (row.form.town, row.form.village) == ("柳溪镇", "新民村")
    assert row.form.skills == ("教学辅导", "摄影摄像")
    assert (row.form.consent, row.form.consent_form) == (True, ConsentForm.PAPER)


def test_a_place_without_a_town_is_kept_whole() -> None:
    (row,) = table(a_line(village="桂花社区"))
    assert row.form is not None
    assert (row.form.town, row.form.village) == ("", "桂花社区")


def test_rows_count_as_the_spreadsheet_does_and_empty_lines_are_skipped() -> None:
    rows = table(a_line(), ",,,,,,\n", a_line())
    assert [row.row for row in rows] == [2, 4]


def test_a_mark_of_the_encoding_at_the_start_does_no_harm() -> None:
    assert len(read_table(("\ufeff" + HEADER + a_line()).encode())) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("姓名".encode("gb18030"), "encoding"),
        (b"", "empty"),
        (b"name,sex\n", "columns"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(TableRefused) as refused:
        read_table(data)
    assert refused.value.reason == reason


def test_the_missing_columns_are_named() -> None:
    with pytest.raises(TableRefused) as refused:
        read_table(b"name,sex,id_type,id_number\n")
    assert refused.value.columns == ("phone", "village", "skills")


def test_everyone_who_can_be_registered_is_and_each_other_row_is_told() -> None:
    made, refused = registered(
        table(
            a_line(),
            a_line(name="坏号", number="5.11504E+17"),
            "少格,男\n",
            a_line(name="重复", phone="13800000002"),
            "类型,男,驾照,1,13800000003,柳溪镇,\n",
            a_line(name="吕佳禾", number=a_number(sequence=22), phone="13800000004"),
        )
    )
    assert [command.volunteer.name for command in made] == ["罗小满", "吕佳禾"]
    assert refused == [
        (3, "identity_number_ruined_by_excel"),
        (4, "row_incomplete"),
        (5, "already_registered"),
        (6, "unknown_id_type"),
    ]


def test_a_refused_row_leaves_no_gap_in_the_numbers() -> None:
    made, _ = registered(
        table(a_line(), a_line(name="坏号", number="123"), a_line(number=a_number(sequence=22)))
    )
    assert [command.volunteer.number[6:12] for command in made] == ["000001", "000002"]


def test_someone_registered_before_is_refused_again() -> None:
    desk = MemoryDesk()
    ignore: list[int] = []
    rows = table(a_line())
    order = partial(register_rows, rows=rows, refused=lambda row, _refusal: ignore.append(row))
    assert len(desk.write(order)) == 1
    assert desk.write(order) == ()
    assert ignore == [2]


def test_a_minor_without_a_guardian_is_saved_as_pending() -> None:
    made, refused = registered(table(a_line(number=a_number("20110601"))))
    assert refused == []
    assert made[0].volunteer.status is VolunteerStatus.PENDING


def test_a_child_under_eight_is_refused() -> None:
    _, refused = registered(table(a_line(number=a_number("20200601"))))
    assert refused == [(2, "too_young_for_record")]
