"""Signed certificates, the keys that sign them, sheets read back, and a unit's own papers."""

from alembic import op

revision = "0003"
down_revision = "0002"

# Written out and never changed: later tables.py may differ, files of this version do not.
STATEMENTS = (
    "DROP TRIGGER guard_insert_certificate",
    "DROP TRIGGER guard_update_certificate",
    "DROP TRIGGER guard_delete_certificate",
    "DROP INDEX ix_certificate_check_code",
    "DROP INDEX ix_certificate_issued_at",
    "DROP INDEX ix_certificate_number",
    "DROP INDEX ix_certificate_volunteer_id_issued_at",
    "ALTER TABLE certificate RENAME TO certificate_before",
    (
        "CREATE TABLE certificate ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT "
        "NULL, number TEXT NOT NULL, token TEXT NOT NULL, check_code TEXT NOT NULL, kind TEXT NOT"
        " NULL, volunteer_id TEXT NOT NULL, facts TEXT NOT NULL, status TEXT NOT NULL, issued_at "
        "INTEGER NOT NULL, issued_by TEXT NOT NULL, void_at INTEGER, void_by TEXT NOT NULL, "
        "void_reason TEXT NOT NULL, signed TEXT NOT NULL, reissue_of TEXT NOT NULL, PRIMARY KEY "
        "(id), UNIQUE (token) ) STRICT"
    ),
    (
        "INSERT INTO certificate (id, version, site_id, number, token, check_code, kind, "
        "volunteer_id, facts, status, issued_at, issued_by, void_at, void_by, void_reason, "
        "signed, reissue_of) SELECT id, version, site_id, number, token, check_code, kind, "
        "volunteer_id, facts, status, issued_at, issued_by, void_at, void_by, void_reason, '', ''"
        " FROM certificate_before"
    ),
    "DROP TABLE certificate_before",
    "CREATE INDEX ix_certificate_check_code ON certificate (check_code)",
    "CREATE INDEX ix_certificate_issued_at ON certificate (issued_at)",
    "CREATE INDEX ix_certificate_number ON certificate (number)",
    "CREATE INDEX ix_certificate_volunteer_id_issued_at ON certificate (volunteer_id, issued_at)",
    "ALTER TABLE sync_state RENAME TO sync_state_before",
    (
        "CREATE TABLE sync_state ( id INTEGER NOT NULL, acked_seq INTEGER NOT NULL, digested_seq "
        "INTEGER NOT NULL, seen INTEGER NOT NULL, clock_offset_ms INTEGER NOT NULL, "
        "last_contact_at INTEGER, last_sync_at INTEGER, platform_url TEXT NOT NULL, private_key "
        "BLOB, certificate TEXT, standing TEXT NOT NULL, first_site_id TEXT, own_ids_until "
        "INTEGER DEFAULT '0' NOT NULL, county_seed BLOB, PRIMARY KEY (id) ) STRICT"
    ),
    (
        "INSERT INTO sync_state (id, acked_seq, digested_seq, seen, clock_offset_ms, "
        "last_contact_at, last_sync_at, platform_url, private_key, certificate, standing, "
        "first_site_id, own_ids_until, county_seed) SELECT id, acked_seq, digested_seq, seen, "
        "clock_offset_ms, last_contact_at, last_sync_at, platform_url, private_key, certificate, "
        "standing, first_site_id, own_ids_until, NULL FROM sync_state_before"
    ),
    "DROP TABLE sync_state_before",
    (
        "CREATE TABLE signing_key ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT NOT "
        "NULL, public_key TEXT NOT NULL, certified TEXT NOT NULL, retired_at INTEGER, PRIMARY KEY"
        " (id) ) STRICT"
    ),
    (
        "CREATE TABLE sheet_reading ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT "
        "NOT NULL, page_id TEXT NOT NULL, activity_id TEXT NOT NULL, image TEXT NOT NULL, rows "
        "TEXT NOT NULL, read_at INTEGER NOT NULL, read_by TEXT NOT NULL, PRIMARY KEY (id) ) "
        "STRICT"
    ),
    "CREATE INDEX ix_sheet_reading_activity_id ON sheet_reading (activity_id)",
    "CREATE INDEX ix_sheet_reading_page_id ON sheet_reading (page_id)",
    (
        "CREATE TABLE paper_template ( id TEXT NOT NULL, version INTEGER NOT NULL, site_id TEXT "
        "NOT NULL, paper TEXT NOT NULL, body TEXT NOT NULL, edited_at INTEGER NOT NULL, edited_by"
        " TEXT NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    "CREATE INDEX ix_paper_template_paper ON paper_template (paper)",
    (
        "CREATE TRIGGER guard_insert_certificate BEFORE INSERT ON certificate WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_certificate BEFORE UPDATE ON certificate WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_certificate BEFORE DELETE ON certificate WHEN (SELECT open "
        "FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); "
        "END"
    ),
    (
        "CREATE TRIGGER guard_insert_signing_key BEFORE INSERT ON signing_key WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_signing_key BEFORE UPDATE ON signing_key WHEN (SELECT open "
        "FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_signing_key BEFORE DELETE ON signing_key WHEN (SELECT open "
        "FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); "
        "END"
    ),
    (
        "CREATE TRIGGER guard_insert_sheet_reading BEFORE INSERT ON sheet_reading WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_sheet_reading BEFORE UPDATE ON sheet_reading WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_sheet_reading BEFORE DELETE ON sheet_reading WHEN (SELECT "
        "open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
    (
        "CREATE TRIGGER guard_insert_paper_template BEFORE INSERT ON paper_template WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_update_paper_template BEFORE UPDATE ON paper_template WHEN (SELECT "
        "open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
    ),
    (
        "CREATE TRIGGER guard_delete_paper_template BEFORE DELETE ON paper_template WHEN (SELECT "
        "open FROM write_permit) <> 2 BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never "
        "deleted'); END"
    ),
)


def upgrade() -> None:
    """Make the tables anew that have new columns, and make what is new."""
    for statement in STATEMENTS:
        op.execute(statement)
