"""The language on screen: our translations and Qt's own, changed without a restart."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from desktop.settings import Language


class Translations:
    """The translators installed now. Source texts are English; English still needs its plurals."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> None:
        """Speak this language from now on; windows built before keep their words until they are rebuilt."""
        self.remove()
        QLocale.setDefault(QLocale(language.value))
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install(f"qtbase_{language.value}", qt_folder)
        self._install(language.value, str(resources.path("translations")))

    def remove(self) -> None:
        """Only the source texts are left, as before the first `use`."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)
