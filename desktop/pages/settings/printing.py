"""打印机与纸张: which printer takes which paper, and what slips are printed on."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from core.domain.print_record import BLANK, FORMS, Paper
from core.ports.devices import PaperSize, PrintProblem
from desktop import words
from desktop.form_menu import print_form
from desktop.page import PageTools
from desktop.pages.settings.section import Section
from desktop.sentences import paper_name
from desktop.settings import MOST_SHIFT_MM, PrintMode, Shift, SlipPaper
from widgets.buttons import Button
from widgets.cards import Note
from widgets.chips import Option, Segmented
from widgets.inputs import ComboInput, TextInput
from widgets.tokens import Tone

TO_FILE = "PDF"
"""A name no printer of the system has here: papers become files (see choose_printer)."""
A4 = PaperSize(210.0, 297.0)
PAPER_OF_SLIP = {
    SlipPaper.A5: PaperSize(210.0, 148.0),
    SlipPaper.ROLL_80MM: PaperSize(80.0, 0.0),
    SlipPaper.ROLL_58MM: PaperSize(58.0, 0.0),
}


class PrintingSection(Section):
    """One printer for each paper. The names are asked for beside the screen: the network may be slow."""

    def __init__(self, tools: PageTools, ask_printers: Callable[[], Sequence[str]]) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("PrintingSection", "Printers and paper"),
            QCoreApplication.translate("PrintingSection", "Each paper can have its own printer on this PC."),
        )
        self._ask_printers = ask_printers
        self._known: list[str] = []
        self.slip = Segmented(
            tools.theme,
            [
                Option(SlipPaper.ROLL_80MM, self.tr("80 mm roll")),
                Option(SlipPaper.ROLL_58MM, self.tr("58 mm roll")),
                Option(SlipPaper.A5, self.tr("A5")),
            ],
        )
        self.slip.changed.connect(self._slip_chosen)
        self.slip.setAccessibleName(self.tr("Slips are printed on"))
        self.mode = Segmented(
            tools.theme,
            [
                Option(PrintMode.SILENT, self.tr("At once")),
                Option(PrintMode.DIALOG, self.tr("Ask each time")),
                Option(PrintMode.FILES, self.tr("PDF only")),
            ],
        )
        self.mode.changed.connect(self._mode_chosen)
        self.mode.setAccessibleName(self.tr("How this PC prints"))
        self.port = TextInput(tools.theme)
        self.port.setPlaceholderText(self.tr("By the driver"))
        self.port.setAccessibleName(self.tr("Slip printer without a driver"))
        self.port.editingFinished.connect(self._port_entered)
        self.note = Note(tools.theme, "", Tone.OK)
        self.note.hide()
        self.body.addWidget(self.note)
        self.boxes: dict[Paper, ComboInput] = {}
        names = {
            Paper.REQUEST_SLIP: (self.tr("Request slip"), ""),
            Paper.SIGN_IN_SHEET: (self.tr("Sign-in sheet"), self.tr("A4 upright")),
            Paper.SERVICE_CERTIFICATE: (self.tr("Service-record certificate"), self.tr("A4 upright")),
            Paper.HONOUR_CERTIFICATE: (self.tr("Honour certificate"), self.tr("A4 across")),
            Paper.STAR_CERTIFICATE: (self.tr("Star certificate"), self.tr("A4 across")),
            Paper.THANKS_LETTER: (self.tr("Letter of thanks"), self.tr("A4 upright")),
            Paper.VOLUNTEER_CARD: (self.tr("Volunteer card"), self.tr("A4 with cut marks")),
            Paper.CLERK_BADGE: (self.tr("Staff badge"), self.tr("A4 with cut marks")),
            Paper.RECOVERY_SHEET: (self.tr("Recovery sheet"), self.tr("A4 upright")),
        }
        self.row(self.tr("How this PC prints"), self.tr("Only on this PC"), self.mode)
        self.row(self.tr("Slips are printed on"), self.tr("Residents take them home"), self.slip)
        self.row(
            self.tr("Slip printer without a driver"),
            self.tr("Address, port or queue, for rolls"),
            self.port,
        )
        for paper, (title, detail) in names.items():
            box = ComboInput(tools.theme, icon="printer")
            box.setAccessibleName(title)
            box.activated.connect(partial(self._chosen, paper))
            self.boxes[paper] = box
            self.row(title, detail, box)
        self._fill()
        self._build_blanks()
        self._build_shift()
        self.finish()

    def _build_blanks(self) -> None:
        """Forms to be filled in by hand, the duty log and the poster."""
        theme = self.tools.theme
        self.blank = ComboInput(theme, icon="file-text")
        for paper in FORMS:
            self.blank.addItem(words.name_of(paper), paper)
        self.blank.setAccessibleName(self.tr("Blank form"))
        self.print_blank = Button(theme, self.tr("Print"), icon="printer")
        self.print_blank.clicked.connect(self._print_blank)
        control = QWidget()
        line = QHBoxLayout(control)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.blank)
        line.addWidget(self.print_blank)
        self.row(self.tr("Blank forms"), self.tr("To be filled in by hand"), control)

    def _build_shift(self) -> None:
        """On bought blanks: text only, moved until it sits right on the printer of honour certificates."""
        theme = self.tools.theme
        self.shift_on = Segmented(
            theme, [Option("", self.tr("Whole paper")), Option("on", self.tr("Text only"))]
        )
        self.shift_on.setAccessibleName(self.tr("Honours on bought blanks"))
        self.right_box, self.down_box = QDoubleSpinBox(), QDoubleSpinBox()
        self.scale_box = QDoubleSpinBox()
        for box, name in ((self.right_box, self.tr("To the right")), (self.down_box, self.tr("Down"))):
            box.setRange(-MOST_SHIFT_MM, MOST_SHIFT_MM)
            box.setSingleStep(0.5)
            box.setDecimals(1)
            box.setSuffix(" mm")
            box.setAccessibleName(name)
        self.scale_box.setRange(90.0, 110.0)
        self.scale_box.setSingleStep(0.1)
        self.scale_box.setDecimals(1)
        self.scale_box.setSuffix(" %")
        self.scale_box.setAccessibleName(self.tr("Scale"))
        self.test_sheet = Button(theme, self.tr("Print test sheet"), icon="printer")
        self.test_sheet.clicked.connect(
            lambda: print_form(self.tools, self, Paper.RULER_SHEET, Paper.RULER_SHEET.value)
        )
        self.row(self.tr("Honours on bought blanks"), "", self.shift_on)
        self.row(self.tr("To the right"), self.tr("Steps of half a millimetre"), self.right_box)
        self.row(self.tr("Down"), "", self.down_box)
        self.row(self.tr("Scale"), "", self.scale_box)
        self.row(self.tr("Test sheet with rulers"), "", self.test_sheet)
        self._show_shift()
        self.shift_on.changed.connect(lambda _key: self._keep_shift())
        for box in (self.right_box, self.down_box, self.scale_box):
            box.valueChanged.connect(lambda _value: self._keep_shift())

    def _show_shift(self) -> None:
        shift = self.tools.settings.current.shift_of(Paper.HONOUR_CERTIFICATE)
        self.shift_on.choose("on" if shift.on else "")
        for box, value in (
            (self.right_box, shift.right_mm),
            (self.down_box, shift.down_mm),
            (self.scale_box, shift.scale * 100),
        ):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)

    def _keep_shift(self) -> None:
        """Kept for the printer that honour certificates go to."""
        current = self.tools.settings.current
        shift = Shift(
            on=self.shift_on.chosen() == "on",
            right_mm=round(self.right_box.value() * 2) / 2,
            down_mm=round(self.down_box.value() * 2) / 2,
            scale=round(self.scale_box.value() / 100, 4),
        )
        printer = current.printers.get(Paper.HONOUR_CERTIFICATE.value, "")
        if not self.keep(shifts={**current.shifts, printer: shift}):
            self._show_shift()

    def _print_blank(self) -> None:
        site = self.tools.on_duty.site
        if site is not None:
            print_form(self.tools, self, Paper(self.blank.currentData()), BLANK + site.id)

    def opened(self) -> None:
        """Ask for the printers there are now."""
        settings = self.tools.settings.current
        self.slip.choose(settings.slip_paper)
        self.mode.choose(settings.print_mode)
        self.port.setText(settings.slip_port)
        self.tools.background.run(self, self._ask_printers, self._got)

    def _got(self, names: Sequence[str]) -> None:
        self._known = list(names)
        self._fill()
        self.look()

    def look(self) -> None:
        """Ask every printer whether it would take its paper now."""
        slip = PAPER_OF_SLIP[self.tools.settings.current.slip_paper]
        sizes = {paper: slip if paper is Paper.REQUEST_SLIP else A4 for paper in self.boxes}
        self.tools.papers.check(self, sizes, self._looked)

    def _looked(self, problems: Mapping[Paper, PrintProblem]) -> None:
        if not problems and not self._known:
            # Papers are saved as PDF files, as each row says.
            self.note.hide()
            return
        if not problems:
            self.note.say(self.tr("All printers are ready."), Tone.OK)
        else:
            colon = self.tr("%1: %2", "a paper, and what is wrong with its printer")
            self.note.say(
                "\n".join(
                    colon.replace("%1", self.boxes[paper].accessibleName()).replace("%2", self._told(problem))
                    for paper, problem in problems.items()
                ),
                Tone.WARN,
            )
        self.note.show()

    def _told(self, problem: PrintProblem) -> str:
        if problem.reason == "wrong_paper" and problem.wanted is not None:
            return self.tr("choose %1 as its paper").replace("%1", paper_name(problem.wanted))
        if problem.reason == "no_printer":
            return self.tr("this printer is not there")
        return self.tr("not connected or out of order")

    def _slip_chosen(self, key: str) -> None:
        self.keep(slip_paper=SlipPaper(key))
        self.look()

    def _mode_chosen(self, key: str) -> None:
        self.keep(print_mode=PrintMode(key))
        self.look()

    def _port_entered(self) -> None:
        address = self.port.text().strip()
        _, colon, number = address.rpartition(":")
        if colon and number and not address.startswith(("/", "\\")) and not number.isdigit():
            self.note.say(self.tr("After the colon stands a number, such as 9100."), Tone.WARN)
            self.note.show()
            return
        if address != self.tools.settings.current.slip_port and self.keep(slip_port=address):
            self.look()

    def _fill(self) -> None:
        for paper, box in self.boxes.items():
            chosen = self.tools.settings.current.printers.get(paper.value, "")
            box.clear()
            default = self.tr("Default printer") if self._known else self.tr("No printer: as PDF files")
            box.addItem(default, "")
            for name in self._known:
                box.addItem(name, name)
            box.addItem(self.tr("As PDF files"), TO_FILE)
            if chosen not in {"", TO_FILE, *self._known}:
                box.addItem(self.tr("%1 (not connected)").replace("%1", chosen), chosen)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _chosen(self, paper: Paper, index: int) -> None:
        name = str(self.boxes[paper].itemData(index))
        printers = {
            key: kept for key, kept in self.tools.settings.current.printers.items() if key != paper.value
        }
        if name:
            printers[paper.value] = name
        if not self.keep(printers=printers):
            self._fill()
        self.look()
