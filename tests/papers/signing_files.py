"""PKCS#12 files as authorities give them out, made anew for every test. The centre is invented."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

CENTRE = "清禾县新时代文明实践中心"
PASSWORD = "蓝马甲 2026"
NOW = datetime.now(tz=UTC).replace(microsecond=0)
"""Validators judge by the PC's own clock, so certificates are made around it."""
USES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def centre_certificate(
    key: Key | None = None,
    *,
    now: datetime = NOW,
    uses: tuple[str, ...] | None = ("digital_signature", "content_commitment", "key_cert_sign"),
    purposes: tuple[x509.ObjectIdentifier, ...] = (),
) -> tuple[x509.Certificate, Key]:
    """A certificate by the centre itself, good from the day before `now` to thirty days after it."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, CENTRE)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    )
    if uses is not None:
        named = {use: use in uses for use in USES}
        made = made.add_extension(x509.KeyUsage(**named), critical=True)
    if purposes:
        made = made.add_extension(x509.ExtendedKeyUsage(list(purposes)), critical=False)
    return made.sign(key, hashes.SHA256()), key


def sealed(
    certificate: x509.Certificate | None, key: Key | None, chain: Sequence[x509.Certificate] = ()
) -> bytes:
    """PKCS#12 under PASSWORD."""
    lock = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"centre", key, certificate, list(chain) or None, lock)


def a_chain(links: int = 4) -> tuple[x509.Certificate, bytes]:
    """An authority, and the file of a centre whose certificate it vouches for over some others."""
    root, key = centre_certificate()
    made, chain = root, [root]
    for link in range(links):
        own = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"第 {link} 级认证机构，名字很长很长很长")])
        last = link == links - 1
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(made.subject)
            .public_key(own.public_key())
            .serial_number(link + 2)
            .not_valid_before(NOW - timedelta(days=1))
            .not_valid_after(NOW + timedelta(days=30))
            .add_extension(x509.BasicConstraints(ca=not last, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    **{use: use == ("content_commitment" if last else "key_cert_sign") for use in USES}
                ),
                critical=True,
            )
            .sign(key, hashes.SHA256())
        )
        key, chain = own, [*chain, made]
    return root, sealed(made, key, chain[:-1])


def a_signing_file(
    key: Key | None = None,
    *,
    now: datetime = NOW,
    uses: tuple[str, ...] | None = ("digital_signature", "content_commitment", "key_cert_sign"),
    purposes: tuple[x509.ObjectIdentifier, ...] = (),
) -> bytes:
    """The file of a centre, as `centre_certificate` makes it."""
    return sealed(*centre_certificate(key, now=now, uses=uses, purposes=purposes))
