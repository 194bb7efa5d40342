"""What a transaction promises, on each database."""

import pytest

from server.database import Database, PostgresDatabase, Session

PUT = "INSERT INTO nonce (county, device, nonce, at_ms) VALUES ('c', 'd', ?, 1)"


def waits_for_the_disk(database: Database, session: Session) -> bool:
    if isinstance(database, PostgresDatabase):
        return session.one("SHOW synchronous_commit") == ("on",)
    return session.one("PRAGMA synchronous") == (2,)


def kept(database: Database) -> list[str]:
    with database.read() as session:
        return [nonce for (nonce,) in session.all("SELECT nonce FROM nonce ORDER BY nonce")]


def test_a_commit_waits_for_the_disk_unless_it_was_asked_not_to(database: Database) -> None:
    for durable in (True, False, True):
        with database.write(durable=durable) as session:
            assert waits_for_the_disk(database, session) is durable
            session.run(PUT, (f"{len(kept(database))}",))
    assert kept(database) == ["0", "1", "2"]


def interrupted(database: Database, *, durable: bool) -> None:
    with database.write(durable=durable) as session:
        session.run(PUT, ("lost",))
        raise KeyError


@pytest.mark.parametrize("durable", [True, False])
def test_an_exception_undoes_everything_and_the_next_one_waits_again(
    database: Database, *, durable: bool
) -> None:
    with pytest.raises(KeyError):
        interrupted(database, durable=durable)
    with database.write() as session:
        assert waits_for_the_disk(database, session)
    assert kept(database) == []
