"""The page 登记志愿者: keeps the draft, asks for duplicates, saves, prints, and is ready for the next."""

from datetime import date
from functools import partial

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.identity_number import IdType
from core.domain.local_time import local_day
from core.domain.print_record import Paper
from core.domain.refusals import Refusal
from core.domain.volunteer import VolunteerStatus
from core.ports.devices import IdCard
from core.ports.rows import VolunteerDetail
from core.ports.store import Changed, Written
from desktop.card_print import print_card
from desktop.form_menu import blank, offer_forms, print_form
from desktop.page import Destination, Page, PageTools
from desktop.pages.register_volunteer.checks import Checks
from desktop.pages.register_volunteer.form_frame import FormFrame
from desktop.pages.register_volunteer.form_state import (
    FORM,
    THIS_RUN,
    FormState,
    merged,
    read_state,
    state_of,
)
from desktop.pages.register_volunteer.notice import notice_dialog
from desktop.pages.register_volunteer.saving import order_of, remember, saved_command, saved_sentence
from desktop.runtime.drafts import Draft
from desktop.runtime.paper_desk import Printed
from desktop.sentences import field_of, refusal_sentence, sentence
from desktop.words import hours, missing_text
from widgets.cards import announce
from widgets.tokens import Tone


class RegisterVolunteerPage(Page):
    """登记志愿者: three fields are enough; a card reader fills five. Saved first, then the card is printed.

    With an id as argument the page completes that record instead of beginning a new one.
    """

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._key = tools.drafts.new_key()
        self._record: VolunteerDetail | None = None
        self._saving = self._filling = False
        self._build()
        self._connect()
        self._make_shortcuts()
        self._fill(FormState())

    # --- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        reader = self.tools.id_reader.available()
        frame = FormFrame(self.tools.theme, self._today(), with_reader=reader, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self._frame = frame
        self.band, self.fields, self.side = frame.band, frame.fields, frame.side
        self.found_again, self.completing, self.status = frame.found_again, frame.completing, frame.status
        self.save_button, self.print_button = frame.save_button, frame.print_button
        self.checks = Checks(self.tools, self.fields, self.side, self)

    def _connect(self) -> None:
        self.band.asked.connect(self.read_card)
        self.fields.changed.connect(self._edited)
        self.fields.person_changed.connect(self.checks.soon)
        self.fields.consent.asked_for_notice.connect(self.show_notice)
        self.found_again.acted.connect(self.go_on_with_draft)
        self.completing.acted.connect(self.begin_anew)
        self.side.duplicate.same.connect(self.complete_record)
        self.side.duplicate.another.connect(self.go_on_registering)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.save_and_print)
        self._frame.forms_button.clicked.connect(self._offer_forms)
        self.tools.on_duty.changed.connect(self._refresh_offers)
        self.tools.drafts.changed.connect(self._offer_drafts)
        self.tools.runner.committed.connect(self.reload_if_touched)

    def _make_shortcuts(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for digit in range(1, 10):
            keys = QShortcut(QKeySequence(f"Alt+{digit}"), self, context=inside)
            keys.activated.connect(partial(self.fields.skills.pick_digit, digit))

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
        self.checks.draw_card()

    def _asked_for(self, argument: str, detail: VolunteerDetail | None) -> None:
        if detail is not None:
            if self._record is None or self._record.volunteer.id != detail.volunteer.id:
                self._keep_as(left=True)
                self._begin(detail)
        elif self._state().is_empty():
            self.take_text(argument)
        self._offer_drafts()
        self._focus_first()
        self.checks.draw_card()

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
        offer_forms(self._frame.forms_button, self.tools, self, papers, self._subject())

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
        self.checks.nobody()
        self.band.say_waiting()
        self.status.setText(self.tr("The number is given when saved"))
        self.checks.soon()

    def _edited(self) -> None:
        if self._filling:
            return
        state = self._state()
        if state.is_empty():
            self.tools.drafts.discard(FORM, self._key)
        else:
            self.tools.drafts.keep(FORM, self._key, state.plain())
        self.checks.soon()

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
        self.checks.begin()
        self._set_record(record)
        self._fill(FormState() if record is None else state_of(record))
        self._offer_drafts()

    def _set_record(self, record: VolunteerDetail | None) -> None:
        self._record = record
        self.checks.completing = record is not None
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

    # --- the same person ------------------------------------------------------------------------

    def complete_record(self, volunteer_id: str) -> None:
        """是同一个人: what was typed completes the old record; what it has already stays."""
        query = partial(self.tools.queries.volunteer, volunteer_id, self.tools.now())
        self.tools.runner.read(self, query, self._merge_into, slot="record")

    def _merge_into(self, record: VolunteerDetail | None) -> None:
        if record is None:
            return
        typed = self._state()
        self.checks.nobody()
        self._set_record(record)
        self._filling = True
        self.fields.fill(merged(typed, record))
        self._filling = False
        self._edited()
        self._focus_first()

    def go_on_registering(self, volunteer_id: str) -> None:
        """不是: this is somebody else of the same name."""
        self.checks.dismiss(volunteer_id)
        self._focus_first()

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
        record_id = self._record.volunteer.id if self._record is not None else ""
        order = order_of(self.fields.to_save(), self.fields.new_team(), record_id)
        self.tools.runner.write(self, order, saved, self._refused)

    def _show_problems(self, problems: list[tuple[str, QWidget]]) -> None:
        text, field = problems[0]
        if len(problems) > 1:
            more = self.tr("%n more thing(s) to fill in", "", len(problems) - 1)
            text = f"{text} {more}"
        self._say(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._frame.show_field(field)

    def _say(self, text: str) -> None:
        self.status.setText(text)
        announce(self.status, text)

    def _refused(self, error: Exception) -> None:
        self._saving = False
        if not isinstance(error, Refusal):
            raise error
        self._show_problems([(refusal_sentence(error), self.fields.input_for(field_of(error)))])
        self.tools.sounder.play("problem")
        self.checks.look()

    def _saved(
        self,
        printing: bool,
        key: str,
        record: VolunteerDetail | None,
        written: Written,
    ) -> None:
        self._saving = False
        command = saved_command(written)
        volunteer = command.volunteer
        self.tools.drafts.discard(FORM, key)
        remember(self.tools, command, record)
        self.tools.sounder.play("success")
        if key == self._key:  # another form may have been opened meanwhile
            self._begin(None)
        pending = volunteer.status is VolunteerStatus.PENDING
        self._say(saved_sentence(volunteer))
        if pending:
            self.tools.notices.say(saved_sentence(volunteer), Tone.WARN)
        elif printing:
            print_card(self.tools, self, volunteer.id, self._printed, self._print_failed)
        if record is not None:
            self.go.emit(Destination.VOLUNTEERS, volunteer.id)
        else:
            self._focus_first()

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
