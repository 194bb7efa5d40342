"""纸张样式: the words and places of a paper, edited beside its picture."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.commands.paper_templates import edit_template
from core.domain.print_record import FORMS, ON_BLANKS, Paper
from core.ports.devices import PaperSize
from core.ports.store import Written
from desktop import words
from desktop.page import PageTools
from desktop.pages.settings.beside import PaperBeside
from desktop.pages.settings.section import Section
from desktop.runtime.paper_desk import MadePaper
from desktop.sentences import paper_name, sentence
from widgets.base import Label
from widgets.buttons import Button, ButtonKind
from widgets.inputs import ComboInput, Field, TextArea, TextInput
from widgets.tokens import Tone

SETTLE_MS = 300
EDITABLE = (
    Paper.REQUEST_SLIP,
    Paper.VOLUNTEER_CARD,
    Paper.SERVICE_CERTIFICATE,
    Paper.SIGN_IN_SHEET,
    *sorted(ON_BLANKS),
    *FORMS,
    Paper.CERTIFICATE_REGISTER,
    Paper.DEMAND_MENU,
    Paper.HOURS_POSTING,
    Paper.STAR_LIST,
    Paper.ACTIVITY_POSTER,
    Paper.TEAM_MEMBERS,
    Paper.FULL_RECORD,
)


def layouts() -> list[tuple[str, str]]:
    """(template, how people call it) of all that can be edited; the slip has one for each of its papers."""
    slip = words.name_of(Paper.REQUEST_SLIP)
    narrow = [PaperSize(80.0, 0.0), PaperSize(58.0, 0.0)]
    rolls = [(f"request_slip_{size.width_mm:.0f}mm", f"{slip}, {paper_name(size)}") for size in narrow]
    found = [(paper.value, words.name_of(paper)) for paper in EDITABLE]
    return [(found[0][0], f"{slip}, A5"), *rolls, *found[1:]]


class TemplatesSection(Section):
    """One paper at a time: its named texts as fields, its whole text below, the paper itself at right.

    What is wrong is said with its line, and cannot be kept; the shipped paper can always be had again.
    """

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("TemplatesSection", "Texts of papers"),
            QCoreApplication.translate("TemplatesSection", "For all desks of this unit."),
        )
        theme = tools.theme
        self._fine = False
        self.paper_box = ComboInput(theme, icon="file-text")
        self.paper_box.setAccessibleName(self.tr("Paper"))
        for layout, name in layouts():
            self.paper_box.addItem(name, layout)
        self.paper_box.activated.connect(lambda _index: self.opened())
        self.row(self.tr("Paper"), "", self.paper_box)
        self.beside = PaperBeside(theme, self.tr("The paper as it will be printed"))
        self.preview = self.beside.preview
        self._fresh = True
        self._texts = QVBoxLayout()
        self.inputs: dict[int, TextInput] = {}
        self.editor = TextArea(theme, height=260)
        self.editor.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        self.editor.setAccessibleName(self.tr("Whole text"))
        self.said = Label(theme, "", role="small", colour="text_2", wrap=True)
        self.save_button = Button(theme, self.tr("Save"), kind=ButtonKind.PRIMARY)
        self.shipped_button = Button(theme, self.tr("Shipped text again"))
        left = QVBoxLayout()
        left.addLayout(self._texts)
        left.addWidget(Label(theme, self.tr("Whole text"), role="body_s"))
        left.addWidget(self.editor)
        left.addWidget(self.said)
        acts = QHBoxLayout()
        acts.addWidget(self.save_button)
        acts.addWidget(self.shipped_button)
        acts.addStretch(1)
        left.addLayout(acts)
        both = QHBoxLayout()
        both.addLayout(left, 1)
        both.addWidget(self.beside, 1)
        self.body.addLayout(both)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.draw)
        self.editor.textChanged.connect(self._edited)
        self.save_button.clicked.connect(self.save)
        self.shipped_button.clicked.connect(self.restore)
        self.finish()

    def layout_name(self) -> str:
        """The template chosen."""
        return str(self.paper_box.currentData())

    def opened(self) -> None:
        """The chosen paper as the unit prints it now."""
        ask = partial(self.tools.queries.paper_template, self.layout_name())
        self.tools.runner.read(self, ask, self._got, slot="template")

    def _got(self, body: str) -> None:
        from core.papers.template.shipped import shipped_text  # noqa: PLC0415 - loads what papers need

        self._fresh = True
        self.editor.setPlainText(body or shipped_text(self.layout_name()))
        self._fill_texts()
        self._settle.stop()
        self.draw()

    def _fill_texts(self) -> None:
        from core.papers.template.editing import named_texts  # noqa: PLC0415 - loads what papers need

        while (item := self._texts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self.inputs.clear()
        self.setMinimumHeight(0)
        for named in named_texts(self.editor.toPlainText()):
            box = TextInput(self.tools.theme)
            box.setText(named.text)
            box.setCursorPosition(0)
            box.textEdited.connect(partial(self._text_edited, named.element))
            self.inputs[named.element] = box
            field = Field(self.tools.theme, named.name, box)
            self._texts.addWidget(field)
            field.show()
        # The new fields have their places at once, also before the next turn of the event loop.
        self.body.activate()
        self.setMinimumHeight(self.body.minimumSize().height())

    def _text_edited(self, element: int, text: str) -> None:
        from core.papers.template.editing import with_text  # noqa: PLC0415 - loads what papers need

        self.editor.setPlainText(with_text(self.editor.toPlainText(), element, text))

    def _edited(self) -> None:
        self._fine = False
        self.save_button.setEnabled(False)
        self._settle.start()

    def draw(self) -> None:
        """Show the paper by the text as it stands, or say what is wrong with it."""
        layout, body = self.layout_name(), self.editor.toPlainText()
        self.tools.papers.show(
            self, lambda maker: maker.template_draft(layout, body), partial(self._drawn, body), self._wrong
        )

    def _drawn(self, body: str, made: MadePaper) -> None:
        if body == self.editor.toPlainText():
            self._fine = True
            self.save_button.setEnabled(True)
            self.said.setText("")
            self.beside.show_pdf(made.pdf, first=self._fresh)
            self._fresh = False

    def _wrong(self, error: Exception) -> None:
        self.said.setText(sentence(error))

    def save(self) -> None:
        """Keep the text, once it is right; the shipped text itself is kept as none of our own."""
        if not self._fine:
            return
        from core.papers.template.shipped import shipped_text  # noqa: PLC0415 - loads what papers need

        body = self.editor.toPlainText()
        self._write("" if body == shipped_text(self.layout_name()) else body)

    def restore(self) -> None:
        """The shipped text again."""
        self._write("")

    def _write(self, body: str) -> None:
        order = partial(edit_template, paper=self.layout_name(), body=body)
        self.tools.runner.write(self, order, self._kept, self._refused)

    def _kept(self, _written: Written) -> None:
        self.tools.notices.say(self.tr("Saved. It is used from the next print on."), Tone.OK)
        self.opened()

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)
