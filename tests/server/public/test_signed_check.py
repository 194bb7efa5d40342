"""The page of a signed certificate without a browser: what the platform gives away, and what it does not."""

import hashlib
from functools import partial

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from core.commands.certificates import VoidCertificate
from core.commands.reissuing import reissue_certificate
from core.domain.certificate import Certificate
from core.domain.certificate_code import read_certificate_code
from core.domain.ed25519 import verified
from tests.server.public.county import County
from tests.server.public.phone import Phone

Client = TestClient[Litestar]


@pytest.fixture
def certificate(county: County) -> Certificate:
    return county.certificate(county.volunteer(team_id=county.team()))


def part_of(client: Client, number: str) -> tuple[str, list[dict[str, str]]]:
    digest = hashlib.sha256(number.encode()).hexdigest()
    told = client.get(f"/C/void/{digest[:2]}.json").json()
    return digest, told["void"]


def test_without_scripts_the_page_says_so_and_offers_the_typed_code(phone: Phone) -> None:
    page = phone.open("/C")
    assert page.status == 200
    assert "签名还没有核对" in page
    assert "/check" in page.links
    assert page.html.count("<script") == 1


def test_the_page_may_ask_its_own_server_and_nobody_else(phone: Phone) -> None:
    policy = phone.open("/C").headers["content-security-policy"]
    assert policy.endswith("connect-src 'self'")
    assert "unsafe" not in policy


def test_the_keys_are_those_the_county_vouches_for_and_they_prove_a_code(
    certificate: Certificate, client: Client
) -> None:
    answer = client.get("/C/keys.json")
    assert answer.headers["cache-control"] == "public, max-age=300"
    (key,) = answer.json()["keys"]
    code = read_certificate_code(certificate.signed)
    assert (key["id"], key["retired_on"]) == (code.key_id.hex(), "")
    assert key["unit"] == certificate.facts.issuer
    assert verified(bytes.fromhex(key["public_key"]), code.signature, code.message)


def test_a_void_paper_is_in_one_part_by_the_hash_of_its_number(
    county: County, certificate: Certificate, client: Client
) -> None:
    digest, before = part_of(client, certificate.number)
    assert before == []
    county.voided(certificate)
    county.clock.turn(minutes=2)
    _, after = part_of(client, certificate.number)
    assert after == [{"hash": digest, "on": "2026-05-20", "replaced_by": ""}]


def test_what_was_issued_anew_names_its_number_and_nothing_else(
    county: County, certificate: Certificate, client: Client
) -> None:
    order = partial(reissue_certificate, certificate_id=certificate.id, reason="遗失在公交车上")
    county.does(VoidCertificate, order)
    with county.house.read() as rows:
        (new,) = rows.find(Certificate, reissue_of=certificate.id)
    _, (paper,) = part_of(client, certificate.number)
    assert paper["replaced_by"] == new.number
    assert "公交车" not in str(paper)


@pytest.mark.parametrize("part", ["xyz", "a.json", "abc.json", "AB.json", "..json"])
def test_there_are_256_parts_and_no_other(client: Client, part: str) -> None:
    assert client.get(f"/C/void/{part}").status_code == 404
