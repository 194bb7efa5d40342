"""The live theme: tokens on hand, and the application's style, palette, font and sheet kept true to them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget
from shiboken6 import isValid

import resources
from widgets.sheet import style_sheet
from widgets.tokens import SCALES, ColourName, Scheme, Tokens, make_tokens


class Theme(QObject):
    """Hands out the current `Tokens`; every widget takes it in its constructor and follows `changed`.

    All changes apply at once. `animations` is false when the person asked for less movement; widgets then
    jump instead of sliding. With `by_window` the style sheet is not the application's but that of each window
    given to `dress`: under an application's sheet Qt styles a part again each time it gets another parent,
    which made building a page twice as long (docs/decisions/opening-pages.md). Every other window then needs
    a dressed one as its parent.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        scheme: Scheme = Scheme.LIGHT,
        scale: float = 1.0,
        by_window: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._by_window = by_window
        self._dressed: list[QWidget] = []
        self._asked = scheme
        self.animations = True
        self._tokens = make_tokens(self._resolve(scheme), scale)
        style = QStyleFactory.create("Fusion")
        if style is not None:
            app.setStyle(style)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The tokens of this moment; do not keep them across `changed`."""
        return self._tokens

    def dress(self, window: QWidget) -> None:
        """Give a window the sheet, now and after each change; needed with `by_window` only."""
        if self._by_window and window not in self._dressed:
            self._dressed.append(window)
            window.setStyleSheet(style_sheet(self._tokens))

    @property
    def scheme(self) -> Scheme:
        """What was asked for, so possibly SYSTEM."""
        return self._asked

    def set_scheme(self, scheme: Scheme) -> None:
        """Light, dark, high contrast or as the system says."""
        self._asked = scheme
        self._change(self._resolve(scheme), self._tokens.scale)

    def set_text_scale(self, scale: float) -> None:
        """1.0, 1.25 or 1.5; raises ValueError for anything else."""
        self._change(self._tokens.scheme, scale)

    def step_text_scale(self, steps: int) -> None:
        """Larger (+1) or smaller (-1), staying inside the three sizes; Ctrl + and Ctrl - of the desk."""
        at = SCALES.index(self._tokens.scale) + steps
        self.set_text_scale(SCALES[max(0, min(at, len(SCALES) - 1))])

    def add_families(self, families: Sequence[str]) -> None:
        """Further faces for characters that those before them lack; Qt looks for no others by itself."""
        new = tuple(name for name in families if name not in self._tokens.families)
        if new:
            self._tokens = replace(self._tokens, families=(*self._tokens.families, *new))
            self._apply()
            self.changed.emit()

    def _change(self, scheme: Scheme, scale: float) -> None:
        if (scheme, scale) == (self._tokens.scheme, self._tokens.scale):
            return
        self._tokens = replace(make_tokens(scheme, scale), families=self._tokens.families)
        self._apply()
        self.changed.emit()

    def _resolve(self, scheme: Scheme) -> Scheme:
        if scheme is not Scheme.SYSTEM:
            return scheme
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._asked is Scheme.SYSTEM:
            self._change(self._resolve(Scheme.SYSTEM), self._tokens.scale)

    def _apply(self) -> None:
        self._app.setFont(self._tokens.font("body"))
        self._app.setPalette(make_palette(self._tokens))
        if not self._by_window:
            self._app.setStyleSheet(style_sheet(self._tokens))
        self._dressed = [window for window in self._dressed if isValid(window)]
        for window in self._dressed:
            window.setStyleSheet(style_sheet(self._tokens))


def make_palette(tokens: Tokens) -> QPalette:
    """The palette behind the sheet: placeholders, selections, tooltips and disabled parts."""
    role = QPalette.ColorRole
    names: dict[QPalette.ColorRole, ColourName] = {
        role.Window: "page",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.PlaceholderText: "text_3",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.Highlight: "brand_fill",
        role.HighlightedText: "on_brand",
        role.Link: "brand",
        role.LinkVisited: "brand",
        role.ToolTipBase: "tooltip",
        role.ToolTipText: "on_tooltip",
        role.Light: "surface",
        role.Midlight: "sunken",
        role.Mid: "line_strong",
        role.Dark: "control",
        role.Shadow: "control",
        role.Accent: "brand_fill",
    }
    palette = QPalette()
    for colour_role, name in names.items():
        palette.setColor(colour_role, QColor(tokens.hex(name)))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(tokens.hex("text_3")))
    return palette


def register_fonts(folder: Path | None = None) -> list[str]:
    """Registers the bundled *.ttf and *.otf and returns their families; an absent folder is no error.

    Without the bundled face the system's own Chinese face is used (see tokens.FAMILIES).
    """
    folder = folder or resources.path("fonts")
    families: list[str] = []
    if folder.is_dir():
        for file in sorted([*folder.glob("*.ttf"), *folder.glob("*.otf")]):
            number = QFontDatabase.addApplicationFont(str(file))
            families += [
                name for name in QFontDatabase.applicationFontFamilies(number) if name not in families
            ]
    return families
