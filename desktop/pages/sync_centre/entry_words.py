"""What the entries of the log and the fields of rows are called at the desk."""

from PySide6.QtCore import QCoreApplication

from core.domain.masking import mask_identity_number, mask_phone
from core.ports.rows import EntryRow
from desktop.marking import QT_TRANSLATE_NOOP

_COMMANDS: dict[str, tuple[str, str]] = {
    "EstablishSite": ("building", QT_TRANSLATE_NOOP("Entries", "Facts of the unit")),
    "AddClerk": ("user-plus", QT_TRANSLATE_NOOP("Entries", "New clerk")),
    "RetireClerk": ("user-x", QT_TRANSLATE_NOOP("Entries", "Clerk taken off the list")),
    "AddTeam": ("users", QT_TRANSLATE_NOOP("Entries", "New team")),
    "AmendTeam": ("users", QT_TRANSLATE_NOOP("Entries", "Facts of a team")),
    "RetireTeam": ("ban", QT_TRANSLATE_NOOP("Entries", "Team taken off the list")),
    "RestoreTeam": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Team put back")),
    "AddTeamMember": ("user-plus", QT_TRANSLATE_NOOP("Entries", "New member of a team")),
    "RemoveTeamMember": ("user-x", QT_TRANSLATE_NOOP("Entries", "Member left a team")),
    "RenewTeamLink": ("link", QT_TRANSLATE_NOOP("Entries", "New address of a team's page")),
    "RecordPlace": ("building", QT_TRANSLATE_NOOP("Entries", "Place of the tree")),
    "CertifyKey": ("badge-check", QT_TRANSLATE_NOOP("Entries", "Signing key made known")),
    "RetireKey": ("ban", QT_TRANSLATE_NOOP("Entries", "Signing key out of use")),
    "EditTemplate": ("file-text", QT_TRANSLATE_NOOP("Entries", "Paper changed")),
    "RegisterRequest": ("clipboard-plus", QT_TRANSLATE_NOOP("Entries", "New request")),
    "RequestOnline": ("clipboard-plus", QT_TRANSLATE_NOOP("Entries", "New request")),
    "AmendRequest": ("square-pen", QT_TRANSLATE_NOOP("Entries", "Request corrected")),
    "AmendResident": ("user", QT_TRANSLATE_NOOP("Entries", "Facts of a resident")),
    "MoveRequest": ("check", QT_TRANSLATE_NOOP("Entries", "Step of a request")),
    "RevertRequestStep": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Step taken back")),
    "DeclineRequest": ("ban", QT_TRANSLATE_NOOP("Entries", "Request not ours")),
    "TransferRequest": ("external-link", QT_TRANSLATE_NOOP("Entries", "Request passed on")),
    "MergeRequest": ("git-merge", QT_TRANSLATE_NOOP("Entries", "Requests merged")),
    "PublishRequest": ("megaphone", QT_TRANSLATE_NOOP("Entries", "Request on the demand menu")),
    "ClaimRequest": ("hand-helping", QT_TRANSLATE_NOOP("Entries", "Request taken by a team")),
    "DispatchRequest": ("send", QT_TRANSLATE_NOOP("Entries", "Request dispatched")),
    "AnswerDispatch": ("message-square", QT_TRANSLATE_NOOP("Entries", "Answer of a team")),
    "EndDispatch": ("ban", QT_TRANSLATE_NOOP("Entries", "Dispatch ended")),
    "AddNote": ("message-square", QT_TRANSLATE_NOOP("Entries", "Note on a request")),
    "RateRequest": ("star", QT_TRANSLATE_NOOP("Entries", "Rating")),
    "CloseUnrated": ("star", QT_TRANSLATE_NOOP("Entries", "Closed without a rating")),
    "PutRight": ("wrench", QT_TRANSLATE_NOOP("Entries", "What was put right")),
    "CallBack": ("phone", QT_TRANSLATE_NOOP("Entries", "Resident called back")),
    "RevertCorrection": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Act at a correction taken back")),
    "SetMenuItem": ("book-open", QT_TRANSLATE_NOOP("Entries", "Service of the menu")),
    "SetOffer": ("heart-handshake", QT_TRANSLATE_NOOP("Entries", "What a team offers")),
    "PublishMenu": ("book-open", QT_TRANSLATE_NOOP("Entries", "Service menu published")),
    "RegisterVolunteer": ("user-plus", QT_TRANSLATE_NOOP("Entries", "New volunteer")),
    "AmendVolunteer": ("user", QT_TRANSLATE_NOOP("Entries", "Facts of a volunteer")),
    "WithdrawVolunteer": ("user-x", QT_TRANSLATE_NOOP("Entries", "Volunteer withdrawn")),
    "MergeVolunteers": ("git-merge", QT_TRANSLATE_NOOP("Entries", "Two registrations of one person")),
    "SeparateVolunteers": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Registrations kept apart")),
    "RecordTraining": ("graduation-cap", QT_TRANSLATE_NOOP("Entries", "Training of a volunteer")),
    "RecordAward": ("award", QT_TRANSLATE_NOOP("Entries", "Award of a volunteer")),
    "RecordEvaluation": ("clipboard-check", QT_TRANSLATE_NOOP("Entries", "Evaluation of a volunteer")),
    "WithdrawEntry": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Training, award or evaluation taken off")),
    "AwardStars": ("star", QT_TRANSLATE_NOOP("Entries", "Stars awarded")),
    "CancelStarList": ("ban", QT_TRANSLATE_NOOP("Entries", "Star list cancelled")),
    "PlanActivity": ("calendar-plus", QT_TRANSLATE_NOOP("Entries", "New activity")),
    "AmendActivity": ("calendar-check", QT_TRANSLATE_NOOP("Entries", "Activity changed")),
    "CancelActivity": ("ban", QT_TRANSLATE_NOOP("Entries", "Activity called off")),
    "CloseActivity": ("calendar-check", QT_TRANSLATE_NOOP("Entries", "Activity closed")),
    "RecordOutcome": ("clipboard-check", QT_TRANSLATE_NOOP("Entries", "Outcome of an activity")),
    "NoteFeedback": ("message-square", QT_TRANSLATE_NOOP("Entries", "What a resident said")),
    "AmendFeedback": ("square-pen", QT_TRANSLATE_NOOP("Entries", "What a resident said, changed")),
    "NoteFiling": ("stamp", QT_TRANSLATE_NOOP("Entries", "Activity declared or filed")),
    "AddActivityPhoto": ("image", QT_TRANSLATE_NOOP("Entries", "Photo of an activity")),
    "AmendActivityPhoto": ("image", QT_TRANSLATE_NOOP("Entries", "Facts of a photo")),
    "SignUp": ("users", QT_TRANSLATE_NOOP("Entries", "Put on the list")),
    "WithdrawSignup": ("user-x", QT_TRANSLATE_NOOP("Entries", "Taken off the list")),
    "IssueSignInSheet": ("file-text", QT_TRANSLATE_NOOP("Entries", "Sign-in sheet")),
    "CheckIn": ("scan-line", QT_TRANSLATE_NOOP("Entries", "Signed in")),
    "CheckOut": ("log-out", QT_TRANSLATE_NOOP("Entries", "Signed out")),
    "NoteCompanions": ("baby", QT_TRANSLATE_NOOP("Entries", "Children brought along")),
    "CancelCheckIn": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Sign-in taken back")),
    "CancelCheckOut": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Sign-out taken back")),
    "SettleSignOut": ("clock", QT_TRANSLATE_NOOP("Entries", "Missing sign-out settled")),
    "BookSheet": ("file-text", QT_TRANSLATE_NOOP("Entries", "Sheet read back")),
    "WithdrawSheet": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Sheet taken back")),
    "ReviewAttendance": ("check", QT_TRANSLATE_NOOP("Entries", "Hours confirmed")),
    "MakeUpHours": ("clock", QT_TRANSLATE_NOOP("Entries", "Hours made up")),
    "AnswerMakeUp": ("user-check", QT_TRANSLATE_NOOP("Entries", "Answer on made-up hours")),
    "AskCorrection": ("square-pen", QT_TRANSLATE_NOOP("Entries", "Correction of hours asked for")),
    "DecideCorrection": ("user-check", QT_TRANSLATE_NOOP("Entries", "Correction of hours decided")),
    "WithdrawCorrection": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Correction of hours withdrawn")),
    "PostHours": ("megaphone", QT_TRANSLATE_NOOP("Entries", "Hours posted")),
    "TakeBackPosting": ("undo-2", QT_TRANSLATE_NOOP("Entries", "Posting of hours taken back")),
    "EndPosting": ("check", QT_TRANSLATE_NOOP("Entries", "Posting of hours ended")),
    "DecidePolicy": ("scale", QT_TRANSLATE_NOOP("Entries", "Rule of the unit")),
    "ReportRecords": ("upload", QT_TRANSLATE_NOOP("Entries", "Records reported to the national system")),
    "NoteAnswers": ("download", QT_TRANSLATE_NOOP("Entries", "Answers of the national system")),
    "IssueCertificate": ("award", QT_TRANSLATE_NOOP("Entries", "Certificate")),
    "VoidCertificate": ("ban", QT_TRANSLATE_NOOP("Entries", "Certificate voided")),
    "RecordPrint": ("printer", QT_TRANSLATE_NOOP("Entries", "Print")),
    "ErasePerson": ("shield", QT_TRANSLATE_NOOP("Entries", "Personal facts erased")),
}
_UNKNOWN = ("file-text", QT_TRANSLATE_NOOP("Entries", "Record"))

_FIELDS: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("Entries", "Name"),
    "phone": QT_TRANSLATE_NOOP("Entries", "Phone"),
    "contact": QT_TRANSLATE_NOOP("Entries", "Contact"),
    "id_number": QT_TRANSLATE_NOOP("Entries", "ID number"),
    "id_type": QT_TRANSLATE_NOOP("Entries", "ID document"),
    "sex": QT_TRANSLATE_NOOP("Entries", "Sex"),
    "birth_on": QT_TRANSLATE_NOOP("Entries", "Born on"),
    "town": QT_TRANSLATE_NOOP("Entries", "Town"),
    "village": QT_TRANSLATE_NOOP("Entries", "Village"),
    "address": QT_TRANSLATE_NOOP("Entries", "Address"),
    "team_id": QT_TRANSLATE_NOOP("Entries", "Team"),
    "skills": QT_TRANSLATE_NOOP("Entries", "Skills"),
    "available_times": QT_TRANSLATE_NOOP("Entries", "Free times"),
    "emergency_contact": QT_TRANSLATE_NOOP("Entries", "Emergency contact"),
    "title": QT_TRANSLATE_NOOP("Entries", "Title"),
    "place": QT_TRANSLATE_NOOP("Entries", "Place"),
    "starts_at": QT_TRANSLATE_NOOP("Entries", "Begins"),
    "ends_at": QT_TRANSLATE_NOOP("Entries", "Ends"),
    "leader_name": QT_TRANSLATE_NOOP("Entries", "Leader"),
    "leader_phone": QT_TRANSLATE_NOOP("Entries", "Leader's phone"),
    "kind": QT_TRANSLATE_NOOP("Entries", "Kind"),
    "areas": QT_TRANSLATE_NOOP("Entries", "Villages served"),
    "monthly_capacity": QT_TRANSLATE_NOOP("Entries", "Requests a month"),
    "paused_from": QT_TRANSLATE_NOOP("Entries", "Paused from"),
    "paused_until": QT_TRANSLATE_NOOP("Entries", "Paused until"),
    "region_code": QT_TRANSLATE_NOOP("Entries", "12-digit code"),
    "valid_from": QT_TRANSLATE_NOOP("Entries", "First day"),
    "valid_to": QT_TRANSLATE_NOOP("Entries", "Last day"),
    "seats": QT_TRANSLATE_NOOP("Entries", "Seats"),
    "needed_volunteers": QT_TRANSLATE_NOOP("Entries", "People needed"),
    "opening_hours": QT_TRANSLATE_NOOP("Entries", "Opening hours"),
}
_PHONES = frozenset({"phone", "leader_phone"})


def command_text(command: str) -> str:
    """新登记需求 for RegisterRequest."""
    return _told(_COMMANDS.get(command, _UNKNOWN)[1])


def command_icon(command: str) -> str:
    """The icon of an entry."""
    return _COMMANDS.get(command, _UNKNOWN)[0]


def knows(command: str) -> bool:
    """Whether the command has words of its own."""
    return command in _COMMANDS


def subject_text(entry: EntryRow) -> str:
    """Number and name of what the entry is about."""
    return " ".join(part for part in (entry.number, entry.title) if part)


def field_text(field: str) -> str:
    """电话 for phone; the code's own name for what has no word."""
    return _told(_FIELDS[field]) if field in _FIELDS else field


def value_text(field: str, value: object) -> str:
    """A value as it may stand on a screen anybody can see: phones and ID numbers are masked."""
    if value is None or value in ("", (), []):
        return QCoreApplication.translate("Entries", "empty")
    if isinstance(value, list | tuple):
        return "、".join(str(part) for part in value)  # zh: a Chinese list, of what is stored in Chinese
    text = str(value)
    if field in _PHONES:
        return mask_phone(text)
    return mask_identity_number(text) if field == "id_number" else text


def _told(text: str) -> str:
    return QCoreApplication.translate("Entries", text)
