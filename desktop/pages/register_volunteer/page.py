"""The page 登记志愿者: keeps the draft, asks for duplicates, saves, prints, and is ready for the next."""

from datetime import date
from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.commands.teams import add_team
from core.commands.undo import compensation
from core.commands.volunteers import (
    AmendVolunteer,
    RegisterVolunteer,
    amend_volunteer,
    register_volunteer,
)
from core.domain.identity_number import IdType
from core.domain.local_time import local_day
from core.domain.print_record import Paper
from core.domain.refusals import Refusal
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.devices import IdCard
from core.ports.rows import PossibleDuplicate, VolunteerDetail
from core.ports.store import Changed, Command, Desk, Order, Written
from desktop.card_print import print_card
from desktop.form_menu import blank, offer_forms, print_form
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination, Page, PageTools
from desktop.pages.register_volunteer.form import VolunteerFields
from desktop.pages.register_volunteer.form_state import (
    FORM,
    THIS_RUN,
    FormState,
    merged,
    read_state,
    state_of,
    whole_form_of,
)
from desktop.pages.register_volunteer.notice import notice_dialog
from desktop.pages.register_volunteer.sections import ReaderBand
from desktop.pages.register_volunteer.side_column import SideColumn
from desktop.runtime.drafts import Draft
from desktop.runtime.paper_desk import MadePaper, Printed
from desktop.runtime.undo import UndoEntry
from desktop.sentences import field_of, refusal_sentence, sentence
from desktop.words import hours, missing_text
from widgets.base import ElidedLabel, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, Note, announce
from widgets.responsive import UNLIMITED, Breadth, breadth_of
from widgets.tokens import Tone

PAUSE_MS = 400
"""A pause in typing after which the card and the possible duplicates are looked at again."""
REGISTERED = QT_TRANSLATE_NOOP("Undo", "Registered volunteer {name}")
COMPLETED = QT_TRANSLATE_NOOP("Undo", "Completed the record of {name}")


class RegisterVolunteerPage(Page):
    """登记志愿者: three fields are enough; a card reader fills five. Saved first, then the card is printed.

    With an id as argument the page completes that record instead of beginning a new one.
    """

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._key = tools.drafts.new_key()
        self._record: VolunteerDetail | None = None
        self._dismissed: set[str] = set()
        self._saving = self._filling = False
        self._turn = 0
        self._build()
        self._connect()
        self._make_shortcuts()
        self._fill(FormState())

    # --- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.tools.theme
        self.form_card = Card(theme, flush=True)
        self.band = ReaderBand(theme, available=self.tools.id_reader.available())
        self.found_again = Note(theme, "", Tone.INFO, icon="history")
        self.completing = Note(theme, "", Tone.INFO, icon="user-check")
        self.fields = VolunteerFields(theme, self._today())
        self._inside = QWidget()
        self._inside_column = QVBoxLayout(self._inside)
        self._above = QVBoxLayout()
        for part in (self.found_again, self.completing):
            part.hide()
            self._above.addWidget(part)
        self._inside_column.addLayout(self._above)
        self._inside_column.addWidget(self.fields, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty("plain", True)
        self._inside.setProperty("plain", True)
        self._scroll.setWidget(self._inside)
        self.form_card.body.addWidget(self.band)
        self.form_card.body.addWidget(self._scroll, 1)
        self._signed = QVBoxLayout()
        self._signed.addWidget(self.fields.consent)
        self.form_card.body.addLayout(self._signed)
        self._build_footer()
        self.side = SideColumn(theme)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.form_card, 160)
        self._row.addWidget(self.side, 100)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.retheme()

    def _build_footer(self) -> None:
        theme, row = self.tools.theme, self.form_card.footer().row
        self.status = ElidedLabel(theme, role="small", colour="text_2")
        self.save_button = Button(theme, self.tr("Save"), size="large", hint="Ctrl Enter")
        self.print_button = Button(
            theme,
            self.tr("Save and print card"),
            kind=ButtonKind.PRIMARY,
            size="large",
            icon="printer",
            hint="F9",
        )
        self.forms_button = IconButton(theme, "file-text", self.tr("Print a form"))
        row.addWidget(self.status, 1)
        row.addWidget(self.forms_button)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)

    def _connect(self) -> None:
        self.band.asked.connect(self.read_card)
        self.fields.changed.connect(self._edited)
        self.fields.person_changed.connect(self._pause.start)
        self.fields.consent.asked_for_notice.connect(self.show_notice)
        self.found_again.acted.connect(self.go_on_with_draft)
        self.completing.acted.connect(self.begin_anew)
        self.side.duplicate.same.connect(self.complete_record)
        self.side.duplicate.another.connect(self.go_on_registering)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.save_and_print)
        self.forms_button.clicked.connect(self._offer_forms)
        self._pause.timeout.connect(self._look_again)
        self.tools.on_duty.changed.connect(self._refresh_offers)
        self.tools.drafts.changed.connect(self._offer_drafts)
        self.tools.runner.committed.connect(self.reload_if_touched)
        self.tools.theme.changed.connect(self.retheme)

    def _make_shortcuts(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for digit in range(1, 10):
            keys = QShortcut(QKeySequence(f"Alt+{digit}"), self, context=inside)
            keys.activated.connect(partial(self.fields.skills.pick_digit, digit))
        for field in self._inside.findChildren(QWidget):
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                field.installEventFilter(self)

    def retheme(self) -> None:
        """Gaps for the text size."""
        t = self.tools.theme.tokens
        arrange(self._row, t, (24, 20, 24, 20), 20)
        arrange(self._above, t, (24, 0, 24, 0), 8)
        arrange(self._inside_column, t, (0, 0, 0, 0), 0)
        arrange(self._signed, t, (24, 4, 24, 12), 0)
        # The band stands in the card's corners itself.
        self.form_card.body.setContentsMargins(0, 0, 0, 0)
        self._fit()

    def _fit(self) -> None:
        """Design section 3: the helper column narrows, then only what may be a duplicate stays."""
        t = self.tools.theme.tokens
        breadth = breadth_of(self.window().width(), t.scale)
        wide = breadth >= Breadth.COMPACT
        self.side.setVisible(wide)
        narrow = t.space(340)
        self.side.setMaximumWidth(narrow if breadth is Breadth.COMPACT else UNLIMITED)
        home = self.side.column if wide else self._above
        if home.indexOf(self.side.duplicate) < 0:
            home.insertWidget(0, self.side.duplicate)
        self.form_card.footer().setMinimumHeight(t.size(72))
        # On a low window the consent goes into the form, or nothing of the form would be seen.
        signed_at = self._signed if self.height() >= t.size(640) else self._inside_column
        if signed_at.indexOf(self.fields.consent) < 0:
            signed_at.addWidget(self.fields.consent)
        self.fields.stack(stacked=self.form_card.width() - 2 * t.space(26) < self.fields.needs())

    # --- what a page is -----------------------------------------------------------------------------

    def heading(self) -> str:
        """The title in the page header."""
        if self._record is not None:
            return self.tr("Complete volunteer %1").replace("%1", self._record.volunteer.number)
        return self.tr("Register volunteer")

    def opened(self, argument: str) -> None:
        """Go on with what stands here; `argument` is the record to complete, or words to start with."""
        self._refresh_offers()
        if argument:
            query = partial(self.tools.queries.volunteer, argument, self.tools.now())
            self.tools.runner.read(self, query, partial(self._asked_for, argument), slot="record")
            return
        if self._record is not None:
            self.begin_anew()
        elif self._state().is_empty():
            self._resume()
        self._offer_drafts()
        self._focus_first()
        self._draw_card()

    def _asked_for(self, argument: str, detail: VolunteerDetail | None) -> None:
        if detail is not None:
            if self._record is None or self._record.volunteer.id != detail.volunteer.id:
                self._keep_as(left=True)
                self._begin(detail)
        elif self._state().is_empty():
            self.take_text(argument)
        self._offer_drafts()
        self._focus_first()
        self._draw_card()

    def take_text(self, text: str) -> bool:
        """An ID number from a reader that types, or what was looked for in the box and not found."""
        plain = "".join(text.split())
        if len(plain) == 18 and plain[:17].isdigit():
            self.fields.identity.fill(IdType.MAINLAND_ID, plain, None, "")
            self.fields.identity.changed.emit()
        elif len(plain) == 11 and plain.isdigit():
            self.fields.phone.fill(plain, "", no_phone=False)
            self.fields.phone.changed.emit()
        elif plain.isdigit() or self.fields.name.text().strip():
            return False
        else:
            self.fields.set_name(text.strip())
            self._edited()
        self._focus_first()
        return True

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("F9", self.tr("Save and print card")),
            ("Ctrl Enter", self.tr("Save")),
            ("Ctrl P", self.tr("Print the registration form")),
            ("Alt 1–9", self.tr("Skills")),
        )

    def print_open(self) -> None:
        """Ctrl+P: the registration form, of the record that is open, else blank for the pen."""
        print_form(self.tools, self, Paper.VOLUNTEER_FORM, self._subject())

    def _offer_forms(self) -> None:
        papers = (Paper.VOLUNTEER_FORM, Paper.GUARDIAN_CONSENT)
        offer_forms(self.forms_button, self.tools, self, papers, self._subject())

    def _subject(self) -> str:
        return self._record.volunteer.id if self._record is not None else blank(self.tools)

    def reload_if_touched(self, changed: Changed) -> None:
        """Another team may have been added."""
        if changed.touches("volunteer_team"):
            self._refresh_offers()

    def _refresh_offers(self) -> None:
        self.fields.offer_places(self.tools.on_duty.towns(local_day(self.tools.now())))
        self.tools.runner.read(self, self.tools.queries.teams, self.fields.offer_teams, slot="teams")

    # --- the card reader ----------------------------------------------------------------------------

    def read_card(self) -> None:
        """刷证: one reading; the cursor then stands in the first field that is still empty."""
        self.tools.id_reader.read(self._card_read)

    def _card_read(self, card: IdCard | None) -> None:
        if card is None:
            self.band.say_nothing_read()
            self.tools.sounder.play("problem")
            return
        self.fields.set_name(card.name)
        self.fields.identity.fill(IdType.MAINLAND_ID, card.id_number, None, "")
        self.fields.set_address(card.address)
        self.fields.identity.changed.emit()
        self.band.say_read(sum(bool(part) for part in card))
        self.tools.sounder.play("success")
        self._focus_first()

    def show_notice(self) -> None:
        """看全文: the notice the tick speaks of."""
        site = self.tools.on_duty.site
        dialog = notice_dialog(
            self.tools.theme,
            self.window(),
            site.name if site is not None else "",
            self.tools.policy.notice_version,
        )
        dialog.ask()

    # --- drafts -------------------------------------------------------------------------------------

    def _state(self, *, left: bool = False) -> FormState:
        volunteer_id = self._record.volunteer.id if self._record is not None else ""
        return msgspec.structs.replace(self.fields.state(), volunteer_id=volunteer_id, left=left)

    def _fill(self, state: FormState) -> None:
        self._filling = True
        self.fields.fill(state)
        self._filling = False
        self.side.duplicate.show_found(None, self._today())
        self.band.say_waiting()
        self.status.setText(self.tr("The number is given when saved"))
        self._pause.start()

    def _edited(self) -> None:
        if self._filling:
            return
        state = self._state()
        if state.is_empty():
            self.tools.drafts.discard(FORM, self._key)
        else:
            self.tools.drafts.keep(FORM, self._key, state.plain())
        self._pause.start()

    def _waiting(self) -> list[tuple[Draft, FormState]]:
        """Other forms that were begun, newest first."""
        found = ((draft, read_state(draft)) for draft in self.tools.drafts.drafts(FORM))
        return [(draft, state) for draft, state in found if state is not None and draft.key != self._key]

    def _resume(self) -> None:
        """The page was built again in the same run (language, text size): go on where it was."""
        for draft, state in self._waiting():
            if state.run == THIS_RUN:
                self._take_up(draft, state)
                return

    def _offer_drafts(self) -> None:
        waiting = self._waiting()
        self.found_again.setVisible(bool(waiting))
        if not waiting:
            return
        if any(state.run != THIS_RUN and not state.left for _, state in waiting):
            text = self.tr(
                "The last start did not end well. %n unsaved form(s) were found.", "", len(waiting)
            )
        else:
            text = self.tr("%n form(s) are not finished yet.", "", len(waiting))
        self.found_again.say(text, action=self.tr("Go on"))

    def go_on_with_draft(self) -> None:
        """继续填: the newest of them; what stands here is kept for later."""
        waiting = self._waiting()
        if waiting:
            self._keep_as(left=True)
            self._take_up(*waiting[0])

    def _keep_as(self, *, left: bool) -> None:
        state = self._state(left=left)
        if not state.is_empty() and self._key in {draft.key for draft in self.tools.drafts.drafts(FORM)}:
            self.tools.drafts.keep(FORM, self._key, state.plain())

    def _take_up(self, draft: Draft, state: FormState) -> None:
        self._key = draft.key
        self._set_record(None)
        self._fill(state)
        if state.volunteer_id:
            query = partial(self.tools.queries.volunteer, state.volunteer_id, self.tools.now())
            self.tools.runner.read(self, query, self._set_record, slot="record")
        # From now on it belongs to this run again.
        self._keep_as(left=False)
        self._offer_drafts()
        self._focus_first()

    def _begin(self, record: VolunteerDetail | None) -> None:
        """Another form: a new one, or the one that completes a record."""
        self._key = self.tools.drafts.new_key()
        self._dismissed = set()
        self._set_record(record)
        self._fill(FormState() if record is None else state_of(record))
        self._offer_drafts()

    def _set_record(self, record: VolunteerDetail | None) -> None:
        self._record = record
        self.fields.keep(record.volunteer if record is not None else None)
        self.completing.setVisible(record is not None)
        self.band.setVisible(record is None)
        if record is not None:
            volunteer = record.volunteer
            text = self.tr("Completing %1 %2; the %3 so far are kept.")
            if volunteer.missing:
                text = self.tr("Completing %1 %2; still missing: %4.")
            for place, value in (
                ("%1", volunteer.number),
                ("%2", volunteer.name),
                ("%3", hours(record.total_minutes)),
                ("%4", missing_text(volunteer.missing)),
            ):
                text = text.replace(place, value)
            self.completing.say(text, action=self.tr("Register someone else"))
        self.heading_changed.emit()

    def begin_anew(self) -> None:
        """A new form instead of the record that was being completed; its draft is kept."""
        self._keep_as(left=True)
        self._begin(None)
        self._focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving keeps the draft, and notes that it was left in order."""
        self._keep_as(left=True)
        super().hideEvent(event)

    # --- duplicates and card ------------------------------------------------------------------------

    def _look_again(self) -> None:
        """After a pause: the card, and whether this person is here already."""
        self._draw_card()
        state = self._state()
        if self._record is not None or not (state.form.name.strip() or state.form.id_number.strip()):
            self.side.duplicate.show_found(None, self._today())
            return
        number = self.fields.identity.checked()
        phone = "".join(self.fields.phone.told()[0].split())
        queries = self.tools.queries

        def compare() -> tuple[PossibleDuplicate, ...]:
            digest = queries.identity_digest(number.type, number.value) if number is not None else ""
            born = state.form.birth_on
            return queries.possible_duplicates(state.form.name.strip(), born, digest, phone)

        self.tools.runner.read(self, compare, self._duplicates_found, slot="duplicates")

    def _duplicates_found(self, found: tuple[PossibleDuplicate, ...]) -> None:
        open_ones = [one for one in found if one.same_identity or one.volunteer.id not in self._dismissed]
        likeliest = max(open_ones, key=lambda one: (one.same_identity, one.same_birth), default=None)
        before = self.side.duplicate.shown
        self.side.duplicate.show_found(likeliest, self._today())
        if likeliest is not None and (before is None or before.volunteer.id != likeliest.volunteer.id):
            announce(self.side.duplicate, self.side.duplicate.title.text())

    def complete_record(self, volunteer_id: str) -> None:
        """是同一个人: what was typed completes the old record; what it has already stays."""
        query = partial(self.tools.queries.volunteer, volunteer_id, self.tools.now())
        self.tools.runner.read(self, query, self._merge_into, slot="record")

    def _merge_into(self, record: VolunteerDetail | None) -> None:
        if record is None:
            return
        typed = self._state()
        self.side.duplicate.show_found(None, self._today())
        self._set_record(record)
        self._filling = True
        self.fields.fill(merged(typed, record))
        self._filling = False
        self._edited()
        self._focus_first()

    def go_on_registering(self, volunteer_id: str) -> None:
        """不是: two people of one name; not asked again for this form."""
        self._dismissed.add(volunteer_id)
        self._look_again()
        self._focus_first()

    def _draw_card(self) -> None:
        if not self.side.isVisible():
            return
        self._turn += 1
        form, turn = self.fields.to_save(), self._turn
        self.tools.papers.show(
            self,
            lambda maker: maker.card_draft(form),
            partial(self._card_drawn, turn),
            partial(self._card_refused, turn),
        )

    def _card_drawn(self, turn: int, made: MadePaper) -> None:
        if turn == self._turn:
            self.side.card.show_card(made.pdf)

    def _card_refused(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self.side.card.show_problem(sentence(error))

    # --- saving -------------------------------------------------------------------------------------

    def save(self) -> None:
        """保存."""
        self._save(printing=False)

    def save_and_print(self) -> None:
        """保存并打印志愿者证: the record first, then the card."""
        self._save(printing=True)

    def _save(self, *, printing: bool) -> None:
        if self._saving:
            return  # pressed twice: the first press is on its way
        problems = self.fields.problems()
        if problems:
            self._show_problems(problems)
            return
        self._saving = True
        saved = partial(self._saved, printing, self._key, self._record)
        self.tools.runner.write(self, self._order(), saved, self._refused)

    def _order(self) -> Order:
        """One commit: a team that is new comes first."""
        form, team = self.fields.to_save(), self.fields.new_team()
        record_id = self._record.volunteer.id if self._record is not None else ""

        def commands(desk: Desk) -> list[Command]:
            made: list[Command] = []
            told = form
            if team:
                added = add_team(desk, name=team)
                made.append(added)
                told = msgspec.structs.replace(form, team_id=added.id)
            person = amend_volunteer(desk, record_id, told) if record_id else register_volunteer(desk, told)
            return [*made, person]

        return commands

    def _show_problems(self, problems: list[tuple[str, QWidget]]) -> None:
        text, field = problems[0]
        if len(problems) > 1:
            more = self.tr("%n more thing(s) to fill in", "", len(problems) - 1)
            text = f"{text} {more}"
        self._say(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def _say(self, text: str) -> None:
        self.status.setText(text)
        announce(self.status, text)

    def _refused(self, error: Exception) -> None:
        self._saving = False
        if not isinstance(error, Refusal):
            raise error
        self._show_problems([(refusal_sentence(error), self.fields.input_for(field_of(error)))])
        self.tools.sounder.play("problem")
        self._look_again()

    def _saved(
        self,
        printing: bool,
        key: str,
        record: VolunteerDetail | None,
        written: Written,
    ) -> None:
        self._saving = False
        command = written.commands[-1]
        if not isinstance(command, (RegisterVolunteer, AmendVolunteer)):
            raise TypeError(command)
        volunteer = command.volunteer
        self.tools.drafts.discard(FORM, key)
        self._remember(command, record)
        self.tools.sounder.play("success")
        if key == self._key:  # another form may have been opened meanwhile
            self._begin(None)
        pending = volunteer.status is VolunteerStatus.PENDING
        self._say(self._saved_sentence(volunteer))
        if pending:
            self.tools.notices.say(self._saved_sentence(volunteer), Tone.WARN)
        elif printing:
            print_card(self.tools, self, volunteer.id, self._printed, self._print_failed)
        if record is not None:
            self.go.emit(Destination.VOLUNTEERS, volunteer.id)
        else:
            self._focus_first()

    def _saved_sentence(self, volunteer: Volunteer) -> str:
        text = self.tr("Saved · number %1")
        if volunteer.status is VolunteerStatus.PENDING:
            text = self.tr("%1 is saved as pending; still missing: %2. No card until then.")
            text = text.replace("%2", missing_text(volunteer.missing))
        return text.replace("%1", volunteer.number)

    def _remember(self, command: RegisterVolunteer | AmendVolunteer, record: VolunteerDetail | None) -> None:
        volunteer = command.volunteer
        facts = {"name": volunteer.name, "number": volunteer.number}
        if record is not None:
            order: Order | None = partial(
                amend_volunteer, volunteer_id=volunteer.id, form=whole_form_of(record.volunteer)
            )
            text = COMPLETED
        else:
            order = compensation(command, self.tr("Registered by mistake"))
            text = REGISTERED
            facts |= {"paper": Paper.VOLUNTEER_CARD.value, "subject_id": volunteer.id}
        if order is not None:
            back = order
            self.tools.undo.push(UndoEntry(text, self.tools.now(), lambda: back, facts))

    def _printed(self, _printed: Printed) -> None:
        self._say(self.tr("Saved, and the card is printed"))

    def _print_failed(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.ERROR)
        self.tools.sounder.play("problem")

    # --- Qt's own -----------------------------------------------------------------------------------

    def _focus_first(self) -> None:
        self.fields.first_open().setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> date:
        return local_day(self.tools.now())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plain digits choose a skill when nothing that takes text has the focus."""
        digit = event.text()
        if digit.isdigit() and digit != "0" and not event.modifiers():
            self.fields.skills.pick_digit(int(digit))
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the field that gets the focus."""
        if event.type() == QEvent.Type.FocusIn:
            focused = QApplication.focusWidget()
            if focused is not None and self._inside.isAncestorOf(focused):
                self._scroll.ensureWidgetVisible(focused)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Sizes are known now."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the window."""
        super().resizeEvent(event)
        self._fit()
