"""Files arrive in parts, go on where they stopped, and are what their name says."""

import hashlib

import pytest
from httpx import Response

from server.blobs import LARGEST, PART_BYTES
from tests.server.http.house import Desk, House, code

FILE = bytes(range(256)) * 2_000  # 512,000 bytes: two parts and a bit
NAME = hashlib.sha256(FILE).hexdigest()


def put(desk: Desk, offset: int, part: bytes, total: int = len(FILE), name: str = NAME) -> Response:
    return desk.send_raw(
        "PUT",
        f"/v1/blob/{name}",
        part,
        **{
            "Content-Type": "application/octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Length": str(total),
        },
    )


def here(desk: Desk, name: str = NAME) -> int:
    answer = desk.send_raw("HEAD", f"/v1/blob/{name}", b"")
    assert answer.status_code == 204
    return int(answer.headers["upload-offset"])


def test_a_file_arrives_in_parts_and_is_complete_when_its_hash_fits(house: House) -> None:
    desk = house.enrolled()
    assert desk.send_raw("HEAD", f"/v1/blob/{NAME}", b"").status_code == 404
    for offset in range(0, len(FILE), PART_BYTES):
        answer = put(desk, offset, FILE[offset : offset + PART_BYTES])
        assert answer.status_code == 204
        assert int(answer.headers["upload-offset"]) == min(offset + PART_BYTES, len(FILE))
    assert here(desk) == len(FILE)


def test_a_part_sent_twice_or_out_of_order_changes_nothing_and_tells_where_to_go_on(house: House) -> None:
    desk = house.enrolled()
    put(desk, 0, FILE[:1000])
    for offset, part in ((0, FILE[:1000]), (500, FILE[500:1500]), (9000, FILE[9000:9100])):
        answer = put(desk, offset, part)
        assert (answer.status_code, answer.headers["upload-offset"]) == (204, "1000")
    assert here(desk) == 1000


def test_bytes_of_another_hash_are_dropped_and_the_file_begins_anew(house: House) -> None:
    desk = house.enrolled()
    forged = b"x" * 100
    assert code(put(desk, 0, forged, total=100)) == "blob_mismatch"
    assert desk.send_raw("HEAD", f"/v1/blob/{NAME}", b"").status_code == 404
    with house.database.read() as session:
        assert session.one("SELECT count(*) FROM blob_part") == (0,)


def test_another_size_than_announced_before_is_refused(house: House) -> None:
    desk = house.enrolled()
    put(desk, 0, FILE[:10])
    assert code(put(desk, 10, FILE[10:20], total=len(FILE) + 1)) == "blob_mismatch"
    assert code(put(desk, 10, FILE[10:20], total=15)) == "blob_mismatch"
    assert here(desk) == 10


def test_too_much_and_nonsense_are_named(house: House) -> None:
    desk = house.enrolled()
    assert code(put(desk, 0, b"x" * (PART_BYTES + 1))) == "too_large"
    assert code(put(desk, 0, b"x", total=LARGEST + 1)) == "malformed"
    assert code(put(desk, 0, b"x", name="nothing")) == "not_found"
    assert code(put(desk, 0, b"x", name=NAME.upper())) == "not_found"
    nonsense = {"Content-Type": "application/octet-stream", "Upload-Offset": "-1", "Upload-Length": "9"}
    assert code(desk.send_raw("PUT", f"/v1/blob/{NAME}", b"x", **nonsense)) == "malformed"
    assert code(desk.send_raw("PUT", f"/v1/blob/{NAME}", b"x", **{"Content-Type": "image/png"})) == (
        "unsupported_media"
    )


@pytest.mark.parametrize("method", ["PUT", "HEAD"])
def test_who_is_not_enrolled_neither_sends_nor_asks(house: House, method: str) -> None:
    stranger = house.desk()
    assert stranger.send_raw(method, f"/v1/blob/{NAME}", b"").status_code == 403


def test_the_second_desk_with_the_same_file_has_nothing_to_send(house: House) -> None:
    first, second = house.enrolled("desk-1"), house.enrolled("desk-2")
    for offset in range(0, len(FILE), PART_BYTES):
        put(first, offset, FILE[offset : offset + PART_BYTES])
    assert put(second, 0, FILE[:PART_BYTES]).headers["upload-offset"] == str(len(FILE))
