"""代评: what the resident says by telephone or has written on paper, five grades and four aspects."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from core.domain.rating import Aspect, Grade, RatingSource
from desktop import words
from desktop.kept_words import KeptWords
from desktop.marking import QT_TRANSLATE_NOOP
from widgets.base import Label
from widgets.buttons import ButtonKind
from widgets.chips import Option, OptionChips, Segmented
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.theme import Theme
from widgets.tokens import MEDIUM

GRADES = tuple(sorted(Grade, reverse=True))
"""The best one first, as on the printed form."""
LARGEST_WITH_TEXT = 1.25
_TAGS = (
    QT_TRANSLATE_NOOP("RatingPanel", "Came on time"),
    QT_TRANSLATE_NOOP("RatingPanel", "Did it well"),
    QT_TRANSLATE_NOOP("RatingPanel", "Friendly"),
    QT_TRANSLATE_NOOP("RatingPanel", "Came late"),
    QT_TRANSLATE_NOOP("RatingPanel", "Not solved"),
    QT_TRANSLATE_NOOP("RatingPanel", "Unfriendly"),
)
_ASKED = (Aspect.EFFICIENCY, Aspect.SKILL, Aspect.ATTITUDE)
"""OVERALL is the grade itself."""


translate = QCoreApplication.translate


class Rated(NamedTuple):
    """What was entered."""

    grade: Grade
    source: RatingSource
    aspects: dict[Aspect, Grade]
    tags: tuple[str, ...]
    words: str


class RatingPanel(Dialog):
    """Keys 1 to 5 give the grade while no text field has the focus. Nothing is chosen beforehand.

    What was chosen and typed is a draft until the rating is saved; 'Not now' and Esc keep it.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        given: Callable[[Rated], None],
        kept: KeptWords,
    ) -> None:
        super().__init__(
            theme,
            window,
            title,
            translate("RatingPanel", "Enter what the resident said; it stays marked as such."),
            wide=True,
        )
        self._asked, self._given, self._kept = title, given, kept
        sources = (RatingSource.CALL_BACK, RatingSource.PAPER)
        self.source = Segmented(theme, [Option(source.value, words.name_of(source)) for source in sources])
        self.grade = OptionChips(
            theme, [Option(str(n.value), f"{n.value} {words.grade_text(n)}") for n in GRADES], dense=True
        )
        self.grade_field = Field(theme, translate("RatingPanel", "All in all"), self.grade)
        self.aspects = {aspect: _numbers(theme, aspect) for aspect in _ASKED}
        self.tags = OptionChips(
            theme,
            [Option(translate("RatingPanel", tag), translate("RatingPanel", tag)) for tag in _TAGS],
            many=True,
            dense=True,
        )
        self.words = TextInput(theme)
        self.tags.setAccessibleName(translate("RatingPanel", "What was said of it"))
        how = QHBoxLayout()
        how.addWidget(Label(theme, translate("RatingPanel", "How it came"), role="body_s", weight=MEDIUM))
        how.addWidget(self.source)
        how.addStretch(1)
        self.source.setAccessibleName(translate("RatingPanel", "How it came"))
        self.body.addLayout(how)
        for part in (
            self.grade_field,
            self._aspect_grid(),
            self.tags,
            Field(theme, translate("RatingPanel", "In the resident's words (may stay empty)"), self.words),
        ):
            self.body.addWidget(part)
        # Large text on a low screen: the room belongs to what is asked.
        if theme.tokens.scale > LARGEST_WITH_TEXT:
            self.text.clear()
            self.text.hide()
        kept.follow(
            {
                "source": self.source,
                "grade": self.grade,
                "tags": self.tags,
                "words": self.words,
                **{aspect.value: choice for aspect, choice in self.aspects.items()},
            },
            self.text,
        )
        self.add_button("no", translate("RatingPanel", "Not now"))
        self.yes_button = self.add_button(
            "yes", translate("RatingPanel", "Save the rating"), ButtonKind.PRIMARY
        )
        self.answered.connect(self._answer_given)
        self.words.returnPressed.connect(self.yes_button.click)

    def _aspect_grid(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(round(self.theme.tokens.space(6)))
        for row, (aspect, choice) in enumerate(self.aspects.items()):
            grid.addWidget(Label(self.theme, words.name_of(aspect), role="body_s", colour="text_2"), row, 0)
            grid.addWidget(choice, row, 1)
        grid.setColumnStretch(1, 1)
        return box

    def begin(self) -> None:
        """Open it with the focus on the grades."""
        self.ask(self.grade)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 very dissatisfied … 5 very satisfied, Enter saves once there is a grade."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit)
        if not typing and event.text() in "12345" and event.text():
            self.grade.choose(event.text())
            self._kept.keep()
            self.grade_field.clear_message()
            self.yes_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not typing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.yes_button.click()
        else:
            super().keyPressEvent(event)

    def _answer_given(self, key: str) -> None:
        if key != "yes":
            return
        if self.grade.chosen():
            self._given(self._told())
            return
        again = RatingPanel(self.theme, self._window, self._asked, self._given, self._kept)
        again.grade_field.show_problem(translate("RatingPanel", "Please choose a grade first."))
        again.begin()

    def _told(self) -> Rated:
        (grade,) = self.grade.chosen()
        aspects = {
            aspect: Grade(int(chosen))
            for aspect, choice in self.aspects.items()
            for chosen in choice.chosen()
        }
        return Rated(
            Grade(int(grade)),
            RatingSource(self.source.chosen()),
            {Aspect.OVERALL: Grade(int(grade)), **aspects} if aspects else {},
            tuple(self.tags.chosen()),
            self.words.text().strip(),
        )


def _numbers(theme: Theme, aspect: Aspect) -> OptionChips:
    chips = OptionChips(theme, [Option(str(n.value), str(n.value)) for n in GRADES], dense=True)
    for chip, grade in zip(chips.chips(), GRADES, strict=True):
        chip.setAccessibleName(f"{words.name_of(aspect)} {words.grade_text(grade)}")
        chip.setToolTip(words.grade_text(grade))
    return chips
