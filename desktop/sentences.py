"""One plain sentence for every refusal: what happened and what to do (DESIGN.md section 8)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from core.domain.activity import ActivityState
from core.domain.local_time import local_day
from core.domain.refusals import Refusal
from core.domain.service_minutes import hours_text
from core.domain.service_request import RequestState
from core.papers.pdf_signature import SigningFileRefused
from core.ports.devices import PaperSize, PrintProblem
from desktop import words
from desktop.marking import QT_TRANSLATE_NOOP

_SENTENCES: Mapping[str, str] = {
    "refused": QT_TRANSLATE_NOOP("Sentences", "This step is not possible now. Please check the form."),
    "not_found": QT_TRANSLATE_NOOP("Sentences", "This record is not on this desk."),
    "field_missing": QT_TRANSLATE_NOOP("Sentences", "Please fill in {field}."),
    "field_too_long": QT_TRANSLATE_NOOP("Sentences", "Please shorten {field} to {limit} characters."),
    "character_refused": QT_TRANSLATE_NOOP("Sentences", "Character {position} of {field} cannot be used."),
    "private_use_refused": QT_TRANSLATE_NOOP(
        "Sentences", "Only an old system knows {code_point}. Please type that character again."
    ),
    "status_refused": QT_TRANSLATE_NOOP("Sentences", "The request has moved on. Please open it again."),
    "status_refused.states": QT_TRANSLATE_NOOP(
        "Sentences", "The request is at “{state}”; from there it cannot go to “{wanted}”."
    ),
    "reason_missing": QT_TRANSLATE_NOOP("Sentences", "Please give a reason."),
    "already_registered": QT_TRANSLATE_NOOP("Sentences", "Already registered under {number}."),
    "too_young_for_record": QT_TRANSLATE_NOOP(
        "Sentences", "Under 8 years: please let the family register and come along."
    ),
    "adults_only": QT_TRANSLATE_NOOP("Sentences", "This activity is for adults only."),
    "participation_pending": QT_TRANSLATE_NOOP(
        "Sentences", "Still missing: {missing}. Please complete it first."
    ),
    "volunteer_withdrawn": QT_TRANSLATE_NOOP("Sentences", "This registration was withdrawn."),
    "times_refused": QT_TRANSLATE_NOOP("Sentences", "The end must be after the start, within one day."),
    "activity_not_open": QT_TRANSLATE_NOOP("Sentences", "This activity is over."),
    "activity_not_open.cancelled": QT_TRANSLATE_NOOP("Sentences", "This activity was called off."),
    "activity_ahead": QT_TRANSLATE_NOOP(
        "Sentences", "The activity is on {day}; this can be done from then on."
    ),
    "activity_past": QT_TRANSLATE_NOOP(
        "Sentences", "The activity ended on {day}. Please enter the hours as made up."
    ),
    "people_signed_in": QT_TRANSLATE_NOOP(
        "Sentences", "{people} signed in already. Please finish the activity instead."
    ),
    "hours_confirmed": QT_TRANSLATE_NOOP(
        "Sentences", "Hours of {people} are confirmed; they count as service. Correct those first."
    ),
    "insurance_dates_refused": QT_TRANSLATE_NOOP("Sentences", "The insurance ends before it begins."),
    "name_consent_missing": QT_TRANSLATE_NOOP(
        "Sentences", "A name stands here only if the person agrees. Please ask first."
    ),
    "already_signed_up": QT_TRANSLATE_NOOP("Sentences", "Already on the list."),
    "insurance_missing": QT_TRANSLATE_NOOP(
        "Sentences", "A dangerous activity needs insurance first. Please enter the policy."
    ),
    "too_young_for_activity": QT_TRANSLATE_NOOP(
        "Sentences", "This activity takes people from {min_age} years on."
    ),
    "skill_missing": QT_TRANSLATE_NOOP("Sentences", "This work asks for: {skills}. Please add it first."),
    "licence_missing": QT_TRANSLATE_NOOP(
        "Sentences", "This work needs a licence: {licence}. Please record it first."
    ),
    "role_unknown": QT_TRANSLATE_NOOP("Sentences", "The activity has no role “{role}”."),
    "role_full": QT_TRANSLATE_NOOP("Sentences", "The role “{role}” has its {needed} people. Choose another."),
    "role_twice": QT_TRANSLATE_NOOP("Sentences", "The role “{role}” stands there twice."),
    "seats_twice": QT_TRANSLATE_NOOP(
        "Sentences", "A unit stands there twice. Each has one share of the seats."
    ),
    "number_refused": QT_TRANSLATE_NOOP("Sentences", "Please type a number from {least} to {most}."),
    "series_empty": QT_TRANSLATE_NOOP("Sentences", "No day is left in the series. Please check the dates."),
    "already_checked_in": QT_TRANSLATE_NOOP("Sentences", "Signed in at {at}; no need to sign in again."),
    "not_checked_in": QT_TRANSLATE_NOOP("Sentences", "Not signed in yet. Please sign in first."),
    "already_checked_out": QT_TRANSLATE_NOOP("Sentences", "Signed out at {at}, {hours} hours."),
    "already_reviewed": QT_TRANSLATE_NOOP("Sentences", "These hours are confirmed already."),
    "sign_out_outside_activity": QT_TRANSLATE_NOOP(
        "Sentences", "The time must be after the sign-in and not after {latest}."
    ),
    "made_up_beyond_plan": QT_TRANSLATE_NOOP(
        "Sentences", "Made-up hours may not be more than the activity was planned for."
    ),
    "activity_not_over": QT_TRANSLATE_NOOP(
        "Sentences", "Hours are made up after the activity, from {ends_at} on."
    ),
    "second_person_missing": QT_TRANSLATE_NOOP("Sentences", "Another clerk of this unit has to agree."),
    "not_waiting": QT_TRANSLATE_NOOP("Sentences", "This was decided already. The list is up to date now."),
    "not_reviewed": QT_TRANSLATE_NOOP(
        "Sentences", "These hours are not confirmed yet. Please change them directly."
    ),
    "minutes_said": QT_TRANSLATE_NOOP(
        "Sentences", "Two people settled these hours by hand; please ask for a correction."
    ),
    "nothing_to_correct": QT_TRANSLATE_NOOP("Sentences", "The hours already count that much."),
    "correction_pending": QT_TRANSLATE_NOOP(
        "Sentences", "A correction of these hours waits for a second person."
    ),
    "correction_beyond_day": QT_TRANSLATE_NOOP("Sentences", "The day's limit leaves {room} for this visit."),
    "value_moved": QT_TRANSLATE_NOOP(
        "Sentences", "The hours changed since this was asked. Please ask again."
    ),
    "hours_moved": QT_TRANSLATE_NOOP(
        "Sentences", "The hours changed at another desk. Please look at them again."
    ),
    "nothing_to_post": QT_TRANSLATE_NOOP("Sentences", "There are no hours to post yet."),
    "posting_not_over": QT_TRANSLATE_NOOP("Sentences", "The list hangs until {until}."),
    "posting_due": QT_TRANSLATE_NOOP("Sentences", "These hours have to be posted before they are confirmed."),
    "policy_overtaken": QT_TRANSLATE_NOOP(
        "Sentences", "Someone decided this at another desk. Please look at the new rules first."
    ),
    "policy_refused": QT_TRANSLATE_NOOP("Sentences", "This value cannot be a rule. Please check it."),
    "sign_out_before_sign_in": QT_TRANSLATE_NOOP("Sentences", "The sign-out is before the sign-in."),
    "not_volunteer_service": QT_TRANSLATE_NOOP(
        "Sentences", "This activity does not count as volunteer service."
    ),
    "nothing_to_certify": QT_TRANSLATE_NOOP("Sentences", "No confirmed hours in this period."),
    "certificate_code_too_long": QT_TRANSLATE_NOOP(
        "Sentences", "Too long for the code. Please shorten the honour."
    ),
    "star_not_reached": QT_TRANSLATE_NOOP("Sentences", "The confirmed hours do not reach the first star."),
    "identity_missing": QT_TRANSLATE_NOOP("Sentences", "The ID number is missing. Please complete it first."),
    "record_not_certifiable": QT_TRANSLATE_NOOP(
        "Sentences", "One record is not of this unit and was left out."
    ),
    "already_void": QT_TRANSLATE_NOOP("Sentences", "This certificate was voided before."),
    "certificate_exists": QT_TRANSLATE_NOOP(
        "Sentences", "This period is certified already: {number}. Please print it again."
    ),
    "person_erased": QT_TRANSLATE_NOOP("Sentences", "This record was erased by law."),
    "registration_merged": QT_TRANSLATE_NOOP("Sentences", "This registration was merged with another one."),
    "same_registration": QT_TRANSLATE_NOOP("Sentences", "This is one and the same registration."),
    "not_merged": QT_TRANSLATE_NOOP("Sentences", "This registration is not merged."),
    "merge_too_old": QT_TRANSLATE_NOOP("Sentences", "A merge can be taken back for 30 days only."),
    "already_dispatched": QT_TRANSLATE_NOOP(
        "Sentences", "Another team has been asked. Please call it back first."
    ),
    "dispatch_over": QT_TRANSLATE_NOOP(
        "Sentences", "This dispatch has an outcome. Please open the request again."
    ),
    "reply_late": QT_TRANSLATE_NOOP("Sentences", "The time to answer is over. Please ring the centre."),
    "not_published": QT_TRANSLATE_NOOP("Sentences", "This need is not on the demand menu any more."),
    "public_consent_missing": QT_TRANSLATE_NOOP(
        "Sentences", "The resident has not agreed to show it. Please ask first."
    ),
    "menu_levels": QT_TRANSLATE_NOOP("Sentences", "The menu has two levels: groups, and services in groups."),
    "menu_name_taken": QT_TRANSLATE_NOOP("Sentences", "“{name}” is on the menu already."),
    "menu_empty": QT_TRANSLATE_NOOP("Sentences", "There is no service on the menu yet."),
    "pause_refused": QT_TRANSLATE_NOOP("Sentences", "A pause ends on or after the day it begins."),
    "reply_not_due": QT_TRANSLATE_NOOP("Sentences", "The team can answer until {reply_by}."),
    "not_fulfilled": QT_TRANSLATE_NOOP("Sentences", "The service is not finished yet and cannot be rated."),
    "rating_open": QT_TRANSLATE_NOOP("Sentences", "The resident can rate until {rated_until}."),
    "merge_refused": QT_TRANSLATE_NOOP(
        "Sentences", "Only into another open request of this unit. Please choose again."
    ),
    "others_merged": QT_TRANSLATE_NOOP(
        "Sentences", "{others} other request(s) wait for this one. Please separate them first."
    ),
    "correction_open": QT_TRANSLATE_NOOP(
        "Sentences", "The bad rating comes first: put it right and call back by {due_at}."
    ),
    "correction_refused": QT_TRANSLATE_NOOP(
        "Sentences", "First it is put right, then the resident is called back."
    ),
    "sheet_already_booked": QT_TRANSLATE_NOOP("Sentences", "This page was read back at {at} already."),
    "sheet_row_refused": QT_TRANSLATE_NOOP("Sentences", "Row {row}, {name}: {why}"),
    "day_ahead": QT_TRANSLATE_NOOP("Sentences", "{day} lies ahead. Please enter it once it has happened."),
    "minutes_refused": QT_TRANSLATE_NOOP("Sentences", "From 1 to {most} minutes can be entered."),
    "evidence_not_seen": QT_TRANSLATE_NOOP(
        "Sentences", "An award of the county or above needs its paper shown first."
    ),
    "nobody_rose": QT_TRANSLATE_NOOP("Sentences", "Nobody reached more stars up to {as_of}."),
    "stars_differ": QT_TRANSLATE_NOOP(
        "Sentences", "The hours have changed since. Please make the list again."
    ),
    "nothing_to_report": QT_TRANSLATE_NOOP("Sentences", "Please choose at least one record."),
    "already_reported": QT_TRANSLATE_NOOP("Sentences", "Reported already in batch {batch}."),
    "not_reported": QT_TRANSLATE_NOOP("Sentences", "This record was never reported. Please check the file."),
    "outside_sign_in_times": QT_TRANSLATE_NOOP(
        "Sentences", "Own phones can be used from {opens_at} to {closes_at}."
    ),
    "too_many_companions": QT_TRANSLATE_NOOP("Sentences", "At most {most} children can be noted."),
    "unknown_id_type": QT_TRANSLATE_NOOP("Sentences", "Please choose the kind of document."),
    "identity_number_missing": QT_TRANSLATE_NOOP("Sentences", "Please fill in the ID number."),
    "identity_number_length": QT_TRANSLATE_NOOP(
        "Sentences", "The ID number has {actual} characters, it should have {expected}."
    ),
    "identity_number_character": QT_TRANSLATE_NOOP(
        "Sentences", "Character {position} of the ID number is wrong."
    ),
    "identity_number_prefix": QT_TRANSLATE_NOOP("Sentences", "The ID number should begin with {expected}."),
    "identity_number_date": QT_TRANSLATE_NOOP(
        "Sentences",
        "The date in the ID number is wrong at {position} to {end}. Please compare it with the card.",
    ),
    "identity_number_check_digit": QT_TRANSLATE_NOOP(
        "Sentences", "The ID number does not add up. Please compare it with the card."
    ),
    "identity_number_check_digit.place": QT_TRANSLATE_NOOP(
        "Sentences", "The ID number does not add up; please look at {places} first."
    ),
    "identity_number_ruined_by_excel": QT_TRANSLATE_NOOP(
        "Sentences", "The spreadsheet has ruined this ID number. Set the column to text and paste again."
    ),
    "old_fifteen_digit_number": QT_TRANSLATE_NOOP(
        "Sentences", "Numbers of 15 digits are no longer valid. Please read the new card."
    ),
    "phone_missing": QT_TRANSLATE_NOOP("Sentences", "Please fill in a phone, or who can be reached instead."),
    "phone_character": QT_TRANSLATE_NOOP("Sentences", "Character {position} of the phone number is wrong."),
    "phone_length": QT_TRANSLATE_NOOP(
        "Sentences", "The phone number has {actual} digits, it should have {expected}."
    ),
    "phone_prefix": QT_TRANSLATE_NOOP("Sentences", "No phone number begins like this. Please check it."),
    "area_code_missing": QT_TRANSLATE_NOOP("Sentences", "Please add the area code to the landline number."),
    "unknown_code": QT_TRANSLATE_NOOP("Sentences", "This is not a code of this system."),
    "code_check_failed": QT_TRANSLATE_NOOP("Sentences", "The code was misread. Please scan it again."),
    "code_truncated": QT_TRANSLATE_NOOP("Sentences", "The code is incomplete. Please scan it again."),
    "number_not_understood": QT_TRANSLATE_NOOP("Sentences", "This is not one of our numbers."),
    "number_check_failed": QT_TRANSLATE_NOOP(
        "Sentences", "The number was mistyped. Please compare it with the paper."
    ),
    "recovery_key_length": QT_TRANSLATE_NOOP(
        "Sentences", "The key has 65 characters; {missing} are missing."
    ),
    "recovery_key_wrong": QT_TRANSLATE_NOOP("Sentences", "Please compare group {groups} with the sheet."),
    "table_refused": QT_TRANSLATE_NOOP(
        "Sentences", "The table cannot be read ({reason} {columns}). Save it as CSV in UTF-8 with its header."
    ),
    "row_incomplete": QT_TRANSLATE_NOOP("Sentences", "This row has only {cells} cells. Please complete it."),
    "team_name_taken": QT_TRANSLATE_NOOP("Sentences", "There is a team “{name}” already."),
    "team_retired": QT_TRANSLATE_NOOP("Sentences", "The team “{name}” was taken off the lists."),
    "team_busy": QT_TRANSLATE_NOOP(
        "Sentences", "“{name}” has {waiting} open dispatches. Please finish or call them back first."
    ),
    "already_in_team": QT_TRANSLATE_NOOP("Sentences", "Already in this team."),
    "not_in_team": QT_TRANSLATE_NOOP("Sentences", "Not in this team."),
    "timetable_refused": QT_TRANSLATE_NOOP("Sentences", "A time of the week ends after it starts."),
    "timetable_overlaps": QT_TRANSLATE_NOOP("Sentences", "Two times of one day lie over each other."),
    "social_credit_code_refused": QT_TRANSLATE_NOOP(
        "Sentences", "The credit code does not add up. Please compare its 18 characters."
    ),
    "place_ended": QT_TRANSLATE_NOOP("Sentences", "“{name}” ended on {on}; nothing new can go there."),
    "place_in_use": QT_TRANSLATE_NOOP(
        "Sentences", "Below it “{name}” still stands ({count} in all). Please end those first."
    ),
    "region_code_taken": QT_TRANSLATE_NOOP("Sentences", "“{name}” has the code {region_code} already."),
    "parent_unknown": QT_TRANSLATE_NOOP("Sentences", "No place above has the code {region_code}."),
    "region_code_refused": QT_TRANSLATE_NOOP(
        "Sentences", "A code has 12 digits: 6 of the county, 3 of the town, 3 of the village."
    ),
    "region_outside_parent": QT_TRANSLATE_NOOP(
        "Sentences", "Below “{parent}” the code begins with {prefix}; {region_code} does not."
    ),
    "place_level_refused": QT_TRANSLATE_NOOP(
        "Sentences", "A place of this level cannot be below “{parent}”."
    ),
    "place_dates_refused": QT_TRANSLATE_NOOP("Sentences", "The last day is after the first."),
    "template_refused": QT_TRANSLATE_NOOP("Sentences", "The number template needs {part} exactly once."),
}

_TEMPLATE_PROBLEMS: Mapping[str, str] = {
    "syntax": QT_TRANSLATE_NOOP("Sentences", "Line {line} cannot be read. Please check quotes and signs."),
    "unknown_key": QT_TRANSLATE_NOOP("Sentences", "Line {line}: “{detail}” is no word of templates."),
    "wrong_value": QT_TRANSLATE_NOOP("Sentences", "Line {line}: a value is not right."),
    "unknown_field": QT_TRANSLATE_NOOP("Sentences", "Line {line}: this paper has no field “{detail}”."),
    "unknown_style": QT_TRANSLATE_NOOP("Sentences", "Line {line}: there is no style “{detail}”."),
    "unknown_colour": QT_TRANSLATE_NOOP("Sentences", "Line {line}: there is no colour “{detail}”."),
    "no_width": QT_TRANSLATE_NOOP("Sentences", "Line {line}: a text with a field needs a width."),
    "outside": QT_TRANSLATE_NOOP("Sentences", "Line {line}: “{detail}” is outside the margins."),
    "over_seal": QT_TRANSLATE_NOOP("Sentences", "Line {line}: the seal square holds only unit and date."),
    "bad_placeholder": QT_TRANSLATE_NOOP("Sentences", "Line {line}: braces do not match."),
    "missing_glyph": QT_TRANSLATE_NOOP("Sentences", "Line {line}: “{detail}” cannot be printed."),
    "no_page": QT_TRANSLATE_NOOP("Sentences", "Line {line}: a page from 1 to 4, please."),
}

_FIELDS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("Sentences", "the name"),
    "phone": QT_TRANSLATE_NOOP("Sentences", "the phone number or a contact"),
    "contact": QT_TRANSLATE_NOOP("Sentences", "the contact"),
    "words": QT_TRANSLATE_NOOP("Sentences", "what help is needed"),
    "village": QT_TRANSLATE_NOOP("Sentences", "the village"),
    "town": QT_TRANSLATE_NOOP("Sentences", "the town"),
    "address": QT_TRANSLATE_NOOP("Sentences", "the address"),
    "wanted_on": QT_TRANSLATE_NOOP("Sentences", "the wanted date"),
    "title": QT_TRANSLATE_NOOP("Sentences", "the activity's name"),
    "content": QT_TRANSLATE_NOOP("Sentences", "what the service is"),
    "place": QT_TRANSLATE_NOOP("Sentences", "the place"),
    "leader_name": QT_TRANSLATE_NOOP("Sentences", "who leads"),
    "organising_unit": QT_TRANSLATE_NOOP("Sentences", "the organising unit"),
    "risk_note": QT_TRANSLATE_NOOP("Sentences", "what the danger is"),
    "role": QT_TRANSLATE_NOOP("Sentences", "the role"),
    "required_licence": QT_TRANSLATE_NOOP("Sentences", "the licence"),
    "feedback": QT_TRANSLATE_NOOP("Sentences", "what was said"),
    "caption": QT_TRANSLATE_NOOP("Sentences", "the caption"),
    "unit": QT_TRANSLATE_NOOP("Sentences", "the unit"),
    "site_code": QT_TRANSLATE_NOOP("Sentences", "the short code (2 to 6 letters)"),
    "clerk_name": QT_TRANSLATE_NOOP("Sentences", "the clerk's name"),
    "team": QT_TRANSLATE_NOOP("Sentences", "the team"),
    "level": QT_TRANSLATE_NOOP("Sentences", "the level"),
    "region_code": QT_TRANSLATE_NOOP("Sentences", "the 12-digit code"),
    "skills": QT_TRANSLATE_NOOP("Sentences", "the skills"),
    "areas": QT_TRANSLATE_NOOP("Sentences", "the villages served"),
    "paused_from": QT_TRANSLATE_NOOP("Sentences", "the first day of the pause"),
    "guardian_name": QT_TRANSLATE_NOOP("Sentences", "the guardian's name"),
    "guardian_relation": QT_TRANSLATE_NOOP("Sentences", "the guardian's relation"),
    "emergency_contact": QT_TRANSLATE_NOOP("Sentences", "the emergency contact"),
    "clothing_size": QT_TRANSLATE_NOOP("Sentences", "the clothing size"),
    "insurance_number": QT_TRANSLATE_NOOP("Sentences", "the insurance number"),
    "insurer": QT_TRANSLATE_NOOP("Sentences", "the insurer"),
    "opening_hours": QT_TRANSLATE_NOOP("Sentences", "the opening hours"),
    "who_goes": QT_TRANSLATE_NOOP("Sentences", "who goes"),
    "goes_at": QT_TRANSLATE_NOOP("Sentences", "the time of the visit"),
    "note": QT_TRANSLATE_NOOP("Sentences", "the note"),
    "honour": QT_TRANSLATE_NOOP("Sentences", "the title of honour"),
    "reason": QT_TRANSLATE_NOOP("Sentences", "the reason"),
    "result": QT_TRANSLATE_NOOP("Sentences", "the result"),
    "tags": QT_TRANSLATE_NOOP("Sentences", "the key words"),
    "transferred_to": QT_TRANSLATE_NOOP("Sentences", "who is competent"),
    "measure": QT_TRANSLATE_NOOP("Sentences", "what was put right"),
    "on_behalf_of": QT_TRANSLATE_NOOP("Sentences", "for whom it is"),
    "people_count": QT_TRANSLATE_NOOP("Sentences", "how many people are served"),
    "satisfied": QT_TRANSLATE_NOOP("Sentences", "whether the resident is satisfied now"),
}

_PRINT_PROBLEMS: Mapping[str, str] = {
    "no_printer": QT_TRANSLATE_NOOP(
        "Sentences", "Not printed: no printer is chosen. It is saved; print it again later."
    ),
    "offline": QT_TRANSLATE_NOOP(
        "Sentences", "Not printed: the printer is not connected. Check the power, then reprint."
    ),
    "wrong_paper": QT_TRANSLATE_NOOP(
        "Sentences", "Not printed: the printer has another paper size. Change it, then reprint."
    ),
    "cancelled": QT_TRANSLATE_NOOP("Sentences", "Not printed. It is saved; print it again later."),
    "write_failed": QT_TRANSLATE_NOOP("Sentences", "Not printed: the folder cannot be written. It is saved."),
    "stopped": QT_TRANSLATE_NOOP("Sentences", "Printing was stopped. What was printed counts."),
    "not_signed": QT_TRANSLATE_NOOP(
        "Sentences", "Not printed: the unit's certificate cannot sign. Please look in the settings."
    ),
}

_SIGNING_PROBLEMS: Mapping[str, str] = {
    "unreadable": QT_TRANSLATE_NOOP("Sentences", "This is no certificate file (.p12 or .pfx)."),
    "no_file": QT_TRANSLATE_NOOP("Sentences", "The file cannot be read. Please choose it again."),
    "wrong_password": QT_TRANSLATE_NOOP("Sentences", "The password does not open it. Please try again."),
    "no_key": QT_TRANSLATE_NOOP(
        "Sentences", "The file has no private key. Please ask for it as .p12 or .pfx, with the key."
    ),
    "no_certificate": QT_TRANSLATE_NOOP(
        "Sentences", "The file has a key, but no certificate. Please ask for it with both."
    ),
    "unknown_key": QT_TRANSLATE_NOOP(
        "Sentences", "This kind of key (such as SM2) cannot be used. Please ask for RSA or ECDSA."
    ),
    "expired": QT_TRANSLATE_NOOP(
        "Sentences", "The certificate ended on {at}. Please choose a new one in the settings."
    ),
    "not_yet": QT_TRANSLATE_NOOP(
        "Sentences", "The certificate begins on {at}. Please check the date of this PC."
    ),
    "locked": QT_TRANSLATE_NOOP("Sentences", "The key store of this PC is locked. Please sign in again."),
    "lost": QT_TRANSLATE_NOOP(
        "Sentences", "The unit's certificate cannot be opened. Please choose it again in the settings."
    ),
    "spoilt": QT_TRANSLATE_NOOP("Sentences", "The signature does not hold. Please ask who issued it."),
}

_CHOOSE_PAPER = QT_TRANSLATE_NOOP(
    "Sentences", "Not printed: set the printer's paper to {paper}, then reprint."
)
_ROLL = QT_TRANSLATE_NOOP("Sentences", "{width} mm roll")
_MISSING_GLYPH = QT_TRANSLATE_NOOP(
    "Sentences", "Not printed: no font here has {character} ({code_point}). It is saved."
)
_REPLACED = QT_TRANSLATE_NOOP("Sentences", "Old code {code_points} is now {characters}. Please compare.")
_CODE_TOO_FINE = QT_TRANSLATE_NOOP(
    "Sentences",
    "Not printed: the web address for codes is too long. It is saved; shorten it in the settings.",
)


def sentence(error: Exception) -> str:
    """The sentence for a refusal, a print or signing problem, a missing glyph or a code too fine to print.

    Anything else is raised again.
    """
    if isinstance(error, PrintProblem):
        return _print_sentence(error)
    if isinstance(error, Refusal):
        return refusal_sentence(error)
    if isinstance(error, SigningFileRefused):
        told = _translated(_SIGNING_PROBLEMS[error.reason])
        return told if error.at is None else told.replace("{at}", words.full_day(local_day(error.at)))
    # Imported here: the fonts cost start-up time, and they are loaded already when a paper was refused.
    from core.papers.fonts import MissingGlyph  # noqa: PLC0415 - see above
    from core.papers.qr import CodeTooFine  # noqa: PLC0415 - see above
    from core.papers.template.problems import TemplateProblem  # noqa: PLC0415 - see above

    if isinstance(error, TemplateProblem):
        told_ = _translated(_TEMPLATE_PROBLEMS.get(error.code, _TEMPLATE_PROBLEMS["wrong_value"]))
        return told_.replace("{line}", str(error.line)).replace("{detail}", error.detail[:24])
    if isinstance(error, CodeTooFine):
        return _translated(_CODE_TOO_FINE)
    if not isinstance(error, MissingGlyph):
        raise error
    words_ = _translated(_MISSING_GLYPH).replace("{character}", error.character)
    return words_.replace("{code_point}", f"U+{error.code_point:04X}")


def _print_sentence(problem: PrintProblem) -> str:
    """With the wrong paper, also which one to choose."""
    if problem.reason == "wrong_paper" and problem.wanted is not None:
        return _translated(_CHOOSE_PAPER).replace("{paper}", paper_name(problem.wanted))
    return _translated(_PRINT_PROBLEMS.get(problem.reason, _PRINT_PROBLEMS["offline"]))


def paper_name(size: PaperSize) -> str:
    """A4, A5, or the measures; a roll by its width."""
    short, long = sorted((round(size.width_mm), round(size.height_mm)))
    names = {(210, 297): "A4", (148, 210): "A5"}
    if not size.height_mm:
        return _translated(_ROLL).replace("{width}", str(long))
    return names.get((short, long), f"{short} × {long} mm")


def replaced_sentence(replaced: Sequence[tuple[str, str]]) -> str:
    """Which private-use codes of a name were turned into which characters."""
    codes, characters = zip(*replaced, strict=True)
    told = _translated(_REPLACED).replace("{code_points}", " ".join(codes))
    return told.replace("{characters}", " ".join(characters))


def refusal_sentence(refusal: Refusal) -> str:
    """What happened and what to do, in the language of the screen."""
    return code_sentence(refusal.code, refusal.facts())


def code_sentence(code: str, told: Mapping[str, object]) -> str:
    """The same for a refusal that somebody else met: its code and facts, as the platform tells them."""
    facts = dict(told)
    key = _narrower(code, facts)
    places = _places(facts)
    if places and f"{key}.place" in _SENTENCES:
        key = f"{key}.place"
        facts["places"] = places
    text = _translated(_SENTENCES.get(key, _SENTENCES["refused"]))
    for name, value in facts.items():
        shown = _state(value) if key == "status_refused.states" else _shown(name, value)
        text = text.replace("{" + name + "}", shown)
    if "service_minutes" in facts:
        minutes = facts["service_minutes"]
        text = text.replace("{hours}", hours_text(minutes if isinstance(minutes, int) else 0))
    return text


def _state(value: object) -> str:
    return words.state_text(RequestState(str(value))) if value in frozenset(RequestState) else ""


def _narrower(code: str, facts: Mapping[str, object]) -> str:
    """A sentence that says more, where the facts allow it."""
    states = frozenset(RequestState)
    stands, wanted = facts.get("state"), facts.get("wanted")
    if code == "status_refused" and {stands, wanted} <= states and stands != wanted:
        return "status_refused.states"
    if code == "activity_not_open" and facts.get("state") == ActivityState.CANCELLED:
        return "activity_not_open.cancelled"
    return code


def knows(code: str) -> bool:
    """Whether a refusal has a sentence of its own."""
    return code in _SENTENCES


def field_of(refusal: Refusal) -> str:
    """The form field a refusal speaks of, or an empty text."""
    named = refusal.facts().get("field")
    if isinstance(named, str):
        return named
    for prefix, field in (("identity_number", "id_number"), ("old_fifteen", "id_number"), ("phone", "phone")):
        if refusal.code.startswith(prefix):
            return field
    return "phone" if refusal.code == "area_code_missing" else ""


def _translated(text: str) -> str:
    return QCoreApplication.translate("Sentences", text)


def _shown(name: str, value: object) -> str:
    if name == "field":
        return _translated(_FIELDS.get(str(value), str(value)))
    if name == "missing" and isinstance(value, tuple):
        return words.missing_text(tuple(str(code) for code in value))
    if isinstance(value, Refusal):
        return refusal_sentence(value)
    if isinstance(value, tuple):
        return words.listed([words.choice_text(str(item)) for item in value])
    if isinstance(value, date):
        return words.clock(value) if isinstance(value, datetime) else words.full_day(value)
    return words.hours(value) if name == "room" and isinstance(value, int) else str(value)


def _places(facts: Mapping[str, object]) -> str:
    """At most three places where one change would make the number right, counted from 1."""
    found: list[str] = []
    swaps, single = facts.get("swaps"), facts.get("single")
    if isinstance(swaps, tuple):
        found += [f"{place}-{place + 1}" for place in swaps]
    if not found and isinstance(single, tuple):
        found += [str(place) for place in single]
    return ", ".join(found) if 0 < len(found) <= 3 else ""
