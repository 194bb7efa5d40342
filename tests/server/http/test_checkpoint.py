"""The signed head of the log, and the proof that the log only grows."""

import hashlib
from itertools import pairwise

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from core.sync.wire import Checkpoint
from server.checkpoint import ConsistencyProof, consistent, leaf_hash, node_hash, statement
from tests.server.http.house import House, a_house, code, read


def entries(house: House, device: str, first: int, last: int, epoch: int = 1) -> list[bytes]:
    """Log entries as far as the tree looks at them; their leaves."""
    leaves = []
    with house.database.write() as session:
        for seq in range(first, last + 1):
            chain = hashlib.sha256(f"{device} {epoch} {seq}".encode()).digest()
            session.run(
                "INSERT INTO op (county, device, epoch, seq, op_id, kind, type, schema, wall_ms, hlc,"
                " corrected_hlc, actor, seen, refs, salt, body, digest, chain, received_ms)"
                " VALUES ('999901', ?, ?, ?, ?, 'fact', 'T', 1, 0, 0, 0, '', 0, '[]', x'00', NULL,"
                " x'00', ?, 0)",
                (device, epoch, seq, f"{device}-{epoch}-{seq}", chain),
            )
            leaves.append(leaf_hash(device, epoch, seq, chain))
    return leaves


def clear(house: House) -> None:
    """Without the entry by which the county vouched for a desk's key."""
    with house.database.write() as session:
        session.run("DELETE FROM op", ())


def plain_root(leaves: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(plain_root(leaves[:half]), plain_root(leaves[half:]))


def test_an_empty_log_has_a_signed_head_too(house: House) -> None:
    desk = house.enrolled()
    clear(house)
    head = read(desk.send_raw("GET", "/v1/checkpoint", b""), Checkpoint)
    assert (head.size, head.root, head.county) == (0, plain_root([]), "999901")
    key = Ed25519PublicKey.from_public_bytes(head.county_key)
    key.verify(head.signature, statement(head))
    with pytest.raises(InvalidSignature):
        key.verify(head.signature, statement(head) + b" ")


def test_the_root_is_that_of_the_standard_however_the_log_grew(house: House) -> None:
    leaves: list[bytes] = []
    for device, first, last in (("a", 1, 1), ("b", 1, 5), ("a", 2, 8), ("c", 1, 3), ("b", 6, 6)):
        leaves += entries(house, device, first, last)
        head = house.parts.checkpoints.make()
        assert (head.size, head.root) == (len(leaves), plain_root(leaves))


def test_a_head_stands_for_a_day(house: House) -> None:
    entries(house, "a", 1, 3)
    first = house.parts.checkpoints.newest()
    entries(house, "a", 4, 9)
    assert house.parts.checkpoints.newest() == first
    house.clock.forward(days=1)
    assert house.parts.checkpoints.newest().size == 9


def test_proofs_between_all_sizes_hold_and_prove_nothing_else(house: House) -> None:
    roots = {}
    leaves: list[bytes] = []
    for seq in range(1, 20):
        leaves += entries(house, "a", seq, seq)
        roots[seq] = house.parts.checkpoints.make().root
    for first in range(1, 20):
        for second in range(first, 20):
            proof = house.parts.checkpoints.consistency(first, second)
            assert consistent(proof, roots[first], roots[second])
            assert not consistent(proof, roots[first], b"x" * 32)
            assert first == second or not consistent(proof, roots[second], roots[first])


def test_a_changed_entry_is_found() -> None:
    """Two platforms that differ in one old entry: no proof leads from one head to the other."""
    with a_house() as honest, a_house() as forger:
        entries(honest, "a", 1, 10)
        entries(forger, "a", 1, 10)
        with forger.database.write() as session:
            session.run("UPDATE op SET chain = ? WHERE seq = 3", (b"y" * 32,))
        first = honest.parts.checkpoints.make()
        entries(forger, "a", 11, 17)
        forged = forger.parts.checkpoints.make()
        proof = forger.parts.checkpoints.consistency(10, 17)
        assert not consistent(proof, first.root, forged.root)


@settings(max_examples=12)
@given(st.lists(st.integers(1, 40), min_size=2, max_size=2, unique=True), st.data())
def test_a_proof_with_any_part_changed_fails(sizes: list[int], data: st.DataObject) -> None:
    first, second = sorted(sizes)
    with a_house() as house:
        for start, end in pairwise([0, first, second]):
            entries(house, "a", start + 1, end)
            house.parts.checkpoints.make()
        with house.database.read() as session:
            rows = session.all("SELECT size, root FROM checkpoint ORDER BY size")
        roots = {size: bytes(root) for size, root in rows}
        proof = house.parts.checkpoints.consistency(first, second)
        assert consistent(proof, roots[first], roots[second])
        place = data.draw(st.integers(0, len(proof.path) - 1))
        forged = (*proof.path[:place], b"z" * 32, *proof.path[place + 1 :])
        changed = ConsistencyProof(first=first, second=second, path=forged)
        assert not consistent(changed, roots[first], roots[second])
        shorter = ConsistencyProof(first=first, second=second, path=proof.path[:-1])
        assert not consistent(shorter, roots[first], roots[second])


def test_proofs_are_asked_over_http_and_unknown_sizes_are_named(house: House) -> None:
    desk = house.enrolled()
    clear(house)
    entries(house, "a", 1, 6)
    head = house.parts.checkpoints.make()
    entries(house, "a", 7, 9)
    later = house.parts.checkpoints.make()
    answer = desk.send_raw("GET", "/v1/checkpoint/consistency?first=6&second=9", b"")
    assert consistent(read(answer, ConsistencyProof), head.root, later.root)
    for query, named in (
        ("first=6&second=10", "not_found"),
        ("first=0&second=6", "not_found"),
        ("first=9&second=6", "not_found"),
        ("first=x&second=6", "malformed"),
        ("first=6", "malformed"),
        ("first=1&first=2&second=6", "malformed"),
    ):
        assert code(desk.send_raw("GET", f"/v1/checkpoint/consistency?{query}", b"")) == named
