"""A patch sets the fields it changed, on the row as it stands, and nothing else."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import permutations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.activities import ACTIVITY_FIELDS, AmendActivity, amend_activity, cancel_activity
from core.commands.patching import narrowed
from core.commands.refusals import NotFound, PersonErased
from core.commands.registry import desk_handlers
from core.commands.requests import AmendResident, RegisterRequest, register_request
from core.commands.signups import sign_up, withdraw_signup
from core.commands.sites import SITE_FIELDS, EstablishSite, add_clerk, change_site, retire_clerk
from core.commands.volunteers import (
    VOLUNTEER_FIELDS,
    AmendVolunteer,
    VolunteerForm,
    amend_volunteer,
    withdraw_volunteer,
)
from core.domain.activity import Activity, ActivityState, Signup
from core.domain.erasure import ERASED_NAME
from core.domain.identity_number import IdType
from core.domain.practice_site import PracticeSite
from core.domain.resident import Resident
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.store import Command, OpKind, UnitOfWork
from tests.core.commands.people import a_volunteer, an_activity, an_activity_form, an_id_number
from tests.core.commands.test_requests import a_form
from tests.core.memory import MORNING, MemoryDesk, MemoryRows

HANDLERS = desk_handlers()


def applied(rows: UnitOfWork, command: Command) -> None:
    HANDLERS[type(command)].apply(rows, command)


def form_of(volunteer: Volunteer, **told: object) -> VolunteerForm:
    """The form as the page fills it from the row, with what the clerk typed."""
    given: dict[str, object] = {
        name: getattr(volunteer, name)
        for name in ("name", "id_type", "id_number", "phone", "town", "village", "address", "skills")
    }
    return VolunteerForm(**(given | {"consent": True} | told))  # type: ignore[arg-type]  # a builder


def stored(rows: UnitOfWork, volunteer: Volunteer) -> Volunteer:
    found = rows.get(Volunteer, volunteer.id)
    assert isinstance(found, Volunteer)
    return found


def test_the_maker_names_only_what_the_clerk_changed() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    command = amend_volunteer(desk, volunteer.id, form_of(volunteer, phone="13600005599", village="柳树村"))
    assert command.changed == ("phone", "village")


def test_saving_a_form_without_a_change_changes_nothing() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    (command,) = desk.write(partial(amend_volunteer, volunteer_id=volunteer.id, form=form_of(volunteer)))
    assert isinstance(command, AmendVolunteer)
    assert command.changed == ()
    assert stored(desk.rows, volunteer).version == 1


def test_the_document_its_number_and_its_hash_change_together() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    form = form_of(volunteer, id_number=an_id_number(sequence=777))
    changed = set(amend_volunteer(desk, volunteer.id, form).changed)
    assert changed - {"sex"} == {"id_type", "id_number", "id_digest"}


def test_what_another_desk_entered_meanwhile_stays() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    here = amend_volunteer(desk, volunteer.id, form_of(volunteer, phone="13600005599"))
    there = amend_volunteer(desk, volunteer.id, form_of(volunteer, village="柳树村"))
    for order in permutations((here, there)):
        rows = MemoryRows()
        rows.put(volunteer)
        for command in order:
            applied(rows, command)
        after = stored(rows, volunteer)
        assert (after.phone, after.village) == ("13600005599", "柳树村")


def test_a_field_this_release_never_sends_is_not_overwritten() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    command = amend_volunteer(desk, volunteer.id, form_of(volunteer, village="柳树村"))
    rows = MemoryRows()
    rows.put(msgspec.structs.replace(volunteer, national_number="N-1"))
    applied(rows, command)
    assert stored(rows, volunteer).national_number == "N-1"


@pytest.mark.parametrize(
    "name", ["id", "version", "site_id", "number", "token", "status", "missing", "alias_of", "no_such_field"]
)
def test_a_field_that_no_form_asks_cannot_be_patched(name: str) -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    forged = msgspec.structs.replace(volunteer, token="X" * 16, status=VolunteerStatus.MERGED, alias_of="you")
    command = AmendVolunteer(at=MORNING, by="clerk", site_id="site", volunteer=forged, changed=(name,))
    before = stored(desk.rows, volunteer)
    applied(desk.rows, command)
    assert stored(desk.rows, volunteer) == before


def test_status_and_what_is_missing_follow_from_the_row_as_it_stands_then() -> None:
    desk = MemoryDesk()
    pending = a_volunteer(desk, id_type=IdType.PASSPORT, id_number="E12345678", consent=False)
    assert stored(desk.rows, pending).missing == ("birth_date", "consent")
    here = amend_volunteer(desk, pending.id, form_of(pending, consent=True))
    there = amend_volunteer(desk, pending.id, form_of(pending, consent=False, birth_on=date(1990, 1, 1)))
    applied(desk.rows, here)
    assert stored(desk.rows, pending).status is VolunteerStatus.PENDING
    applied(desk.rows, there)
    complete = stored(desk.rows, pending)
    assert (complete.status, complete.missing) == (VolunteerStatus.ACTIVE, ())


def test_a_withdrawal_stands_whatever_is_corrected_later() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    late = amend_volunteer(desk, volunteer.id, form_of(volunteer, village="柳树村"))
    desk.write(partial(withdraw_volunteer, volunteer_id=volunteer.id, reason="本人要求"))
    applied(desk.rows, late)
    after = stored(desk.rows, volunteer)
    assert (after.village, after.status) == ("柳树村", VolunteerStatus.WITHDRAWN)


def test_a_narrowed_patch_sets_only_the_fields_that_are_left() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    command = amend_volunteer(desk, volunteer.id, form_of(volunteer, phone="13600005599", village="柳树村"))
    applied(desk.rows, narrowed(command, ["village"]))
    after = stored(desk.rows, volunteer)
    assert (after.phone, after.village) == (volunteer.phone, "柳树村")
    applied(desk.rows, narrowed(command, []))
    assert stored(desk.rows, volunteer) == after


def test_a_patch_says_which_row_gets_which_values() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    command = amend_volunteer(desk, volunteer.id, form_of(volunteer, phone="13600005599"))
    tell = HANDLERS[AmendVolunteer].patch
    assert tell is not None
    assert tell(desk.rows, command) == (Volunteer, volunteer.id, {"phone": "13600005599"})


def test_a_patch_of_a_row_that_is_not_here_is_refused_by_name() -> None:
    desk = MemoryDesk()
    volunteer, activity = a_volunteer(desk), an_activity(desk)
    patches = (
        amend_volunteer(desk, volunteer.id, form_of(volunteer, village="柳树村")),
        amend_activity(desk, activity.id, an_activity_form(place="三楼")),
        retire_clerk(desk, clerk_id="nobody"),
        withdraw_signup(desk, activity.id, volunteer.id),
        AmendResident(
            at=MORNING,
            by="clerk",
            site_id="site",
            resident=Resident(id="r", site_id="site", name="周"),
            changed=(),
        ),
    )
    for command in patches:
        assert HANDLERS[type(command)].kind is OpKind.PATCH
        with pytest.raises(NotFound):
            applied(MemoryRows(), command)


def test_a_unit_nobody_knew_is_taken_whole_and_a_known_one_by_its_fields() -> None:
    desk = MemoryDesk()
    known = msgspec.structs.replace(desk.site, phone="0000-1", opening_hours="9-17")
    rows = MemoryRows()
    first = EstablishSite(at=MORNING, by="clerk", site_id="site", site=known, changed=SITE_FIELDS)
    applied(rows, first)
    assert rows.get(PracticeSite, "site") == msgspec.structs.replace(known, version=1)
    desk.rows = rows
    later = change_site(desk, site=msgspec.structs.replace(known, phone="0000-2"))
    assert later.changed == ("phone",)
    rows.put(msgspec.structs.replace(known, opening_hours="8-18"))
    applied(rows, later)
    site = rows.get(PracticeSite, "site")
    assert site is not None
    assert (site.phone, site.opening_hours) == ("0000-2", "8-18")


def test_a_clerk_is_retired_and_an_empty_patch_retires_nobody() -> None:
    desk = MemoryDesk()
    (added,) = desk.write(partial(add_clerk, name="周敏"))
    command = retire_clerk(desk, clerk_id=added.id)  # type: ignore[attr-defined]  # an AddClerk
    applied(desk.rows, narrowed(command, []))
    clerk = desk.rows.find(type(desk.clerk))[0]
    assert clerk.active
    applied(desk.rows, command)
    assert not desk.rows.find(type(desk.clerk))[0].active


def test_a_correction_of_an_activity_that_was_called_off_elsewhere_keeps_it_called_off() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    late = amend_activity(desk, activity.id, an_activity_form(place="三楼", ends_at=activity.ends_at))
    assert late.changed == ("place",)
    desk.write(partial(cancel_activity, activity_id=activity.id, reason="下雨"))
    applied(desk.rows, late)
    after = desk.rows.get(Activity, activity.id)
    assert after is not None
    assert (after.place, after.state) == ("三楼", ActivityState.CANCELLED)


def test_beginning_and_end_of_an_activity_change_together() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    form = an_activity_form(ends_at=activity.ends_at.replace(hour=12))
    assert amend_activity(desk, activity.id, form).changed == ("starts_at", "ends_at")


def test_giving_a_place_back_is_a_patch_of_the_place() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    desk.write(partial(sign_up, activity_id=activity.id, volunteer_ids=[volunteer.id]))
    command = withdraw_signup(desk, activity.id, volunteer.id)
    applied(desk.rows, narrowed(command, []))
    assert not desk.rows.find(Signup)[0].withdrawn
    applied(desk.rows, command)
    assert desk.rows.find(Signup)[0].withdrawn


# -- residents --


def test_a_known_resident_who_tells_something_new_is_patched_beside_the_request() -> None:
    desk = MemoryDesk()
    first = desk.write(partial(register_request, form=a_form()))[0]
    assert isinstance(first, RegisterRequest)
    form = a_form(resident_id=first.resident.id, phone="13800002047")
    made = desk.write(partial(register_request, form=form))
    assert [type(command) for command in made] == [RegisterRequest, AmendResident]
    assert made[1].changed == ("phone",)  # type: ignore[attr-defined]  # an AmendResident
    resident = desk.rows.get(Resident, first.resident.id)
    assert resident is not None
    assert resident.phone == "13800002047"
    assert len(desk.write(partial(register_request, form=form))) == 1


def test_nothing_is_written_into_a_record_that_was_erased() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    late = amend_volunteer(desk, volunteer.id, form_of(volunteer, phone="13600005599"))
    desk.rows.put(msgspec.structs.replace(volunteer, name=ERASED_NAME, phone=""))
    handler = HANDLERS[AmendVolunteer]
    for rule in (handler.check, handler.apply):
        with pytest.raises(PersonErased):
            rule(desk.rows, late)
    resident = Resident(id="r", site_id="site", name=ERASED_NAME)
    desk.rows.put(resident)
    told = msgspec.structs.replace(resident, name="周桂兰", phone="13800002046")
    patch = AmendResident(at=MORNING, by="clerk", site_id="site", resident=told, changed=("name", "phone"))
    for rule in (HANDLERS[AmendResident].check, HANDLERS[AmendResident].apply):
        with pytest.raises(PersonErased):
            rule(desk.rows, patch)


# -- the algebra --

_values = st.sampled_from(["", "一", "二", "三"])
_patches = st.dictionaries(
    st.sampled_from(["village", "town", "address", "clothing_size"]), _values, min_size=1
)


@given(patches=st.lists(_patches, min_size=1, max_size=4), data=st.data())
def test_patches_of_different_fields_commute(patches: list[dict[str, str]], data: st.DataObject) -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    taken: set[str] = set()
    commands = []
    for patch in patches:
        own = {name: value for name, value in patch.items() if name not in taken}
        taken |= own.keys()
        row = msgspec.structs.replace(volunteer, **own)
        commands.append(
            AmendVolunteer(at=MORNING, by="clerk", site_id="site", volunteer=row, changed=tuple(own))
        )
    assert ended(volunteer, commands) == ended(volunteer, data.draw(st.permutations(commands)))
    assert ended(volunteer, commands) == ended(volunteer, [*commands, *commands])


def ended(volunteer: Volunteer, commands: Sequence[Command]) -> Volunteer:
    rows = MemoryRows()
    rows.put(volunteer)
    for command in commands:
        applied(rows, command)
    return msgspec.structs.replace(stored(rows, volunteer), version=0)


def test_every_field_that_may_be_patched_exists() -> None:
    fields: dict[type[msgspec.Struct], tuple[str, ...]] = {
        Volunteer: VOLUNTEER_FIELDS,
        Activity: ACTIVITY_FIELDS,
        PracticeSite: SITE_FIELDS,
    }
    for kind, names in fields.items():
        assert set(names) < set(kind.__struct_fields__)
    assert AmendActivity in HANDLERS
