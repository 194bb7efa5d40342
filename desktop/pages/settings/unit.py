"""站点与窗口: the unit's facts as papers print them, and the name of this window."""

from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication

from core.commands.lookup import optional_text, required_text
from core.commands.sites import EstablishSite, change_site
from core.domain.numbers import NumberTemplate
from core.domain.practice_site import PracticeSite
from core.domain.refusals import Refusal
from core.ports.store import Written
from desktop.page import PageTools
from desktop.pages.settings.section import Section
from desktop.pages.settings.signature import SignaturePanel
from desktop.sentences import refusal_sentence, sentence
from widgets.inputs import Field, TextInput
from widgets.tokens import Tone

_LIMITS = {"name": 60, "phone": 30, "opening_hours": 30, "address": 80, "public_host": 60}


class UnitSection(Section):
    """Each field is kept when it is left; a wrong one says why and the old value stays in force."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("UnitSection", "Unit and window"),
            QCoreApplication.translate(
                "UnitSection", "Papers print these facts. Papers already printed stay."
            ),
        )
        self.fields: dict[str, Field] = {}
        names = {
            "name": (self.tr("Unit"), ""),
            "phone": (self.tr("Phone"), self.tr("on slips and certificates")),
            "opening_hours": (self.tr("Opening hours"), ""),
            "address": (self.tr("Address"), ""),
            "certificate_template": (
                self.tr("Certificate number"),
                self.tr("needs {year}, {desk}, {counter} and {check} once each"),
            ),
            "public_host": (self.tr("Host in printed links"), self.tr("empty: codes without a link")),
        }
        for name, (label, hint) in names.items():
            latin = name in {"phone", "public_host"}
            self._add(name, label, hint, TextInput(tools.theme, latin=latin))
        self._add("window_label", self.tr("This window"), "", TextInput(tools.theme))
        self.signature = SignaturePanel(tools)
        self.body.addWidget(self.signature)
        tools.on_duty.changed.connect(self._show_facts)
        self.finish()

    def _add(self, name: str, label: str, hint: str, control: TextInput) -> None:
        field = Field(self.tools.theme, label, control, hint=hint)
        control.setMaxLength(_LIMITS.get(name, 60))
        control.editingFinished.connect(partial(self._left, name))
        self.fields[name] = field
        self.body.addWidget(field)

    def opened(self) -> None:
        """The facts in force, and the certificate that is set."""
        self._show_facts()
        self.signature.opened()

    def _show_facts(self) -> None:
        """What is being typed is left alone."""
        site = self.tools.on_duty.site
        for name, field in self.fields.items():
            control = self._input(name)
            if control.isModified() and control.hasFocus():
                continue
            if name == "window_label":
                control.setText(self.tools.settings.current.window_label)
            elif site is not None:
                shown: str = getattr(site, name)
                control.setText(shown or (NumberTemplate().pattern if name == "certificate_template" else ""))
            field.clear_message()

    def _input(self, name: str) -> TextInput:
        control = self.fields[name].input
        if not isinstance(control, TextInput):
            raise TypeError(name)
        return control

    def _left(self, name: str) -> None:
        control = self._input(name)
        if not control.isModified():
            return
        control.setModified(False)
        if name == "window_label":
            if self.keep(window_label=control.text().strip()):
                self.fields[name].show_fine(self.tr("Kept"))
                self.tools.on_duty.changed.emit()
            return
        site = self.tools.on_duty.site
        if site is None:
            return
        try:
            changed = _with(site, name, control.text())
        except Refusal as refusal:
            self.fields[name].show_problem(refusal_sentence(refusal))
            return
        if changed != site:
            order = partial(change_site, site=changed)
            self.tools.runner.write(self, order, partial(self._kept, name), partial(self._refused, name))

    def _kept(self, name: str, written: Written) -> None:
        for command in written.commands:
            if isinstance(command, EstablishSite):
                self.tools.on_duty.set(command.site, self.tools.on_duty.clerk)
        self.fields[name].show_fine(self.tr("Kept"))

    def _refused(self, name: str, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.fields[name].show_problem(refusal_sentence(error))
        else:
            self.tools.notices.say(sentence(error), Tone.WARN)


def _with(site: PracticeSite, name: str, text: str) -> PracticeSite:
    """The unit with one fact changed. Raises FieldMissing, FieldTooLong and TemplateRefused."""
    if name == "certificate_template":
        pattern = text.strip() or NumberTemplate().pattern
        NumberTemplate(pattern).validate()
        return msgspec.structs.replace(site, certificate_template=pattern)
    limit = _LIMITS[name]
    checked = required_text("unit", text, limit) if name == "name" else optional_text(name, text, limit)
    return msgspec.structs.replace(site, **{name: checked})
