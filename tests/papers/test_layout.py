from hypothesis import given
from hypothesis import strategies as st

from core.papers.fonts import Face, visible
from core.papers.layout import fit_block, fit_line, width_mm, wrap, wrap_faces

TEXT = st.text(alphabet="志愿服务队，。、（“”）《》·：Ab1 -/.%𬱖峯", max_size=80)
BOX = st.floats(6, 80)
HAIR = 0.01


@given(TEXT, BOX)
def test_a_fitted_line_is_never_wider_than_its_box(text: str, box: float) -> None:
    line = fit_line(text, Face.SANS, 12, box, 8)
    assert width_mm(Face.SANS, line.text, line.size) <= box + HAIR
    assert 8 <= line.size <= 12


@given(TEXT, BOX)
def test_a_fitted_line_is_the_whole_text_or_its_beginning_with_an_ellipsis(text: str, box: float) -> None:
    shown = fit_line(text, Face.SANS, 12, box, 8).text
    assert shown == visible(text) or (shown.endswith("…") and text.startswith(shown[:-1]))


def test_a_line_gets_smaller_before_it_is_cut() -> None:
    assert fit_line("志愿服务队", Face.SANS, 12, 100, 8).size == 12
    smaller = fit_line("志愿服务队", Face.SANS, 12, 18, 8)
    assert smaller.text == "志愿服务队"
    assert 8 < smaller.size < 12
    assert fit_line("志愿服务队" * 3, Face.SANS, 12, 18, 8).text.endswith("…")


@given(TEXT, BOX, st.integers(1, 4))
def test_a_block_keeps_its_number_of_lines_and_its_width(text: str, box: float, lines: int) -> None:
    block = fit_block(text, Face.SERIF, (12, 9), box, lines)
    assert 1 <= len(block) <= lines
    assert all(width_mm(Face.SERIF, line.text, line.size) <= box + HAIR for line in block)


@given(TEXT, BOX)
def test_wrapped_lines_fit_and_are_the_text(text: str, box: float) -> None:
    lines = wrap(text, Face.SANS, 10, box)
    assert all(width_mm(Face.SANS, line, 10) <= box + HAIR for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXT, st.floats(20, 80), st.floats(0, 10))
def test_wrapped_faces_fit_and_are_the_text(text: str, box: float, indent: float) -> None:
    lines = wrap_faces([(Face.SERIF, text), (Face.SERIF_BOLD, "罗小满"), (Face.SERIF, text)], 10, box, indent)
    said = "".join(part for line in lines for _, part in line)
    assert "".join(said.split()) == "".join(f"{text}罗小满{text}".split())
    for index, line in enumerate(lines):
        used = sum(width_mm(face, part, 10) for face, part in line)
        last = line[-1][1] if line else ""
        blank = width_mm(Face.SERIF, last, 10) - width_mm(Face.SERIF, last.rstrip(), 10)
        assert used - blank + (0 if index else indent) <= box + 0.3


def test_a_word_longer_than_every_line_is_cut_and_nothing_of_it_is_lost() -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwll"
    lines = wrap_faces([(Face.SERIF, "志愿者"), (Face.SERIF_BOLD, word), (Face.SERIF, "。")], 12, 30)
    assert "".join(text for line in lines for _, text in line) == f"志愿者{word}。"
    assert all(sum(width_mm(face, text, 12) for face, text in line) <= 30.01 for line in lines)


def test_closing_marks_never_begin_a_line_and_opening_marks_never_end_one() -> None:
    lines = wrap("志愿服务，志愿服务（引导）。", Face.SANS, 10, 4.05 * 10 / 10 * 3.55)
    assert len(lines) > 2
    assert all(line[0] not in "，。）" and line[-1] != "（" for line in lines)


def test_short_names_in_a_row_stay_whole() -> None:
    told = "上门检修电路 · 水管水龙头维修 · 小家电维修 · 修鞋补衣"
    lines = wrap(told, Face.SANS, 9, 46)
    assert "".join(lines).replace(" ", "") == told.replace(" ", "")
    assert lines == ["上门检修电路 · 水管水龙头维修 ·", "小家电维修 · 修鞋补衣"]


def test_a_sentence_beside_a_dot_is_divided_as_ever() -> None:
    told = "三号楼 · 想请大学生给孩子补数学，周末上午最好，在村活动室就行"
    assert len(wrap(told, Face.SANS, 9, 46)) == 3


def test_numbers_and_words_stay_whole() -> None:
    lines = wrap("电话 0000-12345 编号 QH000512", Face.SANS, 10, 22)
    assert any("QH000512" in line for line in lines)
    assert any("0000-" in line for line in lines)


def test_a_line_break_in_the_text_is_a_line_break_on_paper() -> None:
    assert wrap("灯不亮\n水管漏", Face.SANS, 10, 80) == ["灯不亮", "水管漏"]
