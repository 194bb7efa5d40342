"""Which field of which row speaks of a person, and what stands there once the person was erased by law.

What is not listed stays: ids, numbers, tokens, times, states, minutes, villages of requests: sums and
references hold, and nobody can be found in them any more.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from core.domain.activity import Activity, ActivityPhoto
from core.domain.activity_feedback import ActivityFeedback
from core.domain.attendance import Attendance
from core.domain.certificate import Certificate, CertificateFacts
from core.domain.correction import Correction
from core.domain.dispatch import Dispatch
from core.domain.erasure import ERASED_NAME
from core.domain.hours_correction import HoursCorrection
from core.domain.personal_record import TrainingRecord, VolunteerAward, VolunteerEvaluation
from core.domain.print_record import PrintRecord
from core.domain.rating import Rating
from core.domain.request_note import RequestNote
from core.domain.resident import Resident
from core.domain.service_record import ServiceRecord
from core.domain.service_request import RequestStep, ServiceRequest
from core.domain.volunteer import Volunteer
from core.domain.volunteer_merge import VolunteerMerge
from core.domain.volunteer_team import VolunteerTeam

R = TypeVar("R", bound=msgspec.Struct)

PERSONAL: Mapping[type[msgspec.Struct], Mapping[str, object]] = {
    Volunteer: {
        "name": ERASED_NAME,
        "sex": None,
        "birth_on": None,
        "id_number": "",
        "id_digest": "",
        "phone": "",
        "contact": "",
        "town": "",
        "village": "",
        "address": "",
        "skills": (),
        "service_categories": (),
        "available_times": (),
        "emergency_contact": "",
        "clothing_size": "",
        "guardian": None,
        "consent": None,
        "national_number": "",
        "missing": (),
    },
    Resident: {
        "name": ERASED_NAME,
        "phone": "",
        "contact": "",
        "sex": None,
        "birth_on": None,
        "town": "",
        "village": "",
        "address": "",
    },
    ServiceRequest: {
        "requester_name": ERASED_NAME,
        "phone": "",
        "contact": "",
        "words": ERASED_NAME,
        "address": "",
        "consent_share": False,
        "hints": (),
        "on_behalf_of": "",
        "served_group": None,
        "risk_note": "",
        "photos": (),
        "answer": "",
    },
    RequestNote: {"words": ""},
    Correction: {"measure": "", "words": ""},
    RequestStep: {"reason": ""},
    Dispatch: {"note": "", "answer_note": ""},
    Rating: {"words": ""},
    Attendance: {"settle_reason": "", "evidence": ""},
    HoursCorrection: {"reason": "", "evidence": "", "answer_note": ""},
    TrainingRecord: {"name": ERASED_NAME, "content": "", "cancel_reason": ""},
    VolunteerAward: {"name": ERASED_NAME, "granted_by": "", "evidence": "", "cancel_reason": ""},
    VolunteerEvaluation: {"words": "", "cancel_reason": ""},
    Certificate: {"void_reason": "", "signed": ""},
    CertificateFacts: {
        "volunteer_name": ERASED_NAME,
        "sex": "",
        "id_type": "",
        "id_number_masked": "",
        "reason": "",
    },
    PrintRecord: {"reason": ""},
    VolunteerMerge: {"reason": ""},
}
"""The rows of one person, by kind: the fields that are scrubbed, and what they become."""

NAMED_IN: Mapping[type[msgspec.Struct], tuple[str, str]] = {
    Activity: ("leader_name", "leader_phone"),
    ActivityFeedback: ("name", ""),
    ServiceRecord: ("leader_name", ""),
    Dispatch: ("who_goes", ""),
    VolunteerTeam: ("leader_name", "leader_phone"),
}
"""Rows not the person's own that may name the person: the field with names, and that of a telephone."""

TOLD_IN: Mapping[type[msgspec.Struct], tuple[str, Mapping[str, object]]] = {
    ActivityPhoto: ("caption", {"consent": False}),
}
"""Rows not the person's own whose free words may name the person, and what else such words change."""

_SHORTEST = 2
"""One character is a name nowhere and a part of words everywhere."""
_BETWEEN_NAMES = re.compile(r"([、，,;；/\s]+)")


def scrubbed(row: R) -> R:
    """The row without anything that names the person it belongs to."""
    blank = dict(PERSONAL.get(type(row), {}))
    if isinstance(row, Certificate):
        blank["facts"] = scrubbed(row.facts)
    return msgspec.structs.replace(row, **blank)


def unnamed(row: R, name: str) -> R:
    """The row without this name, where it stands among the names of a field; other names stay."""
    if type(row) in TOLD_IN:
        return _untold(row, name)
    named, phone = NAMED_IN[type(row)]
    parts = _BETWEEN_NAMES.split(getattr(row, named))
    if not name or name not in parts:
        return row
    blank = {named: "".join(ERASED_NAME if part == name else part for part in parts)}
    if phone:
        blank[phone] = ""
    return msgspec.structs.replace(row, **blank)


def _untold(row: R, name: str) -> R:
    """The row without this name in its words, where it may be a part of a sentence."""
    field, besides = TOLD_IN[type(row)]
    told = getattr(row, field)
    if len(name) < _SHORTEST or name not in told:
        return row
    return msgspec.structs.replace(row, **{field: told.replace(name, ERASED_NAME)}, **besides)
