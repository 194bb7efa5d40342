"""What stands in the form, as it is kept at every keystroke and as it is handed to the order."""

from datetime import datetime
from uuid import uuid4

import msgspec

from core.commands.requests import RequestForm
from desktop.runtime.drafts import Draft

FORM = "register_request"
THIS_RUN = uuid4().hex
"""Drawn once a start: tells a form of this run, whose page was only built again, from one left behind."""


class FormState(msgspec.Struct, frozen=True, kw_only=True):
    """A form as far as it was filled in.

    `is_new` says that the person is entered by hand; `has_category` that one was chosen, since the form's own
    default must not decide, `suggested` that the words chose it and nobody has by hand. `parked` was put
    aside by the clerk, `left` that the page was left in order.
    """

    form: RequestForm = RequestForm()
    has_category: bool = False
    suggested: bool = False
    finder: str = ""
    is_new: bool = False
    no_phone: bool = False
    started_at: datetime | None = None
    run: str = THIS_RUN
    parked: bool = False
    left: bool = False

    def is_empty(self) -> bool:
        """Nothing was typed or chosen yet; a form that only shows its defaults is not worth keeping."""
        told = self.form
        entered = (told.name, told.phone, told.contact, told.words, told.village, told.address, self.finder)
        whom = (told.on_behalf_of, told.served_group, told.risk_note, told.people_count != 1)
        chosen = self.has_category and not self.suggested
        return not (any(entered) or any(whom) or chosen or told.hints or told.urgent)

    def plain(self) -> dict[str, object]:
        """As the draft keeper takes it."""
        kept: dict[str, object] = msgspec.to_builtins(self)
        return kept


def read_state(draft: Draft) -> FormState | None:
    """The form of a draft; None when an older program wrote it in another shape."""
    try:
        return msgspec.convert(draft.state, FormState)
    except msgspec.ValidationError:
        return None
