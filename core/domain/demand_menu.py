"""The demand menu (需求菜单): open needs that teams may claim, told without telling whose they are."""

import re

from core.domain.service_request import RequestState, ServiceRequest

HIDDEN = "…"
"""Stands where a name, a number or a door was."""
_NUMBERS = re.compile(r"[0-9\uff10-\uff19][0-9\uff10-\uff19\s\-\uff0d]{4,}[0-9\uff10-\uff19]")
_COUNTED = "0-9\uff10-\uff19一二三四五六七八九十百"
_DOORS = re.compile(rf"(?:[{_COUNTED}]+\s*(?:号楼|号|栋|幢|单元|室|楼|层|组|社|队|巷|弄)\s*)+")
_SHORTEST_NAME = 2


def on_demand_menu(request: ServiceRequest) -> bool:
    """Open needs that a clerk published with the resident's word, which ends with an erasure by law.

    One that a team has taken comes back if the team gives it back.
    """
    shown = request.published_at is not None and request.consent_share
    return shown and request.state is RequestState.ACCEPTED


def public_words(request: ServiceRequest) -> str:
    """What is wanted, in the resident's words without names, numbers and doors.

    Hidden are the names of who asks and who is served, the address, figures of six digits and more, and
    house, floor and group numbers. Nothing finds every name a person may say, so a clerk reads the text
    before it is published.
    """
    text = request.words
    known = (request.requester_name, request.on_behalf_of, request.address, request.phone, request.contact)
    for told in sorted((part.strip() for part in known), key=len, reverse=True):
        if len(told) >= _SHORTEST_NAME:
            text = text.replace(told, HIDDEN)
    text = _DOORS.sub(HIDDEN, _NUMBERS.sub(HIDDEN, text))
    return re.sub(rf"{HIDDEN}(?:[\s，,]*{HIDDEN})+", HIDDEN, text)
