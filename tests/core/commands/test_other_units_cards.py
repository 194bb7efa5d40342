"""A volunteer of another unit is known here by the masked row of the county's directory."""

import msgspec
import pytest

from core.commands.taking_part import refuse_unfit
from core.domain.activity import RiskLevel
from core.domain.minors import AdultsOnly, ParticipationPending
from core.domain.volunteer import Volunteer
from core.sync.scopes import COUNTY, form_in
from tests.core.commands.people import a_volunteer, an_activity
from tests.core.memory import MemoryDesk


def masked(volunteer: Volunteer) -> Volunteer:
    shown = form_in(COUNTY, volunteer)
    assert isinstance(shown, Volunteer)
    return shown


def test_the_card_signs_in_though_no_birthday_is_known_here() -> None:
    desk = MemoryDesk()
    refuse_unfit(an_activity(desk), masked(a_volunteer(desk)))


def test_what_its_own_unit_misses_is_missing_here_too() -> None:
    desk = MemoryDesk()
    lacking = msgspec.structs.replace(a_volunteer(desk), missing=("consent",))
    with pytest.raises(ParticipationPending):
        refuse_unfit(an_activity(desk), masked(lacking))


def test_dangerous_work_needs_an_age_that_is_known() -> None:
    desk = MemoryDesk()
    dangerous = msgspec.structs.replace(an_activity(desk), risk_level=RiskLevel.DANGEROUS)
    with pytest.raises(AdultsOnly):
        refuse_unfit(dangerous, masked(a_volunteer(desk)))
