"""Every table of the desk's file, and which row struct each synced table holds.

There are no foreign keys between synced tables on purpose: sync brings rows in feed order, a page of it may
hold a step before its request, and erasure removes what others point to. Ids are UUIDs, references are
checked by the handlers. STRICT keeps the types honest instead.
"""

from collections.abc import Mapping

import msgspec
from sqlalchemy import Table

from core.domain.activity import Activity, ActivityPhoto, SignInSheetPage, Signup
from core.domain.activity_feedback import ActivityFeedback
from core.domain.attendance import Attendance
from core.domain.certificate import Certificate
from core.domain.clerk import Clerk
from core.domain.correction import Correction
from core.domain.dispatch import Dispatch
from core.domain.erasure import Erasure
from core.domain.hours_correction import HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.national_report import NationalReport
from core.domain.paper_template import PaperTemplate
from core.domain.personal_record import TrainingRecord, VolunteerAward, VolunteerEvaluation
from core.domain.practice_site import PracticeSite
from core.domain.print_record import PrintRecord
from core.domain.rating import Rating
from core.domain.request_note import RequestNote
from core.domain.resident import Resident
from core.domain.service_menu import MenuEdition, MenuItem, ServiceOffer
from core.domain.service_record import ServiceRecord
from core.domain.service_request import RequestStep, ServiceRequest
from core.domain.sheet_reading import SheetReading
from core.domain.signing_key import SigningKey
from core.domain.star_list import StarAward, StarList
from core.domain.unit_policy import UnitPolicy
from core.domain.volunteer import Volunteer
from core.domain.volunteer_merge import VolunteerMerge
from core.domain.volunteer_team import TeamMember, VolunteerTeam
from db.tables.activities import (
    activity,
    activity_feedback,
    activity_photo,
    attendance,
    sheet_reading,
    sign_in_sheet_page,
    signup,
)
from db.tables.building import metadata
from db.tables.hours import (
    hours_correction,
    hours_posting,
    national_report,
    service_record,
    star_award,
    star_list,
)
from db.tables.local import (
    draft,
    local_setting,
    number_counter,
    person_due,
    person_entry,
    report_standing,
    tally,
    write_permit,
)
from db.tables.log import before_image, op_log, op_ref, voided_entry
from db.tables.menu import menu_edition, menu_item, service_offer
from db.tables.papers import certificate, print_record, signing_key
from db.tables.people import (
    erasure,
    resident,
    training_record,
    volunteer,
    volunteer_award,
    volunteer_evaluation,
    volunteer_merge,
)
from db.tables.places import clerk, paper_template, practice_site, unit_policy
from db.tables.requests import correction, dispatch, rating, request_note, request_step, service_request
from db.tables.sync import (
    attention,
    blob,
    desk_identity,
    erasure_receipt,
    row_digest,
    row_extra,
    scope_sum,
    sync_cursor,
    sync_state,
)
from db.tables.teams import team_member, volunteer_team

__all__ = [
    "SYNCED",
    "activity",
    "activity_feedback",
    "activity_photo",
    "attendance",
    "attention",
    "before_image",
    "blob",
    "certificate",
    "clerk",
    "correction",
    "desk_identity",
    "dispatch",
    "draft",
    "erasure",
    "erasure_receipt",
    "hours_correction",
    "hours_posting",
    "local_setting",
    "menu_edition",
    "menu_item",
    "metadata",
    "national_report",
    "number_counter",
    "op_log",
    "op_ref",
    "paper_template",
    "person_due",
    "person_entry",
    "practice_site",
    "print_record",
    "rating",
    "report_standing",
    "request_note",
    "request_step",
    "resident",
    "row_digest",
    "row_extra",
    "scope_sum",
    "service_offer",
    "service_record",
    "service_request",
    "sheet_reading",
    "sign_in_sheet_page",
    "signing_key",
    "signup",
    "star_award",
    "star_list",
    "sync_cursor",
    "sync_state",
    "tally",
    "team_member",
    "training_record",
    "unit_policy",
    "voided_entry",
    "volunteer",
    "volunteer_award",
    "volunteer_evaluation",
    "volunteer_merge",
    "volunteer_team",
    "write_permit",
]

SYNCED: Mapping[type[msgspec.Struct], Table] = {
    PracticeSite: practice_site,
    Clerk: clerk,
    Resident: resident,
    ServiceRequest: service_request,
    RequestStep: request_step,
    Volunteer: volunteer,
    VolunteerTeam: volunteer_team,
    Activity: activity,
    Signup: signup,
    SignInSheetPage: sign_in_sheet_page,
    Attendance: attendance,
    ServiceRecord: service_record,
    Certificate: certificate,
    PrintRecord: print_record,
    Dispatch: dispatch,
    Rating: rating,
    VolunteerMerge: volunteer_merge,
    Erasure: erasure,
    SigningKey: signing_key,
    SheetReading: sheet_reading,
    PaperTemplate: paper_template,
    TeamMember: team_member,
    RequestNote: request_note,
    Correction: correction,
    MenuItem: menu_item,
    ServiceOffer: service_offer,
    MenuEdition: menu_edition,
    ActivityPhoto: activity_photo,
    ActivityFeedback: activity_feedback,
    HoursCorrection: hours_correction,
    HoursPosting: hours_posting,
    UnitPolicy: unit_policy,
    NationalReport: national_report,
    TrainingRecord: training_record,
    VolunteerAward: volunteer_award,
    VolunteerEvaluation: volunteer_evaluation,
    StarList: star_list,
    StarAward: star_award,
}
"""Every row struct and its table; all columns of these tables are synced."""
