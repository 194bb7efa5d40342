"""What every query module shares."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Label, ScalarSelect, func, select
from sqlalchemy.engine import Connection, CursorResult, Row

from core.domain.certificate import CertificateKind
from core.domain.practice_site import PracticeSite
from core.domain.print_record import Paper
from db.tables import SYNCED, certificate, desk_identity, person_entry, practice_site, print_record

R = TypeVar("R", bound=msgspec.Struct)
# Any: SQLAlchemy's rows hold columns of every type; the struct's constructor takes them by name.
AnyRow = Row[*tuple[Any, ...]]


def struct(kind: type[R], row: AnyRow, prefix: str = "") -> R:
    """The struct whose fields are the row's columns of that prefix."""
    values = row._asdict()
    return kind(**{name: values[prefix + name] for name in kind.__struct_fields__})


def structs(kind: type[R], found: CursorResult[Any], prefix: str = "") -> tuple[R, ...]:
    """Every row as that struct."""
    return tuple(map(struct_maker(kind, tuple(found.keys()), prefix), found))


@lru_cache(maxsize=256)
def struct_maker(kind: type[R], columns: tuple[str, ...], prefix: str = "") -> Callable[[AnyRow], R]:
    """What makes the struct of a row with these columns.

    A call with every column named, written out: a row of twenty columns costs 1 µs; `struct`, which looks for
    the names in each row anew, takes 7. Lists of thousands of rows are made so.
    """
    given = ", ".join(f"{name}=row[{columns.index(prefix + name)}]" for name in kind.__struct_fields__)
    make: Callable[[AnyRow], R] = eval(f"lambda row: kind({given})", {"kind": kind})  # noqa: S307 - names of our own fields
    return make


def labelled(kind: type[msgspec.Struct], prefix: str) -> list[Label[Any]]:
    """The columns of a synced table under a prefix, to be read back by `struct`."""
    return [column.label(prefix + column.name) for column in SYNCED[kind].columns]


def by_id(connection: Connection, kind: type[R], row_id: str) -> R | None:
    """One synced row."""
    table = SYNCED[kind]
    row = connection.execute(select(table).where(table.c.id == row_id)).one_or_none()
    return None if row is None else struct(kind, row)


def our_site() -> ScalarSelect[Any]:
    """The id of the unit this desk works for."""
    return select(desk_identity.c.site_id).scalar_subquery()


def read_site(connection: Connection) -> PracticeSite | None:
    """The unit this desk works for."""
    row = connection.execute(select(practice_site).where(practice_site.c.id == our_site())).one_or_none()
    return None if row is None else struct(PracticeSite, row)


def print_count(subject: ColumnElement[str], paper: Paper | None = None) -> Label[int]:
    """How often papers of this row were printed, or this one of them."""
    counted = select(func.count()).select_from(print_record).where(print_record.c.subject_id == subject)
    if paper is not None:
        counted = counted.where(print_record.c.paper == paper)
    return counted.scalar_subquery().label("print_count")


def issued_count(volunteer: ColumnElement[str], kind: CertificateKind | None = None) -> Label[int]:
    """How many certificates of a volunteer are valid; of one kind where it is told."""
    counted = (
        select(func.count())
        .select_from(certificate)
        .where(certificate.c.volunteer_id == volunteer, certificate.c.status == "valid")
    )
    if kind is not None:
        counted = counted.where(certificate.c.kind == kind)
    return counted.scalar_subquery().label("issued_count")


def with_name_key(name_key: str) -> ScalarSelect[Any]:
    """Ids of the people whose names are the same but for spaces, dots and width."""
    return select(person_entry.c.row_id).where(person_entry.c.name_key == name_key).scalar_subquery()


def begins(column: ColumnElement[str], typed: str) -> ColumnElement[bool]:
    """The text begins so; a range, because LIKE would not use the index."""
    return (column >= typed) & (column < typed + "\U0010ffff")
