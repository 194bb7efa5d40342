"""A template with a mistake names the line to mend and is never drawn."""

import pickle

import pytest

from core.papers.template.papers import PAPERS
from core.papers.template.problems import TemplateProblem
from core.papers.template.reading import read_template
from core.papers.template.shipped import shipped_text

HONOUR = PAPERS["honour_certificate"]
HEAD = """title = "试"
page = { width = 210.0, height = 297.0, margin = 10.0 }
seal = { x = 140.0, y = 220.0 }
[styles]
body = { face = "kai", size = 12.0 }

"""


def problem_of(elements: str, head: str = HEAD) -> TemplateProblem:
    with pytest.raises(TemplateProblem) as caught:
        read_template(head + elements, HONOUR)
    return caught.value


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_every_shipped_template_is_right(name: str) -> None:
    assert read_template(shipped_text(name), PAPERS[name]).element


TEXT = '[[element]]\nkind = "text"\ntext = "好"\nx = 20.0\ny = 20.0\nstyle = "body"\n\n'


@pytest.mark.parametrize(
    ("element", "code", "detail", "line"),
    [
        ('[[element]]\nkind = "text"\ntext = "好\n', "syntax", "Illegal", 16),
        (TEXT.replace("x = 20.0", "ex = 20.0"), "unknown_key", "ex", 17),
        (TEXT.replace('"text"', '"picture"'), "wrong_value", "picture", 14),
        (TEXT.replace("x = 20.0", 'x = "twenty"'), "wrong_value", "float", 14),
        (TEXT.replace("好", "{nickname}"), "unknown_field", "nickname", 14),
        (TEXT.replace("好", "{name"), "bad_placeholder", "{name", 14),
        (TEXT.replace("好", "{name}"), "no_width", "{name}", 14),
        (TEXT.replace("好", "好\U000323b0"), "missing_glyph", "\U000323b0", 14),
        (TEXT.replace('"body"', '"bold"'), "unknown_style", "bold", 14),
        (TEXT.replace("y = 20.0", "y = 294.0"), "outside", "好", 14),
        (TEXT.replace("x = 20.0", "x = 198.0"), "outside", "好", 14),
        (TEXT.replace("x = 20.0\ny = 20.0", "x = 150.0\ny = 240.0"), "over_seal", "好", 14),
    ],
)
def test_a_mistake_names_what_and_where(element: str, code: str, detail: str, line: int) -> None:
    problem = problem_of(TEXT + element)
    assert (problem.code, problem.line) == (code, line)
    assert detail in problem.detail
    if code != "syntax":
        assert problem.element == 2


def test_only_unit_and_date_may_stand_in_the_seal_square() -> None:
    inside = TEXT.replace("x = 20.0\ny = 20.0", "x = 145.0\ny = 240.0\nwidth = 40.0")
    assert read_template(HEAD + inside.replace("好", "{issuer}"), HONOUR).element
    assert read_template(HEAD + inside.replace("好", "{issued_date}"), HONOUR).element
    assert problem_of(inside.replace("好", "{name}")).code == "over_seal"
    assert problem_of(inside.replace("好", "{issuer} 公章")).code == "over_seal"


def test_a_frame_may_run_round_the_seal_square_but_not_through_it() -> None:
    frame = '[[element]]\nkind = "rect"\nx = 10.0\ny = 10.0\nwidth = {w}\nheight = 277.0\ncolour = "gold"\n'
    assert read_template(HEAD + TEXT + frame.replace("{w}", "190.0"), HONOUR).element
    assert problem_of(TEXT + frame.replace("{w}", "150.0")).code == "over_seal"


def test_a_colour_is_a_name_of_the_house_or_six_digits() -> None:
    assert problem_of(TEXT, HEAD.replace("size = 12.0", 'size = 12.0, colour = "rouge"')).detail == "rouge"
    assert read_template(HEAD.replace("size = 12.0", 'size = 12.0, colour = "A4262C"') + TEXT, HONOUR).element


ROLL = PAPERS["request_slip_80mm"]
ROLL_HEAD = """title = "试"
page = { width = 80.0, height = 0.0 }
[styles]
body = { face = "sans", size = 10.0, colour = "black" }

"""
ON_ROLL = '[[element]]\nkind = "lines"\ntext = "居民　{resident}"\nstyle = "body"\n'


def test_a_roll_holds_what_stands_under_each_other_in_black_and_legible() -> None:
    assert read_template(ROLL_HEAD + ON_ROLL, ROLL).element
    for head, elements in (
        (ROLL_HEAD, TEXT),
        (ROLL_HEAD.replace("black", "brand"), ON_ROLL),
        (ROLL_HEAD.replace("10.0,", "8.5,"), ON_ROLL),
        (ROLL_HEAD.replace("80.0", "76.0"), ON_ROLL),
    ):
        with pytest.raises(TemplateProblem):
            read_template(head + elements, ROLL)
    assert problem_of(ON_ROLL.replace("resident", "name")).detail == "lines"


def test_the_longest_text_of_a_row_must_have_room_on_the_paper() -> None:
    facts = (
        '[[element]]\nkind = "facts"\nx = 20.0\ny = 260.0\nindent = 20.0\nwidth = 90.0\nlead = 8.0\n'
        'label = "body"\nstyle = "body"\nrows = [{ label = "事由", text = "{reason}", ways = [{ size = 9.0, '
        "lines = LINES, lead = 5.0 }] }]\n"
    )
    assert read_template(HEAD.replace("seal", "#") + facts.replace("LINES", "5"), HONOUR).element
    assert problem_of(facts.replace("LINES", "9")).code == "outside"


def test_a_problem_crosses_processes() -> None:
    problem = problem_of(TEXT.replace("好", "{nickname}"))
    again = pickle.loads(pickle.dumps(problem))  # noqa: S301 - our own bytes
    assert (again.code, again.detail, again.line) == (problem.code, problem.detail, problem.line)
