"""Placeholders of templates."""

import pytest

from core.papers.template.words import WrongPlaceholder, fields, filled


@pytest.mark.parametrize(
    ("text", "values", "shown"),
    [
        ("{name}同志：", {"name": "罗小满"}, "罗小满同志："),
        ("{name=____}同志：", {"name": ""}, "____同志："),
        ("{name=____}同志：", {"name": "罗小满"}, "罗小满同志："),
        ("{sex|男|女}", {"sex": "女"}, "☐ 男　☑ 女"),
        ("{sex|男|女}", {}, "☐ 男　☐ 女"),
        ("{skills|电工|教学|医护}", {"skills": "电工、医护"}, "☑ 电工　☐ 教学　☑ 医护"),
        ("{at}{copy?　第 # 份}", {"at": "09:40", "copy": "2"}, "09:40　第 2 份"),
        ("{at}{copy?　第 # 份}", {"at": "09:40"}, "09:40"),
        ("没有空格", {}, "没有空格"),
    ],
)
def test_places_are_filled(text: str, values: dict[str, str], shown: str) -> None:
    assert filled(text, values) == shown


def test_what_a_field_holds_is_never_read_as_a_placeholder() -> None:
    assert filled("{name}", {"name": "{number}", "number": "1"}) == "{number}"


@pytest.mark.parametrize("text", ["{name", "name}", "{na me}", "{}", "{sex|}", "{copy?}", "{a{b}}"])
def test_a_stray_brace_is_a_mistake(text: str) -> None:
    with pytest.raises(WrongPlaceholder):
        fields(text)


def test_the_fields_of_a_text() -> None:
    assert fields("{a}与{b=无}和{c|一|二}") == {"a", "b", "c"}
