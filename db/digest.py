"""What every synced row says, in one number that two stores can compare: see docs/digest.md."""

from core.sync import digest
from db.mapping import TABLE_MAPS
from db.raw import RawConnection


def table_sum(connection: RawConnection, table: str, columns: tuple[str, ...]) -> int:
    """The sum of the hashes of all rows of a table."""
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608 - our own names
    return digest.add(0, (digest.row_hash(digest.canonical(row)) for row in rows))


def store_digest(connection: RawConnection) -> str:
    """The root over all synced tables, whichever scope their rows came by."""
    return digest.root(
        {mapped.name: table_sum(connection, mapped.name, mapped.columns) for mapped in TABLE_MAPS.values()}
    )
