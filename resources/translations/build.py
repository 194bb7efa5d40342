"""Compile the translations, and prove that none is missing.

python -m resources.translations.build            all NAME.zh_CN.ts into zh_CN.qm, en.ts into en.qm
python -m resources.translations.build --check    say what is missing, obsolete or out of date (then exit 1)
python -m resources.translations.build --update [NAME FILE ...]
                                                  bring the .ts files to their sources; NAME: only that one
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import io
import re
import subprocess
import sys
import tempfile
import tokenize
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
# The rooms whose texts people read on the screen. Printed forms are Chinese in core/papers, untranslated.
ROOMS = ("desktop", "widgets")
# Qt's number of plural forms for each language.
# Invented facts of the demo, and the gallery for those who build the desk: not our words to a clerk.
SAMPLES = frozenset(
    {
        "desktop/demo/counter.py", "desktop/demo/day.py", "desktop/demo/loop.py", "desktop/demo/requests.py",
        "widgets/gallery.py", "widgets/gallery_samples.py",
    }
)  # fmt: skip
PLURAL_FORMS = {"zh_CN": 1, "en": 2}
# Chinese in a source text is allowed on a line that says why: `# zh: the product's own name`.
CHINESE_ALLOWED = re.compile(r"#\s*zh: \S")
CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
PLACEHOLDER = re.compile(r"%L?\d+|%n|\{\w*\}")


@dataclass(frozen=True, order=True)
class Text:
    """What a source asks to be translated; two texts with the same key are one for Qt."""

    context: str
    source: str
    comment: str
    plural: bool

    def __str__(self) -> str:
        """Name the text for a person who has to find it."""
        return f"{self.context}: {self.source!r}" + (f" ({self.comment})" if self.comment else "")


@dataclass(frozen=True)
class Message:
    """One entry of a .ts file."""

    text: Text
    forms: tuple[str, ...]
    kind: str  # "", "unfinished", "vanished" or "obsolete"
    note: str  # the translator's remark
    file: str


def read_messages(path: Path) -> list[Message]:
    """Every entry of a .ts file. Raises ElementTree.ParseError when it is not XML."""
    messages = []
    for context in ElementTree.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for entry in context.iter("message"):
            translation = entry.find("translation")
            if translation is None:
                translation = ElementTree.Element("translation", type="unfinished")
            plural = entry.get("numerus") == "yes"
            forms = [form.text or "" for form in translation.iter("numerusform")] if plural else []
            text = Text(
                context.findtext("name", ""),
                entry.findtext("source", ""),
                entry.findtext("comment", ""),
                plural,
            )
            messages.append(
                Message(
                    text=text,
                    forms=tuple(forms) if plural else (translation.text or "",),
                    kind=translation.get("type", ""),
                    note=entry.findtext("translatorcomment", ""),
                    file=path.name,
                )
            )
    return messages


def translation_files(folder: Path, language: str) -> list[Path]:
    """The .ts files of one language, in a fixed order so that the compiled file is always the same."""
    return sorted(path for path in folder.glob("*.ts") if f".{path.name}".endswith(f".{language}.ts"))


def source_files(root: Path) -> list[Path]:
    """Every Python file whose texts are translated."""
    found = (path for room in ROOMS for path in (root / room).rglob("*.py"))
    return sorted(path for path in found if path.relative_to(root).as_posix() not in SAMPLES)


def qt_tool(name: str, *arguments: str | Path) -> None:
    """Run a tool of the PySide6 package. Raises CalledProcessError with its words when it fails."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("PySide6 is not installed; use the environment that start.py makes")
    tool = Path(spec.origin).parent / (f"{name}.exe" if sys.platform == "win32" else name)
    command = [str(tool), *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - Qt's own tool


def texts_of(sources: Sequence[Path]) -> set[Text]:
    """The texts that Qt's lupdate finds in Python files."""
    if not sources:
        return set()
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.ts"
        qt_tool("lupdate", "-silent", "-locations", "none", *sources, "-ts", found)
        return {message.text for message in read_messages(found)}


def compile_language(folder: Path, language: str, target: Path) -> bool:
    """Merge all .ts files of a language into one .qm; False when there are none."""
    files = translation_files(folder, language)
    if files:
        qt_tool("lrelease", "-silent", "-nounfinished", *files, "-qm", target)
    return bool(files)


# --- what can be wrong -----------------------------------------------------------------------------


def coverage_problems(wanted: set[Text], messages: Sequence[Message], language: str) -> Iterator[str]:
    """Texts of the sources without a finished translation, and translations of texts that are gone."""
    finished = {message.text for message in messages if is_finished(message, language)}
    for text in sorted(wanted - finished):
        yield f"{language}: not translated: {text}"
    for message in messages:
        if message.text not in wanted or message.kind in {"vanished", "obsolete"}:
            yield f"{language}: no longer in the sources: {message.text} in {message.file}"


def is_finished(message: Message, language: str) -> bool:
    """Whether a translation is marked as done and has all its forms."""
    needed = PLURAL_FORMS[language] if message.text.plural else 1
    return message.kind == "" and len(message.forms) == needed and all(form.strip() for form in message.forms)


def agreement_problems(messages: Sequence[Message]) -> Iterator[str]:
    """One text translated in two ways, and placeholders that a translation lost or invented."""
    seen: dict[Text, Message] = {}
    for message in messages:
        first = seen.setdefault(message.text, message)
        if first.forms != message.forms:
            yield f"{message.text} is translated differently in {first.file} and {message.file}"
        asked = set(PLACEHOLDER.findall(message.text.source))
        for form in filter(None, message.forms):
            # A singular form may leave the number out ("one person").
            may_be_missing = {"%n"} if message.text.plural else set()
            if (set(PLACEHOLDER.findall(form)) ^ asked) - may_be_missing:
                yield f"{message.text} in {message.file}: its placeholders are not those of {form!r}"


def source_problems(path: Path, root: Path) -> Iterator[str]:
    """Chinese in a Python literal, and texts that Qt's tool cannot translate."""
    content = path.read_text("utf-8")
    name = path.relative_to(root).as_posix()
    tree = ast.parse(content, filename=name)
    allowed = _lines_that_allow_chinese(content)
    docstrings = set(_docstrings(tree))
    inside_f = {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            lines = set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
            if CHINESE.search(node.value) and not lines & allowed:
                what = "part of an f-string" if id(node) in inside_f else "a literal"
                yield f"{name}:{node.lineno}: Chinese in {what}; it belongs into a .ts file"
        if isinstance(node, ast.Call) and _called(node) in {"tr", "translate"} and _has_f_string(node):
            yield f"{name}:{node.lineno}: an f-string cannot be translated; use placeholders"


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _has_f_string(call: ast.Call) -> bool:
    return any(isinstance(argument, ast.JoinedStr) for argument in call.args)


def _docstrings(tree: ast.AST) -> Iterator[int]:
    """The identities of all bare strings, which are documentation."""
    return (
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _lines_that_allow_chinese(content: str) -> set[int]:
    tokens = tokenize.generate_tokens(io.StringIO(content).readline)
    return {
        token.start[0]
        for token in tokens
        if token.type == tokenize.COMMENT and CHINESE_ALLOWED.search(token.string)
    }


def plural_problems(wanted: Iterable[Text]) -> Iterator[str]:
    """Texts that show a number but were called without one, so that Qt would print the two letters %n."""
    for text in sorted(wanted):
        if "%n" in text.source and not text.plural:
            yield f"{text} has %n but no number; give it as the third argument of tr()"


def compiled_problems(folder: Path) -> Iterator[str]:
    """Compiled files that differ from what their sources give today."""
    with tempfile.TemporaryDirectory() as scratch:
        for language in PLURAL_FORMS:
            fresh, kept = Path(scratch) / f"{language}.qm", folder / f"{language}.qm"
            if compile_language(folder, language, fresh):
                if not kept.exists() or kept.read_bytes() != fresh.read_bytes():
                    yield f"{kept.name} is out of date; run: python -m resources.translations.build"
            elif kept.exists():
                yield f"{kept.name} has no source; delete it"


def problems(root: Path = ROOT, folder: Path = FOLDER) -> list[str]:
    """Everything that keeps the translations from being complete, as sentences."""
    sources = source_files(root)
    wanted = texts_of(sources)
    chinese = [message for path in translation_files(folder, "zh_CN") for message in read_messages(path)]
    english = [message for path in translation_files(folder, "en") for message in read_messages(path)]
    found = [problem for path in sources for problem in source_problems(path, root)]
    found += plural_problems(wanted)
    found += coverage_problems(wanted, chinese, "zh_CN")
    found += coverage_problems({text for text in wanted if text.plural}, english, "en")
    found += agreement_problems(chinese)
    found += agreement_problems(english)
    found += compiled_problems(folder)
    return found


# --- commands --------------------------------------------------------------------------------------


def sources_named_in(path: Path) -> list[Path]:
    """The source files a .ts file lists in its <location> elements, as far as they still exist."""
    names = {location.get("filename", "") for location in ElementTree.parse(path).getroot().iter("location")}  # noqa: S314 - our own file
    files = {(path.parent / name).resolve() for name in names if name}
    return sorted(file for file in files if file.is_file())


def update(name: str, files: Sequence[Path]) -> None:
    """Bring .ts files to their sources: the named one to the files given, else each to the files it lists.

    English plurals are few and stand in one file, which is brought to all sources each time.
    """
    chosen = [FOLDER / f"{name}.zh_CN.ts"] if name else translation_files(FOLDER, "zh_CN")
    for path in chosen:
        sources = [file.resolve() for file in files] or sources_named_in(path)
        if sources:
            qt_tool(
                "lupdate", "-silent", "-no-obsolete", "-locations", "relative", "-source-language", "en",
                "-target-language", "zh_CN", *sources, "-ts", path,
            )  # fmt: skip
    qt_tool(
        "lupdate", "-silent", "-no-obsolete", "-pluralonly", "-locations", "none", "-source-language", "en",
        "-target-language", "en", *source_files(ROOT), "-ts", FOLDER / "en.ts",
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile, check or update, as the arguments say."""
    parser = argparse.ArgumentParser(
        prog="python -m resources.translations.build",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--check", action="store_true", help="only say what is wrong; exit 1 when anything is"
    )
    parser.add_argument("--update", nargs="*", metavar="NAME FILE", help="bring .ts files to their sources")
    options = parser.parse_args(arguments)
    if options.update is not None:
        name, *files = options.update or [""]
        update(name, [Path(file) for file in files])
        return 0
    if options.check:
        found = problems()
        sys.stderr.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    for language in PLURAL_FORMS:
        compile_language(FOLDER, language, FOLDER / f"{language}.qm")
    return 0


if __name__ == "__main__":
    sys.exit(main())
