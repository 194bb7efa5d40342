"""Open311 GeoReport v2: the county's demand list for other programs, in JSON and XML.

What comes in here is a request like any other: it waits for a clerk's review at the unit that serves the
village. What goes out names nobody: the resident's own words and the door number are given only to callers
with an API key. https://wiki.open311.org/GeoReport_v2/
"""

import hmac
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from anyio import to_thread
from litestar import HttpMethod, Request, Response, Router
from litestar.handlers import HTTPRouteHandler

from server.open311_forms import TYPES, written
from server.open311_operations import Call, Open311, Open311Error, Operation
from server.public.house import House

ROOT = "/open311/v2"
MOST_BYTES = 32 << 10


def open311_router(
    house: House, clock: Callable[[], datetime], *, api_keys: frozenset[str] = frozenset()
) -> Router:
    """The endpoint below /open311/v2. Without any key in `api_keys` it can be read, but takes no requests."""
    endpoint = Open311(house, clock)
    lists: Mapping[str, Operation] = {
        "discovery": endpoint.discovery,
        "services": endpoint.services,
        "requests": endpoint.listed,
    }
    get, post = HttpMethod.GET, HttpMethod.POST
    handlers = [
        _handler(get, "/{file:str}", lambda call: _named(lists, call), api_keys),
        _handler(post, "/{file:str}", lambda call: _named({"requests": endpoint.post}, call), api_keys),
        _handler(get, "/services/{file:str}", endpoint.definition, api_keys),
        _handler(get, "/requests/{file:str}", endpoint.one, api_keys),
        _handler(get, "/tokens/{file:str}", endpoint.token, api_keys),
    ]
    return Router(ROOT, route_handlers=handlers, include_in_schema=False, request_max_body_size=MOST_BYTES)


def _named(operations: Mapping[str, Operation], call: Call) -> tuple[str, Any]:
    operation = operations.get(call.name)
    if operation is None:
        raise Open311Error(404, "there is no such resource")
    return operation(call)


def _answered(operation: Operation, call: Call, form: str) -> tuple[int, bytes]:
    try:
        if form not in TYPES:
            raise Open311Error(404, "ask for .json or .xml")
        root, told = operation(call)
    except Open311Error as error:
        told = [{"code": error.status, "description": error.description}]
        return error.status, written("errors", told, form)
    return 200, written(root, told, form)


def _handler(
    method: HttpMethod, path: str, operation: Operation, api_keys: frozenset[str]
) -> HTTPRouteHandler:
    # Any: Litestar's request is generic in user, credentials and state, which this interface has not.
    async def handle(request: Request[Any, Any, Any]) -> Response[bytes]:
        name, _, form = str(request.path_params["file"]).rpartition(".")
        call = await _call(request, name, api_keys)
        status, body = await to_thread.run_sync(_answered, operation, call, form)
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        # The framework adds the character set to text by itself; JSON is UTF-8 by definition.
        media_type = TYPES.get(form, TYPES["json"])
        return Response(body, status_code=status, media_type=media_type, headers=headers)

    return HTTPRouteHandler(path, http_method=method, status_code=200)(handle)


# Any: see _handler.
async def _call(request: Request[Any, Any, Any], name: str, api_keys: frozenset[str]) -> Call:
    form: dict[str, list[str]] = {}
    if request.method == HttpMethod.POST:
        for field_name, value in (await request.form()).multi_items():
            if isinstance(value, str):
                form.setdefault(field_name, []).append(value)
    query = {key: str(value) for key, value in request.query_params.items()}
    given = query.get("api_key") or next(iter(form.get("api_key", ())), "")
    return Call(
        name=name,
        query=query,
        form=form,
        keyed=any(hmac.compare_digest(given.encode(), key.encode()) for key in api_keys),
        root=f"{str(request.base_url).rstrip('/')}{ROOT}",
    )
