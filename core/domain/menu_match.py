"""Services of the unit's menu that fit a resident's words (服务菜单里有这些): at most three, with reasons.

What counts, in words of the menu only: keywords and names said in the request, the category, and whether an
offering team says that it serves the village. A service nobody can take on now is not shown.
"""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from core.domain.service_menu import MenuItem
from core.domain.service_request import RequestCategory
from core.domain.similar_words import WeighedText

MOST = 3
GOOD_FROM = 6.0
SUITS_FROM = 3.0
_KEYWORD = 3.0
_NAMED = 3.0
_DESCRIBED = 1.0
_CATEGORY = 2.0
_VILLAGE = 1.0


class Fit(StrEnum):
    """How well a service fits (很合适, 合适, 可备选); shown instead of a score."""

    GOOD = "good"
    SUITS = "suits"
    POSSIBLE = "possible"


class OfferFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A team that can take the service on now. `villages` empty means everywhere; `left` None: no limit."""

    team: str
    times: str = ""
    villages: tuple[str, ...] = ()
    left: int | None = None
    grade: float | None = None


class MenuChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A service of the menu with the teams that can take it on now."""

    item: MenuItem
    offers: tuple[OfferFacts, ...]


class MenuMatch(msgspec.Struct, frozen=True, kw_only=True):
    """A service that fits. `said` are the words of the request that speak for it."""

    item: MenuItem
    offer: OfferFacts
    fit: Fit
    said: tuple[str, ...] = ()
    same_category: bool = False
    serves_village: bool = False


def match_services(
    words: str, category: RequestCategory | None, village: str, menu: Iterable[MenuChoice]
) -> tuple[MenuMatch, ...]:
    """The best services for a request, the best first, equal ones in the order of the menu."""
    asked, found = WeighedText(words), []
    for place, choice in enumerate(menu):
        offers = [offer for offer in choice.offers if not offer.villages or village in offer.villages]
        said, score = _said(asked, choice.item)
        same = category is not None and choice.item.category is category
        if offers and (said or same):
            offer = min(offers, key=lambda offer: (village not in offer.villages, -(offer.grade or 0)))
            near = bool(village) and village in offer.villages
            score += _CATEGORY * same + _VILLAGE * near
            match = MenuMatch(
                item=choice.item, offer=offer, fit=_fit(score, same=same), said=said,
                same_category=same, serves_village=near,
            )  # fmt: skip
            found.append((-score, place, match))
    return tuple(match for _, _, match in sorted(found, key=lambda one: one[:2])[:MOST])


def _said(asked: WeighedText, item: MenuItem) -> tuple[tuple[str, ...], float]:
    """The request's words that the service names, and what they weigh."""
    keywords = [keyword for keyword in item.keywords if keyword and keyword in asked.text]
    known = [word for word in asked.known if len(word) > 1]
    named = [word for word in known if word in item.name and word not in keywords]
    described = [w for w in known if w in item.description and w not in keywords and w not in named]
    alike = None if named else asked.like(item.name)
    score = _KEYWORD * len(keywords) + _NAMED * len(named) + _DESCRIBED * len(described)
    if alike is not None:
        named = [word for word in alike.words if word not in keywords]
        score += _NAMED * alike.share
    said = dict.fromkeys([*keywords, *named, *described])
    return tuple(sorted(said, key=asked.text.find)), score


def _fit(score: float, *, same: bool) -> Fit:
    if score >= GOOD_FROM and same:
        return Fit.GOOD
    return Fit.SUITS if score >= SUITS_FROM else Fit.POSSIBLE
