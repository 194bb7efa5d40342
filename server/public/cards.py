"""Codes that are not meant for a phone, and the volunteer card: polite answers, nobody's secrets."""

from core.domain.masking import mask_name_public
from core.domain.practice_site import PracticeSite
from core.domain.volunteer import VolunteerStatus
from server.public.asked import Answer, Asked
from server.public.house import Kit
from server.public.reading import team_name, volunteer_by_token


def card(kit: Kit, asked: Asked, token: str) -> Answer:
    """A volunteer card, for whoever opens the door to one: what the card shows, with the name masked."""
    words = kit.screen.words(asked)
    with kit.house.read() as rows:
        volunteer = volunteer_by_token(rows, token)
        if volunteer is None:
            return kit.screen.show(
                asked,
                "card.html",
                title=words("card.title"),
                kicker=words("card.kicker"),
                status=404,
                good=False,
                verdict=words("card.unknown"),
                text=words("card.unknown_text"),
                facts=(),
            )
        unit = rows.get(PracticeSite, volunteer.site_id)
        team = team_name(rows, volunteer.team_id)
    facts = [
        (words("card.name"), mask_name_public(volunteer.name)),
        (words("card.number"), volunteer.number),
        (words("card.team"), team),
        (words("card.unit"), unit.name if unit else ""),
    ]
    withdrawn = volunteer.status is VolunteerStatus.WITHDRAWN
    verdict = {VolunteerStatus.ACTIVE: "valid", VolunteerStatus.PENDING: "pending"}.get(
        volunteer.status, "withdrawn"
    )
    return kit.screen.show(
        asked,
        "card.html",
        title=words("card.title"),
        kicker=words("card.kicker"),
        good=volunteer.status is VolunteerStatus.ACTIVE,
        verdict=words(f"card.{verdict}"),
        text=words("card.pending_text") if volunteer.status is VolunteerStatus.PENDING else "",
        facts=() if withdrawn else [(name, value) for name, value in facts if value],
    )


def not_for_phones(kit: Kit, asked: Asked, what: str) -> Answer:
    """The page of a sheet, badge or device code."""
    words = kit.screen.words(asked)
    return kit.screen.message(
        asked,
        title=words("site.product"),
        heading=words(f"code.{what}_title"),
        lines=(words(f"code.{what}"),),
        sign="scan-qr-code",
    )
