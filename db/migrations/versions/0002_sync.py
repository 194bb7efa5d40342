"""What sync needs: numbers may clash between desks, and the desk keeps how it stands to the platform."""

from alembic import op

revision = "0002"
down_revision = "0001"

# Written out and never changed: later tables.py may differ, files of this version do not.
STATEMENTS = (
    "DROP TRIGGER guard_insert_practice_site",
    "DROP TRIGGER guard_update_practice_site",
    "DROP TRIGGER guard_delete_practice_site",
    "DROP TRIGGER guard_insert_clerk",
    "DROP TRIGGER guard_update_clerk",
    "DROP TRIGGER guard_delete_clerk",
    "DROP TRIGGER guard_insert_resident",
    "DROP TRIGGER guard_update_resident",
    "DROP TRIGGER guard_delete_resident",
    "DROP TRIGGER guard_insert_service_request",
    "DROP TRIGGER guard_update_service_request",
    "DROP TRIGGER guard_delete_service_request",
    "DROP TRIGGER guard_insert_request_step",
    "DROP TRIGGER guard_update_request_step",
    "DROP TRIGGER guard_delete_request_step",
    "DROP TRIGGER guard_insert_volunteer",
    "DROP TRIGGER guard_update_volunteer",
    "DROP TRIGGER guard_delete_volunteer",
    "DROP TRIGGER guard_insert_volunteer_team",
    "DROP TRIGGER guard_update_volunteer_team",
    "DROP TRIGGER guard_delete_volunteer_team",
    "DROP TRIGGER guard_insert_activity",
    "DROP TRIGGER guard_update_activity",
    "DROP TRIGGER guard_delete_activity",
    "DROP TRIGGER guard_insert_signup",
    "DROP TRIGGER guard_update_signup",
    "DROP TRIGGER guard_delete_signup",
    "DROP TRIGGER guard_insert_sign_in_sheet_page",
    "DROP TRIGGER guard_update_sign_in_sheet_page",
    "DROP TRIGGER guard_delete_sign_in_sheet_page",
    "DROP TRIGGER guard_insert_attendance",
    "DROP TRIGGER guard_update_attendance",
    "DROP TRIGGER guard_delete_attendance",
    "DROP TRIGGER guard_insert_service_record",
    "DROP TRIGGER guard_update_service_record",
    "DROP TRIGGER guard_delete_service_record",
    "DROP TRIGGER guard_insert_certificate",
    "DROP TRIGGER guard_update_certificate",
    "DROP TRIGGER guard_delete_certificate",
    "DROP TRIGGER guard_insert_print_record",
    "DROP TRIGGER guard_update_print_record",
    "DROP TRIGGER guard_delete_print_record",
    "DROP TRIGGER close_permit",
    "DROP TRIGGER keep_op_log",
    "DROP TRIGGER keep_op_log_rows",
    "DROP TRIGGER hours_record_added",
    "DROP TRIGGER hours_record_changed",
    "DROP TRIGGER hours_seen_added",
    "DROP TRIGGER hours_seen_changed",
    "DROP TRIGGER search_added",
    "DROP TRIGGER search_removed",
    "DROP TRIGGER search_changed",
    "DROP INDEX ix_activity_starts_at",
    "DROP INDEX ix_certificate_check_code",
    "DROP INDEX ix_certificate_issued_at",
    "DROP INDEX ix_certificate_volunteer_id_issued_at",
    "DROP INDEX ix_op_log_unsent",
    "DROP INDEX ix_service_request_check_code",
    "DROP INDEX ix_service_request_resident_id_registered_at",
    "DROP INDEX ix_service_request_site_id_state_due_at",
    "DROP INDEX ix_service_request_spoken_number",
    "DROP INDEX ix_service_request_town_village_registered_at",
    "DROP INDEX ix_sign_in_sheet_page_activity_id",
    "DROP INDEX ix_volunteer_id_digest",
    "DROP INDEX ix_resident_name",
    "DROP INDEX ix_volunteer_name",
    "DROP INDEX ix_volunteer_phone",
    "DROP INDEX ix_volunteer_status",
    "DROP INDEX ix_volunteer_team_id",
    "ALTER TABLE activity RENAME TO activity_before",
    (
        "CREATE TABLE activity (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL, "
        "number TEXT NOT NULL, token TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, "
        "starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, place TEXT NOT NULL, organising_unit "
        "TEXT NOT NULL, leader_name TEXT NOT NULL, leader_phone TEXT NOT NULL, counts_as_service "
        "INTEGER NOT NULL, category TEXT NOT NULL, risk_level TEXT NOT NULL, risk_note TEXT NOT NULL,"
        " insurer TEXT NOT NULL, insurance_number TEXT NOT NULL, insured_from TEXT, insured_to TEXT, "
        "needed_volunteers INTEGER NOT NULL, state TEXT NOT NULL, closed_at INTEGER, PRIMARY KEY "
        "(id), UNIQUE (token)) STRICT"
    ),
    (
        "INSERT INTO activity (id, version, site_id, number, token, title, content, starts_at, "
        "ends_at, place, organising_unit, leader_name, leader_phone, counts_as_service, category, "
        "risk_level, risk_note, insurer, insurance_number, insured_from, insured_to, "
        "needed_volunteers, state, closed_at) SELECT id, version, site_id, number, token, title, "
        "content, starts_at, ends_at, place, organising_unit, leader_name, leader_phone, "
        "counts_as_service, category, risk_level, risk_note, insurer, insurance_number, insured_from,"
        " insured_to, needed_volunteers, state, closed_at FROM activity_before"
    ),
    "DROP TABLE activity_before",
    "ALTER TABLE certificate RENAME TO certificate_before",
    (
        "CREATE TABLE certificate (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL,"
        " number TEXT NOT NULL, token TEXT NOT NULL, check_code TEXT NOT NULL, kind TEXT NOT NULL, "
        "volunteer_id TEXT NOT NULL, facts TEXT NOT NULL, status TEXT NOT NULL, issued_at INTEGER NOT"
        " NULL, issued_by TEXT NOT NULL, void_at INTEGER, void_by TEXT NOT NULL, void_reason TEXT NOT"
        " NULL, PRIMARY KEY (id), UNIQUE (token)) STRICT"
    ),
    (
        "INSERT INTO certificate (id, version, site_id, number, token, check_code, kind, "
        "volunteer_id, facts, status, issued_at, issued_by, void_at, void_by, void_reason) SELECT id,"
        " version, site_id, number, token, check_code, kind, volunteer_id, facts, status, issued_at, "
        "issued_by, void_at, void_by, void_reason FROM certificate_before"
    ),
    "DROP TABLE certificate_before",
    "ALTER TABLE op_log RENAME TO op_log_before",
    (
        "CREATE TABLE op_log (device TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, "
        "op_id TEXT NOT NULL, kind TEXT NOT NULL, type TEXT NOT NULL, schema INTEGER NOT NULL, "
        "wall_ms INTEGER NOT NULL, hlc INTEGER NOT NULL, actor TEXT NOT NULL, seen INTEGER DEFAULT "
        "'0' NOT NULL, refs TEXT NOT NULL, salt BLOB NOT NULL, body BLOB, digest BLOB NOT NULL, chain"
        " BLOB NOT NULL, PRIMARY KEY (device, epoch, seq)) STRICT"
    ),
    (
        "INSERT INTO op_log (device, epoch, seq, op_id, kind, type, schema, wall_ms, hlc, actor, "
        "refs, salt, body, digest, chain) SELECT device, epoch, seq, op_id, kind, type, schema, "
        "wall_ms, hlc, actor, refs, salt, body, digest, chain FROM op_log_before"
    ),
    "DROP TABLE op_log_before",
    "ALTER TABLE service_request RENAME TO service_request_before",
    (
        "CREATE TABLE service_request (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT "
        "NULL, number TEXT NOT NULL, spoken_number TEXT NOT NULL, token TEXT NOT NULL, check_code "
        "TEXT NOT NULL, state TEXT NOT NULL, resident_id TEXT NOT NULL, requester_name TEXT NOT NULL,"
        " phone TEXT NOT NULL, contact TEXT NOT NULL, words TEXT NOT NULL, category TEXT NOT NULL, "
        "town TEXT NOT NULL, village TEXT NOT NULL, address TEXT NOT NULL, wanted TEXT NOT NULL, "
        "wanted_on TEXT, urgent INTEGER NOT NULL, channel TEXT NOT NULL, consent_share INTEGER NOT "
        "NULL, hints TEXT NOT NULL, registered_at INTEGER NOT NULL, registered_by TEXT NOT NULL, "
        "due_at INTEGER, closed_at INTEGER, PRIMARY KEY (id), UNIQUE (token)) STRICT"
    ),
    (
        "INSERT INTO service_request (id, version, site_id, number, spoken_number, token, check_code,"
        " state, resident_id, requester_name, phone, contact, words, category, town, village, "
        "address, wanted, wanted_on, urgent, channel, consent_share, hints, registered_at, "
        "registered_by, due_at, closed_at) SELECT id, version, site_id, number, spoken_number, token,"
        " check_code, state, resident_id, requester_name, phone, contact, words, category, town, "
        "village, address, wanted, wanted_on, urgent, channel, consent_share, hints, registered_at, "
        "registered_by, due_at, closed_at FROM service_request_before"
    ),
    "DROP TABLE service_request_before",
    "ALTER TABLE sign_in_sheet_page RENAME TO sign_in_sheet_page_before",
    (
        "CREATE TABLE sign_in_sheet_page (id TEXT NOT NULL, version INTEGER NOT NULL, activity_id "
        "TEXT NOT NULL, site_id TEXT NOT NULL, number TEXT NOT NULL, token TEXT NOT NULL, page "
        "INTEGER NOT NULL, pages INTEGER NOT NULL, first_row INTEGER NOT NULL, volunteer_ids TEXT NOT"
        " NULL, printed_at INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE (token)) STRICT"
    ),
    (
        "INSERT INTO sign_in_sheet_page (id, version, activity_id, site_id, number, token, page, "
        "pages, first_row, volunteer_ids, printed_at) SELECT id, version, activity_id, site_id, "
        "number, token, page, pages, first_row, volunteer_ids, printed_at FROM "
        "sign_in_sheet_page_before"
    ),
    "DROP TABLE sign_in_sheet_page_before",
    "ALTER TABLE volunteer RENAME TO volunteer_before",
    (
        "CREATE TABLE volunteer (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL, "
        "number TEXT NOT NULL, token TEXT NOT NULL, name TEXT NOT NULL, sex TEXT, birth_on TEXT, "
        "id_type TEXT NOT NULL, id_number TEXT NOT NULL, id_digest TEXT NOT NULL, phone TEXT NOT "
        "NULL, contact TEXT NOT NULL, town TEXT NOT NULL, village TEXT NOT NULL, address TEXT NOT "
        "NULL, team_id TEXT, skills TEXT NOT NULL, service_categories TEXT NOT NULL, available_times "
        "TEXT NOT NULL, emergency_contact TEXT NOT NULL, clothing_size TEXT NOT NULL, guardian TEXT, "
        "consent TEXT, national_number TEXT NOT NULL, status TEXT NOT NULL, missing TEXT NOT NULL, "
        "alias_of TEXT, registered_at INTEGER NOT NULL, registered_by TEXT NOT NULL, PRIMARY KEY "
        "(id), UNIQUE (token)) STRICT"
    ),
    (
        "INSERT INTO volunteer (id, version, site_id, number, token, name, sex, birth_on, id_type, "
        "id_number, id_digest, phone, contact, town, village, address, team_id, skills, "
        "service_categories, available_times, emergency_contact, clothing_size, guardian, consent, "
        "national_number, status, missing, registered_at, registered_by) SELECT id, version, site_id,"
        " number, token, name, sex, birth_on, id_type, id_number, id_digest, phone, contact, town, "
        "village, address, team_id, skills, service_categories, available_times, emergency_contact, "
        "clothing_size, guardian, consent, national_number, status, missing, registered_at, "
        "registered_by FROM volunteer_before"
    ),
    "DROP TABLE volunteer_before",
    "CREATE INDEX ix_activity_number ON activity (number)",
    "CREATE INDEX ix_activity_starts_at ON activity (starts_at)",
    (
        "CREATE TABLE attention (device TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, "
        "code TEXT NOT NULL, detail TEXT NOT NULL, arrived_at INTEGER NOT NULL, settled_at INTEGER, "
        "settled_by TEXT NOT NULL, settled_how TEXT NOT NULL, PRIMARY KEY (device, epoch, seq)) "
        "STRICT"
    ),
    "CREATE INDEX ix_attention_open ON attention (settled_at, arrived_at)",
    (
        "CREATE TABLE before_image (seq INTEGER NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT "
        "NULL, body TEXT, PRIMARY KEY (seq, table_name, row_id)) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE blob (sha256 TEXT NOT NULL, size INTEGER NOT NULL, sent INTEGER NOT NULL, "
        "content BLOB NOT NULL, added_at INTEGER NOT NULL, PRIMARY KEY (sha256)) STRICT"
    ),
    "CREATE INDEX ix_certificate_check_code ON certificate (check_code)",
    "CREATE INDEX ix_certificate_issued_at ON certificate (issued_at)",
    "CREATE INDEX ix_certificate_number ON certificate (number)",
    "CREATE INDEX ix_certificate_volunteer_id_issued_at ON certificate (volunteer_id, issued_at)",
    (
        "CREATE TABLE dispatch (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL, "
        "request_id TEXT NOT NULL, team_id TEXT NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL, "
        "link_token TEXT NOT NULL, dispatched_at INTEGER NOT NULL, dispatched_by TEXT NOT NULL, "
        "reply_by INTEGER NOT NULL, answered_at INTEGER, who_goes TEXT NOT NULL, proposed_at INTEGER,"
        " answer_note TEXT NOT NULL, PRIMARY KEY (id), UNIQUE (link_token)) STRICT"
    ),
    "CREATE INDEX ix_dispatch_request_id_dispatched_at ON dispatch (request_id, dispatched_at)",
    "CREATE INDEX ix_dispatch_team_id_state ON dispatch (team_id, state)",
    (
        "CREATE TABLE erasure (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL, "
        "subject_table TEXT NOT NULL, subject_id TEXT NOT NULL, reason TEXT NOT NULL, ordered_at "
        "INTEGER NOT NULL, ordered_by TEXT NOT NULL, PRIMARY KEY (id)) STRICT"
    ),
    "CREATE INDEX ix_erasure_subject_id ON erasure (subject_id)",
    (
        "CREATE TABLE erasure_receipt (erasure_id TEXT NOT NULL, scrubbed_ops INTEGER NOT NULL, "
        "scrubbed_rows INTEGER NOT NULL, scrubbed_at INTEGER NOT NULL, given INTEGER NOT NULL, "
        "PRIMARY KEY (erasure_id)) STRICT"
    ),
    (
        "CREATE TABLE person_due (row_id TEXT NOT NULL, table_name TEXT NOT NULL, PRIMARY KEY "
        "(row_id)) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE rating (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL, "
        "request_id TEXT NOT NULL, grade INTEGER NOT NULL, tags TEXT NOT NULL, words TEXT NOT NULL, "
        "source TEXT NOT NULL, rated_at INTEGER NOT NULL, again INTEGER NOT NULL, PRIMARY KEY (id)) "
        "STRICT"
    ),
    "CREATE INDEX ix_rating_request_id_rated_at ON rating (request_id, rated_at)",
    (
        "CREATE TABLE row_digest (row_key ANY NOT NULL, part INTEGER NOT NULL, bucket INTEGER NOT NULL, "
        "hash BLOB NOT NULL, PRIMARY KEY (row_key, part)) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE row_extra (table_name TEXT NOT NULL, row_id TEXT NOT NULL, fields TEXT NOT "
        "NULL, PRIMARY KEY (table_name, row_id)) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE scope_sum (part INTEGER NOT NULL, scope TEXT NOT NULL, table_name TEXT NOT NULL, "
        "total BLOB NOT NULL, PRIMARY KEY (part), UNIQUE (scope, table_name)) STRICT"
    ),
    "CREATE INDEX ix_service_request_check_code ON service_request (check_code)",
    "CREATE INDEX ix_service_request_number ON service_request (number)",
    (
        "CREATE INDEX ix_service_request_resident_id_registered_at ON service_request (resident_id, "
        "registered_at)"
    ),
    ("CREATE INDEX ix_service_request_site_id_state_due_at ON service_request (site_id, state, due_at)"),
    "CREATE INDEX ix_service_request_spoken_number ON service_request (spoken_number)",
    (
        "CREATE INDEX ix_service_request_town_village_registered_at ON service_request (town, "
        "village, registered_at)"
    ),
    "CREATE INDEX ix_sign_in_sheet_page_activity_id ON sign_in_sheet_page (activity_id)",
    "CREATE INDEX ix_sign_in_sheet_page_number_page ON sign_in_sheet_page (number, page)",
    "CREATE TABLE sync_cursor (scope TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (scope)) STRICT",
    (
        "CREATE TABLE sync_state (id INTEGER NOT NULL, acked_seq INTEGER NOT NULL, digested_seq "
        "INTEGER NOT NULL, seen INTEGER NOT NULL, clock_offset_ms INTEGER NOT NULL, last_contact_at "
        "INTEGER, last_sync_at INTEGER, platform_url TEXT NOT NULL, private_key BLOB, certificate "
        "TEXT, standing TEXT NOT NULL, first_site_id TEXT, own_ids_until INTEGER DEFAULT '0' NOT "
        "NULL, PRIMARY KEY (id)) STRICT"
    ),
    "CREATE TABLE voided_entry (seq INTEGER NOT NULL, PRIMARY KEY (seq)) STRICT",
    "CREATE INDEX ix_volunteer_id_digest ON volunteer (id_digest)",
    "CREATE INDEX ix_volunteer_number ON volunteer (number)",
    "CREATE INDEX ix_volunteer_phone ON volunteer (phone)",
    "CREATE INDEX ix_volunteer_status ON volunteer (status)",
    "CREATE INDEX ix_volunteer_team_id ON volunteer (team_id)",
    (
        "CREATE TABLE volunteer_merge (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT "
        "NULL, kept_id TEXT NOT NULL, merged_id TEXT NOT NULL, reason TEXT NOT NULL, moved TEXT NOT "
        "NULL, merged_at INTEGER NOT NULL, merged_by TEXT NOT NULL, undone_at INTEGER, PRIMARY KEY "
        "(id)) STRICT"
    ),
    "CREATE INDEX ix_volunteer_merge_kept_id ON volunteer_merge (kept_id)",
    "CREATE INDEX ix_volunteer_merge_merged_id ON volunteer_merge (merged_id)",
    (
        "INSERT INTO sync_state (id, acked_seq, digested_seq, seen, clock_offset_ms, platform_url, "
        "standing) VALUES (1, 0, 0, 0, 0, '', 'alone')"
    ),
    "UPDATE sync_state SET own_ids_until = (SELECT coalesce(max(seq), 0) FROM op_log)",
    (
        "CREATE TRIGGER guard_insert_practice_site BEFORE INSERT ON practice_site WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_practice_site BEFORE UPDATE ON practice_site WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_practice_site BEFORE DELETE ON practice_site WHEN (SELECT open "
        "FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_clerk BEFORE INSERT ON clerk WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_clerk BEFORE UPDATE ON clerk WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_clerk BEFORE DELETE ON clerk WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_resident BEFORE INSERT ON resident WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_resident BEFORE UPDATE ON resident WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_resident BEFORE DELETE ON resident WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_service_request BEFORE INSERT ON service_request WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_service_request BEFORE UPDATE ON service_request WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_service_request BEFORE DELETE ON service_request WHEN (SELECT "
        "open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_request_step BEFORE INSERT ON request_step WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_request_step BEFORE UPDATE ON request_step WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_request_step BEFORE DELETE ON request_step WHEN (SELECT open "
        "FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_volunteer BEFORE INSERT ON volunteer WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_volunteer BEFORE UPDATE ON volunteer WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_volunteer BEFORE DELETE ON volunteer WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_volunteer_team BEFORE INSERT ON volunteer_team WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_volunteer_team BEFORE UPDATE ON volunteer_team WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_volunteer_team BEFORE DELETE ON volunteer_team WHEN (SELECT open"
        " FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_activity BEFORE INSERT ON activity WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_activity BEFORE UPDATE ON activity WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_activity BEFORE DELETE ON activity WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
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
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_sign_in_sheet_page BEFORE INSERT ON sign_in_sheet_page WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_sign_in_sheet_page BEFORE UPDATE ON sign_in_sheet_page WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_sign_in_sheet_page BEFORE DELETE ON sign_in_sheet_page WHEN "
        "(SELECT open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_attendance BEFORE INSERT ON attendance WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_attendance BEFORE UPDATE ON attendance WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_attendance BEFORE DELETE ON attendance WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_service_record BEFORE INSERT ON service_record WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_service_record BEFORE UPDATE ON service_record WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_service_record BEFORE DELETE ON service_record WHEN (SELECT open"
        " FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_certificate BEFORE INSERT ON certificate WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_certificate BEFORE UPDATE ON certificate WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_certificate BEFORE DELETE ON certificate WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_print_record BEFORE INSERT ON print_record WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_print_record BEFORE UPDATE ON print_record WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_print_record BEFORE DELETE ON print_record WHEN (SELECT open "
        "FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_dispatch BEFORE INSERT ON dispatch WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_dispatch BEFORE UPDATE ON dispatch WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_dispatch BEFORE DELETE ON dispatch WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
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
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_volunteer_merge BEFORE INSERT ON volunteer_merge WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_volunteer_merge BEFORE UPDATE ON volunteer_merge WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_volunteer_merge BEFORE DELETE ON volunteer_merge WHEN (SELECT "
        "open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_erasure BEFORE INSERT ON erasure WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_erasure BEFORE UPDATE ON erasure WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_erasure BEFORE DELETE ON erasure WHEN (SELECT open FROM "
        "write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER close_permit AFTER INSERT ON op_log WHEN (SELECT open FROM write_permit) = 1 "
        "BEGIN UPDATE write_permit SET open = 0; END"
    ),
    (
        "CREATE TRIGGER keep_op_log BEFORE UPDATE OF device, epoch, seq, op_id, kind, type, schema, "
        "wall_ms, hlc, actor, seen, refs, digest, chain ON op_log BEGIN SELECT RAISE(ROLLBACK, 'log "
        "entries never change'); END"
    ),
    (
        "CREATE TRIGGER keep_op_log_rows BEFORE DELETE ON op_log BEGIN SELECT RAISE(ROLLBACK, 'log "
        "entries are never deleted'); END"
    ),
    (
        "CREATE TRIGGER hours_record_added AFTER INSERT ON service_record BEGIN UPDATE person_entry "
        "SET total_minutes = total_minutes + new.service_minutes WHERE row_id = new.volunteer_id AND "
        "new.cancelled = 0; END"
    ),
    (
        "CREATE TRIGGER hours_record_changed AFTER UPDATE ON service_record BEGIN UPDATE person_entry"
        " SET total_minutes = total_minutes - old.service_minutes WHERE row_id = old.volunteer_id AND"
        " old.cancelled = 0; UPDATE person_entry SET total_minutes = total_minutes + "
        "new.service_minutes WHERE row_id = new.volunteer_id AND new.cancelled = 0; END"
    ),
    (
        "CREATE TRIGGER hours_record_removed AFTER DELETE ON service_record BEGIN UPDATE person_entry"
        " SET total_minutes = total_minutes - old.service_minutes WHERE row_id = old.volunteer_id AND"
        " old.cancelled = 0; END"
    ),
    (
        "CREATE TRIGGER hours_seen_added AFTER INSERT ON attendance BEGIN UPDATE person_entry SET "
        "last_seen_at = max(last_seen_at, new.check_in_at) WHERE row_id = new.volunteer_id AND "
        "new.cancelled = 0; END"
    ),
    (
        "CREATE TRIGGER hours_seen_changed AFTER UPDATE ON attendance BEGIN UPDATE person_entry SET "
        "last_seen_at = max(last_seen_at, new.check_in_at) WHERE row_id = new.volunteer_id AND "
        "new.cancelled = 0; END"
    ),
    (
        "CREATE TRIGGER person_removed_volunteer AFTER DELETE ON volunteer BEGIN DELETE FROM "
        "person_entry WHERE row_id = old.id; END"
    ),
    (
        "CREATE TRIGGER person_removed_resident AFTER DELETE ON resident BEGIN DELETE FROM "
        "person_entry WHERE row_id = old.id; END"
    ),
    (
        "CREATE TRIGGER search_added AFTER INSERT ON person_entry BEGIN INSERT INTO person_search "
        "(rowid, tokens) VALUES (new.entry, new.tokens); END"
    ),
    (
        "CREATE TRIGGER search_removed AFTER DELETE ON person_entry BEGIN INSERT INTO person_search "
        "(person_search, rowid, tokens) VALUES ('delete', old.entry, old.tokens); END"
    ),
    (
        "CREATE TRIGGER search_changed AFTER UPDATE OF tokens ON person_entry WHEN old.tokens <> "
        "new.tokens BEGIN INSERT INTO person_search (person_search, rowid, tokens) VALUES ('delete', "
        "old.entry, old.tokens); INSERT INTO person_search (rowid, tokens) VALUES (new.entry, "
        "new.tokens); END"
    ),
)


def upgrade() -> None:
    """Rebuild the tables whose numbers were unique, and make what is new."""
    for statement in STATEMENTS:
        op.execute(statement)
