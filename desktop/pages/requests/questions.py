"""The questions of the board: a few lines each, asked again with a word beside the one that is missing."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.kept_words import KeptWords
from widgets.buttons import ButtonKind
from widgets.chips import Option, OptionChips
from widgets.dialog import Dialog
from widgets.inputs import Field, TextArea, TextInput
from widgets.moments import Moment, MomentInput, answer_of, moment_of
from widgets.theme import Theme

MOST_WITH_TEXT, LARGEST_WITH_TEXT = 3, 1.25
Answers = dict[str, str]
Input = TextInput | TextArea | OptionChips | MomentInput


class Moments(NamedTuple):
    """Times offered, each with its words, and the earliest that may be set by hand."""

    offered: tuple[tuple[str, Moment], ...]
    earliest: Moment


class Line(NamedTuple):
    """One thing asked: words, or one of `options` (key, words); `common` are words often written."""

    name: str
    label: str
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    common: tuple[str, ...] = ()
    tall: bool = False
    value: str = ""
    check: Callable[[str], str] = lambda _text: ""
    """The problem with what was written; empty when there is none."""
    moments: Moments | None = None
    """A day with a time is asked for; the answer is `2026-05-20T14:30`, empty while nothing is agreed."""


class Asked(NamedTuple):
    """A question: title, what it means, the answer that acts and how grave it is."""

    title: str
    text: str
    answer: str
    danger: bool = False


class Question(Dialog):
    """Asks some lines. `given` gets the answers by name once everything required is there.

    What is typed is a draft until what was asked for is done; 'Not now' and Esc keep it.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        asked: Asked,
        lines: Sequence[Line],
        given: Callable[[Answers], None],
        kept: KeptWords,
    ) -> None:
        super().__init__(theme, window, asked.title, asked.text, wide=len(lines) > 1)
        self._asked, self._lines, self._given, self._kept = asked, tuple(lines), given, kept
        self.fields: dict[str, Field] = {}
        self.inputs: dict[str, Input] = {}
        for line in lines:
            self._add(line)
        if len(lines) > MOST_WITH_TEXT and theme.tokens.scale > LARGEST_WITH_TEXT:
            # Large text on a low screen: the room belongs to what is asked.
            self.text.clear()
            self.text.hide()
        kept.follow(self.inputs, self.text)
        kind = ButtonKind.DANGER_FILLED if asked.danger else ButtonKind.PRIMARY
        self.no_button = self.add_button("no", QCoreApplication.translate("Questions", "Not now"))
        self.yes_button = self.add_button("yes", asked.answer, kind)
        self.answered.connect(self._answer_given)

    def _add(self, line: Line) -> None:
        made: Input
        if line.moments is not None:
            offered, earliest = line.moments
            nothing = QCoreApplication.translate("Questions", "Not agreed yet")
            made = MomentInput(self.theme, offered, earliest, nothing)
            made.set_moment(moment_of(line.value))
        elif line.options:
            made = OptionChips(self.theme, [Option(key, text) for key, text in line.options])
            made.choose(line.value or line.options[0][0])
        elif line.tall:
            made = TextArea(self.theme)
            made.setPlainText(line.value)
        else:
            made = TextInput(self.theme)
            made.setText(line.value)
            made.returnPressed.connect(self._entered)
        field = Field(self.theme, line.label, made)
        self.fields[line.name], self.inputs[line.name] = field, made
        self.body.addWidget(field)
        if line.common and isinstance(made, TextInput):
            chips = OptionChips(self.theme, [Option(text, text) for text in line.common])
            target = made
            chips.changed.connect(lambda chosen: target.setText(chosen[0] if chosen else ""))
            made.textEdited.connect(lambda _text: chips.choose())
            self.body.addWidget(chips)

    def begin(self) -> None:
        """Open it with the focus in the first line that takes words, else in the first choice."""
        first = next((made for made in self.inputs.values() if isinstance(made, TextInput | TextArea)), None)
        self.ask(first)

    def answers(self) -> Answers:
        """What stands in the lines."""
        found = {}
        for name, made in self.inputs.items():
            if isinstance(made, OptionChips):
                found[name] = next(iter(made.chosen()), "")
            elif isinstance(made, MomentInput):
                found[name] = answer_of(made.moment())
            else:
                text = made.toPlainText() if isinstance(made, TextArea) else made.text()
                found[name] = text.strip()
        return found

    def problems(self) -> dict[str, str]:
        """What is missing or cannot be read, by line."""
        told, found = self.answers(), {}
        for line in self._lines:
            if line.required and not told[line.name]:
                found[line.name] = QCoreApplication.translate("Questions", "Please write this.")
            elif told[line.name] and line.check(told[line.name]):
                found[line.name] = line.check(told[line.name])
        return found

    def _entered(self) -> None:
        """Enter in a line answers what destroys nothing; anything grave is pressed on its button."""
        problems = self.problems()
        if self._asked.danger and not problems:
            self.yes_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif problems:
            self._show(problems)
        else:
            self.yes_button.click()

    def _show(self, problems: dict[str, str]) -> None:
        for name, problem in problems.items():
            self.fields[name].show_problem(problem)

    def _answer_given(self, key: str) -> None:
        if key != "yes":
            return
        told, problems = self.answers(), self.problems()
        if not problems:
            self._given(told)
            return
        again = Question(self.theme, self._window, self._asked, self._lines, self._given, self._kept)
        again._show(problems)
        again.begin()
