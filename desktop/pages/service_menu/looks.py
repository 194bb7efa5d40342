"""How services, offers, needs and editions look in lists and on cards: words and tones, no widgets."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from core.domain.service_menu import OFFER_STATES, EditionChange, EditionEntry, MenuEdition, OfferState
from core.domain.service_request import WantedTime
from core.domain.standing import time_left
from core.domain.working_days import WorkingCalendar
from core.ports.rows import DemandRow, MenuService, OfferRow, ServiceMenu
from desktop import words
from widgets.rows import RowLook
from widgets.tokens import Tone

TEAM_COMMA = "、"  # zh: between the names of teams, which are Chinese


class TreeRow(NamedTuple):
    """A line of the tree: a group, or a service when `service` is set."""

    key: str
    name: str
    inside: int
    service: MenuService | None = None


def tree_rows(menu: ServiceMenu) -> tuple[TreeRow, ...]:
    """The tree from top to bottom."""
    rows: list[TreeRow] = []
    for group in menu.groups:
        rows.append(TreeRow(group.item.id, group.item.name, len(group.services)))
        rows += [TreeRow(found.item.id, found.item.name, 0, found) for found in group.services]
    return tuple(rows)


def tree_look(row: TreeRow) -> RowLook:
    """Groups with their count, services indented with their state."""
    if row.service is None:
        return RowLook(title=row.name, right=str(row.inside), fill="sunken")
    state = row.service.state
    chip = QCoreApplication.translate("ServiceMenuPage", "No team") if state is None else state_text(state)
    return RowLook(
        title=f"\u2003{row.name}", chip=chip, tone=Tone.GREY if state is None else state_tone(state)
    )


def tree_sentence(row: TreeRow) -> str:
    """For screen readers."""
    look = tree_look(row)
    return ", ".join(part for part in (row.name, look.right, look.chip) if part)


def state_text(state: OfferState) -> str:
    """可接, 约满, 停; both languages stand in the one table of states."""
    facts = OFFER_STATES[state]
    return facts.chinese if words.in_chinese() else facts.english


def state_tone(state: OfferState) -> Tone:
    """The tone of the one tone table."""
    return words.tone_of(OFFER_STATES[state].tone)


def offer_when(row: OfferRow) -> str:
    """When the team comes; during a pause until when and why."""
    offer = row.offer
    if row.state is not OfferState.PAUSED or offer.paused_from is None:
        return offer.times or QCoreApplication.translate("ServiceMenuPage", "by arrangement")
    until = (
        QCoreApplication.translate("ServiceMenuPage", "until %1").replace("%1", words.day(offer.paused_until))
        if offer.paused_until
        else QCoreApplication.translate("ServiceMenuPage", "until further notice")
    )
    return f"{until} · {offer.pause_reason}" if offer.pause_reason else until


def offer_load(row: OfferRow) -> str:
    """Orders of the month, of how many where there is a limit."""
    limit = row.offer.monthly_capacity
    told = QCoreApplication.translate("ServiceMenuPage", "%1 this month").replace("%1", str(row.load.month))
    return f"{told} / {limit}" if limit else told


def need_look(row: DemandRow, now: datetime, calendar: WorkingCalendar) -> RowLook:
    """A need: what, where and when, whether teams see it, and how long there is."""
    left = words.limit_text(time_left(row.due_at, now, calendar) if row.due_at is not None else None)
    where = " · ".join(part for part in (f"{row.town} {row.village}".strip(), wanted_text(row)) if part)
    if row.published_at is not None:
        chip, chip_tone = QCoreApplication.translate("ServiceMenuPage", "Published"), Tone.OK
    elif row.consent:
        chip, chip_tone = QCoreApplication.translate("ServiceMenuPage", "Not published"), Tone.GREY
    else:
        chip, chip_tone = QCoreApplication.translate("ServiceMenuPage", "Not agreed to"), Tone.WARN
    return RowLook(
        title=row.words,
        detail=f"{row.spoken_number} · {where}",
        icon=words.CATEGORY_ICONS[row.category],
        chip=chip,
        tone=chip_tone,
        right_detail=left.text,
        right_detail_colour="error" if left.tone is Tone.ERROR else "text_3",
        stacked=True,
    )


def wanted_text(row: DemandRow) -> str:
    """When it is wished for."""
    if row.wanted is WantedTime.ON_DATE and row.wanted_on is not None:
        return words.day(row.wanted_on)
    return words.name_of(row.wanted)


def edition_look(edition: MenuEdition, now: datetime) -> RowLook:
    """An edition by its label."""
    count = QCoreApplication.translate("ServiceMenuPage", "%n service(s)", None, len(edition.entries))
    published = words.moment(edition.published_at, now)
    return RowLook(title=edition.label, detail=f"{published} · {count}", icon="book-open")


def change_text(change: EditionChange) -> tuple[str, Tone, str]:
    """What became of a service between two editions: word, tone, and the service."""
    if change.before is None and change.after is not None:
        return QCoreApplication.translate("ServiceMenuPage", "New"), Tone.OK, entry_text(change.after)
    if change.after is None and change.before is not None:
        return (
            QCoreApplication.translate("ServiceMenuPage", "Taken off"),
            Tone.GREY,
            entry_text(change.before),
        )
    return (
        QCoreApplication.translate("ServiceMenuPage", "Changed"),
        Tone.INFO,
        entry_text(change.after) if change.after else "",
    )


def entry_text(entry: EditionEntry) -> str:
    """One service of an edition in a line."""
    parts = (f"{entry.group} / {entry.name}", TEAM_COMMA.join(entry.teams), entry.times)
    return " · ".join(part for part in parts if part)
