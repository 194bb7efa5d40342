"""The log entry: chained, salted, verifiable after a body was scrubbed."""

import msgspec
import pytest

from core.ports.store import OpKind
from core.sync.op import GENESIS, BrokenChain, Op, OpHeader, OpRef, make_op, next_hlc, verify_chain


def a_header(seq: int) -> OpHeader:
    return OpHeader(
        device="d1",
        epoch=1,
        seq=seq,
        op_id=f"op-{seq}",
        kind=OpKind.FACT,
        type="CheckIn",
        schema=1,
        wall_ms=1_000 + seq,
        hlc=(1_000 + seq) << 16,
        actor="clerk",
        refs=(OpRef("attendance", "a", 0),),
    )


def a_log(length: int) -> list[Op]:
    ops: list[Op] = []
    previous = GENESIS
    for seq in range(1, length + 1):
        op = make_op(a_header(seq), salt=bytes([seq] * 8), body=b"{}", previous=previous)
        previous = op.chain
        ops.append(op)
    return ops


def test_an_untouched_log_verifies_to_its_last_link() -> None:
    ops = a_log(4)
    assert verify_chain(ops) == ops[-1].chain


def test_a_part_of_the_log_verifies_from_the_link_before_it() -> None:
    ops = a_log(4)
    assert verify_chain(ops[2:], ops[1].chain, first_seq=3) == ops[-1].chain


def test_an_erased_body_leaves_the_chain_whole() -> None:
    ops = a_log(3)
    ops[1] = msgspec.structs.replace(ops[1], body=None)
    assert verify_chain(ops) == ops[-1].chain


@pytest.mark.parametrize("change", ["body", "header", "link"])
def test_whatever_is_changed_is_found_at_its_entry(change: str) -> None:
    ops = a_log(3)
    if change == "body":
        ops[1] = msgspec.structs.replace(ops[1], body=b"{ }")
    elif change == "header":
        ops[1] = msgspec.structs.replace(ops[1], header=msgspec.structs.replace(ops[1].header, actor="else"))
    else:
        ops[1] = msgspec.structs.replace(ops[1], chain=GENESIS)
    with pytest.raises(BrokenChain) as broken:
        verify_chain(ops)
    assert (broken.value.device, broken.value.seq) == ("d1", 2)


def test_a_gap_in_the_numbers_is_found() -> None:
    ops = a_log(3)
    with pytest.raises(BrokenChain):
        verify_chain([ops[0], ops[2]])


def test_equal_bodies_have_unequal_digests() -> None:
    first, second, _ = a_log(3)
    assert first.digest != second.digest


def test_the_hybrid_clock_follows_the_wall_and_never_goes_back() -> None:
    first = next_hlc(0, 5_000)
    assert first == 5_000 << 16
    assert next_hlc(first, 4_000) == first + 1
    assert next_hlc(first, 6_000) == 6_000 << 16
