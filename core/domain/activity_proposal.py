"""What the plan of an activity can be filled with from the requests it shall serve."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from core.domain.erasure import is_erased
from core.domain.service_request import RequestCategory, ServiceRequest

TITLE_LIMIT, CONTENT_LIMIT, PLACE_LIMIT = 40, 200, 60


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Texts that fit the fields; `on` is the earliest day somebody wished for that is still to come."""

    title: str = ""
    content: str = ""
    place: str = ""
    on: date | None = None
    category: RequestCategory = RequestCategory.OTHER


def proposal(requests: Sequence[ServiceRequest], today: date) -> Proposal:
    """The service as the menu names it, the residents' words, and where most of them live.

    A door number is proposed for a single request only; several meet in their village.
    """
    told = [request for request in requests if not is_erased(request.words)]
    if not told:
        return Proposal()
    first = told[0]
    named = next((request.menu_item_text for request in told if request.menu_item_text), first.words)
    places = Counter(f"{request.town}{request.village}" for request in told)
    place = max(places, key=lambda found: (places[found], found))
    if len(told) == 1:
        place += first.address
    wished = [request.wanted_on for request in told if request.wanted_on and request.wanted_on >= today]
    categories = Counter(request.category for request in told)
    return Proposal(
        title=named[:TITLE_LIMIT],
        content="；".join(dict.fromkeys(request.words for request in told))[:CONTENT_LIMIT],
        place=place[:PLACE_LIMIT],
        on=min(wished, default=None),
        category=max(categories, key=lambda found: (categories[found], found.value)),
    )
