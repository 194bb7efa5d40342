"""Certificates, what was printed, and the keys they are signed with."""

from sqlalchemy import Index, Integer, Text, text

from core.domain.certificate import CertificateFacts, CertificateKind, CertificateStatus
from core.domain.print_record import Paper
from core.domain.signing_key import Certification
from db.columns import Choice, Instant, Json
from db.tables.building import index, may, must, synced

certificate = synced(
    "certificate",
    must("site_id", Text),
    must("number", Text),
    must("token", Text),
    must("check_code", Text),
    must("kind", Choice(CertificateKind)),
    must("volunteer_id", Text),
    must("facts", Json(CertificateFacts)),
    must("status", Choice(CertificateStatus)),
    must("issued_at", Instant),
    must("issued_by", Text),
    may("void_at", Instant),
    must("void_by", Text),
    must("void_reason", Text),
    must("signed", Text),
    must("reissue_of", Text),
    index("check_code"),
    index("volunteer_id", "issued_at"),
    # The counts, numbers and order of a year's register; its rows are long and most are not shown.
    Index(
        "ix_certificate_register",
        "issued_at",
        "volunteer_id",
        "status",
        "reissue_of",
        "number",
        "kind",
        "id",
        # Whose name is typed is looked for here; the frozen facts of a year are some thousand long texts.
        text("json_extract(facts, '$.volunteer_name')"),
    ),
    index("number"),
    unique=("token",),
)


print_record = synced(
    "print_record",
    must("site_id", Text),
    must("paper", Choice(Paper)),
    must("subject_id", Text),
    must("printed_at", Instant),
    must("clerk_id", Text),
    must("printer", Text),
    must("copy_number", Integer),
    must("reason", Text),
    index("subject_id", "printed_at"),
)


signing_key = synced(
    "signing_key",
    must("site_id", Text),
    must("public_key", Text),
    must("certified", Json(tuple[Certification, ...])),
    may("retired_at", Instant),
)
