"""Short keys say exactly which id they are of."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.row_keys import id_of, key_of


@given(st.uuids().map(str) | st.uuids().map(lambda found: str(found).upper()) | st.text())
def test_every_id_comes_back_from_its_key(row_id: str) -> None:
    assert id_of(key_of(row_id)) == row_id


@given(st.uuids())
def test_a_uuid_takes_its_sixteen_bytes(row_id: UUID) -> None:
    assert key_of(str(row_id)) == row_id.bytes
