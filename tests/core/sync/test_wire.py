"""Whatever bytes arrive, a decoder answers with its message or BodyRefused and a name, within caps."""

import inspect
import tracemalloc
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import example, given
from hypothesis import strategies as st

from core.ports.store import OpKind
from core.sync import wire
from core.sync.op import OpHeader, OpRef, derived_op_id, make_op
from core.sync.wire import (
    MAX_COMPRESSED,
    MAX_PLAIN,
    BodyRefused,
    PushRequest,
    WireOp,
    header_of,
    inflate,
    pack,
    to_wire,
    unpack,
)

MESSAGES: dict[str, type[msgspec.Struct]] = {
    name: kind
    for name, kind in inspect.getmembers(wire, inspect.isclass)
    if issubclass(kind, msgspec.Struct) and kind.__module__ == wire.__name__
}
TO_THE_PLATFORM = [*sorted(name for name in MESSAGES if name.endswith("Request")), "ErasureReceipt"]

short = st.text(max_size=12)


def an_op(seq: int = 1, body: bytes = b'{"type":"CheckIn"}') -> WireOp:
    return WireOp(
        seq, None, OpKind.FACT, "CheckIn", 1, 1_800_000_000_000, 0, "clerk", 0,
        (OpRef("attendance", "a1", 0),), b"saltsalt", msgspec.Raw(body),
    )  # fmt: skip


def a_push() -> PushRequest:
    return PushRequest(device="d", epoch=1, previous=bytes(32), head=bytes(32), ops=(an_op(1), an_op(2)))


def built(kind: type[msgspec.Struct], draw: st.DrawFn) -> msgspec.Struct:
    """Some message of this kind, small."""
    if kind is PushRequest:
        return a_push()
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        values[field.name] = draw(a_value(field.type))
    return kind(**values)


def a_value(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401, C901, PLR0911, PLR0912 - one line for each kind of type
    told = msgspec.inspect.type_info(hint)
    match told:
        case msgspec.inspect.StrType():
            return short
        case msgspec.inspect.IntType(ge=least, le=most):
            return st.integers(-(2**53) if least is None else least, 2**53 if most is None else most)
        case msgspec.inspect.BoolType():
            return st.booleans()
        case msgspec.inspect.BytesType():
            return st.binary(max_size=40)
        case msgspec.inspect.NoneType():
            return st.none()
        case msgspec.inspect.EnumType():
            return st.sampled_from(list(hint))
        case msgspec.inspect.RawType():
            return st.just(msgspec.Raw(b'{"a":[1]}'))
        case msgspec.inspect.AnyType() | msgspec.inspect.CustomType():
            return short | st.integers(-(2**53), 2**53) | st.none()
        case msgspec.inspect.UnionType():
            return st.one_of(*(a_value(part) for part in hint.__args__))
        case msgspec.inspect.StructType():
            return st.composite(lambda draw: built(hint, draw))()
        case msgspec.inspect.DictType():
            return st.dictionaries(a_value(hint.__args__[0]), a_value(hint.__args__[1]), max_size=3)
        case msgspec.inspect.VarTupleType():
            return st.lists(a_value(hint.__args__[0]), max_size=3).map(tuple)
        case msgspec.inspect.TupleType():
            return st.tuples(*(a_value(part) for part in hint.__args__))
        case _:
            raise AssertionError(told)


@st.composite
def messages(draw: st.DrawFn) -> msgspec.Struct:
    return built(MESSAGES[draw(st.sampled_from(sorted(MESSAGES)))], draw)


@st.composite
def spoiled(draw: st.DrawFn, raw: bytes) -> bytes:
    """The bytes with some of them changed, cut, doubled or left out."""
    body = bytearray(raw)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(body) - 1)))
        match draw(st.sampled_from(["flip", "cut", "double", "insert"])):
            case "flip" if body:
                body[at] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del body[at:]
            case "double":
                body[at:at] = body[at : at + 20]
            case _:
                body[at:at] = draw(st.binary(min_size=1, max_size=4))
    return bytes(body)


def read_or_refused(body: bytes, kind: type[msgspec.Struct], *, compressed: bool) -> None:
    try:
        unpack(body, msgspec.json.Decoder(kind), compressed=compressed)
    except BodyRefused as refused:
        if refused.code not in {"malformed", "too_large", "unsupported_media"}:
            raise AssertionError(refused.code) from refused


@given(messages())
def test_every_message_survives_its_way(message: msgspec.Struct) -> None:
    assert unpack(pack(message), msgspec.json.Decoder(type(message))) == message


def test_an_entry_without_a_body_travels_and_stays_without() -> None:
    bare = msgspec.structs.replace(an_op(), body=None, salt=b"", digest=bytes(32))
    raw = msgspec.json.encode(bare)
    assert b",null," in raw
    assert msgspec.json.decode(raw, type=WireOp) == bare


@given(st.data())
def test_a_spoiled_message_is_read_or_refused_by_name(data: st.DataObject) -> None:
    message = data.draw(messages())
    other = MESSAGES[data.draw(st.sampled_from(sorted(MESSAGES)))]
    kind = data.draw(st.sampled_from([type(message), other]))
    read_or_refused(data.draw(spoiled(pack(message))), kind, compressed=True)
    read_or_refused(data.draw(spoiled(msgspec.json.encode(message))), kind, compressed=False)


@given(st.sampled_from(sorted(MESSAGES)), st.binary(max_size=200), st.booleans())
@example("PushRequest", b"[" * 5_000, False)
@example("OpResult", b'[1,"a",' + b'{"a":' * 5_000, False)
@example("PushReply", b"\xff\xfe", False)
@example("PushReply", b"", True)
@example("HelloRequest", b'{"device":"\\ud800"}', False)
def test_any_bytes_are_read_or_refused_by_name(name: str, body: bytes, compressed: bool) -> None:
    read_or_refused(body, MESSAGES[name], compressed=compressed)


@pytest.mark.parametrize("name", TO_THE_PLATFORM)
def test_the_platform_takes_no_field_it_does_not_know(name: str) -> None:
    message = built_once(MESSAGES[name])
    said = {**msgspec.json.decode(msgspec.json.encode(message)), "surprise": 1}
    with pytest.raises(BodyRefused) as refused:
        unpack(msgspec.json.encode(said), msgspec.json.Decoder(MESSAGES[name]), compressed=False)
    assert refused.value.code == "malformed"


@pytest.mark.parametrize(
    "name", sorted(set(MESSAGES) - set(TO_THE_PLATFORM) - {"WireOp", "Page", "OpResult", "LogEnd"})
)
def test_the_desk_ignores_what_a_newer_platform_adds(name: str) -> None:
    message = built_once(MESSAGES[name])
    said = {**msgspec.json.decode(msgspec.json.encode(message)), "surprise": 1}
    assert (
        unpack(msgspec.json.encode(said), msgspec.json.Decoder(MESSAGES[name]), compressed=False) == message
    )


def built_once(kind: type[msgspec.Struct]) -> msgspec.Struct:
    """A plain message without chance."""
    required = [field for field in msgspec.structs.fields(kind) if field.required]
    return kind(**{field.name: a_sample(field.type) for field in required})


SAMPLES: dict[type, Any] = {
    msgspec.inspect.StrType: "x",
    msgspec.inspect.IntType: 1,
    msgspec.inspect.BytesType: b"x",
    msgspec.inspect.BoolType: True,
    msgspec.inspect.UnionType: None,
    msgspec.inspect.VarTupleType: (),
    msgspec.inspect.DictType: {},
}


def a_sample(hint: Any) -> Any:  # noqa: ANN401 - a type and its value
    told = msgspec.inspect.type_info(hint)
    if isinstance(told, msgspec.inspect.StructType):
        return built_once(hint)
    if isinstance(told, msgspec.inspect.EnumType):
        return next(iter(hint))
    return SAMPLES[type(told)]


def test_a_small_frame_that_unfolds_without_end_is_stopped_at_the_cap() -> None:
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(512 << 20))
    assert len(bomb) < MAX_COMPRESSED
    tracemalloc.start()
    with pytest.raises(BodyRefused) as refused:
        inflate(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.code == "too_large"
    assert peak < 4 * MAX_PLAIN


def test_a_frame_that_lies_about_its_size_is_stopped_too() -> None:
    compressor = zstandard.ZstdCompressor(level=19, write_content_size=False).compressobj()
    bomb = compressor.compress(bytes(64 << 20)) + compressor.flush()
    with pytest.raises(BodyRefused, match="too_large"):
        inflate(bomb)


def test_a_window_larger_than_the_cap_is_not_opened() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    compressor = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    with pytest.raises(BodyRefused, match="malformed"):
        inflate(compressor.compress(b"x" * 1000) + compressor.flush())


@pytest.mark.parametrize("compressed", [True, False])
def test_a_body_over_its_cap_is_refused_before_it_is_read(compressed: bool) -> None:
    body = bytes((MAX_COMPRESSED if compressed else MAX_PLAIN) + 1)
    with pytest.raises(BodyRefused, match="too_large"):
        unpack(body, msgspec.json.Decoder(PushRequest), compressed=compressed)


def test_a_cut_frame_is_malformed_and_not_half_a_message() -> None:
    raw = pack(a_push())
    for length in range(len(raw)):
        with pytest.raises(BodyRefused, match="malformed"):
            unpack(raw[:length], msgspec.json.Decoder(PushRequest))


@given(
    st.integers(1, 2**40), st.integers(0, 2**43), st.binary(min_size=8, max_size=8), st.integers(0, 70_000)
)
def test_an_entry_comes_out_of_the_wire_as_it_went_in(
    seq: int, wall_ms: int, salt: bytes, later: int
) -> None:
    header = OpHeader(
        device="d", epoch=3, seq=seq, op_id="", kind=OpKind.PATCH, type="T", schema=2, wall_ms=wall_ms,
        hlc=(wall_ms << 16) + later, actor="c", refs=(OpRef("volunteer", "v", 4),), seen=later,
    )  # fmt: skip
    op = make_op(header, salt=salt, body=b'{"a": 1}', previous=bytes(32))
    derived = derived_op_id("d", 3, seq, wall_ms, op.digest)
    travelled = msgspec.json.decode(msgspec.json.encode(to_wire(op, "another id")), type=WireOp)
    assert header_of(travelled, "d", 3, "") == header
    assert travelled.body is not None
    assert bytes(travelled.body) == op.body
    own = msgspec.structs.replace(op, header=msgspec.structs.replace(header, op_id=derived))
    assert to_wire(own, derived).op_id is None
