"""A certificate as a mail that waits to be sent, read back as mail programs do. Everybody is invented."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import msgspec

from core.domain.certificate import CertificateKind
from core.papers.mail_draft import mail_draft
from tests.papers.builders import a_certificate

PDF = b"%PDF-1.7 " + bytes(range(256)) * 20
BADGE = "e30.e30.c2lnbmF0dXJl"


def read_again(draft: bytes) -> EmailMessage:
    found = message_from_bytes(draft, _class=EmailMessage, policy=SMTP)
    assert not found.defects
    return found


def test_a_mail_program_opens_it_as_not_sent_yet() -> None:
    facts = a_certificate()
    mail = read_again(mail_draft(facts, PDF, BADGE, "K7-000123-X"))
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == f"志愿服务记录证明 {facts.number}"
    assert (mail["To"], mail["From"], mail["Date"]) == (None, None, None), "the clerk's program fills them in"


def test_paper_and_badge_are_attached_unchanged() -> None:
    mail = read_again(mail_draft(a_certificate(), PDF, BADGE, "叙文实证〔2026〕K7-000123-X"))
    attached = {part.get_filename(): part for part in mail.iter_attachments()}
    assert {name: part.get_content_type() for name, part in attached.items()} == {
        "叙文实证〔2026〕K7-000123-X.pdf": "application/pdf",
        "叙文实证〔2026〕K7-000123-X.jwt": "application/jwt",
    }
    contents = [part.get_payload(decode=True) for part in attached.values()]
    assert contents == [PDF, BADGE.encode()]


def test_it_says_whose_paper_it_is_and_nothing_the_paper_does_not() -> None:
    facts = a_certificate()
    body = read_again(mail_draft(facts, PDF, BADGE, "paper")).get_body()
    assert body is not None
    told = body.get_content()
    assert all(part in told for part in (facts.volunteer_name, facts.number, facts.issuer, "电子徽章"))
    assert facts.id_number_masked not in told


def test_an_honour_has_no_badge() -> None:
    facts = msgspec.structs.replace(a_certificate(), kind=CertificateKind.HONOUR)
    mail = read_again(mail_draft(facts, PDF, "", "paper"))
    assert [part.get_filename() for part in mail.iter_attachments()] == ["paper.pdf"]
    body = mail.get_body()
    assert body is not None
    assert "徽章" not in body.get_content()
    assert mail["Subject"].startswith("荣誉证书")


def test_every_line_can_travel() -> None:
    draft = mail_draft(a_certificate(), PDF, BADGE * 100, "叙文实证〔2026〕K7-000123-X")
    draft.decode("ascii")
    assert max(len(line) for line in draft.split(b"\r\n")) <= 998
    assert b"\n" not in draft.replace(b"\r\n", b"")
