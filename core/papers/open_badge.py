"""A service record as an Open Badge 3.0: a verifiable credential in a signed file (VC-JWT, EdDSA).

The issuer is the desk's key itself as `did:key`, so that any wallet can prove the file without asking
anybody; whether the county vouches for that key is told by its list of keys (docs/decisions/certificates.md).
The person is named by the salted hash of the volunteer number only, never by name or identity number.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from core.domain.certificate import Certificate, CertificateKind
from core.ports.store import CertificateSigner

if TYPE_CHECKING:
    from jwt.algorithms import OKPAlgorithm

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
"""In this order, as the specification asks."""
SUFFIX = ".jwt"
_ED25519 = b"\xed\x01"
"""Multicodec of an Ed25519 public key."""
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_NAME = "志愿服务记录证明"
_NARRATIVE = "由出具单位按《志愿服务记录与证明出具办法》审核的志愿服务记录。"


def did_key(public_key: bytes) -> str:
    """The identifier that an Ed25519 key is by itself: did:key:z6Mk..."""
    number = int.from_bytes(_ED25519 + public_key, "big")
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = _BASE58[digit] + text
    return f"did:key:z{text}"


# Any: JSON.
def credential(certificate: Certificate, public_key: bytes) -> dict[str, Any]:
    """The credential of a service-record certificate. Raises ValueError for another kind."""
    facts = certificate.facts
    if facts.kind is not CertificateKind.SERVICE_RECORD:
        raise ValueError(facts.kind)
    issuer = did_key(public_key)
    salt = hashlib.sha256(f"open badge {certificate.token}".encode()).hexdigest()[:32]
    hours = round(facts.service_minutes / 60, 1)
    return {
        "@context": list(CONTEXTS),
        "id": f"urn:practice-desk:certificate:{certificate.id}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": facts.issuer},
        "validFrom": certificate.issued_at.isoformat(timespec="seconds"),
        "name": _NAME,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": identity_hash(facts.volunteer_number, salt),
                    "identityType": "systemId",
                    "salt": salt,
                }
            ],
            "activityStartDate": f"{facts.period_from.isoformat()}T00:00:00+08:00",
            "activityEndDate": f"{facts.period_to.isoformat()}T23:59:59+08:00",
            "creditsEarned": hours,
            "achievement": {
                "id": f"urn:practice-desk:achievement:{facts.number}",
                "type": ["Achievement"],
                "achievementType": "CommunityService",
                "name": _NAME,
                "description": f"{facts.issuer}：志愿服务 {hours} 小时，编号 {facts.number}",
                "criteria": {"narrative": _NARRATIVE},
            },
        },
    }


def identity_hash(volunteer_number: str, salt: str) -> str:
    """How a badge names its person: whoever knows the number can tell, nobody can read it back."""
    return f"sha256${hashlib.sha256(f'{volunteer_number}{salt}'.encode()).hexdigest()}"


def badge(certificate: Certificate, signer: CertificateSigner) -> str:
    """The text of the file. The header carries the key, so that it is proven by itself."""
    from jwt import PyJWS  # noqa: PLC0415 - not needed to start the desk
    from jwt.utils import base64url_encode  # noqa: PLC0415 - the same

    told = credential(certificate, signer.public_key)
    issuer = told["issuer"]["id"]
    claims = {
        **told,
        "iss": issuer,
        "jti": told["id"],
        "nbf": int(certificate.issued_at.timestamp()),
        "sub": told["credentialSubject"]["identifier"][0]["identityHash"],
    }
    jwk: Mapping[str, str] = {
        "kty": "OKP",
        "crv": "Ed25519",
        "x": base64url_encode(signer.public_key).decode(),
    }
    jws = PyJWS()
    jws.unregister_algorithm("EdDSA")
    jws.register_algorithm("EdDSA", _signing_with(signer))
    payload = json.dumps(claims, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {"typ": "JWT", "kid": f"{issuer}#{issuer.removeprefix('did:key:')}", "jwk": jwk}
    return jws.encode(payload, "", algorithm="EdDSA", headers=headers)


def _signing_with(signer: CertificateSigner) -> "OKPAlgorithm":
    """EdDSA with a key that never leaves the store."""
    from jwt.algorithms import OKPAlgorithm  # noqa: PLC0415 - the same

    class InStore(OKPAlgorithm):
        """The key is not handed in: the store signs."""

        def prepare_key(self, key: object) -> Any:  # noqa: ANN401 - PyJWT's own
            return key

        def sign(self, msg: str | bytes, _key: object) -> bytes:
            return signer.sign(msg if isinstance(msg, bytes) else msg.encode())

    return InStore()
