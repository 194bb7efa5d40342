"""语言: Chinese or English, without a restart."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup

from desktop.page import PageTools
from desktop.pages.settings.section import Section
from desktop.settings import Language
from widgets.choices import RadioCard

OWN_NAMES = {
    Language.CHINESE: "简体中文",  # zh: a language is named in itself
    Language.ENGLISH: "English",
}


class LanguageSection(Section):
    """`chosen` asks the program to speak another language; it builds the pages again."""

    chosen = Signal(str)

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("LanguageSection", "Language"),
            QCoreApplication.translate(
                "LanguageSection", "Applies at once. Papers and official names stay Chinese."
            ),
        )
        self._group = QButtonGroup(self)
        self.cards: dict[Language, RadioCard] = {}
        for language, name in OWN_NAMES.items():
            card = RadioCard(tools.theme, name)
            card.clicked.connect(partial(self._clicked, language))
            self._group.addButton(card)
            self.cards[language] = card
            self.body.addWidget(card)
        self.finish()

    def opened(self) -> None:
        """The language in force."""
        self.cards[self.tools.settings.current.language].setChecked(True)

    def _clicked(self, language: Language) -> None:
        if language is not self.tools.settings.current.language:
            self.chosen.emit(language.value)
