"""显示与大字: text size, colours, movement, sounds."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from desktop import settings
from desktop.page import PageTools
from desktop.pages.settings.display_cards import SchemeCard, SizeCard, SizeWords
from desktop.pages.settings.section import Section
from desktop.settings import TEXT_SCALES
from widgets.choices import Switch
from widgets.tokens import Scheme, make_tokens


class DisplaySection(Section):
    """Every choice is seen at once, on this page too."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("DisplaySection", "Display and large text"),
            QCoreApplication.translate(
                "DisplaySection", "Applies at once, without a restart, on this PC only."
            ),
        )
        self.heading(self.tr("Text size"))
        self._sizes = QHBoxLayout()
        self.size_cards = [SizeCard(tools.theme, scale, self._size_words(scale)) for scale in TEXT_SCALES]
        self._size_group, self._scheme_group = QButtonGroup(self), QButtonGroup(self)
        for size_card in self.size_cards:
            self._size_group.addButton(size_card)
            size_card.clicked.connect(self._size_chosen)
            self._sizes.addWidget(size_card, 1)
        self.body.addLayout(self._sizes)
        self.heading(self.tr("Colours"))
        self._schemes = QHBoxLayout()
        names = {
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
            Scheme.SYSTEM: self.tr("As the system"),
            Scheme.CONTRAST: self.tr("High contrast"),
        }
        self.scheme_cards = [SchemeCard(tools.theme, scheme, name) for scheme, name in names.items()]
        for scheme_card in self.scheme_cards:
            self._scheme_group.addButton(scheme_card)
            scheme_card.clicked.connect(self._scheme_chosen)
            self._schemes.addWidget(scheme_card, 1)
        self.body.addLayout(self._schemes)
        self.motion = Switch(tools.theme, self.tr("Less movement"))
        self.motion.clicked.connect(self._motion_switched)
        self.row(self.tr("Less movement"), self.tr("Pages and progress bars no longer slide"), self.motion)
        self.sounds = Switch(tools.theme, self.tr("Sounds"))
        self.sounds.clicked.connect(self._sounds_switched)
        self.row(
            self.tr("Sounds"),
            self.tr("High when signed in, low when not; as loud as the system"),
            self.sounds,
        )
        self.unattended = Switch(tools.theme, self.tr("Unattended sign-in kiosk"))
        self.unattended.clicked.connect(self._kiosk_switched)
        self.row(
            self.tr("Unattended sign-in kiosk"),
            self.tr("Names are masked, nothing can be undone there; staff can switch at the kiosk too"),
            self.unattended,
        )
        self.finish()

    def retheme(self) -> None:
        """Gaps for the text size, which may have changed by Ctrl +."""
        super().retheme()
        for row in (getattr(self, "_sizes", None), getattr(self, "_schemes", None)):
            if row is not None:
                row.setSpacing(self.tools.theme.tokens.space(12))
        if hasattr(self, "unattended"):
            self.opened()

    def opened(self) -> None:
        """What is in force now."""
        theme, kept = self.tools.theme, self.tools.settings.current
        for size_card in self.size_cards:
            if size_card.scale == theme.tokens.scale:
                size_card.setChecked(True)
        for scheme_card in self.scheme_cards:
            if scheme_card.scheme is theme.scheme:
                scheme_card.setChecked(True)
        self.motion.setChecked(kept.reduced_motion)
        self.sounds.setChecked(kept.sounds)
        self.unattended.setChecked(kept.kiosk_mode is settings.KioskMode.PUBLIC)

    def _size_words(self, scale: float) -> SizeWords:
        pixels = str(make_tokens(Scheme.LIGHT, scale).px("body"))
        sample = self.tr("A resident asks")
        if scale == TEXT_SCALES[0]:
            detail = self.tr("text of %1 pixels").replace("%1", pixels)
            return SizeWords(sample, self.tr("Standard"), detail)
        name = self.tr("Large") if scale == TEXT_SCALES[1] else self.tr("Largest")
        detail = self.tr("%1 times · text of %2 pixels").replace("%1", f"{scale:g}").replace("%2", pixels)
        return SizeWords(sample, name, detail)

    def _size_chosen(self) -> None:
        scale = next(card.scale for card in self.size_cards if card.isChecked())
        if self.keep(text_scale=scale):
            self.tools.theme.set_text_scale(scale)
        self.opened()

    def _scheme_chosen(self) -> None:
        scheme = next(card.scheme for card in self.scheme_cards if card.isChecked())
        if self.keep(scheme=settings.Scheme(scheme.value)):
            self.tools.theme.set_scheme(scheme)
        self.opened()

    def _motion_switched(self) -> None:
        if self.keep(reduced_motion=self.motion.isChecked()):
            self.tools.theme.animations = not self.motion.isChecked()
        self.opened()

    def _kiosk_switched(self) -> None:
        mode = settings.KioskMode.PUBLIC if self.unattended.isChecked() else settings.KioskMode.STAFFED
        self.keep(kiosk_mode=mode)
        self.opened()

    def _sounds_switched(self) -> None:
        if self.keep(sounds=self.sounds.isChecked()):
            self.tools.sounder.play("success")
        self.opened()
