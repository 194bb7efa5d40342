"""The service menu (服务菜单): items of the two-level tree, the teams' offers, and printed editions."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID, uuid5

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason, required_text
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.commands.refusals import MenuEmpty, MenuLevels, MenuNameTaken, PauseRefused
from core.domain.refusals import FieldTooLong
from core.domain.service_menu import EditionEntry, MenuEdition, MenuItem, ServiceOffer
from core.domain.usual_menu import UsualGroup, usual_menu
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

NAME_LIMIT = 20
DESCRIPTION_LIMIT = 80
TIMES_LIMIT = 40
REASON_LIMIT = 60
KEYWORDS_LIMIT = 20
MOST_ORDERS = 9_999
ITEM_FIELDS = ("parent_id", "name", "description", "category", "keywords", "position", "active")
OFFER_FIELDS = (
    "times",
    "monthly_capacity",
    "villages",
    "paused_from",
    "paused_until",
    "pause_reason",
    "active",
)
R = TypeVar("R", bound=msgspec.Struct)
_NAMESPACE = UUID("0d4c8c55-3b64-5d0e-8a39-5d1b5a0f7c92")


class SetMenuItem(Patch, frozen=True, kw_only=True):
    """A group or service as it shall stand; nobody's before, it is taken whole.

    A group stays a group and a service a service, so the tree has two levels in every order of arrival.
    `was` is the row the clerk saw, by which the change is taken back.
    """

    item: MenuItem
    was: MenuItem | None = None


class SetOffer(Patch, frozen=True, kw_only=True):
    """What a team offers, as it shall stand. There is one row for a team and a service, whoever makes it."""

    offer: ServiceOffer
    was: ServiceOffer | None = None


class PublishMenu(Command, frozen=True, kw_only=True):
    """The menu as it stands becomes an edition (版本): a copy of the words that never changes."""

    edition: MenuEdition


def offer_id(item_id: str, team_id: str) -> str:
    """The one offer of a team for a service."""
    return str(uuid5(_NAMESPACE, f"{item_id}/{team_id}"))


def usual_item_id(site_id: str, key: str) -> str:
    """The row of a shipped item in a unit: two desks that take the usual menu make the same rows."""
    return str(uuid5(_NAMESPACE, f"{site_id}/usual/{key}"))


def add_menu_item(desk: Desk, item: MenuItem) -> SetMenuItem:
    """A new group (no `parent_id`) or service, last among its siblings; its id and unit are given here."""
    last = max((found.position for found in _siblings(desk, item.parent_id)), default=0)
    new = msgspec.structs.replace(item, id=desk.new_id(), site_id=desk.site.id, position=last + 1)
    return _set_item(desk, _tidied(new), None)


def amend_menu_item(desk: Desk, item: MenuItem) -> SetMenuItem:
    """Other words, another group, or off the menu (`active`): whatever differs from what stands."""
    return _set_item(desk, _tidied(item), require(desk.rows, MenuItem, item.id))


def retire_menu_item(desk: Desk, item_id: str) -> SetMenuItem:
    """Take a group or service off the menu; requests keep the text they were made with."""
    before = require(desk.rows, MenuItem, item_id)
    return _set_item(desk, msgspec.structs.replace(before, active=False), before)


def restore_menu_item(desk: Desk, item_id: str) -> SetMenuItem:
    """Put what was taken off back on the menu."""
    before = require(desk.rows, MenuItem, item_id)
    return _set_item(desk, msgspec.structs.replace(before, active=True), before)


def move_menu_item(desk: Desk, item_id: str, steps: int) -> tuple[SetMenuItem, ...]:
    """Up (-1) or down (1) among what stands beside it; at the end, or off the menu, nothing moves."""
    item = require(desk.rows, MenuItem, item_id)
    row = _siblings(desk, item.parent_id)
    at = next((place for place, found in enumerate(row) if found.id == item_id), None)
    if at is None:
        return ()
    to = min(max(at + steps, 0), len(row) - 1)
    row.insert(to, row.pop(at))
    return tuple(
        _set_item(desk, msgspec.structs.replace(found, position=place), found)
        for place, found in enumerate(row, 1)
        if found.position != place
    )


def take_usual_menu(desk: Desk) -> tuple[SetMenuItem, ...]:
    """The shipped menu as a beginning, to be changed: groups first, each with its services."""
    made: list[SetMenuItem] = []
    for place, group in enumerate(usual_menu(), 1):
        made.extend(_usual(desk, group, place))
    return tuple(command for command in made if desk.rows.get(MenuItem, command.item.id) is None)


def _usual(desk: Desk, group: UsualGroup, place: int) -> Iterable[SetMenuItem]:
    site_id = desk.site.id
    parent = MenuItem(
        id=usual_item_id(site_id, group.name),
        site_id=site_id,
        name=group.name,
        category=group.category,
        position=place,
    )
    yield _set_item(desk, parent, None)
    for inner, service in enumerate(group.services, 1):
        item = MenuItem(
            id=usual_item_id(site_id, f"{group.name}/{service.name}"),
            site_id=site_id,
            parent_id=parent.id,
            name=service.name,
            description=service.description,
            category=service.category or group.category,
            keywords=service.keywords,
            position=inner,
        )
        yield _set_item(desk, item, None)


def set_offer(desk: Desk, offer: ServiceOffer) -> SetOffer:
    """A team offers a service, or offers it otherwise; id and unit are given here."""
    row_id = offer_id(offer.item_id, offer.team_id)
    before = desk.rows.get(ServiceOffer, row_id)
    told = msgspec.structs.replace(
        offer,
        id=row_id,
        site_id=desk.site.id,
        times=optional_text("times", offer.times, TIMES_LIMIT),
        pause_reason=optional_text("pause_reason", offer.pause_reason, REASON_LIMIT),
    )
    return _set_offer(desk, told, before)


def pause_offer(desk: Desk, offer_id: str, first: date, until: date | None, reason: str) -> SetOffer:
    """The team takes no orders for this service from `first` up to and including `until` (None: open)."""
    before = require(desk.rows, ServiceOffer, offer_id)
    told = optional_text("pause_reason", reason, REASON_LIMIT)
    require_reason(told)
    paused = msgspec.structs.replace(before, paused_from=first, paused_until=until, pause_reason=told)
    return _set_offer(desk, paused, before)


def end_pause(desk: Desk, offer_id: str) -> SetOffer:
    """Orders are taken again from today."""
    before = require(desk.rows, ServiceOffer, offer_id)
    again = msgspec.structs.replace(before, paused_from=None, paused_until=None, pause_reason="")
    return _set_offer(desk, again, before)


def withdraw_offer(desk: Desk, offer_id: str) -> SetOffer:
    """The team no longer offers the service."""
    before = require(desk.rows, ServiceOffer, offer_id)
    return _set_offer(desk, msgspec.structs.replace(before, active=False), before)


def take_back_item(desk: Desk, command: SetMenuItem) -> SetMenuItem:
    """Undo: off the menu when it was new, else the words of before, where nobody else changed others."""
    now = require(desk.rows, MenuItem, command.item.id)
    if command.was is None:
        return _set_item(desk, msgspec.structs.replace(now, active=False), now)
    return _set_item(desk, _back(now, command.was, command.changed), now)


def take_back_offer(desk: Desk, command: SetOffer) -> SetOffer:
    """Undo: withdrawn when it was new, else as it was."""
    now = require(desk.rows, ServiceOffer, command.offer.id)
    if command.was is None:
        return _set_offer(desk, msgspec.structs.replace(now, active=False), now)
    return _set_offer(desk, _back(now, command.was, command.changed), now)


def publish_menu(desk: Desk) -> PublishMenu:
    """Freeze the menu under today's label; the second one of a day is told apart by its number."""
    entries = edition_entries(desk)
    today = [row.label for row in desk.rows.find(MenuEdition, site_id=desk.site.id)]
    label = f"{desk.today().isoformat()} {desk.desk_code}"
    numbers = sum(1 for found in today if found == label or found.startswith(f"{label}-"))
    edition = MenuEdition(
        id=desk.new_id(),
        site_id=desk.site.id,
        label=label if not numbers else f"{label}-{numbers + 1}",
        entries=entries,
        published_at=desk.now(),
        published_by=desk.clerk.id,
    )
    return PublishMenu(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, edition=edition)


def edition_entries(desk: Desk) -> tuple[EditionEntry, ...]:
    """The menu in its order with its teams by name, as an edition prints it."""
    entries: list[EditionEntry] = []
    for group in _siblings(desk, ""):
        for item in _siblings(desk, group.id):
            offers = [row for row in desk.rows.find(ServiceOffer, item_id=item.id) if row.active]
            named = sorted((_team(desk, row), row.times) for row in offers)
            entries.append(
                EditionEntry(
                    group=group.name,
                    name=item.name,
                    description=item.description,
                    teams=tuple(team for team, _ in named if team),
                    times="；".join(dict.fromkeys(times for _, times in named if times)),
                )
            )
    return tuple(entries)


def _team(desk: Desk, offer: ServiceOffer) -> str:
    team = desk.rows.get(VolunteerTeam, offer.team_id)
    return "" if team is None else team.name


def _siblings(desk: Desk, parent_id: str) -> list[MenuItem]:
    """What stands on the menu under this group (empty: the groups), in order."""
    ours = desk.rows.find(MenuItem, site_id=desk.site.id)
    row = [found for found in ours if found.active and found.parent_id == parent_id]
    return sorted(row, key=lambda found: (found.position, found.id))


def _tidied(item: MenuItem) -> MenuItem:
    words = tuple(dict.fromkeys(word.strip() for word in item.keywords if word.strip()))
    if len(words) > KEYWORDS_LIMIT:
        raise FieldTooLong(field="keywords", length=len(words), limit=KEYWORDS_LIMIT)
    return msgspec.structs.replace(
        item,
        name=required_text("name", item.name, NAME_LIMIT),
        description=optional_text("description", item.description, DESCRIPTION_LIMIT),
        keywords=words,
    )


def _back(now: R, was: R, changed: tuple[str, ...]) -> R:
    return msgspec.structs.replace(now, **{name: getattr(was, name) for name in changed})


def _set_item(desk: Desk, item: MenuItem, was: MenuItem | None) -> SetMenuItem:
    changed = ITEM_FIELDS if was is None else differing(was, item, ITEM_FIELDS)
    return SetMenuItem(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, item=item, was=was, changed=changed
    )


def _set_offer(desk: Desk, offer: ServiceOffer, was: ServiceOffer | None) -> SetOffer:
    changed = OFFER_FIELDS if was is None else differing(was, offer, OFFER_FIELDS)
    return SetOffer(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, offer=offer, was=was, changed=changed
    )


def _check_item(rows: UnitOfWork, command: SetMenuItem) -> None:
    item = command.item
    required_text("name", item.name, NAME_LIMIT)
    _refuse_third_level(rows, command)
    if item.parent_id:
        require(rows, MenuItem, item.parent_id)
    for other in rows.find(MenuItem, site_id=item.site_id):
        same = other.active and other.parent_id == item.parent_id and other.name == item.name
        if item.active and same and other.id != item.id:
            raise MenuNameTaken(item_id=other.id, name=item.name)


def _refuse_third_level(rows: UnitOfWork, command: SetMenuItem) -> None:
    if "parent_id" not in command.changed:
        return
    item, before = command.item, rows.get(MenuItem, command.item.id)
    parent = rows.get(MenuItem, item.parent_id) if item.parent_id else None
    other_kind = before is not None and bool(before.parent_id) != bool(item.parent_id)
    if other_kind or (parent is not None and parent.parent_id) or item.parent_id == item.id:
        raise MenuLevels(item_id=item.id, name=item.name)


def _item_patch(_rows: UnitOfWork, command: SetMenuItem) -> Patched:
    return Patched(MenuItem, command.item.id, values_of(command.item, command.changed, ITEM_FIELDS))


def _apply_item(rows: UnitOfWork, command: SetMenuItem) -> None:
    _refuse_third_level(rows, command)
    before = rows.get(MenuItem, command.item.id)
    after = command.item
    if before is not None:
        after = msgspec.structs.replace(before, **_item_patch(rows, command).values)
    put_if_changed(rows, before, after)


def _check_offer(rows: UnitOfWork, command: SetOffer) -> None:
    offer = command.offer
    item = require(rows, MenuItem, offer.item_id)
    require(rows, VolunteerTeam, offer.team_id)
    if not item.parent_id:
        raise MenuLevels(item_id=item.id, name=item.name)
    if not 0 <= offer.monthly_capacity <= MOST_ORDERS:
        raise FieldTooLong(field="monthly_capacity", length=offer.monthly_capacity, limit=MOST_ORDERS)
    first, until = offer.paused_from, offer.paused_until
    if until is not None and (first is None or until < first):
        raise PauseRefused(first=first, until=until)


def _offer_patch(_rows: UnitOfWork, command: SetOffer) -> Patched:
    return Patched(ServiceOffer, command.offer.id, values_of(command.offer, command.changed, OFFER_FIELDS))


def _apply_offer(rows: UnitOfWork, command: SetOffer) -> None:
    before = rows.get(ServiceOffer, command.offer.id)
    after = command.offer
    if before is not None:
        after = msgspec.structs.replace(before, **_offer_patch(rows, command).values)
    put_if_changed(rows, before, after)


def _check_publish(_rows: UnitOfWork, command: PublishMenu) -> None:
    if not command.edition.entries:
        raise MenuEmpty


def _publish(rows: UnitOfWork, command: PublishMenu) -> None:
    if rows.get(MenuEdition, command.edition.id) is None:
        rows.put(command.edition)


HANDLERS = (
    Handler(
        SetMenuItem,
        OpKind.PATCH,
        lambda c: (
            Ref(MenuItem, c.item.id),
            *((Ref(MenuItem, c.item.parent_id),) if c.item.parent_id else ()),
        ),
        _check_item,
        _apply_item,
        patch=_item_patch,
    ),
    Handler(
        SetOffer,
        OpKind.PATCH,
        lambda c: (Ref(ServiceOffer, c.offer.id),),
        _check_offer,
        _apply_offer,
        patch=_offer_patch,
    ),
    Handler(PublishMenu, OpKind.FACT, lambda c: (Ref(MenuEdition, c.edition.id),), _check_publish, _publish),
)
