"""A unit's own version of a paper's template; the shipped one is never changed."""

from uuid import UUID, uuid5

import msgspec

from core.commands.handler import Handler
from core.commands.patching import Patch, Patched, put_if_changed, values_of
from core.domain.paper_template import PaperTemplate
from core.domain.refusals import FieldMissing, FieldTooLong
from core.ports.store import Desk, OpKind, Ref, UnitOfWork

MOST = 60_000
"""Characters of a template; the longest shipped one has a tenth of it."""
FIELDS = ("body", "edited_at", "edited_by")
_NAMESPACE = UUID("6f0d6a52-6c39-5b0e-9d35-0f6f5c1b7a11")


class EditTemplate(Patch, frozen=True, kw_only=True):
    """The words and places of a paper as this unit wants them; an empty body is the shipped paper again."""

    template: PaperTemplate


def template_id(site_id: str, paper: str) -> str:
    """One row for a unit and a paper, whichever desk edits it first."""
    return str(uuid5(_NAMESPACE, f"{site_id}/{paper}"))


def edit_template(desk: Desk, paper: str, body: str) -> EditTemplate:
    """Keep a template that was checked and looked at; empty: back to the shipped one."""
    template = PaperTemplate(
        id=template_id(desk.site.id, paper),
        site_id=desk.site.id,
        paper=paper,
        body=body,
        edited_at=desk.now(),
        edited_by=desk.clerk.id,
    )
    return EditTemplate(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, template=template, changed=FIELDS
    )


def _check(_rows: UnitOfWork, command: EditTemplate) -> None:
    template = command.template
    if not template.paper:
        raise FieldMissing(field="paper")
    if len(template.body) > MOST:
        raise FieldTooLong(field="body", length=len(template.body), limit=MOST)


def _patch(_rows: UnitOfWork, command: EditTemplate) -> Patched:
    template = command.template
    return Patched(PaperTemplate, template.id, values_of(template, command.changed, FIELDS))


def _apply(rows: UnitOfWork, command: EditTemplate) -> None:
    before = rows.get(PaperTemplate, command.template.id)
    if before is None:
        rows.put(command.template)
        return
    after = msgspec.structs.replace(before, **_patch(rows, command).values)
    put_if_changed(rows, before, after)


HANDLERS = (
    Handler(
        EditTemplate,
        OpKind.PATCH,
        lambda c: (Ref(PaperTemplate, c.template.id),),
        _check,
        _apply,
        patch=_patch,
    ),
)
