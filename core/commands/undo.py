"""The command that takes another one back; nothing is ever deleted."""

from functools import partial

from core.commands.activities import PlanActivity
from core.commands.activity_feedback import NoteFeedback, amend_feedback
from core.commands.activity_photos import AddActivityPhoto, amend_activity_photo
from core.commands.activity_requests import call_off_activity
from core.commands.attendances import CheckIn, CheckOut, cancel_check_in, cancel_check_out
from core.commands.certificates import IssueCertificate, void_certificate
from core.commands.correcting import Act, CallBack, PutRight, revert_correction
from core.commands.demand_menu import ClaimRequest, PublishRequest, publish_request, unpublish_request
from core.commands.dispatches import DispatchRequest, call_back_dispatch
from core.commands.hours_corrections import AskCorrection, withdraw_correction
from core.commands.making_up import MakeUpHours
from core.commands.merging import MergeVolunteers, separate_volunteers
from core.commands.personal_records import (
    RecordAward,
    RecordEvaluation,
    RecordKind,
    RecordTraining,
    withdraw_entry,
)
from core.commands.request_exits import DeclineRequest, MergeRequest, TransferRequest
from core.commands.request_moves import (
    UNDONE,
    MoveRequest,
    revert_request_step,
    withdraw_request,
)
from core.commands.requests import RegisterRequest
from core.commands.service_menu import SetMenuItem, SetOffer, take_back_item, take_back_offer
from core.commands.sheet_readings import BookSheet, withdraw_sheet
from core.commands.signups import SignUp, withdraw_signup
from core.commands.stars import AwardStars, cancel_star_list
from core.commands.team_members import AddTeamMember, RemoveTeamMember, add_member, remove_member
from core.commands.teams import AddTeam, RetireTeam, restore_team, retire_team
from core.commands.volunteers import RegisterVolunteer, withdraw_volunteer
from core.ports.store import Command, Order


def compensation(command: Command, reason: str) -> Order | None:  # noqa: C901, PLR0911, PLR0912 - one line for each command that can be taken back
    """The order that undoes the command, or None when it cannot be taken back (a print, for one)."""
    match command:
        case RegisterRequest():
            return partial(withdraw_request, request_id=command.request.id, reason=reason)
        case MoveRequest():
            return partial(revert_request_step, request_id=command.request_id, step_id=command.step_id)
        case DeclineRequest() | TransferRequest() | MergeRequest():
            return partial(revert_request_step, request_id=command.request_id, step_id=command.step_id)
        case PutRight():
            return partial(
                revert_correction, correction_id=command.correction_id, act=Act.MEASURE, done_at=command.at
            )
        case CallBack():
            return partial(
                revert_correction, correction_id=command.correction_id, act=Act.CALL, done_at=command.at
            )
        case DispatchRequest():
            return partial(call_back_dispatch, dispatch_id=command.dispatch.id, reason=reason or UNDONE)
        case PublishRequest() if command.published:
            return partial(unpublish_request, request_id=command.request_id)
        case PublishRequest():
            return partial(publish_request, request_id=command.request_id)
        case ClaimRequest():
            return partial(call_back_dispatch, dispatch_id=command.dispatch.id, reason=reason or UNDONE)
        case SetMenuItem():
            return partial(take_back_item, command=command)
        case SetOffer():
            return partial(take_back_offer, command=command)
        case MergeVolunteers():
            return partial(separate_volunteers, merged_id=command.merged_id)
        case AddTeam():
            return partial(retire_team, team_id=command.id, reason=reason)
        case RetireTeam():
            return partial(restore_team, team_id=command.team_id)
        case AddTeamMember():
            return partial(
                remove_member, team_id=command.member.team_id, volunteer_id=command.member.volunteer_id
            )
        case RemoveTeamMember():
            return partial(
                add_member, team_id=command.member.team_id, volunteer_id=command.member.volunteer_id
            )
        case RegisterVolunteer():
            return partial(withdraw_volunteer, volunteer_id=command.volunteer.id, reason=reason)
        case PlanActivity():
            return partial(call_off_activity, activity_id=command.activity.id, reason=reason)
        case NoteFeedback():
            return partial(amend_feedback, feedback_id=command.feedback.id, removed=True)
        case AddActivityPhoto():
            return partial(amend_activity_photo, photo_id=command.photo.id, removed=True)
        case SignUp():
            signup = command.signup
            return partial(withdraw_signup, activity_id=signup.activity_id, volunteer_id=signup.volunteer_id)
        case CheckIn():
            return partial(
                cancel_check_in, activity_id=command.activity_id, volunteer_id=command.volunteer_id
            )
        case CheckOut():
            return partial(
                cancel_check_out, activity_id=command.activity_id, volunteer_id=command.volunteer_id
            )
        case RecordTraining():
            return partial(
                withdraw_entry, kind=RecordKind.TRAINING, record_id=command.record.id, reason=reason
            )
        case RecordAward():
            return partial(withdraw_entry, kind=RecordKind.AWARD, record_id=command.record.id, reason=reason)
        case RecordEvaluation():
            return partial(
                withdraw_entry, kind=RecordKind.EVALUATION, record_id=command.record.id, reason=reason
            )
        case AwardStars():
            return partial(cancel_star_list, list_id=command.stars.id, reason=reason)
        case MakeUpHours():
            return partial(
                cancel_check_in, activity_id=command.activity_id, volunteer_id=command.volunteer_id
            )
        case AskCorrection():
            return partial(withdraw_correction, correction_id=command.correction.id)
        case BookSheet():
            return partial(withdraw_sheet, booked=command)
        case IssueCertificate():
            return partial(void_certificate, certificate_id=command.certificate.id, reason=reason)
        case _:
            return None
