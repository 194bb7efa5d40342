"""Ids that follow from what they stand for are UUIDs of version 5, as RFC 9562 makes them."""

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from core.domain.attendance import attendance_id, service_record_id, signup_id


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_ids_are_those_of_uuid5(activity: str, volunteer: str) -> None:
    assert attendance_id(activity, volunteer) == str(
        uuid5(UUID("6f0a53a2-5d53-5f0e-9a1c-0d7b8f6f2a11"), f"{activity}/{volunteer}")
    )
    assert signup_id(activity, volunteer) == str(
        uuid5(UUID("0c9a1fe4-2f6b-5b39-8a35-7e1c5f0f9b22"), f"{activity}/{volunteer}")
    )
    assert service_record_id(volunteer) == str(uuid5(UUID("b1d0f7c6-6a44-5a6d-9d1f-3f2c8e7d6c33"), volunteer))
