"""The first schema."""

from alembic import op

revision = "0001"
down_revision = None

# Written out and never changed: later tables.py may differ, files of this version do not.
STATEMENTS = (
    (
        "CREATE TABLE activity (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL, "
        "number TEXT NOT NULL, token TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, "
        "starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, place TEXT NOT NULL, organising_unit "
        "TEXT NOT NULL, leader_name TEXT NOT NULL, leader_phone TEXT NOT NULL, counts_as_service "
        "INTEGER NOT NULL, category TEXT NOT NULL, risk_level TEXT NOT NULL, risk_note TEXT NOT NULL,"
        " insurer TEXT NOT NULL, insurance_number TEXT NOT NULL, insured_from TEXT, insured_to TEXT, "
        "needed_volunteers INTEGER NOT NULL, state TEXT NOT NULL, closed_at INTEGER, PRIMARY KEY "
        "(id), UNIQUE (number), UNIQUE (token)) STRICT"
    ),
    "CREATE INDEX ix_activity_starts_at ON activity (starts_at)",
    (
        "CREATE TABLE attendance (id TEXT NOT NULL, version INTEGER NOT NULL, activity_id TEXT NOT "
        "NULL, volunteer_id TEXT NOT NULL, site_id TEXT NOT NULL, check_in_at INTEGER NOT NULL, "
        "check_in_source TEXT NOT NULL, check_out_at INTEGER, check_out_source TEXT, recorded_by TEXT"
        " NOT NULL, service_minutes INTEGER NOT NULL, policy_version INTEGER NOT NULL, flags TEXT NOT"
        " NULL, settled_by TEXT NOT NULL, settle_reason TEXT NOT NULL, reviewed_by TEXT NOT NULL, "
        "reviewed_at INTEGER, cancelled INTEGER NOT NULL, PRIMARY KEY (id)) STRICT"
    ),
    "CREATE INDEX ix_attendance_activity_id ON attendance (activity_id)",
    ("CREATE INDEX ix_attendance_volunteer_id_check_in_at ON attendance (volunteer_id, check_in_at)"),
    (
        "CREATE TABLE certificate (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL,"
        " number TEXT NOT NULL, token TEXT NOT NULL, check_code TEXT NOT NULL, kind TEXT NOT NULL, "
        "volunteer_id TEXT NOT NULL, facts TEXT NOT NULL, status TEXT NOT NULL, issued_at INTEGER NOT"
        " NULL, issued_by TEXT NOT NULL, void_at INTEGER, void_by TEXT NOT NULL, void_reason TEXT NOT"
        " NULL, PRIMARY KEY (id), UNIQUE (number), UNIQUE (token)) STRICT"
    ),
    "CREATE INDEX ix_certificate_check_code ON certificate (check_code)",
    "CREATE INDEX ix_certificate_issued_at ON certificate (issued_at)",
    "CREATE INDEX ix_certificate_volunteer_id_issued_at ON certificate (volunteer_id, issued_at)",
    (
        "CREATE TABLE clerk (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL, name "
        "TEXT NOT NULL, badge_token TEXT NOT NULL, active INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE "
        "(badge_token)) STRICT"
    ),
    "CREATE INDEX ix_clerk_name ON clerk (name)",
    "CREATE INDEX ix_clerk_site_id ON clerk (site_id)",
    (
        "CREATE TABLE desk_identity (id INTEGER NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT "
        "NULL, desk_code TEXT NOT NULL, last_hlc INTEGER NOT NULL, identity_key BLOB NOT NULL, "
        "site_id TEXT, PRIMARY KEY (id)) STRICT"
    ),
    (
        'CREATE TABLE draft (kind TEXT NOT NULL, "key" TEXT NOT NULL, body BLOB NOT NULL, saved_at '
        'INTEGER NOT NULL, PRIMARY KEY (kind, "key")) STRICT'
    ),
    ("CREATE TABLE local_setting (name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name)) STRICT"),
    (
        "CREATE TABLE number_counter (series TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY "
        "(series)) STRICT"
    ),
    (
        "CREATE TABLE op_log (device TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, "
        "op_id TEXT NOT NULL, kind TEXT NOT NULL, type TEXT NOT NULL, schema INTEGER NOT NULL, "
        "wall_ms INTEGER NOT NULL, hlc INTEGER NOT NULL, actor TEXT NOT NULL, refs TEXT NOT NULL, "
        "salt BLOB NOT NULL, body BLOB, digest BLOB NOT NULL, chain BLOB NOT NULL, acknowledged_at "
        "INTEGER, PRIMARY KEY (device, epoch, seq)) STRICT"
    ),
    "CREATE INDEX ix_op_log_unsent ON op_log (device, epoch, seq) WHERE acknowledged_at IS NULL",
    (
        "CREATE TABLE op_ref (row_id TEXT NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT NULL, seq"
        " INTEGER NOT NULL, PRIMARY KEY (row_id, device, epoch, seq)) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE person_entry (entry INTEGER NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL,"
        " status TEXT NOT NULL, name_key TEXT NOT NULL, sort_key TEXT NOT NULL, total_minutes INTEGER"
        " NOT NULL, last_seen_at INTEGER NOT NULL, tokens TEXT NOT NULL, PRIMARY KEY (entry)) STRICT"
    ),
    (
        "CREATE INDEX ix_person_entry_list ON person_entry (kind, sort_key, status, total_minutes, "
        "last_seen_at, row_id, entry)"
    ),
    "CREATE INDEX ix_person_entry_name_key ON person_entry (name_key)",
    "CREATE UNIQUE INDEX ux_person_entry_row_id ON person_entry (row_id)",
    (
        "CREATE TABLE practice_site (id TEXT NOT NULL, version INTEGER NOT NULL, code TEXT NOT NULL, "
        "name TEXT NOT NULL, level TEXT NOT NULL, parent_id TEXT, region_code TEXT NOT NULL, phone "
        "TEXT NOT NULL, opening_hours TEXT NOT NULL, address TEXT NOT NULL, public_host TEXT NOT "
        "NULL, certificate_template TEXT NOT NULL, towns TEXT NOT NULL, PRIMARY KEY (id)) STRICT"
    ),
    "CREATE INDEX ix_practice_site_code ON practice_site (code)",
    (
        "CREATE TABLE print_record (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT "
        "NULL, paper TEXT NOT NULL, subject_id TEXT NOT NULL, printed_at INTEGER NOT NULL, clerk_id "
        "TEXT NOT NULL, printer TEXT NOT NULL, copy_number INTEGER NOT NULL, reason TEXT NOT NULL, "
        "PRIMARY KEY (id)) STRICT"
    ),
    "CREATE INDEX ix_print_record_subject_id_printed_at ON print_record (subject_id, printed_at)",
    (
        "CREATE TABLE request_step (id TEXT NOT NULL, version INTEGER NOT NULL, request_id TEXT NOT "
        "NULL, site_id TEXT NOT NULL, at INTEGER NOT NULL, clerk_id TEXT NOT NULL, from_state TEXT "
        "NOT NULL, to_state TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (id)) STRICT"
    ),
    "CREATE INDEX ix_request_step_at ON request_step (at)",
    "CREATE INDEX ix_request_step_request_id_at ON request_step (request_id, at)",
    (
        "CREATE TABLE resident (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL, "
        "name TEXT NOT NULL, phone TEXT NOT NULL, contact TEXT NOT NULL, sex TEXT, birth_on TEXT, "
        "town TEXT NOT NULL, village TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (id)) STRICT"
    ),
    "CREATE INDEX ix_resident_name ON resident (name)",
    "CREATE INDEX ix_resident_phone ON resident (phone)",
    (
        "CREATE TABLE service_record (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT "
        "NULL, volunteer_id TEXT NOT NULL, activity_id TEXT NOT NULL, attendance_id TEXT NOT NULL, "
        "activity_name TEXT NOT NULL, content TEXT NOT NULL, place TEXT NOT NULL, recording_unit TEXT"
        " NOT NULL, leader_name TEXT NOT NULL, served_on TEXT NOT NULL, service_minutes INTEGER NOT "
        "NULL, source TEXT NOT NULL, policy_version INTEGER NOT NULL, recorded_by TEXT NOT NULL, "
        "reviewed_by TEXT NOT NULL, reviewed_at INTEGER NOT NULL, cancelled INTEGER NOT NULL, PRIMARY"
        " KEY (id)) STRICT"
    ),
    "CREATE INDEX ix_service_record_activity_id ON service_record (activity_id)",
    ("CREATE INDEX ix_service_record_volunteer_id_served_on ON service_record (volunteer_id, served_on)"),
    (
        "CREATE TABLE service_request (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT "
        "NULL, number TEXT NOT NULL, spoken_number TEXT NOT NULL, token TEXT NOT NULL, check_code "
        "TEXT NOT NULL, state TEXT NOT NULL, resident_id TEXT NOT NULL, requester_name TEXT NOT NULL,"
        " phone TEXT NOT NULL, contact TEXT NOT NULL, words TEXT NOT NULL, category TEXT NOT NULL, "
        "town TEXT NOT NULL, village TEXT NOT NULL, address TEXT NOT NULL, wanted TEXT NOT NULL, "
        "wanted_on TEXT, urgent INTEGER NOT NULL, channel TEXT NOT NULL, consent_share INTEGER NOT "
        "NULL, hints TEXT NOT NULL, registered_at INTEGER NOT NULL, registered_by TEXT NOT NULL, "
        "due_at INTEGER, closed_at INTEGER, PRIMARY KEY (id), UNIQUE (number), UNIQUE (token)) STRICT"
    ),
    "CREATE INDEX ix_service_request_check_code ON service_request (check_code)",
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
    (
        "CREATE TABLE sign_in_sheet_page (id TEXT NOT NULL, version INTEGER NOT NULL, activity_id "
        "TEXT NOT NULL, site_id TEXT NOT NULL, number TEXT NOT NULL, token TEXT NOT NULL, page "
        "INTEGER NOT NULL, pages INTEGER NOT NULL, first_row INTEGER NOT NULL, volunteer_ids TEXT NOT"
        " NULL, printed_at INTEGER NOT NULL, PRIMARY KEY (id), UNIQUE (number, page), UNIQUE (token))"
        " STRICT"
    ),
    "CREATE INDEX ix_sign_in_sheet_page_activity_id ON sign_in_sheet_page (activity_id)",
    (
        "CREATE TABLE signup (id TEXT NOT NULL, version INTEGER NOT NULL, activity_id TEXT NOT NULL, "
        "volunteer_id TEXT NOT NULL, site_id TEXT NOT NULL, role TEXT NOT NULL, position INTEGER NOT "
        "NULL, signed_up_at INTEGER NOT NULL, withdrawn INTEGER NOT NULL, PRIMARY KEY (id)) STRICT"
    ),
    "CREATE INDEX ix_signup_activity_id_position ON signup (activity_id, position)",
    "CREATE INDEX ix_signup_volunteer_id ON signup (volunteer_id)",
    (
        "CREATE TABLE volunteer (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT NULL, "
        "number TEXT NOT NULL, token TEXT NOT NULL, name TEXT NOT NULL, sex TEXT, birth_on TEXT, "
        "id_type TEXT NOT NULL, id_number TEXT NOT NULL, id_digest TEXT NOT NULL, phone TEXT NOT "
        "NULL, contact TEXT NOT NULL, town TEXT NOT NULL, village TEXT NOT NULL, address TEXT NOT "
        "NULL, team_id TEXT, skills TEXT NOT NULL, service_categories TEXT NOT NULL, available_times "
        "TEXT NOT NULL, emergency_contact TEXT NOT NULL, clothing_size TEXT NOT NULL, guardian TEXT, "
        "consent TEXT, national_number TEXT NOT NULL, status TEXT NOT NULL, missing TEXT NOT NULL, "
        "registered_at INTEGER NOT NULL, registered_by TEXT NOT NULL, PRIMARY KEY (id), UNIQUE "
        "(number), UNIQUE (token)) STRICT"
    ),
    "CREATE INDEX ix_volunteer_id_digest ON volunteer (id_digest)",
    "CREATE INDEX ix_volunteer_name ON volunteer (name)",
    "CREATE INDEX ix_volunteer_phone ON volunteer (phone)",
    "CREATE INDEX ix_volunteer_status ON volunteer (status)",
    "CREATE INDEX ix_volunteer_team_id ON volunteer (team_id)",
    (
        "CREATE TABLE volunteer_team (id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT "
        "NULL, name TEXT NOT NULL, active INTEGER NOT NULL, PRIMARY KEY (id)) STRICT"
    ),
    "CREATE INDEX ix_volunteer_team_name ON volunteer_team (name)",
    "CREATE INDEX ix_volunteer_team_site_id ON volunteer_team (site_id)",
    ("CREATE TABLE write_permit (id INTEGER NOT NULL, open INTEGER NOT NULL, PRIMARY KEY (id)) STRICT"),
    "INSERT INTO write_permit (id, open) VALUES (1, 0)",
    (
        "CREATE TRIGGER guard_insert_practice_site BEFORE INSERT ON practice_site WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_practice_site BEFORE UPDATE ON practice_site WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_practice_site BEFORE DELETE ON practice_site BEGIN SELECT "
        "RAISE(ABORT, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_clerk BEFORE INSERT ON clerk WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_clerk BEFORE UPDATE ON clerk WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_clerk BEFORE DELETE ON clerk BEGIN SELECT RAISE(ABORT, 'synced "
        "rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_resident BEFORE INSERT ON resident WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_resident BEFORE UPDATE ON resident WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_resident BEFORE DELETE ON resident BEGIN SELECT RAISE(ABORT, "
        "'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_service_request BEFORE INSERT ON service_request WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_service_request BEFORE UPDATE ON service_request WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_service_request BEFORE DELETE ON service_request BEGIN SELECT "
        "RAISE(ABORT, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_request_step BEFORE INSERT ON request_step WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_request_step BEFORE UPDATE ON request_step WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_request_step BEFORE DELETE ON request_step BEGIN SELECT "
        "RAISE(ABORT, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_volunteer BEFORE INSERT ON volunteer WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_volunteer BEFORE UPDATE ON volunteer WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_volunteer BEFORE DELETE ON volunteer BEGIN SELECT RAISE(ABORT, "
        "'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_volunteer_team BEFORE INSERT ON volunteer_team WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_volunteer_team BEFORE UPDATE ON volunteer_team WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_volunteer_team BEFORE DELETE ON volunteer_team BEGIN SELECT "
        "RAISE(ABORT, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_activity BEFORE INSERT ON activity WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_activity BEFORE UPDATE ON activity WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_activity BEFORE DELETE ON activity BEGIN SELECT RAISE(ABORT, "
        "'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_signup BEFORE INSERT ON signup WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_signup BEFORE UPDATE ON signup WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_signup BEFORE DELETE ON signup BEGIN SELECT RAISE(ABORT, 'synced"
        " rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_sign_in_sheet_page BEFORE INSERT ON sign_in_sheet_page WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_sign_in_sheet_page BEFORE UPDATE ON sign_in_sheet_page WHEN "
        "(SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_sign_in_sheet_page BEFORE DELETE ON sign_in_sheet_page BEGIN "
        "SELECT RAISE(ABORT, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_attendance BEFORE INSERT ON attendance WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_attendance BEFORE UPDATE ON attendance WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_attendance BEFORE DELETE ON attendance BEGIN SELECT RAISE(ABORT,"
        " 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_service_record BEFORE INSERT ON service_record WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_service_record BEFORE UPDATE ON service_record WHEN (SELECT open"
        " FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_service_record BEFORE DELETE ON service_record BEGIN SELECT "
        "RAISE(ABORT, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_certificate BEFORE INSERT ON certificate WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_certificate BEFORE UPDATE ON certificate WHEN (SELECT open FROM "
        "write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_certificate BEFORE DELETE ON certificate BEGIN SELECT "
        "RAISE(ABORT, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_print_record BEFORE INSERT ON print_record WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_print_record BEFORE UPDATE ON print_record WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ABORT, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_print_record BEFORE DELETE ON print_record BEGIN SELECT "
        "RAISE(ABORT, 'synced rows are never deleted'); END"
    ),
    (
        "CREATE TRIGGER close_permit AFTER INSERT ON op_log WHEN (SELECT open FROM write_permit) = 1 "
        "BEGIN UPDATE write_permit SET open = 0; END"
    ),
    (
        "CREATE TRIGGER keep_op_log BEFORE UPDATE OF device, epoch, seq, op_id, kind, type, schema, "
        "wall_ms, hlc, actor, refs, digest, chain ON op_log BEGIN SELECT RAISE(ABORT, 'log entries "
        "never change'); END"
    ),
    (
        "CREATE TRIGGER keep_op_log_rows BEFORE DELETE ON op_log BEGIN SELECT RAISE(ABORT, 'log "
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
        "CREATE VIRTUAL TABLE person_search USING fts5(tokens, content='person_entry', "
        "content_rowid='entry', detail=none, columnsize=0, prefix='1 2 3 4 5', tokenize='ascii')"
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
    """Make every table, trigger and index of version 1."""
    for statement in STATEMENTS:
        op.execute(statement)
