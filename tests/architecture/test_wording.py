"""How the desk speaks Chinese: the wording rules of the design guide, held over every translation."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from resources.translations import build
from tests.architecture.sources import calls

HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
FORBIDDEN = {
    "删除": "作废, 去掉 or 清空: nothing at the desk is deleted",
    "工单": "需求",
    "失败": "what happened and what to do",
    "错误代码": "what happened and what to do",
    "无效": "what is wrong with it",
    "请勿": "请 and what to do instead",
    "权限不足": "who can do it",
}
BUTTON_LENGTH, SENTENCE_LENGTH = 14, 30
# A figure: digits, Qt's %n and localised %L1; a plain %1 counts as one before a measure word (%1 小时).
MEASURE = "个人次条份张行页分秒天年月日号岁位项件名场小时"
TOUCHING = re.compile(
    rf"{HAN}(?:\d|%n|%L\d)|(?:(?<!%)(?<!%L)\d|%n|%L\d){HAN}|%\d[{MEASURE}]",
)
HALF_WIDTH = re.compile(rf"{HAN}[,;:?!.\"']|[,;:?!\"']{HAN}|{HAN}\((?!&)|\({HAN}|{HAN}\)")
EMOJI = re.compile(r"[\U0001f000-\U0001faff\u2600-\u26ff\ufe0f]")


def said() -> Iterator[tuple[build.Text, str]]:
    """Every Chinese text of the desk; one whose translator remarks `wording: reason` is an exception."""
    for path in build.translation_files(build.FOLDER, "zh_CN"):
        for message in build.read_messages(path):
            if not message.note.startswith("wording: "):
                yield from ((message.text, form) for form in message.forms if form)


def complaints(fault: Callable[[str], object]) -> list[str]:
    return [f"{text} -> {form}" for text, form in said() if fault(form)]


def too_long(text: str) -> bool:
    """Whether a sentence of a message is longer than can be read at a glance; a placeholder counts as two."""
    filled = build.PLACEHOLDER.sub("00", text)
    return any(len(sentence) > SENTENCE_LENGTH for sentence in re.split(r"[。？\n]", filled))


@pytest.mark.parametrize("word", FORBIDDEN)
def test_words_that_frighten_or_mislead_are_not_said(word: str) -> None:
    assert complaints(lambda form: word in form) == [], f"say instead: {FORBIDDEN[word]}"


def test_nothing_is_shouted_and_nothing_winks() -> None:
    assert complaints(lambda form: re.search("[!！]", form) or EMOJI.search(form)) == []


def test_punctuation_beside_chinese_is_full_width() -> None:
    assert complaints(HALF_WIDTH.search) == []


def test_a_space_stands_between_chinese_and_figures() -> None:
    assert complaints(TOUCHING.search) == []


def test_a_sentence_is_read_at_a_glance() -> None:
    assert complaints(too_long) == []


def test_a_button_has_at_most_fourteen_characters() -> None:
    buttons = set(_button_texts())
    found = [
        f"{text} -> {form}" for text, form in said() if text.source in buttons and len(form) > BUTTON_LENGTH
    ]
    assert found == []


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ("5月 20 日", TOUCHING),
        ("用时 3分钟", TOUCHING),
        ("%n人报名", TOUCHING),
        ("共 %1小时", TOUCHING),
        ("没有印出来,请检查电源", HALF_WIDTH),
        ("登记需求(F2)", HALF_WIDTH),
        ('点"重打"', HALF_WIDTH),
        ("好了\u2705\ufe0f", EMOJI),
    ],
)
def test_the_lint_sees_what_is_wrong(wrong: str, rule: re.Pattern[str]) -> None:
    assert rule.search(wrong)


@pytest.mark.parametrize(
    "right",
    [
        "5 月 20 日",
        "%1的电话两边都改过，请您看一下。",
        "共 %L1 小时",
        "登记需求（F2）",
        "登记(&R)",
        "09:28 · 已经签过了",
    ],
)
def test_the_lint_lets_good_chinese_pass(right: str) -> None:
    assert [rule for rule in (TOUCHING, HALF_WIDTH, EMOJI) if rule.search(right)] == []


def _button_texts() -> Iterator[str]:
    """Source texts that a button is made with or given later."""
    for call in calls("desktop", "widgets"):
        gives_text = call.name.endswith("Button") or (
            call.name == "setText" and call.owner.endswith("button")
        )
        if gives_text:
            for part in ast.walk(call.node):
                if (
                    isinstance(part, ast.Call)
                    and ast.unparse(part.func).endswith(("tr", "translate"))
                    and part.args
                ):
                    yield from (
                        a.value for a in part.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                    )
