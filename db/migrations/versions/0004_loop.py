"""The whole loop: requests to ratings, teams, the menu, activities, and hours that stand up to inspection."""

import json

from alembic import op
from sqlalchemy import Connection

from core.sync import digest
from db.row_keys import id_of

revision = "0004"
down_revision = "0003"

# Written out and never changed: later db/tables may differ, files of this version do not.
STATEMENTS = (
    "DROP TRIGGER guard_delete_activity",
    "DROP TRIGGER guard_insert_activity",
    "DROP TRIGGER guard_update_activity",
    "DROP INDEX ix_activity_number",
    "DROP INDEX ix_activity_starts_at",
    "ALTER TABLE activity RENAME TO activity_before",
    (
        "CREATE TABLE activity ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT"
        " NULL, number TEXT NOT NULL, token TEXT NOT NULL, title TEXT NOT NULL, content TEXT "
        "NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, place TEXT NOT NULL,"
        " organising_unit TEXT NOT NULL, leader_name TEXT NOT NULL, leader_phone TEXT NOT "
        "NULL, counts_as_service INTEGER NOT NULL, category TEXT NOT NULL, risk_level TEXT "
        "NOT NULL, risk_note TEXT NOT NULL, insurer TEXT NOT NULL, insurance_number TEXT NOT "
        "NULL, insured_from TEXT, insured_to TEXT, needed_volunteers INTEGER NOT NULL, "
        "request_ids TEXT NOT NULL, series_id TEXT NOT NULL, team_id TEXT NOT NULL, team_kind"
        " TEXT, platform TEXT, roles TEXT NOT NULL, required_skills TEXT NOT NULL, "
        "required_licence TEXT NOT NULL, min_age INTEGER NOT NULL, seats TEXT NOT NULL, "
        "door_secret TEXT NOT NULL, door_code_only INTEGER NOT NULL, declared_at INTEGER, "
        "declared_by TEXT NOT NULL, filed_at INTEGER, filed_by TEXT NOT NULL, served_people "
        "INTEGER NOT NULL, result TEXT NOT NULL, state TEXT NOT NULL, closed_at INTEGER, "
        "PRIMARY KEY (id), UNIQUE (token) ) STRICT"
    ),
    (
        "INSERT INTO activity (id, version, site_id, number, token, title, content, "
        "starts_at, ends_at, place, organising_unit, leader_name, leader_phone, "
        "counts_as_service, category, risk_level, risk_note, insurer, insurance_number, "
        "insured_from, insured_to, needed_volunteers, request_ids, series_id, team_id, "
        "team_kind, platform, roles, required_skills, required_licence, min_age, seats, "
        "door_secret, door_code_only, declared_at, declared_by, filed_at, filed_by, "
        "served_people, result, state, closed_at) SELECT id, version, site_id, number, token,"
        " title, content, starts_at, ends_at, place, organising_unit, leader_name, "
        "leader_phone, counts_as_service, category, risk_level, risk_note, insurer, "
        "insurance_number, insured_from, insured_to, needed_volunteers, '[]', '', '', NULL, "
        "NULL, '[]', '[]', '', 0, '[]', '', 0, NULL, '', NULL, '', 0, '', state, closed_at "
        "FROM activity_before"
    ),
    "DROP TABLE activity_before",
    "CREATE INDEX ix_activity_number ON activity (number)",
    (
        "CREATE INDEX ix_activity_of_site ON activity (site_id, starts_at, ends_at, state, "
        "counts_as_service, id, declared_at, filed_at)"
    ),
    "CREATE INDEX ix_activity_series_id ON activity (series_id)",
    "CREATE INDEX ix_activity_shared ON activity (starts_at) WHERE seats <> '[]'",
    "CREATE INDEX ix_activity_starts_at_number_title ON activity (starts_at, number, title)",
    "DROP TRIGGER guard_delete_attendance",
    "DROP TRIGGER guard_insert_attendance",
    "DROP TRIGGER guard_update_attendance",
    "DROP TRIGGER hours_seen_added",
    "DROP TRIGGER hours_seen_changed",
    "DROP INDEX ix_attendance_activity_id",
    "DROP INDEX ix_attendance_volunteer_id_check_in_at",
    "ALTER TABLE attendance RENAME TO attendance_before",
    (
        "CREATE TABLE attendance ( id TEXT NOT NULL, version INTEGER NOT NULL, activity_id "
        "TEXT NOT NULL, volunteer_id TEXT NOT NULL, site_id TEXT NOT NULL, check_in_at "
        "INTEGER NOT NULL, check_in_source TEXT NOT NULL, check_out_at INTEGER, "
        "check_out_source TEXT, recorded_by TEXT NOT NULL, service_minutes INTEGER NOT NULL, "
        "policy_version INTEGER NOT NULL, flags TEXT NOT NULL, settled_by TEXT NOT NULL, "
        "settle_reason TEXT NOT NULL, reviewed_by TEXT NOT NULL, reviewed_at INTEGER, "
        "companions INTEGER NOT NULL, door_code INTEGER NOT NULL, approved_by TEXT NOT NULL, "
        "evidence TEXT NOT NULL, cancelled INTEGER NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    (
        "INSERT INTO attendance (id, version, activity_id, volunteer_id, site_id, "
        "check_in_at, check_in_source, check_out_at, check_out_source, recorded_by, "
        "service_minutes, policy_version, flags, settled_by, settle_reason, reviewed_by, "
        "reviewed_at, companions, door_code, approved_by, evidence, cancelled) SELECT id, "
        "version, activity_id, volunteer_id, site_id, check_in_at, check_in_source, "
        "check_out_at, check_out_source, recorded_by, service_minutes, policy_version, flags,"
        " settled_by, settle_reason, reviewed_by, reviewed_at, 0, 0, '', '', cancelled FROM "
        "attendance_before"
    ),
    "DROP TABLE attendance_before",
    (
        "CREATE INDEX "
        "ix_attendance_activity_id_cancelled_check_in_at_check_out_at_volunteer_id ON "
        "attendance (activity_id, cancelled, check_in_at, check_out_at, volunteer_id)"
    ),
    "CREATE INDEX ix_attendance_check_in_at ON attendance (check_in_at)",
    "CREATE INDEX ix_attendance_of_person ON attendance (volunteer_id, check_in_at, activity_id)",
    "CREATE INDEX ix_attendance_there ON attendance (activity_id, cancelled) WHERE cancelled = 0",
    (
        "CREATE INDEX ix_attendance_unconfirmed ON attendance (activity_id, check_in_at, "
        "cancelled, reviewed_at, id) WHERE reviewed_at IS NULL"
    ),
    (
        "CREATE INDEX ix_attendance_unconfirmed_of_person ON attendance (volunteer_id, "
        "check_in_at, cancelled, service_minutes, activity_id, reviewed_at) WHERE reviewed_at"
        " IS NULL"
    ),
    "DROP TRIGGER guard_delete_dispatch",
    "DROP TRIGGER guard_insert_dispatch",
    "DROP TRIGGER guard_update_dispatch",
    "DROP INDEX ix_dispatch_request_id_dispatched_at",
    "DROP INDEX ix_dispatch_team_id_state",
    "ALTER TABLE dispatch RENAME TO dispatch_before",
    (
        "CREATE TABLE dispatch ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT"
        " NULL, request_id TEXT NOT NULL, team_id TEXT NOT NULL, state TEXT NOT NULL, note "
        "TEXT NOT NULL, link_token TEXT NOT NULL, dispatched_at INTEGER NOT NULL, "
        "dispatched_by TEXT NOT NULL, reply_by INTEGER NOT NULL, answered_at INTEGER, "
        "who_goes TEXT NOT NULL, proposed_at INTEGER, answer_note TEXT NOT NULL, suggested "
        "TEXT NOT NULL, claimed INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE (link_token) ) "
        "STRICT"
    ),
    (
        "INSERT INTO dispatch (id, version, site_id, request_id, team_id, state, note, "
        "link_token, dispatched_at, dispatched_by, reply_by, answered_at, who_goes, "
        "proposed_at, answer_note, suggested, claimed) SELECT id, version, site_id, "
        "request_id, team_id, state, note, link_token, dispatched_at, dispatched_by, "
        "reply_by, answered_at, who_goes, proposed_at, answer_note, '[]', 0 FROM "
        "dispatch_before"
    ),
    "DROP TABLE dispatch_before",
    (
        "CREATE INDEX ix_dispatch_dispatched_at_state_team_id_request_id ON dispatch "
        "(dispatched_at, state, team_id, request_id)"
    ),
    "CREATE INDEX ix_dispatch_of_request ON dispatch (request_id, dispatched_at, state, team_id)",
    "CREATE INDEX ix_dispatch_of_team ON dispatch (team_id, state, dispatched_at, request_id)",
    "DROP TRIGGER guard_delete_practice_site",
    "DROP TRIGGER guard_insert_practice_site",
    "DROP TRIGGER guard_update_practice_site",
    "DROP INDEX ix_practice_site_code",
    "ALTER TABLE practice_site RENAME TO practice_site_before",
    (
        "CREATE TABLE practice_site ( id TEXT NOT NULL, version INTEGER NOT NULL, code TEXT "
        "NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL, parent_id TEXT, region_code TEXT "
        "NOT NULL, phone TEXT NOT NULL, opening_hours TEXT NOT NULL, address TEXT NOT NULL, "
        "public_host TEXT NOT NULL, certificate_template TEXT NOT NULL, towns TEXT NOT NULL, "
        "valid_from TEXT, valid_to TEXT, seats INTEGER NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    (
        "INSERT INTO practice_site (id, version, code, name, level, parent_id, region_code, "
        "phone, opening_hours, address, public_host, certificate_template, towns, valid_from,"
        " valid_to, seats) SELECT id, version, code, name, level, parent_id, region_code, "
        "phone, opening_hours, address, public_host, certificate_template, towns, NULL, NULL,"
        " 0 FROM practice_site_before"
    ),
    "DROP TABLE practice_site_before",
    "CREATE INDEX ix_practice_site_code ON practice_site (code)",
    "CREATE INDEX ix_practice_site_parent_id ON practice_site (parent_id)",
    "DROP TRIGGER guard_delete_rating",
    "DROP TRIGGER guard_insert_rating",
    "DROP TRIGGER guard_update_rating",
    "DROP INDEX ix_rating_request_id_rated_at",
    "ALTER TABLE rating RENAME TO rating_before",
    (
        "CREATE TABLE rating ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT "
        "NULL, request_id TEXT NOT NULL, grade INTEGER NOT NULL, aspects TEXT NOT NULL, tags "
        "TEXT NOT NULL, words TEXT NOT NULL, source TEXT NOT NULL, rated_at INTEGER NOT NULL,"
        " again INTEGER NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    (
        "INSERT INTO rating (id, version, site_id, request_id, grade, aspects, tags, words, "
        "source, rated_at, again) SELECT id, version, site_id, request_id, grade, '[]', tags,"
        " words, source, rated_at, again FROM rating_before"
    ),
    "DROP TABLE rating_before",
    ("CREATE INDEX ix_rating_request_id_rated_at_again_grade ON rating (request_id, rated_at, again, grade)"),
    "DROP TRIGGER guard_delete_request_step",
    "DROP TRIGGER guard_insert_request_step",
    "DROP TRIGGER guard_update_request_step",
    "DROP INDEX ix_request_step_at",
    "DROP INDEX ix_request_step_request_id_at",
    "ALTER TABLE request_step RENAME TO request_step_before",
    (
        "CREATE TABLE request_step ( id TEXT NOT NULL, version INTEGER NOT NULL, request_id "
        "TEXT NOT NULL, site_id TEXT NOT NULL, at INTEGER NOT NULL, clerk_id TEXT NOT NULL, "
        "desk_code TEXT NOT NULL, from_state TEXT NOT NULL, to_state TEXT NOT NULL, reason "
        "TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    (
        "INSERT INTO request_step (id, version, request_id, site_id, at, clerk_id, desk_code,"
        " from_state, to_state, reason) SELECT id, version, request_id, site_id, at, "
        "clerk_id, '', from_state, to_state, reason FROM request_step_before"
    ),
    "DROP TABLE request_step_before",
    (
        "CREATE INDEX ix_request_step_at_site_id_to_state_request_id ON request_step (at, "
        "site_id, to_state, request_id)"
    ),
    "CREATE INDEX ix_request_step_request_id_at ON request_step (request_id, at)",
    "DROP TRIGGER guard_delete_service_request",
    "DROP TRIGGER guard_insert_service_request",
    "DROP TRIGGER guard_update_service_request",
    "DROP INDEX ix_service_request_check_code",
    "DROP INDEX ix_service_request_number",
    "DROP INDEX ix_service_request_resident_id_registered_at",
    "DROP INDEX ix_service_request_site_id_state_due_at",
    "DROP INDEX ix_service_request_spoken_number",
    "DROP INDEX ix_service_request_town_village_registered_at",
    "ALTER TABLE service_request RENAME TO service_request_before",
    (
        "CREATE TABLE service_request ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id "
        "TEXT NOT NULL, number TEXT NOT NULL, spoken_number TEXT NOT NULL, token TEXT NOT "
        "NULL, check_code TEXT NOT NULL, state TEXT NOT NULL, resident_id TEXT NOT NULL, "
        "requester_name TEXT NOT NULL, phone TEXT NOT NULL, contact TEXT NOT NULL, words TEXT"
        " NOT NULL, category TEXT NOT NULL, town TEXT NOT NULL, village TEXT NOT NULL, "
        "address TEXT NOT NULL, wanted TEXT NOT NULL, wanted_on TEXT, urgent INTEGER NOT "
        "NULL, channel TEXT NOT NULL, consent_share INTEGER NOT NULL, hints TEXT NOT NULL, "
        "on_behalf_of TEXT NOT NULL, served_group TEXT, people_count INTEGER NOT NULL, "
        "menu_item_id TEXT NOT NULL, menu_item_text TEXT NOT NULL, risk_note TEXT NOT NULL, "
        "photos TEXT NOT NULL, answer TEXT NOT NULL, verified_by TEXT NOT NULL, verified_at "
        "INTEGER, contacted_at INTEGER, published_at INTEGER, transferred_to TEXT NOT NULL, "
        "merged_into TEXT NOT NULL, activity_id TEXT NOT NULL, registered_at INTEGER NOT "
        "NULL, registered_by TEXT NOT NULL, due_at INTEGER, closed_at INTEGER, PRIMARY KEY "
        "(id), UNIQUE (token) ) STRICT"
    ),
    (
        "INSERT INTO service_request (id, version, site_id, number, spoken_number, token, "
        "check_code, state, resident_id, requester_name, phone, contact, words, category, "
        "town, village, address, wanted, wanted_on, urgent, channel, consent_share, hints, "
        "on_behalf_of, served_group, people_count, menu_item_id, menu_item_text, risk_note, "
        "photos, answer, verified_by, verified_at, contacted_at, published_at, "
        "transferred_to, merged_into, activity_id, registered_at, registered_by, due_at, "
        "closed_at) SELECT id, version, site_id, number, spoken_number, token, check_code, "
        "state, resident_id, requester_name, phone, contact, words, category, town, village, "
        "address, wanted, wanted_on, urgent, channel, consent_share, hints, '', NULL, 1, '', "
        "'', '', '[]', '', '', NULL, NULL, NULL, '', '', '', registered_at, registered_by, "
        "due_at, closed_at FROM service_request_before"
    ),
    "DROP TABLE service_request_before",
    "CREATE INDEX ix_service_request_activity_id ON service_request (activity_id)",
    "CREATE INDEX ix_service_request_check_code ON service_request (check_code)",
    "CREATE INDEX ix_service_request_closed_at ON service_request (closed_at)",
    ("CREATE INDEX ix_service_request_id_menu_item_id_state ON service_request (id, menu_item_id, state)"),
    (
        "CREATE INDEX ix_service_request_menu_item_id_registered_at ON service_request "
        "(menu_item_id, registered_at)"
    ),
    "CREATE INDEX ix_service_request_merged_into ON service_request (merged_into)",
    "CREATE INDEX ix_service_request_number ON service_request (number)",
    (
        "CREATE INDEX ix_service_request_of_state ON service_request (state, due_at, site_id,"
        " registered_at, category, closed_at, id)"
    ),
    (
        "CREATE INDEX ix_service_request_of_town ON service_request (town, village, "
        "registered_at, state, site_id, due_at, closed_at, category)"
    ),
    (
        "CREATE INDEX ix_service_request_of_unit ON service_request (site_id, state, due_at, "
        "registered_at, category, closed_at, id)"
    ),
    "CREATE INDEX ix_service_request_registered_at ON service_request (registered_at)",
    (
        "CREATE INDEX ix_service_request_resident_id_registered_at ON service_request "
        "(resident_id, registered_at)"
    ),
    (
        "CREATE INDEX ix_service_request_said ON service_request (site_id, registered_at, "
        "words, requester_name, number, spoken_number, state, category, closed_at, "
        "resident_id)"
    ),
    "CREATE INDEX ix_service_request_site_id_closed_at ON service_request (site_id, closed_at)",
    "CREATE INDEX ix_service_request_spoken_number ON service_request (spoken_number)",
    "DROP TRIGGER guard_delete_signup",
    "DROP TRIGGER guard_insert_signup",
    "DROP TRIGGER guard_update_signup",
    "DROP INDEX ix_signup_activity_id_position",
    "DROP INDEX ix_signup_volunteer_id",
    "ALTER TABLE signup RENAME TO signup_before",
    (
        "CREATE TABLE signup ( id TEXT NOT NULL, version INTEGER NOT NULL, activity_id TEXT "
        "NOT NULL, volunteer_id TEXT NOT NULL, site_id TEXT NOT NULL, role TEXT NOT NULL, "
        "position INTEGER NOT NULL, signed_up_at INTEGER NOT NULL, waiting INTEGER NOT NULL, "
        "withdrawn INTEGER NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    (
        "INSERT INTO signup (id, version, activity_id, volunteer_id, site_id, role, position,"
        " signed_up_at, waiting, withdrawn) SELECT id, version, activity_id, volunteer_id, "
        "site_id, role, position, signed_up_at, 0, withdrawn FROM signup_before"
    ),
    "DROP TABLE signup_before",
    (
        "CREATE INDEX ix_signup_activity_id_position_withdrawn_waiting ON signup "
        "(activity_id, position, withdrawn, waiting)"
    ),
    "CREATE INDEX ix_signup_volunteer_id ON signup (volunteer_id)",
    "CREATE INDEX ix_signup_waiting ON signup (activity_id, waiting) WHERE waiting = 1",
    "DROP TRIGGER guard_delete_volunteer_team",
    "DROP TRIGGER guard_insert_volunteer_team",
    "DROP TRIGGER guard_update_volunteer_team",
    "DROP INDEX ix_volunteer_team_name",
    "DROP INDEX ix_volunteer_team_site_id",
    "ALTER TABLE volunteer_team RENAME TO volunteer_team_before",
    (
        "CREATE TABLE volunteer_team ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id "
        "TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, leader_id TEXT NOT NULL, "
        "leader_name TEXT NOT NULL, leader_phone TEXT NOT NULL, skills TEXT NOT NULL, "
        "categories TEXT NOT NULL, areas TEXT NOT NULL, timetable TEXT NOT NULL, "
        "monthly_capacity INTEGER NOT NULL, link_token TEXT NOT NULL, code TEXT NOT NULL, "
        "founded_on TEXT, note TEXT NOT NULL, paused_from TEXT, paused_until TEXT, retired_on"
        " TEXT, active INTEGER NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    (
        "INSERT INTO volunteer_team (id, version, site_id, name, kind, leader_id, "
        "leader_name, leader_phone, skills, categories, areas, timetable, monthly_capacity, "
        "link_token, code, founded_on, note, paused_from, paused_until, retired_on, active) "
        "SELECT id, version, site_id, name, 'own', '', '', '', '[]', '[]', '[]', '[]', 0, '',"
        " '', NULL, '', NULL, NULL, NULL, active FROM volunteer_team_before"
    ),
    "DROP TABLE volunteer_team_before",
    "CREATE INDEX ix_volunteer_team_leader_id ON volunteer_team (leader_id)",
    "CREATE INDEX ix_volunteer_team_link_token ON volunteer_team (link_token)",
    "CREATE INDEX ix_volunteer_team_name ON volunteer_team (name)",
    "CREATE INDEX ix_volunteer_team_site_id ON volunteer_team (site_id)",
    (
        "CREATE TABLE activity_feedback ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id"
        " TEXT NOT NULL, activity_id TEXT NOT NULL, words TEXT NOT NULL, name TEXT NOT NULL, "
        "noted_at INTEGER NOT NULL, noted_by TEXT NOT NULL, removed INTEGER NOT NULL, PRIMARY"
        " KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_activity_feedback_activity_id ON activity_feedback (activity_id)",
    "CREATE INDEX ix_activity_feedback_name ON activity_feedback (name)",
    (
        "CREATE TABLE activity_photo ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id "
        "TEXT NOT NULL, activity_id TEXT NOT NULL, image TEXT NOT NULL, caption TEXT NOT "
        "NULL, consent INTEGER NOT NULL, added_at INTEGER NOT NULL, added_by TEXT NOT NULL, "
        "removed INTEGER NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_activity_photo_activity_id ON activity_photo (activity_id)",
    (
        "CREATE TABLE correction ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT "
        "NOT NULL, request_id TEXT NOT NULL, rating_id TEXT NOT NULL, state TEXT NOT NULL, "
        "opened_at INTEGER NOT NULL, due_at INTEGER NOT NULL, measure TEXT NOT NULL, "
        "measured_at INTEGER, measured_by TEXT NOT NULL, tries INTEGER NOT NULL, called_at "
        "INTEGER, called_by TEXT NOT NULL, satisfied INTEGER, words TEXT NOT NULL, PRIMARY "
        "KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_correction_request_id ON correction (request_id)",
    "CREATE INDEX ix_correction_state_due_at ON correction (state, due_at)",
    (
        "CREATE TABLE hours_correction ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id "
        "TEXT NOT NULL, attendance_id TEXT NOT NULL, activity_id TEXT NOT NULL, volunteer_id "
        "TEXT NOT NULL, old_minutes INTEGER NOT NULL, new_minutes INTEGER NOT NULL, reason "
        "TEXT NOT NULL, policy_version INTEGER NOT NULL, evidence TEXT NOT NULL, by_volunteer"
        " INTEGER NOT NULL, asked_at INTEGER NOT NULL, asked_by TEXT NOT NULL, answer TEXT "
        "NOT NULL, answer_note TEXT NOT NULL, decided_at INTEGER, decided_by TEXT NOT NULL, "
        "posting_id TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_hours_correction_attendance_id ON hours_correction (attendance_id)",
    "CREATE INDEX ix_hours_correction_posting_id ON hours_correction (posting_id)",
    "CREATE INDEX ix_hours_correction_volunteer_id ON hours_correction (volunteer_id)",
    "CREATE INDEX ix_hours_correction_waiting ON hours_correction (answer, site_id, asked_at, id)",
    (
        "CREATE TABLE hours_posting ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id "
        "TEXT NOT NULL, activity_id TEXT NOT NULL, attendance_ids TEXT NOT NULL, minutes TEXT"
        " NOT NULL, posted_at INTEGER NOT NULL, posted_by TEXT NOT NULL, until TEXT NOT NULL,"
        " objections TEXT NOT NULL, ended_at INTEGER, ended_by TEXT NOT NULL, list_id TEXT "
        "NOT NULL, days INTEGER NOT NULL, cancelled INTEGER NOT NULL, cancel_reason TEXT NOT "
        "NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_hours_posting_activity_id ON hours_posting (activity_id)",
    "CREATE INDEX ix_hours_posting_list_id ON hours_posting (list_id)",
    "CREATE INDEX ix_hours_posting_site_id_posted_at ON hours_posting (site_id, posted_at)",
    (
        "CREATE TABLE menu_edition ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT"
        " NOT NULL, label TEXT NOT NULL, entries TEXT NOT NULL, published_at INTEGER NOT "
        "NULL, published_by TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_menu_edition_site_id_published_at ON menu_edition (site_id, published_at)",
    (
        "CREATE TABLE menu_item ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT "
        "NOT NULL, parent_id TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, "
        "category TEXT NOT NULL, keywords TEXT NOT NULL, position INTEGER NOT NULL, active "
        "INTEGER NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    ("CREATE INDEX ix_menu_item_site_id_parent_id_position ON menu_item (site_id, parent_id, position)"),
    (
        "CREATE TABLE national_report ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id "
        "TEXT NOT NULL, record_id TEXT NOT NULL, state TEXT NOT NULL, batch TEXT NOT NULL, "
        "number TEXT NOT NULL, reason TEXT NOT NULL, reported_at INTEGER NOT NULL, "
        "reported_by TEXT NOT NULL, answered_at INTEGER, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_national_report_batch ON national_report (batch)",
    "CREATE INDEX ix_national_report_record_id ON national_report (record_id)",
    "CREATE INDEX ix_national_report_site_id_state ON national_report (site_id, state)",
    (
        "CREATE TABLE report_standing ( site_id TEXT NOT NULL, state TEXT NOT NULL, served_on"
        " TEXT NOT NULL, record_id TEXT NOT NULL, PRIMARY KEY (site_id, state, served_on, "
        "record_id) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE request_note ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT"
        " NOT NULL, request_id TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL, "
        "reached INTEGER NOT NULL, at INTEGER NOT NULL, clerk_id TEXT NOT NULL, desk_code "
        "TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_request_note_request_id_at ON request_note (request_id, at)",
    (
        "CREATE TABLE service_offer ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id "
        "TEXT NOT NULL, item_id TEXT NOT NULL, team_id TEXT NOT NULL, times TEXT NOT NULL, "
        "monthly_capacity INTEGER NOT NULL, villages TEXT NOT NULL, paused_from TEXT, "
        "paused_until TEXT, pause_reason TEXT NOT NULL, active INTEGER NOT NULL, PRIMARY KEY "
        "(id) ) STRICT"
    ),
    "CREATE INDEX ix_service_offer_item_id ON service_offer (item_id)",
    "CREATE INDEX ix_service_offer_team_id ON service_offer (team_id)",
    (
        "CREATE TABLE star_award ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT "
        "NOT NULL, volunteer_id TEXT NOT NULL, list_id TEXT NOT NULL, stars INTEGER NOT NULL,"
        " minutes INTEGER NOT NULL, as_of TEXT NOT NULL, awarded_at INTEGER NOT NULL, "
        "cancelled INTEGER NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_star_award_list_id ON star_award (list_id)",
    (
        "CREATE INDEX ix_star_award_volunteer_id_as_of_cancelled_stars ON star_award "
        "(volunteer_id, as_of, cancelled, stars)"
    ),
    (
        "CREATE TABLE star_list ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT "
        "NOT NULL, as_of TEXT NOT NULL, star_hours TEXT NOT NULL, rows TEXT NOT NULL, made_at"
        " INTEGER NOT NULL, made_by TEXT NOT NULL, posted_until TEXT, cancelled INTEGER NOT "
        "NULL, cancel_reason TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_star_list_site_id_as_of ON star_list (site_id, as_of)",
    (
        "CREATE TABLE tally ( subject TEXT NOT NULL, site_id TEXT NOT NULL, state TEXT NOT "
        "NULL, rows INTEGER NOT NULL, PRIMARY KEY (subject, site_id, state) ) WITHOUT ROWID, "
        "STRICT"
    ),
    (
        "CREATE TABLE team_member ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT "
        "NOT NULL, team_id TEXT NOT NULL, volunteer_id TEXT NOT NULL, role TEXT NOT NULL, "
        "joined_on TEXT NOT NULL, left_on TEXT, told_at INTEGER NOT NULL, PRIMARY KEY (id) ) "
        "STRICT"
    ),
    (
        "CREATE INDEX ix_team_member_team_id_left_on_volunteer_id ON team_member (team_id, "
        "left_on, volunteer_id)"
    ),
    "CREATE INDEX ix_team_member_volunteer_id ON team_member (volunteer_id)",
    (
        "CREATE TABLE training_record ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id "
        "TEXT NOT NULL, volunteer_id TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT "
        "NULL, minutes INTEGER NOT NULL, organiser TEXT NOT NULL, held_on TEXT NOT NULL, "
        "recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, cancelled INTEGER NOT NULL,"
        " cancel_reason TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    ("CREATE INDEX ix_training_record_volunteer_id_held_on ON training_record (volunteer_id, held_on)"),
    (
        "CREATE TABLE unit_policy ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT "
        "NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, valid_from TEXT NOT NULL, "
        "body TEXT NOT NULL, reason TEXT NOT NULL, decided_at INTEGER NOT NULL, decided_by "
        "TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_unit_policy_site_id_kind_valid_from ON unit_policy (site_id, kind, valid_from)",
    (
        "CREATE TABLE volunteer_award ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id "
        "TEXT NOT NULL, volunteer_id TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL, "
        "granted_by TEXT NOT NULL, granted_on TEXT NOT NULL, evidence TEXT NOT NULL, seen_by "
        "TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, cancelled "
        "INTEGER NOT NULL, cancel_reason TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    ("CREATE INDEX ix_volunteer_award_volunteer_id_granted_on ON volunteer_award (volunteer_id, granted_on)"),
    (
        "CREATE TABLE volunteer_evaluation ( id TEXT NOT NULL, version INTEGER NOT NULL, "
        "site_id TEXT NOT NULL, volunteer_id TEXT NOT NULL, activity_id TEXT NOT NULL, grade "
        "INTEGER NOT NULL, rater TEXT NOT NULL, words TEXT NOT NULL, rated_on TEXT NOT NULL, "
        "recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, cancelled INTEGER NOT NULL,"
        " cancel_reason TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_volunteer_evaluation_activity_id ON volunteer_evaluation (activity_id)",
    (
        "CREATE INDEX ix_volunteer_evaluation_volunteer_id_rated_on ON volunteer_evaluation "
        "(volunteer_id, rated_on)"
    ),
    "ALTER TABLE person_entry ADD COLUMN site_id TEXT DEFAULT '' NOT NULL",
    (
        "UPDATE person_entry SET site_id = coalesce((SELECT site_id FROM volunteer WHERE id ="
        " row_id), (SELECT site_id FROM resident WHERE id = row_id), '')"
    ),
    "DROP INDEX ix_certificate_issued_at",
    (
        "CREATE INDEX ix_certificate_register ON certificate (issued_at, volunteer_id, "
        "status, reissue_of, number, kind, id, json_extract(facts, '$.volunteer_name'))"
    ),
    "DROP INDEX ix_person_entry_list",
    (
        "CREATE INDEX ix_person_entry_minutes ON person_entry (total_minutes, site_id, "
        "status, row_id) WHERE kind = 'volunteer'"
    ),
    (
        "CREATE INDEX ix_person_entry_seen ON person_entry (site_id, last_seen_at, status) "
        "WHERE kind = 'volunteer'"
    ),
    (
        "CREATE INDEX ix_person_entry_volunteers ON person_entry (sort_key, status, "
        "total_minutes, last_seen_at, site_id) WHERE kind = 'volunteer'"
    ),
    "DROP INDEX ix_service_record_volunteer_id_served_on",
    (
        "CREATE INDEX ix_service_record_of_person ON service_record (volunteer_id, served_on,"
        " cancelled, service_minutes, activity_id)"
    ),
    (
        "CREATE INDEX ix_service_record_site_id_cancelled_served_on ON service_record "
        "(site_id, cancelled, served_on)"
    ),
    (
        "CREATE INDEX "
        "ix_service_record_site_id_cancelled_volunteer_id_served_on_service_minutes ON "
        "service_record (site_id, cancelled, volunteer_id, served_on, service_minutes)"
    ),
    "DROP INDEX ix_volunteer_status",
    "DROP INDEX ix_volunteer_team_id",
    (
        "CREATE INDEX ix_volunteer_gone ON volunteer (id, status, alias_of) WHERE status IN "
        "('withdrawn', 'merged')"
    ),
    "CREATE INDEX ix_volunteer_guardian ON volunteer (guardian) WHERE guardian IS NOT NULL",
    "CREATE INDEX ix_volunteer_status_site_id ON volunteer (status, site_id)",
    "CREATE INDEX ix_volunteer_team_id_status_id ON volunteer (team_id, status, id)",
    (
        "CREATE TRIGGER guard_insert_activity BEFORE INSERT ON activity WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_activity BEFORE UPDATE ON activity WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_activity BEFORE DELETE ON activity WHEN (SELECT open "
        "FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_attendance BEFORE INSERT ON attendance WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_attendance BEFORE UPDATE ON attendance WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_attendance BEFORE DELETE ON attendance WHEN (SELECT open"
        " FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER hours_seen_added AFTER INSERT ON attendance BEGIN UPDATE person_entry"
        " SET last_seen_at = max(last_seen_at, new.check_in_at) WHERE row_id = "
        "new.volunteer_id AND new.cancelled = 0; END"
    ),
    (
        "CREATE TRIGGER hours_seen_changed AFTER UPDATE ON attendance BEGIN UPDATE "
        "person_entry SET last_seen_at = max(last_seen_at, new.check_in_at) WHERE row_id = "
        "new.volunteer_id AND new.cancelled = 0; END"
    ),
    (
        "CREATE TRIGGER guard_insert_dispatch BEFORE INSERT ON dispatch WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_dispatch BEFORE UPDATE ON dispatch WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_dispatch BEFORE DELETE ON dispatch WHEN (SELECT open "
        "FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_practice_site BEFORE INSERT ON practice_site WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_practice_site BEFORE UPDATE ON practice_site WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_practice_site BEFORE DELETE ON practice_site WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_rating BEFORE INSERT ON rating WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_rating BEFORE UPDATE ON rating WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_rating BEFORE DELETE ON rating WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); "
        "END"
    ),
    (
        "CREATE TRIGGER guard_insert_request_step BEFORE INSERT ON request_step WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_request_step BEFORE UPDATE ON request_step WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_request_step BEFORE DELETE ON request_step WHEN (SELECT "
        "open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_service_request BEFORE INSERT ON service_request WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_service_request BEFORE UPDATE ON service_request WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_service_request BEFORE DELETE ON service_request WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_signup BEFORE INSERT ON signup WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_signup BEFORE UPDATE ON signup WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_signup BEFORE DELETE ON signup WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); "
        "END"
    ),
    (
        "CREATE TRIGGER guard_insert_volunteer_team BEFORE INSERT ON volunteer_team WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_volunteer_team BEFORE UPDATE ON volunteer_team WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_volunteer_team BEFORE DELETE ON volunteer_team WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_activity_feedback BEFORE INSERT ON activity_feedback "
        "WHEN (SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged "
        "change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_activity_feedback BEFORE UPDATE ON activity_feedback "
        "WHEN (SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged "
        "change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_activity_feedback BEFORE DELETE ON activity_feedback "
        "WHEN (SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows "
        "are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_activity_photo BEFORE INSERT ON activity_photo WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_activity_photo BEFORE UPDATE ON activity_photo WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_activity_photo BEFORE DELETE ON activity_photo WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_correction BEFORE INSERT ON correction WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_correction BEFORE UPDATE ON correction WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_correction BEFORE DELETE ON correction WHEN (SELECT open"
        " FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_hours_correction BEFORE INSERT ON hours_correction WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_hours_correction BEFORE UPDATE ON hours_correction WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_hours_correction BEFORE DELETE ON hours_correction WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_hours_posting BEFORE INSERT ON hours_posting WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_hours_posting BEFORE UPDATE ON hours_posting WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_hours_posting BEFORE DELETE ON hours_posting WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_menu_edition BEFORE INSERT ON menu_edition WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_menu_edition BEFORE UPDATE ON menu_edition WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_menu_edition BEFORE DELETE ON menu_edition WHEN (SELECT "
        "open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_menu_item BEFORE INSERT ON menu_item WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_menu_item BEFORE UPDATE ON menu_item WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_menu_item BEFORE DELETE ON menu_item WHEN (SELECT open "
        "FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_national_report BEFORE INSERT ON national_report WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_national_report BEFORE UPDATE ON national_report WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_national_report BEFORE DELETE ON national_report WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER standing_told_insert AFTER INSERT ON national_report BEGIN INSERT "
        "INTO report_standing (site_id, state, served_on, record_id) SELECT site_id, "
        "'unreported', served_on, id FROM service_record WHERE id = new.record_id AND "
        "cancelled = 1; UPDATE report_standing SET state = new.state WHERE state = "
        "'unreported' AND (site_id, served_on, record_id) = (SELECT site_id, served_on, id "
        "FROM service_record WHERE id = new.record_id); END"
    ),
    (
        "CREATE TRIGGER standing_told_update AFTER UPDATE ON national_report BEGIN UPDATE "
        "report_standing SET state = new.state WHERE state = old.state AND (site_id, "
        "served_on, record_id) = (SELECT site_id, served_on, id FROM service_record WHERE id "
        "= new.record_id); END"
    ),
    (
        "CREATE TRIGGER standing_told_delete AFTER DELETE ON national_report BEGIN UPDATE "
        "report_standing SET state = 'unreported' WHERE state = old.state AND (site_id, "
        "served_on, record_id) = (SELECT site_id, served_on, id FROM service_record WHERE id "
        "= old.record_id); DELETE FROM report_standing WHERE (site_id, state, served_on, "
        "record_id) = (SELECT site_id, 'unreported', served_on, id FROM service_record WHERE "
        "id = old.record_id AND cancelled = 1); END"
    ),
    (
        "CREATE TRIGGER tally_added_report AFTER INSERT ON report_standing WHEN 1 BEGIN "
        "INSERT INTO tally (subject, site_id, state, rows) SELECT 'report', new.site_id, "
        "new.state, 0 WHERE NOT EXISTS (SELECT 1 FROM tally WHERE subject = 'report' AND "
        "site_id = new.site_id AND state = new.state); UPDATE tally SET rows = rows + 1 WHERE"
        " subject = 'report' AND site_id = new.site_id AND state = new.state; END"
    ),
    (
        "CREATE TRIGGER tally_moved_report AFTER UPDATE OF site_id, state ON report_standing "
        "WHEN (1) AND (old.site_id, old.state) IS NOT (new.site_id, new.state) BEGIN UPDATE "
        "tally SET rows = rows - 1 WHERE subject = 'report' AND site_id = old.site_id AND "
        "state = old.state; INSERT INTO tally (subject, site_id, state, rows) SELECT "
        "'report', new.site_id, new.state, 0 WHERE NOT EXISTS (SELECT 1 FROM tally WHERE "
        "subject = 'report' AND site_id = new.site_id AND state = new.state); UPDATE tally "
        "SET rows = rows + 1 WHERE subject = 'report' AND site_id = new.site_id AND state = "
        "new.state; END"
    ),
    (
        "CREATE TRIGGER tally_removed_report AFTER DELETE ON report_standing WHEN 1 BEGIN "
        "UPDATE tally SET rows = rows - 1 WHERE subject = 'report' AND site_id = old.site_id "
        "AND state = old.state; END"
    ),
    (
        "CREATE TRIGGER guard_insert_request_note BEFORE INSERT ON request_note WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_request_note BEFORE UPDATE ON request_note WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_request_note BEFORE DELETE ON request_note WHEN (SELECT "
        "open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_service_offer BEFORE INSERT ON service_offer WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_service_offer BEFORE UPDATE ON service_offer WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_service_offer BEFORE DELETE ON service_offer WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_star_award BEFORE INSERT ON star_award WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_star_award BEFORE UPDATE ON star_award WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_star_award BEFORE DELETE ON star_award WHEN (SELECT open"
        " FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_star_list BEFORE INSERT ON star_list WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_star_list BEFORE UPDATE ON star_list WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_star_list BEFORE DELETE ON star_list WHEN (SELECT open "
        "FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_team_member BEFORE INSERT ON team_member WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_team_member BEFORE UPDATE ON team_member WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_team_member BEFORE DELETE ON team_member WHEN (SELECT "
        "open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_training_record BEFORE INSERT ON training_record WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_training_record BEFORE UPDATE ON training_record WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_training_record BEFORE DELETE ON training_record WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_unit_policy BEFORE INSERT ON unit_policy WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_unit_policy BEFORE UPDATE ON unit_policy WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_unit_policy BEFORE DELETE ON unit_policy WHEN (SELECT "
        "open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_volunteer_award BEFORE INSERT ON volunteer_award WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_update_volunteer_award BEFORE UPDATE ON volunteer_award WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change');"
        " END"
    ),
    (
        "CREATE TRIGGER guard_delete_volunteer_award BEFORE DELETE ON volunteer_award WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are "
        "never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_volunteer_evaluation BEFORE INSERT ON "
        "volunteer_evaluation WHEN (SELECT open FROM write_permit) = 0 BEGIN SELECT "
        "RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_volunteer_evaluation BEFORE UPDATE ON "
        "volunteer_evaluation WHEN (SELECT open FROM write_permit) = 0 BEGIN SELECT "
        "RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_volunteer_evaluation BEFORE DELETE ON "
        "volunteer_evaluation WHEN (SELECT open FROM write_permit) <> 2 BEGIN SELECT "
        "RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER tally_added_volunteer AFTER INSERT ON person_entry WHEN new.kind = "
        "'volunteer' BEGIN INSERT INTO tally (subject, site_id, state, rows) SELECT "
        "'volunteer', new.site_id, new.status, 0 WHERE NOT EXISTS (SELECT 1 FROM tally WHERE "
        "subject = 'volunteer' AND site_id = new.site_id AND state = new.status); UPDATE "
        "tally SET rows = rows + 1 WHERE subject = 'volunteer' AND site_id = new.site_id AND "
        "state = new.status; END"
    ),
    (
        "CREATE TRIGGER tally_moved_volunteer AFTER UPDATE OF site_id, status ON person_entry"
        " WHEN (new.kind = 'volunteer') AND (old.site_id, old.status) IS NOT (new.site_id, "
        "new.status) BEGIN UPDATE tally SET rows = rows - 1 WHERE subject = 'volunteer' AND "
        "site_id = old.site_id AND state = old.status; INSERT INTO tally (subject, site_id, "
        "state, rows) SELECT 'volunteer', new.site_id, new.status, 0 WHERE NOT EXISTS (SELECT"
        " 1 FROM tally WHERE subject = 'volunteer' AND site_id = new.site_id AND state = "
        "new.status); UPDATE tally SET rows = rows + 1 WHERE subject = 'volunteer' AND "
        "site_id = new.site_id AND state = new.status; END"
    ),
    (
        "CREATE TRIGGER tally_removed_volunteer AFTER DELETE ON person_entry WHEN old.kind = "
        "'volunteer' BEGIN UPDATE tally SET rows = rows - 1 WHERE subject = 'volunteer' AND "
        "site_id = old.site_id AND state = old.status; END"
    ),
    (
        "CREATE TRIGGER standing_added AFTER INSERT ON service_record BEGIN INSERT INTO "
        "report_standing (site_id, state, served_on, record_id) SELECT new.site_id, "
        "coalesce((SELECT state FROM national_report WHERE record_id = new.id), "
        "'unreported'), new.served_on, new.id WHERE (new.cancelled = 0 OR EXISTS (SELECT 1 "
        "FROM national_report WHERE record_id = new.id)); END"
    ),
    (
        "CREATE TRIGGER standing_changed AFTER UPDATE ON service_record WHEN (old.cancelled, "
        "old.site_id, old.served_on) IS NOT (new.cancelled, new.site_id, new.served_on) BEGIN"
        " DELETE FROM report_standing WHERE site_id = old.site_id AND state = "
        "coalesce((SELECT state FROM national_report WHERE record_id = old.id), 'unreported')"
        " AND served_on = old.served_on AND record_id = old.id; INSERT INTO report_standing "
        "(site_id, state, served_on, record_id) SELECT new.site_id, coalesce((SELECT state "
        "FROM national_report WHERE record_id = new.id), 'unreported'), new.served_on, new.id"
        " WHERE (new.cancelled = 0 OR EXISTS (SELECT 1 FROM national_report WHERE record_id ="
        " new.id)); END"
    ),
    (
        "CREATE TRIGGER standing_removed AFTER DELETE ON service_record BEGIN DELETE FROM "
        "report_standing WHERE site_id = old.site_id AND state = coalesce((SELECT state FROM "
        "national_report WHERE record_id = old.id), 'unreported') AND served_on = "
        "old.served_on AND record_id = old.id; END"
    ),
    "DELETE FROM report_standing",
    (
        "INSERT INTO report_standing (site_id, state, served_on, record_id) SELECT site_id, "
        "coalesce((SELECT state FROM national_report WHERE record_id = service_record.id), "
        "'unreported'), served_on, id FROM service_record WHERE (service_record.cancelled = 0"
        " OR EXISTS (SELECT 1 FROM national_report WHERE record_id = service_record.id))"
    ),
    "DELETE FROM tally WHERE subject = 'volunteer'",
    (
        "INSERT INTO tally (subject, site_id, state, rows) SELECT 'volunteer', site_id, "
        "status, count(*) FROM person_entry WHERE kind = 'volunteer' GROUP BY site_id, status"
    ),
)
GROWN: dict[str, dict[str, object]] = {
    "activity": {
        "request_ids": "[]",
        "series_id": "",
        "team_id": "",
        "team_kind": None,
        "platform": None,
        "roles": "[]",
        "required_skills": "[]",
        "required_licence": "",
        "min_age": 0,
        "seats": "[]",
        "door_secret": "",
        "door_code_only": 0,
        "declared_at": None,
        "declared_by": "",
        "filed_at": None,
        "filed_by": "",
        "served_people": 0,
        "result": "",
    },
    "attendance": {"companions": 0, "door_code": 0, "approved_by": "", "evidence": ""},
    "dispatch": {"suggested": "[]", "claimed": 0},
    "practice_site": {"valid_from": None, "valid_to": None, "seats": 0},
    "rating": {"aspects": "[]"},
    "request_step": {"desk_code": ""},
    "service_request": {
        "on_behalf_of": "",
        "served_group": None,
        "people_count": 1,
        "menu_item_id": "",
        "menu_item_text": "",
        "risk_note": "",
        "photos": "[]",
        "answer": "",
        "verified_by": "",
        "verified_at": None,
        "contacted_at": None,
        "published_at": None,
        "transferred_to": "",
        "merged_into": "",
        "activity_id": "",
    },
    "signup": {"waiting": 0},
    "volunteer_team": {
        "kind": "own",
        "leader_id": "",
        "leader_name": "",
        "leader_phone": "",
        "skills": "[]",
        "categories": "[]",
        "areas": "[]",
        "timetable": "[]",
        "monthly_capacity": 0,
        "link_token": "",
        "code": "",
        "founded_on": None,
        "note": "",
        "paused_from": None,
        "paused_until": None,
        "retired_on": None,
    },
}
"""The tables that have more columns than before, and what stands there when nobody said anything."""


def upgrade() -> None:
    """Make the tables anew that have new columns, and make what is new."""
    connection = op.get_bind()
    before = {table: _columns(connection, table) for table in GROWN}
    for statement in STATEMENTS:
        op.execute(statement)
    for table, unsaid in GROWN.items():
        _widen_images(connection, table, before[table], unsaid)
    _hash_again(connection)


def _columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


def _widen_images(connection: Connection, table: str, before: list[str], unsaid: dict[str, object]) -> None:
    """Images of rows are arrays in column order: those of unsent entries get the new columns, too."""
    images = connection.exec_driver_sql(
        "SELECT seq, row_id, body FROM before_image WHERE table_name = ? AND body IS NOT NULL", (table,)
    ).fetchall()
    columns = _columns(connection, table)
    for seq, row_id, body in images:
        known = unsaid | dict(zip(before, json.loads(body), strict=True))
        image = digest.canonical([known[column] for column in columns]).decode()
        connection.exec_driver_sql(
            "UPDATE before_image SET body = ? WHERE seq = ? AND table_name = ? AND row_id = ?",
            (image, seq, table, row_id),
        )


def _hash_again(connection: Connection) -> None:
    """More columns, other hashes: what the platform knows of these rows is told by them as they stand now."""
    parts = connection.exec_driver_sql("SELECT part, table_name FROM scope_sum").fetchall()
    for part, table in parts:
        if table not in GROWN:
            continue
        keys = connection.exec_driver_sql("SELECT row_key FROM row_digest WHERE part = ?", (part,)).fetchall()
        total = 0
        for (key,) in keys:
            row = connection.exec_driver_sql(f"SELECT * FROM {table} WHERE id = ?", (id_of(key),)).fetchone()  # noqa: S608 - our own names
            if row is not None:
                hashed = digest.row_hash(digest.canonical(tuple(row)))
                total = digest.add(total, [hashed])
                connection.exec_driver_sql(
                    "UPDATE row_digest SET hash = ? WHERE row_key = ? AND part = ?", (hashed, key, part)
                )
        connection.exec_driver_sql(
            "UPDATE scope_sum SET total = ? WHERE part = ?", (digest.to_bytes(total), part)
        )
