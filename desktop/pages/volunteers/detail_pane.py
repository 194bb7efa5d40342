"""One person: who, figures, and tabs of records, certificates, skills, facts, changes."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.commands.personal_records import RecordKind
from core.domain.certificate import CertificateKind, CertificateStatus
from core.domain.local_time import local_day
from core.domain.masking import mask_identity_number, mask_phone
from core.domain.minors import age_on
from core.domain.print_record import Paper
from core.domain.service_minutes import hours_text
from core.domain.service_request import RequestCategory
from core.domain.stars import stars_for
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.rows import CertificateRow, ChangeRow, VolunteerDetail
from desktop.certificate_files import CertificateFiles, Wanted
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.pages.volunteers.figures import FiguresBox, star_name
from desktop.pages.volunteers.personal_tab import PersonalTab
from desktop.pages.volunteers.records_tab import RecordsTab
from desktop.words import choice_text, clock, day, full_day, missing_text, name_of
from widgets.base import ElidedLabel, Label, arrange, text_width
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, EmptyState, Note, clear_layout
from widgets.chips import StateChip
from widgets.flow import FlowLayout
from widgets.people import Avatar, Stars
from widgets.table import ROW_HEIGHT, Cell, Column, RowTable, TableModel
from widgets.tabs import Tab, Tabs
from widgets.tokens import Tone

_GAP = "   "
"""Between the facts beside the picture."""

_CHANGES: dict[str, str] = {
    "RegisterVolunteer": QT_TRANSLATE_NOOP("Changes", "Registered"),
    "AmendVolunteer": QT_TRANSLATE_NOOP("Changes", "Completed or corrected"),
    "WithdrawVolunteer": QT_TRANSLATE_NOOP("Changes", "Left the register"),
    "MergeVolunteers": QT_TRANSLATE_NOOP("Changes", "Two registrations made one"),
    "SeparateVolunteers": QT_TRANSLATE_NOOP("Changes", "Registrations kept apart again"),
    "ErasePerson": QT_TRANSLATE_NOOP("Changes", "Erased by law"),
    "SignUp": QT_TRANSLATE_NOOP("Changes", "Signed up for an activity"),
    "WithdrawSignup": QT_TRANSLATE_NOOP("Changes", "Taken off an activity's list"),
    "CheckIn": QT_TRANSLATE_NOOP("Changes", "Signed in"),
    "CheckOut": QT_TRANSLATE_NOOP("Changes", "Signed out"),
    "CancelCheckIn": QT_TRANSLATE_NOOP("Changes", "Sign-in taken back"),
    "CancelCheckOut": QT_TRANSLATE_NOOP("Changes", "Sign-out taken back"),
    "SettleSignOut": QT_TRANSLATE_NOOP("Changes", "Sign-out settled"),
    "BookSheet": QT_TRANSLATE_NOOP("Changes", "Paper sheet read back"),
    "WithdrawSheet": QT_TRANSLATE_NOOP("Changes", "Paper sheet taken back"),
    "ReviewAttendance": QT_TRANSLATE_NOOP("Changes", "Hours confirmed"),
    "IssueCertificate": QT_TRANSLATE_NOOP("Changes", "Certificate issued"),
    "VoidCertificate": QT_TRANSLATE_NOOP("Changes", "Certificate voided"),
    "RecordTraining": QT_TRANSLATE_NOOP("Changes", "Training entered"),
    "RecordAward": QT_TRANSLATE_NOOP("Changes", "Award entered"),
    "RecordEvaluation": QT_TRANSLATE_NOOP("Changes", "Evaluation entered"),
    "WithdrawEntry": QT_TRANSLATE_NOOP("Changes", "Entry struck out"),
    "AwardStars": QT_TRANSLATE_NOOP("Changes", "Stars awarded"),
    "RecordPrint": QT_TRANSLATE_NOOP("Changes", "Printed"),
}


class DetailPane(Card):
    """Shows a `VolunteerDetail`; asks the page to act by signals."""

    print_asked = Signal()
    certificate_asked = Signal()
    complete_asked = Signal()
    withdraw_asked = Signal()
    form_asked = Signal(Paper)
    separate_asked = Signal()
    back_asked = Signal()
    file_asked = Signal()
    entry_asked = Signal(RecordKind)
    strike_asked = Signal(RecordKind, str)

    def __init__(self, tools: PageTools, files: CertificateFiles) -> None:
        theme = tools.theme
        super().__init__(theme, flush=True)
        self._tools, self._now, self._files = tools, tools.now, files
        self._told = ""
        self.detail: VolunteerDetail | None = None
        self._build_head()
        self.note = Note(theme, "", Tone.WARN)
        self.merge_note = Note(theme, "", Tone.INFO, icon="git-merge")
        self.figures = FiguresBox(theme)
        self._build_tabs()
        self.empty = EmptyState(theme, self.tr("Choose a volunteer on the left."), icon="users")
        self._person = QWidget()
        self._person_column = QVBoxLayout(self._person)
        self._top = QVBoxLayout()
        self._top.addLayout(self._head)
        self._top.addWidget(self.note)
        self._top.addWidget(self.merge_note)
        self._top.addWidget(self.figures)
        self._person_column.addLayout(self._top)
        self._person_column.addWidget(self.tabs)
        self._person_column.addWidget(self._stack, 1)
        # Large text on a low window: the whole person scrolls, the tables keep three rows.
        self._person.setProperty("plain", True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty("plain", True)
        self._scroll.setWidget(self._person)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.empty, 1)
        self.registered = Label(theme, role="small", colour="text_2", wrap=True)
        self.footer().row.addWidget(self.registered, 1)
        self.note.acted.connect(self.complete_asked)
        self.merge_note.acted.connect(self.separate_asked)
        self.retheme()
        self.show_person(None)

    # --- building -----------------------------------------------------------------------------------

    def _build_head(self) -> None:
        theme = self.theme
        self.back = IconButton(theme, "arrow-left", self.tr("Back to the list"), framed=True)
        self.avatar = Avatar(theme, side=64)
        self.name = ElidedLabel(theme, role="h2")
        self.stars = Stars(theme)
        self.star_name = Label(theme, role="small", colour="gold")
        self.identified = StateChip(theme, self.tr("Identity checked"), Tone.OK, icon="shield-check")
        self.facts = ElidedLabel(theme, role="body", colour="text_2")
        self.team = ElidedLabel(theme, role="body", colour="text_2")
        self.team.hide()
        self.card_button = Button(theme, self.tr("Print card"), icon="id-card")
        self.certificate_button = Button(
            theme, self.tr("Issue certificate"), kind=ButtonKind.PRIMARY, icon="award", hint="F6"
        )
        self.more = IconButton(theme, "ellipsis", self.tr("More"))
        self._first = QHBoxLayout()
        for part in (self.name, self.stars, self.star_name, self.identified):
            self._first.addWidget(part)
        self._first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addLayout(self._first)
        words.addWidget(self.facts)
        words.addWidget(self.team)
        words.addStretch(1)
        self._acts = QHBoxLayout()
        for button in (self.card_button, self.certificate_button, self.more):
            self._acts.addWidget(button)
        self._acts.addStretch(1)
        self._who = QHBoxLayout()
        self._who.addWidget(self.back)
        self._who.addWidget(self.avatar)
        self._who.addLayout(words, 1)
        self._head = QHBoxLayout()
        self._head.addLayout(self._who, 1)
        self._head.addLayout(self._acts)
        self.back.clicked.connect(self.back_asked)
        self.card_button.clicked.connect(self.print_asked)
        self.certificate_button.clicked.connect(self.certificate_asked)
        self.more.clicked.connect(self.show_more)

    def _build_tabs(self) -> None:
        theme = self.theme
        self.tabs = Tabs(theme, self._tabs(None), pad=12)
        self._stack = QStackedWidget()
        self.records = RecordsTab(theme, self._now)
        self.certificates: TableModel[CertificateRow] = TableModel(
            (
                Column("at", self.tr("Issued on"), 150),
                Column("number", self.tr("Number")),
                Column("kind", self.tr("Kind"), 170),
                Column("hours", self.tr("Hours"), 124, right=True),
                Column("state", self.tr("State"), 118),
            ),
            cells=self._certificate_cells,
            key=lambda row: row.id,
            sentence=self._certificate_sentence,
            parent=self,
        )
        self.changes: TableModel[ChangeRow] = TableModel(
            (
                Column("at", self.tr("Time"), 200),
                Column("what", self.tr("What")),
                Column("clerk", self.tr("By"), 140),
            ),
            cells=self._change_cells,
            key=lambda row: f"{row.at}{row.command}",
            sentence=lambda row: " ".join(cell.text for cell in self._change_cells(row)),
            parent=self,
        )
        self.certificates_table = RowTable(
            theme, self.tr("Certificates"), nothing=self.tr("No certificate yet. F6 makes the first one.")
        )
        self.certificates_table.giving_way = ("kind",)
        self.certificates_table.set_table(self.certificates)
        self.changes_table = RowTable(theme, self.tr("Changes"), nothing=self.tr("Nothing was changed yet."))
        self.changes_table.set_table(self.changes)
        self._skills = QWidget()
        self._skill_flow = FlowLayout(self._skills)
        self._facts_page = QScrollArea()
        self._facts_page.setWidgetResizable(True)
        self._facts_page.setFrameShape(QScrollArea.Shape.NoFrame)
        self._facts_page.setProperty("plain", True)
        self._facts_inside = QWidget()
        self._facts_inside.setProperty("plain", True)
        self._facts_grid = QGridLayout(self._facts_inside)
        self._facts_page.setWidget(self._facts_inside)
        self.personal = PersonalTab(theme)
        self.personal.add_asked.connect(self.entry_asked)
        self.personal.withdraw_asked.connect(self.strike_asked)
        pages = (
            self.records,
            self.certificates_table,
            self.personal,
            self._skills,
            self._facts_page,
            self.changes_table,
        )
        for tab, page in zip(self._tabs(None), pages, strict=True):
            page.setObjectName(tab.key)
            self._stack.addWidget(page)
        self.tabs.changed.connect(self._open_tab)

    def _tabs(self, detail: VolunteerDetail | None) -> list[Tab]:
        records = len(detail.records) if detail is not None else None
        certificates = len(detail.certificates) if detail is not None else None
        return [
            Tab("records", self.tr("Service records"), records),
            Tab("certificates", self.tr("Certificates"), certificates),
            Tab("personal", self.tr("Training and awards")),
            Tab("skills", self.tr("Skills")),
            Tab("facts", self.tr("Facts")),
            Tab("changes", self.tr("Changes")),
        ]

    def retheme(self) -> None:
        """Gaps for the text size."""
        super().retheme()
        if not hasattr(self, "_top"):
            return
        t = self.tokens
        arrange(self._person_column, t, (0, 0, 0, 0), 0)
        arrange(self._top, t, (24, 20, 24, 16), 16)
        arrange(self._head, t, (0, 0, 0, 0), 12)
        arrange(self._who, t, (0, 0, 0, 0), 16)
        arrange(self._first, t, (0, 0, 0, 0), 10)
        arrange(self._acts, t, (0, 0, 0, 0), 8)
        self._stack.setMinimumHeight(t.size(36 + 3 * ROW_HEIGHT))
        self._skills.setContentsMargins(t.space(24), t.space(16), t.space(24), t.space(16))
        arrange(self._facts_grid, t, (24, 16, 24, 16), 12)

    def stack_head(self, *, stacked: bool) -> None:
        """Name above the buttons where both find no room in one line."""
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if stacked else across)
        self.figures.stack(stacked=stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The team's place follows the width."""
        super().resizeEvent(event)
        if self.detail is not None:
            self._fit_facts()

    def head_needs(self) -> int:
        """The width the head takes in one line, the facts shortened."""
        parts = (self.back, self.avatar, self.name, self.stars, self.star_name, self.identified)
        words = sum(part.sizeHint().width() for part in parts if not part.isHidden())
        acts = (self.card_button, self.certificate_button, self.more)
        return words + sum(act.sizeHint().width() for act in acts) + self.tokens.space(142)

    # --- showing ------------------------------------------------------------------------------------

    def show_person(self, detail: VolunteerDetail | None) -> None:
        """Another person, or nobody."""
        self.detail = detail
        self._scroll.setVisible(detail is not None)
        self.footer().setVisible(detail is not None)
        self.empty.setVisible(detail is None)
        if detail is None:
            return
        self._show_head(detail)
        self._show_note(detail.volunteer)
        self._show_merge(detail)
        self.figures.show_person(detail, self._tools.rules.star_hours)
        self.tabs.set_tabs(self._tabs(detail))
        self.records.show_records(detail.records)
        self.certificates.set_rows(detail.certificates)
        self.changes.set_rows(detail.changes)
        self._show_skills(detail.volunteer)
        self._show_facts(detail)
        self._show_footer(detail.volunteer)

    def _show_head(self, detail: VolunteerDetail) -> None:
        volunteer = detail.volunteer
        stars = stars_for(detail.total_minutes, self._tools.rules.star_hours)
        self.avatar.set_name(volunteer.name)
        self.name.setText(volunteer.name)
        self.stars.set_count(stars)
        self.star_name.setText(self.tr("Volunteer of %1").replace("%1", star_name(stars)))
        self.star_name.setVisible(stars > 0)
        self.identified.setVisible(bool(volunteer.id_number))
        facts = [volunteer.number]
        person = [name_of(volunteer.sex)] if volunteer.sex is not None else []
        if volunteer.birth_on is not None:
            person.append(self.tr("%n year(s) old", "", age_on(volunteer.birth_on, self._today())))
        facts += [" · ".join(person)] if person else []
        facts.append(mask_phone(volunteer.phone) if volunteer.phone else self.tr("No phone"))
        self._told = _GAP.join(facts)
        self.team.setText(detail.team or self.tr("No team yet"))
        self._fit_facts()
        active = volunteer.status is VolunteerStatus.ACTIVE
        self.card_button.setVisible(active)
        self.certificate_button.setVisible(volunteer.status is not VolunteerStatus.PENDING)
        self.more.setVisible(volunteer.status is not VolunteerStatus.WITHDRAWN)

    def _fit_facts(self) -> None:
        """The team stands beside the other facts, or below them where it would be cut."""
        whole = self._told + _GAP + self.team.full_text()
        fits = text_width(whole, self.facts.font()) <= self.facts.width()
        self.facts.setText(whole if fits else self._told)
        self.team.setVisible(not fits)

    def _show_note(self, volunteer: Volunteer) -> None:
        self.note.setVisible(volunteer.status is not VolunteerStatus.ACTIVE)
        if volunteer.status is VolunteerStatus.PENDING:
            text = self.tr("Still missing: %1. No sign-in and no certificate until then.")
            text = text.replace("%1", missing_text(volunteer.missing))
            self.note.say(text, Tone.WARN, action=self.tr("Complete it"))
        elif volunteer.status is VolunteerStatus.WITHDRAWN:
            self.note.say(self.tr("Left the register; hours and certificates are kept."), Tone.GREY)

    def _show_merge(self, detail: VolunteerDetail) -> None:
        """While it can be taken back: that another registration was taken for this person's."""
        self.merge_note.setVisible(bool(detail.merges))
        if detail.merges:
            newest = detail.merges[0]
            told = self.tr("%1 %2 was taken for the same person on %3: one record now.")
            told = told.replace("%1", newest.name).replace("%2", newest.number)
            told = told.replace("%3", self._day(newest.merged_at))
            self.merge_note.say(told, action=self.tr("Two people…"), icon="git-merge")

    def _show_skills(self, volunteer: Volunteer) -> None:
        clear_layout(self._skill_flow)
        for skill in volunteer.skills:
            self._skill_flow.addWidget(StateChip(self.theme, choice_text(skill), Tone.INFO))
        if not volunteer.skills:
            text = self.tr("No skills are noted yet.")
            self._skill_flow.addWidget(Label(self.theme, text, colour="text_2"))

    def _show_facts(self, detail: VolunteerDetail) -> None:
        clear_layout(self._facts_grid)
        for at, (name, value) in enumerate(self._facts_of(detail)):
            self._facts_grid.addWidget(
                Label(self.theme, name, role="body_s", colour="text_2"), at, 0, Qt.AlignmentFlag.AlignTop
            )
            self._facts_grid.addWidget(Label(self.theme, value, role="body_s", wrap=True), at, 1)
        self._facts_grid.setColumnStretch(1, 1)
        self._facts_grid.setRowStretch(self._facts_grid.rowCount(), 1)

    def _facts_of(self, detail: VolunteerDetail) -> Sequence[tuple[str, str]]:
        """ID number and telephones masked; no age stands beside the masked number."""
        volunteer, dot = detail.volunteer, " · "
        guardian = volunteer.guardian
        place = dot.join(part for part in (volunteer.town, volunteer.village, volunteer.address) if part)
        found = (
            (self.tr("Document"), self._document(volunteer)),
            (self.tr("Phone"), mask_phone(volunteer.phone) if volunteer.phone else ""),
            (self.tr("Contact"), volunteer.contact),
            (self.tr("Lives in"), place),
            (self.tr("Team"), detail.team or self.tr("No team yet")),
            (self.tr("Free time"), dot.join(choice_text(one) for one in volunteer.available_times)),
            (
                self.tr("Service categories"),
                dot.join(_category(code) for code in volunteer.service_categories),
            ),
            (self.tr("Clothing size"), volunteer.clothing_size),
            (self.tr("Card"), self._cards(detail)),
            (
                self.tr("Guardian"),
                dot.join(
                    part
                    for part in (
                        guardian.name,
                        choice_text(guardian.relation),
                        mask_phone(guardian.phone) if guardian.phone else "",
                    )
                    if part
                )
                if guardian is not None
                else "",
            ),
        )
        return [(name, value) for name, value in found if value]

    def _cards(self, detail: VolunteerDetail) -> str:
        """When each card was printed, and why again."""
        lines = []
        for row in detail.prints:
            if row.paper is Paper.VOLUNTEER_CARD:
                told = self.tr("%1 · copy %2").replace("%1", self._day(row.printed_at))
                told = told.replace("%2", str(row.copy_number))
                lines.append(f"{told} · {row.reason}" if row.reason else told)
        return "\n".join(lines)

    def _document(self, volunteer: Volunteer) -> str:
        if not volunteer.id_number:
            return self.tr("not on record")
        return f"{name_of(volunteer.id_type)}  {mask_identity_number(volunteer.id_number)}"

    def _show_footer(self, volunteer: Volunteer) -> None:
        text = self.tr("Registered on %1").replace("%1", full_day(local_day(volunteer.registered_at)))
        if volunteer.consent is not None:
            agreed = self.tr("privacy notice agreed to (version %1)")
            text += " · " + agreed.replace("%1", volunteer.consent.notice_version)
        self.registered.setText(text)

    # --- rows ---------------------------------------------------------------------------------------

    def _certificate_cells(self, row: CertificateRow) -> Sequence[Cell]:
        void = row.status is CertificateStatus.VOID
        state = self.tr("Void") if void else self.tr("Valid")
        return (
            Cell(self._day(row.issued_at)),
            Cell(row.number, "text", strong=True),
            Cell(name_of(row.kind)),
            Cell(hours_text(row.service_minutes), "text", strong=True),
            Cell(state, tone=Tone.ERROR if void else Tone.OK),
        )

    def _certificate_sentence(self, row: CertificateRow) -> str:
        return "，".join(cell.text for cell in self._certificate_cells(row))  # zh: spoken, between facts

    def _change_cells(self, row: ChangeRow) -> Sequence[Cell]:
        what = _CHANGES.get(row.command, QT_TRANSLATE_NOOP("Changes", "Another change"))
        return (
            Cell(f"{self._day(row.at)} {clock(row.at)}"),
            Cell(_translated(what), "text"),
            Cell(row.clerk_name),
        )

    def _day(self, instant: datetime) -> str:
        on = local_day(instant)
        return day(on) if on.year == self._today().year else full_day(on)

    # --- acts ---------------------------------------------------------------------------------------

    def show_more(self) -> QMenu:
        """更多: correct the record, papers and files of the person, or the end of the registration."""
        menu = QMenu(self)
        menu.addAction(self.tr("Correct the record")).triggered.connect(self.complete_asked)
        menu.addAction(self.tr("Print registration form")).triggered.connect(
            lambda: self.form_asked.emit(Paper.VOLUNTEER_FORM)
        )
        menu.addAction(self.tr("Print guardian's consent")).triggered.connect(
            lambda: self.form_asked.emit(Paper.GUARDIAN_CONSENT)
        )
        menu.addAction(self.tr("Print the full record")).triggered.connect(
            lambda: self.form_asked.emit(Paper.FULL_RECORD)
        )
        menu.addAction(self.tr("Save the full record as a file…")).triggered.connect(self.file_asked)
        newest = self.newest_record()
        if newest is not None:
            self._files.add_to(menu, Wanted(newest.id, newest.number, newest.kind))
        menu.addAction(self.tr("Leave the register…")).triggered.connect(self.withdraw_asked)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        return menu

    def newest_record(self) -> CertificateRow | None:
        """The person's latest service record that counts."""
        rows = self.detail.certificates if self.detail is not None else ()
        valid = (
            row
            for row in rows
            if row.kind is CertificateKind.SERVICE_RECORD and row.status is CertificateStatus.VALID
        )
        return max(valid, key=lambda row: row.issued_at, default=None)

    def _open_tab(self, key: str) -> None:
        page = self._stack.findChild(QWidget, key, Qt.FindChildOption.FindDirectChildrenOnly)
        if page is not None:
            self._stack.setCurrentWidget(page)

    def _today(self) -> date:
        return local_day(self._now())


def _category(code: str) -> str:
    return name_of(RequestCategory(code)) if code in set(RequestCategory) else code


def _translated(text: str) -> str:
    return QCoreApplication.translate("Changes", text)
