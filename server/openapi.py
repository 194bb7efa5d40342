"""The OpenAPI 3.1 document of the interface, made from the same structs that read and write the messages.

Litestar can describe handlers, but not messages that are arrays, nor what our caps and headers ask for;
msgspec knows its own structs to the letter (docs/decisions/openapi.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from litestar import Response, get
from litestar.handlers import HTTPRouteHandler

from core.sync.bundle import MAX_BUNDLE
from core.sync.wire import (
    PROTOCOL,
    Checkpoint,
    EnrolReply,
    EnrolRequest,
    PollReply,
    PollRequest,
    Problem,
)
from server.blobs import LARGEST, PART_BYTES
from server.checkpoint import ConsistencyProof
from server.problems import PROBLEMS
from server.sync_api import CALLS

OPENAPI_PATH = "/openapi.json"
VERSION = "1"

# Any: a JSON document.
Json = dict[str, Any]

EVERY_CALL = (
    "malformed",
    "signature_invalid",
    "device_unknown",
    "not_found",
    "rule_refused",
    "too_large",
    "unsupported_media",
    "rate_limited",
    "server_error",
    "server_busy",
)
"""Problems every operation may answer."""

SIGNED = ("signature_old", "nonce_replayed", "device_revoked")
_BASE64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
_NO_NUL = "^[^\\u0000]*$"
_ABOUT = (
    "What desks say to the platform; docs/sync.md tells what it means. Bodies are JSON, plain or with"
    " Content-Encoding zstd; unknown members are refused. Every request is signed (RFC 9421, Ed25519,"
    " covering @method, @target-uri and content-digest; parameters created, nonce, keyid, alg)."
)


class Operation(NamedTuple):
    """One operation: what it takes, what it answers, and the problems of its own."""

    method: str
    path: str
    id: str
    summary: str
    request: type[msgspec.Struct] | None = None
    reply: type[msgspec.Struct] | None = None
    status: int = 200
    problems: tuple[str, ...] = ()
    parameters: tuple[Json, ...] = ()
    body: Json | None = None
    answer: Json | None = None
    headers: tuple[str, ...] = ()
    signed: bool = True


def parameter(place: str, name: str, schema: Json, about: str, *, required: bool = True) -> Json:
    """A header, path or query parameter."""
    return {"in": place, "name": name, "required": required, "schema": schema, "description": about}


def _binary(most: int) -> Json:
    return {
        "application/octet-stream": {
            "schema": {"type": "string", "format": "binary", "description": f"At most {most} bytes."}
        }
    }


_PROTOCOL = parameter(
    "header", "Sync-Protocol", {"type": "string", "enum": [str(PROTOCOL)]}, "This protocol.", required=False
)
_SIGNATURE = tuple(
    parameter("header", name, {"type": "string", "pattern": pattern}, "RFC 9421, by the key the desk brings.")
    for name, pattern in (
        ("Signature-Input", '^desk=\\(.*\\);.*alg="ed25519"$'),
        ("Signature", "^desk=:[A-Za-z0-9+/]{86}==:$"),
        ("Content-Digest", "^sha-256=:[A-Za-z0-9+/]{43}=:$"),
    )
)
_HASH = parameter(
    "path", "sha256", {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "SHA-256 of the whole file, in hex."
)
_CALL_WORDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "/v1/hello": ("How the desk stands, how the platform stands with it.", ("epoch_stale", "fork")),
    "/v1/push": ("Consecutive log entries.", ("gap", "fork", "chain_broken", "epoch_stale")),
    "/v1/pull": (
        "What changed behind the cursors.",
        ("scope_refused", "cursor_below_floor", "schema_too_old", "epoch_stale"),
    ),
    "/v1/digest": ("Sums of row hashes below prefixes.", ("scope_refused",)),
    "/v1/rows": ("Single rows as they stand.", ("scope_refused",)),
    "/v1/erase-receipt": ("This desk has scrubbed what an erasure names.", ()),
}


_DEVICE_KEY: Json = {
    "signature": {
        "type": "apiKey",
        "in": "header",
        "name": "Signature",
        "description": "RFC 9421, with Signature-Input and Content-Digest.",
    }
}
_DEMO_TOKEN: Json = {
    "demoToken": {
        "type": "http",
        "scheme": "bearer",
        "description": "Only with --demo and only on loopback: stands for an enrolled demo desk, whatever"
        " device a body names. Desks sign instead.",
    }
}


def sync_operations() -> list[Operation]:
    """Every operation of server.sync_api."""
    calls = [
        Operation(
            "post",
            call.path,
            call.path.removeprefix("/v1/").replace("-", "_"),
            _CALL_WORDS[call.path][0],
            request=call.request,
            reply=call.reply,
            status=200 if call.reply else 204,
            problems=(*SIGNED, *_CALL_WORDS[call.path][1]),
        )
        for call in CALLS
    ]
    return [*calls, *_ENROLMENT, *_BLOBS, *_CHECKPOINTS, _BUNDLE]


_ENROLMENT = (
    Operation(
        "post",
        "/v1/enrol/start",
        "enrol_start",
        "A desk asks to be let in (the shape of RFC 8628). Signed with the key it brings.",
        request=EnrolRequest,
        reply=EnrolReply,
        problems=("signature_old", "nonce_replayed", "code_unknown", "device_taken"),
        parameters=_SIGNATURE,
        signed=False,
    ),
    Operation(
        "post",
        "/v1/enrol/poll",
        "enrol_poll",
        "Whether somebody has decided. Signed with the same key.",
        request=PollRequest,
        reply=PollReply,
        problems=("signature_old", "nonce_replayed"),
        parameters=_SIGNATURE,
        signed=False,
    ),
)
_SIZE: Json = {"type": "integer", "minimum": 1, "maximum": 10**15 - 1}
_BLOBS = (
    Operation(
        "head",
        "/v1/blob/{sha256}",
        "blob_size",
        "How many bytes of a file are here.",
        status=204,
        problems=SIGNED,
        parameters=(_HASH,),
        headers=("Upload-Offset", "Upload-Length"),
    ),
    Operation(
        "put",
        "/v1/blob/{sha256}",
        "blob_part",
        "The part of a file that follows what is here; any other part changes nothing.",
        status=204,
        problems=(*SIGNED, "blob_mismatch"),
        parameters=(
            _HASH,
            parameter(
                "header", "Upload-Offset", {"type": "integer", "minimum": 0, "maximum": LARGEST}, "From here."
            ),
            parameter(
                "header",
                "Upload-Length",
                {"type": "integer", "minimum": 0, "maximum": LARGEST},
                "Of so many.",
            ),
        ),
        body=_binary(PART_BYTES),
        headers=("Upload-Offset", "Upload-Length"),
    ),
)
_BUNDLE = Operation(
    "post",
    "/v1/bundle",
    "bundle",
    "Sync by USB stick: a desk's sealed messages in, the county's answers back (docs/sync.md, The bundle).",
    problems=(*SIGNED, "bundle_refused", "fork", "chain_broken", "epoch_stale", "blob_mismatch"),
    body=_binary(MAX_BUNDLE),
    answer=_binary(MAX_BUNDLE),
)
_CHECKPOINTS = (
    Operation(
        "get",
        "/v1/checkpoint",
        "checkpoint",
        "The newest signed head of the county's log (RFC 6962 tree), at most a day old.",
        reply=Checkpoint,
        problems=SIGNED,
    ),
    Operation(
        "get",
        "/v1/checkpoint/consistency",
        "consistency",
        "Proof that the tree of one size begins with the tree of another.",
        reply=ConsistencyProof,
        problems=SIGNED,
        parameters=(
            parameter("query", "first", _SIZE, "The smaller size."),
            parameter("query", "second", _SIZE, "The larger size."),
        ),
    ),
)


def document(operations: Iterable[Operation], *, demo: bool = False) -> Json:
    """The whole document. A demo platform's names the token alone, so that a fuzzer knows what it holds."""
    listed = list(operations)
    structs = {kind for one in listed for kind in (one.request, one.reply) if kind is not None}
    ordered = [Problem, *sorted(structs, key=lambda kind: kind.__name__)]
    _, schemas = msgspec.json.schema_components(
        ordered, schema_hook=_anything, ref_template="#/components/schemas/{name}"
    )
    paths: Json = {}
    for operation in listed:
        paths.setdefault(operation.path, {})[operation.method] = _described(operation, demo=demo)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Practice Desk platform", "version": VERSION, "description": _ABOUT},
        "paths": paths,
        "components": {
            "schemas": {name: _to_the_letter(schema) for name, schema in schemas.items()},
            "securitySchemes": _DEMO_TOKEN if demo else _DEVICE_KEY,
        },
    }


def openapi_routes(operations: Iterable[Operation], *, demo: bool) -> list[HTTPRouteHandler]:
    """The document at its fixed path."""
    body = msgspec.json.encode(document(operations, demo=demo))

    @get(OPENAPI_PATH)
    async def openapi() -> Response[bytes]:
        return Response(body, media_type="application/json")

    return [openapi]


def _described(operation: Operation, *, demo: bool) -> Json:
    described: Json = {
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": [_PROTOCOL, *operation.parameters],
        "responses": {str(operation.status): _success(operation), **_problems(operation)},
        "security": [{name: []} for name in (_DEMO_TOKEN if demo else _DEVICE_KEY)]
        if operation.signed
        else [],
    }
    if operation.request is not None:
        described["requestBody"] = {"required": True, "content": _json_of(operation.request)}
    elif operation.body is not None:
        described["requestBody"] = {"required": True, "content": operation.body}
    return described


def _success(operation: Operation) -> Json:
    told: Json = {"description": "Done." if operation.reply is None else str(operation.reply.__name__)}
    told["headers"] = {
        name: {"required": True, "schema": {"type": "integer"}} for name in operation.headers
    } | {"Sync-Protocol": {"required": True, "schema": {"type": "string"}}}
    if operation.reply is not None:
        told["content"] = _json_of(operation.reply)
    elif operation.answer is not None:
        told["content"] = operation.answer
    return told


def _problems(operation: Operation) -> Json:
    by_status: dict[int, list[str]] = {}
    for code in dict.fromkeys((*EVERY_CALL, *operation.problems)):
        by_status.setdefault(PROBLEMS[code].status, []).append(code)
    told = {}
    for status, codes in sorted(by_status.items()):
        one: Json = {"description": "; ".join(f"{code}: {PROBLEMS[code].title}" for code in codes)}
        if operation.method != "head":
            one["content"] = {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            }
        told[str(status)] = one
    return told


def _json_of(struct: type[msgspec.Struct]) -> Json:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{struct.__name__}"}}}


def _anything(_kind: type) -> Json:
    return {"description": "Any JSON value."}


# Any: any part of a JSON schema.
def _to_the_letter(schema: Any) -> Any:  # noqa: ANN401 - see above
    """What msgspec and the databases ask beside the types: real base 64, and no NUL in any text."""
    if isinstance(schema, Sequence) and not isinstance(schema, str):
        return [_to_the_letter(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {name: _to_the_letter(part) for name, part in schema.items()}
    if told.get("type") == "string" and "pattern" not in told:
        told["pattern"] = _BASE64 if told.get("contentEncoding") == "base64" else _NO_NUL
    if told.get("type") == "object" and isinstance(told.get("additionalProperties"), dict):
        told["propertyNames"] = {"pattern": _NO_NUL}
    return told
