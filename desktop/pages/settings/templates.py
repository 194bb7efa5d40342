"""纸张样式: the words and places of a paper, edited beside its picture."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.commands.paper_templates import edit_template
from core.domain.print_record import FORMS, ON_BLANKS, Paper
from core.ports.store import Written
from desktop import words
from desktop.page import PageTools
from desktop.pages.settings.section import Section
from desktop.runtime.paper_desk import MadePaper
from desktop.sentences import sentence
from widgets.base import Label
from widgets.buttons import Button, ButtonKind
from widgets.inputs import ComboInput, Field, TextArea, TextInput
from widgets.pdf_preview import PdfPreview
from widgets.tokens import Tone

SETTLE_MS = 300
EDITABLE = (*sorted(ON_BLANKS), *FORMS, Paper.CERTIFICATE_REGISTER)


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
        for paper in EDITABLE:
            self.paper_box.addItem(words.name_of(paper), paper.value)
        self.paper_box.activated.connect(lambda _index: self.opened())
        self.row(self.tr("Paper"), "", self.paper_box)
        self.preview = PdfPreview(theme, self.tr("The paper as it will be printed"))
        self.preview.setMinimumHeight(300)
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
        both.addWidget(self.preview, 1)
        self.body.addLayout(both)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.draw)
        self.editor.textChanged.connect(self._edited)
        self.save_button.clicked.connect(self.save)
        self.shipped_button.clicked.connect(self.restore)
        self.finish()

    def paper(self) -> Paper:
        """The paper chosen."""
        return Paper(self.paper_box.currentData())

    def opened(self) -> None:
        """The chosen paper as the unit prints it now."""
        ask = partial(self.tools.queries.paper_template, self.paper().value)
        self.tools.runner.read(self, ask, self._got, slot="template")

    def _got(self, body: str) -> None:
        from core.papers.template.shipped import shipped_text  # noqa: PLC0415 - loads what papers need

        self.editor.setPlainText(body or shipped_text(self.paper().value))
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
        paper, body = self.paper(), self.editor.toPlainText()
        self.tools.papers.show(
            self, lambda maker: maker.template_draft(paper, body), partial(self._drawn, body), self._wrong
        )

    def _drawn(self, body: str, made: MadePaper) -> None:
        if body == self.editor.toPlainText():
            self._fine = True
            self.save_button.setEnabled(True)
            self.said.setText("")
            self.preview.show_pdf(made.pdf)

    def _wrong(self, error: Exception) -> None:
        self.said.setText(sentence(error))

    def save(self) -> None:
        """Keep the text, once it is right; the shipped text itself is kept as none of our own."""
        if not self._fine:
            return
        from core.papers.template.shipped import shipped_text  # noqa: PLC0415 - loads what papers need

        body = self.editor.toPlainText()
        self._write("" if body == shipped_text(self.paper().value) else body)

    def restore(self) -> None:
        """The shipped text again."""
        self._write("")

    def _write(self, body: str) -> None:
        order = partial(edit_template, paper=self.paper().value, body=body)
        self.tools.runner.write(self, order, self._kept, self._refused)

    def _kept(self, _written: Written) -> None:
        self.tools.notices.say(self.tr("Saved. It is used from the next print on."), Tone.OK)
        self.opened()

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)
