import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sync import digest

ROWS = st.lists(st.tuples(st.text(min_size=1), st.none() | st.integers(-(2**53), 2**53) | st.text()))


@given(ROWS)
def test_an_outsider_makes_the_same_hash_with_json_and_sha_256(rows: list[tuple[object, ...]]) -> None:
    for row in rows:
        array = json.dumps(list(row), ensure_ascii=False, separators=(",", ":"))
        try:
            plain = array.encode()
        except UnicodeEncodeError:  # a lone surrogate is no text
            continue
        assert digest.row_hash(digest.canonical(row)) == hashlib.sha256(plain).digest()


@given(st.lists(st.binary(min_size=32, max_size=32)), st.randoms(use_true_random=False))
def test_a_digest_knows_no_order_and_follows_changes_both_ways(hashes: list[bytes], chance: object) -> None:
    mixed = list(hashes)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # random.Random
    total = digest.add(0, hashes)
    assert digest.add(0, mixed) == total
    assert digest.take_away(digest.add(total, mixed), hashes) == total
    assert digest.from_bytes(digest.to_bytes(total)) == total


@given(st.lists(st.tuples(st.text(), st.binary(min_size=32, max_size=32)), unique_by=lambda pair: pair[0]))
def test_the_children_of_a_prefix_sum_up_to_it(rows: list[tuple[str, bytes]]) -> None:
    placed = [(digest.bucket_of(row_id), hashed) for row_id, hashed in rows]
    whole = digest.add(0, (hashed for _, hashed in rows))
    for prefix in ("", *digest.child_sums("", placed)):
        inside = [hashed for bucket, hashed in placed if bucket in digest.buckets_below(prefix)]
        children = digest.child_sums(prefix, placed)
        assert all(child.startswith(prefix) and len(child) == len(prefix) + 1 for child in children)
        assert sum(int(total, 16) for total in children.values()) % digest.MODULUS == digest.add(0, inside)
    assert sum(int(total, 16) for total in digest.child_sums("", placed).values()) % digest.MODULUS == whole


def test_a_leaf_is_named_by_the_beginning_of_the_hash_of_the_id() -> None:
    said = hashlib.sha256(b"v1").hexdigest()
    bucket = digest.bucket_of("v1")
    assert [digest.prefix_of(bucket, digits) for digits in range(5)] == [said[:digits] for digits in range(5)]
    assert digest.buckets_below(said[:4]) == range(bucket, bucket + 1)
    assert digest.buckets_below("") == range(65_536)


@pytest.mark.parametrize("prefix", ["abcde", "g", "A", "-1"])
def test_a_prefix_that_is_none_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match=prefix):
        digest.buckets_below(prefix)


def test_the_root_leaves_out_tables_without_rows() -> None:
    assert digest.root({"clerk": 5, "rating": 0}) == digest.root({"clerk": 5})
    assert digest.root({}) == hashlib.sha256(b"").hexdigest()
