"""A service record as an Open Badge 3.0 that any wallet can prove with the key inside it."""

import json
from datetime import date
from functools import partial
from typing import Any

import jwt
import msgspec
import pytest

from core.commands.certificates import IssueCertificate, issue_record_certificate
from core.domain.certificate import Certificate, CertificateKind
from core.papers.open_badge import CONTEXTS, badge, credential, did_key, identity_hash
from tests.core.commands.people import a_visit, a_volunteer, an_activity, reviewed
from tests.core.memory import MemoryDesk, SeededSigner


@pytest.fixture
def certificate() -> Certificate:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    activity = an_activity(desk, starts_at=desk.instant)
    a_visit(desk, activity, volunteer, 90)
    reviewed(desk, activity)
    year = date(2026, 1, 1), date(2026, 12, 31)
    order = partial(
        issue_record_certificate, volunteer_id=volunteer.id, period_from=year[0], period_to=year[1]
    )
    (command,) = desk.write(order)
    assert isinstance(command, IssueCertificate)
    return command.certificate


def proven(text: str) -> dict[str, Any]:
    """As a wallet does it: with the key of the header, and nothing of ours."""
    key = jwt.PyJWK(jwt.get_unverified_header(text)["jwk"])
    claims: dict[str, Any] = jwt.decode(text, key, algorithms=["EdDSA"], options={"verify_nbf": False})
    return claims


def test_the_file_proves_itself_with_the_key_it_names(certificate: Certificate) -> None:
    signer = SeededSigner()
    text = badge(certificate, signer)
    claims = proven(text)
    issuer = did_key(signer.public_key)
    assert claims["iss"] == claims["issuer"]["id"] == issuer
    assert jwt.get_unverified_header(text)["kid"].startswith(f"{issuer}#z6Mk")
    assert (claims["jti"], claims["nbf"]) == (claims["id"], int(certificate.issued_at.timestamp()))


def test_a_changed_file_is_no_badge(certificate: Certificate) -> None:
    head, body, signature = badge(certificate, SeededSigner()).split(".")
    other = badge(msgspec.structs.replace(certificate, id="another"), SeededSigner()).split(".")[1]
    with pytest.raises(jwt.InvalidSignatureError):
        proven(f"{head}.{other}.{signature}")
    assert other != body


def test_it_has_the_members_the_specification_asks_for(certificate: Certificate) -> None:
    told = credential(certificate, SeededSigner().public_key)
    assert told["@context"] == list(CONTEXTS)
    assert told["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    subject = told["credentialSubject"]
    assert subject["type"] == ["AchievementSubject"]
    assert subject["creditsEarned"] == 1.5
    assert subject["achievement"]["type"] == ["Achievement"]
    assert subject["achievement"]["criteria"]["narrative"]
    assert told["validFrom"].startswith("2026-05-20T")


def test_it_names_the_person_by_a_hash_of_the_number_and_by_nothing_else(certificate: Certificate) -> None:
    facts = certificate.facts
    told = credential(certificate, SeededSigner().public_key)
    (who,) = told["credentialSubject"]["identifier"]
    assert who["identityHash"] == identity_hash(facts.volunteer_number, who["salt"])
    text = json.dumps(told, ensure_ascii=False)
    secrets = (
        facts.volunteer_name, facts.volunteer_number, facts.id_number_masked, certificate.token,
        certificate.check_code,
    )  # fmt: skip
    assert [secret for secret in secrets if secret in text] == []


def test_a_did_key_is_the_one_others_write() -> None:
    """The first example of the did:key method's test vectors for Ed25519."""
    public = bytes.fromhex("3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29")
    assert did_key(public) == "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"


def test_only_a_service_record_becomes_a_badge(certificate: Certificate) -> None:
    honour = msgspec.structs.replace(certificate.facts, kind=CertificateKind.HONOUR)
    with pytest.raises(ValueError, match="honour"):
        credential(msgspec.structs.replace(certificate, facts=honour), bytes(32))
