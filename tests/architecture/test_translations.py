"""Every text a person reads exists in Chinese, and what says so can see a gap."""

import ast
from pathlib import Path

import pytest

from resources.translations import build
from tests.architecture.sources import place, python_files

PAGE = """
class Page(QWidget):
    def build(self, count: int) -> None:
        self.title = self.tr("Requests")
        self.rows = self.tr("%n rows", "", count)
"""
CHINESE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en"><context><name>Page</name>
<message><source>Requests</source><translation>需求</translation></message>
<message numerus="yes"><source>%n rows</source>
<translation><numerusform>%n 行</numerusform></translation></message>
</context></TS>
"""
ENGLISH = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en"><context><name>Page</name>
<message numerus="yes"><source>%n rows</source>
<translation><numerusform>one row</numerusform><numerusform>%n rows</numerusform></translation></message>
</context></TS>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one page with complete translations, compiled."""
    page = tmp_path / "desktop" / "page.py"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    (tmp_path / "page.zh_CN.ts").write_text(CHINESE, "utf-8")
    (tmp_path / "en.ts").write_text(ENGLISH, "utf-8")
    for language in build.PLURAL_FORMS:
        build.compile_language(tmp_path, language, tmp_path / f"{language}.qm")
    return tmp_path


def change(project: Path, name: str, old: str, new: str) -> list[str]:
    """Change one file of the project and return what is wrong afterwards, recompiled."""
    path = project / name
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new), "utf-8")
    for language in build.PLURAL_FORMS:
        build.compile_language(project, language, project / f"{language}.qm")
    return build.problems(project, project)


def test_the_texts_of_the_desk_are_complete() -> None:
    assert build.problems() == []


def test_no_text_hides_inside_an_f_string() -> None:
    """Lupdate reads no calls in there: the text would have no translation, and nobody would hear of it."""
    hidden = [
        place(path, call.lineno)
        for path in python_files("desktop", "widgets")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"self.tr", "translate"}
    ]
    assert hidden == []


def test_a_complete_translation_has_no_problems(project: Path) -> None:
    assert build.problems(project, project) == []


def test_a_new_text_without_chinese_is_named(project: Path) -> None:
    found = change(project, "desktop/page.py", '"Requests"', '"New text"')
    assert "zh_CN: not translated: Page: 'New text'" in found
    assert "zh_CN: no longer in the sources: Page: 'Requests' in page.zh_CN.ts" in found


def test_an_unfinished_translation_does_not_count(project: Path) -> None:
    found = change(project, "page.zh_CN.ts", "<translation>需求", '<translation type="unfinished">需求')
    assert found == ["zh_CN: not translated: Page: 'Requests'"]


def test_a_count_needs_both_english_forms(project: Path) -> None:
    assert change(project, "en.ts", "<numerusform>one row</numerusform>", "") == [
        "en: not translated: Page: '%n rows'"
    ]


def test_a_lost_number_is_seen(project: Path) -> None:
    assert len(change(project, "desktop/page.py", '"%n rows", "", count', '"%n rows"')) > 0


def test_a_lost_placeholder_is_seen(project: Path) -> None:
    change(project, "desktop/page.py", '"Requests"', '"Requests of %1"')
    found = change(project, "page.zh_CN.ts", "<source>Requests</source>", "<source>Requests of %1</source>")
    assert found == ["Page: 'Requests of %1' in page.zh_CN.ts: its placeholders are not those of '需求'"]


def test_two_translations_of_one_text_are_seen(project: Path) -> None:
    (project / "other.zh_CN.ts").write_text(CHINESE.replace("需求", "点单"), "utf-8")
    found = change(project, "page.zh_CN.ts", "需求", "需求")
    assert found == ["Page: 'Requests' is translated differently in other.zh_CN.ts and page.zh_CN.ts"]


def test_a_compiled_file_from_yesterday_is_seen(project: Path) -> None:
    path = project / "page.zh_CN.ts"
    path.write_text(path.read_text("utf-8").replace("需求", "点单"), "utf-8")
    assert build.problems(project, project) == [
        "zh_CN.qm is out of date; run: python -m resources.translations.build"
    ]


def test_chinese_in_a_page_is_seen_unless_the_line_says_why(project: Path) -> None:
    found = change(project, "desktop/page.py", "class Page", 'NAME = "文明实践前台"\n\n\nclass Page')
    assert found == ["desktop/page.py:2: Chinese in a literal; it belongs into a .ts file"]
    assert change(project, "desktop/page.py", '前台"', "前台\"  # zh: the product's own name") == []


def test_an_f_string_cannot_be_translated(project: Path) -> None:
    found = change(
        project, "desktop/page.py", 'self.tr("Requests")', 'self.tr("Requests"), self.tr(f"{self}")'
    )
    assert "desktop/page.py:4: an f-string cannot be translated; use placeholders" in found
