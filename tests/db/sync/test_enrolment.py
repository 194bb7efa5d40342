"""Being let in: the desk's key, the county's certificate, and what it changes here."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from core.commands.registry import desk_handlers
from core.domain.identity_number import IdType
from core.sync.parts import Standing
from core.sync.wire import PushReply
from db.connection import Driver
from db.errors import FirstStartUnfinished
from db.identity import digest_identity
from db.store import Store
from db.sync.enrolment import NotOurCertificate
from tests.db.builders import (
    CLERK_ID,
    KEY,
    SITE_ID,
    START,
    a_founded_store,
    an_order_for,
    open_store,
    put,
)
from tests.db.people import a_request, a_volunteer
from tests.db.sync.kit import (
    OWN,
    TEAM_HANDLERS,
    URL,
    a_team,
    add,
    certificate,
    do,
    enrol,
    pull,
    rename,
    teams,
)


def test_the_request_says_who_asks_and_the_key_stays(store: Store) -> None:
    request = store.sync.enrolment(URL)
    assert (request.device, request.desk_code, request.site_id) == (store.device, store.desk_code, SITE_ID)
    assert (request.site_code, request.site_name) == ("QH", "青禾县中心")
    assert store.sync.enrolment(URL) == request
    Ed25519PublicKey.from_public_bytes(request.public_key).verify(store.sync.sign(b"said"), b"said")


def test_a_desk_without_a_unit_cannot_ask_and_one_without_a_key_cannot_sign(
    tmp_path: Path, driver: Driver
) -> None:
    with open_store(tmp_path, driver) as store:
        with pytest.raises(FirstStartUnfinished):
            store.sync.enrolment(URL)
        with pytest.raises(FirstStartUnfinished):
            store.sync.sign(b"x")


def test_a_desk_that_asked_waits_and_one_that_is_let_in_knows_its_scopes(store: Store) -> None:
    request = store.sync.enrolment(URL)
    store.sync.waiting_for(URL)
    assert (store.sync.state().standing, store.sync.state().platform_url) == (Standing.WAITING, URL)
    given = certificate(store, request.public_key, desk_code="ZZ")
    store.sync.enrolled(given, START)
    state = store.sync.state()
    assert (state.standing, state.certificate) == (Standing.ENROLLED, given)
    assert store.desk_code == "ZZ"
    assert store.queries.link(START).county == "QH"
    assert store.queries.health().integrity


def test_a_certificate_of_another_desk_is_refused(store: Store) -> None:
    request = store.sync.enrolment(URL)
    with pytest.raises(NotOurCertificate):
        store.sync.enrolled(certificate(store, request.public_key, device="other"), START)
    assert store.sync.state().standing is Standing.ALONE
    assert store.queries.health().integrity


def test_identity_hashes_are_made_again_with_the_county_s_key(store: Store) -> None:
    put(
        store,
        [a_volunteer("v1", id_number="999901199001010027", id_digest="old"), a_volunteer("v2", number="2")],
    )
    enrol(store)
    expected = digest_identity(KEY, IdType.MAINLAND_ID, "999901199001010027")
    found = store._writer.execute("SELECT id, id_digest FROM volunteer ORDER BY id").fetchall()
    assert found == [("v1", expected), ("v2", "")]


def test_a_unit_the_county_knows_already_is_adopted_without_an_empty_list(
    tmp_path: Path, driver: Driver
) -> None:
    """Every row follows at once; entries that still name the old id run under the new one."""
    with a_founded_store(tmp_path, driver) as store:
        store._handlers = TEAM_HANDLERS
        put(store, [a_request("r1"), a_team("a", "甲")])
        do(store, rename("a", name="乙"), add("b"))
        enrol(store, site_id="county-7", scopes=("site:county-7", "county"))
        site = store.queries.site()
        assert site is not None
        assert (site.id, site.name) == ("county-7", "青禾县中心")
        assert [row.id for row in store.queries.open_requests()] == ["r1"]
        assert {team.site_id for team in teams(store).values()} == {"county-7"}
        store.sync.acknowledged(PushReply(ack=2), START)
        pull(store, a_team("a", "丙", version=9))
        assert teams(store)["a"].name == "丙乙"
        pull(store, a_team("x"), dropped=["b"])
        assert teams(store)["b"].site_id == "county-7"
        store.write(an_order_for(), CLERK_ID)
        assert store.queries.health().integrity


def test_scopes_that_a_new_certificate_lacks_are_not_compared_any_more(store: Store) -> None:
    enrol(store)
    pull(store, a_team("a"))
    store._writer.execute("INSERT INTO sync_cursor VALUES (?, 7)", (OWN,))
    enrol(store, scopes=("county",))
    assert store.sync.state().cursors == {}
    assert set(store.sync.hello(app="", wall_ms=0, disk_free=0).roots) == {"county"}


def test_the_real_rules_have_a_store_to_sync(tmp_path: Path, driver: Driver) -> None:
    with open_store(tmp_path, driver, handlers=desk_handlers()) as store:
        assert store.sync.state().standing is Standing.ALONE
        assert store.sync.batch(10) is None


def test_files_travel_in_parts_and_resume(store: Store) -> None:
    content = bytes(range(256)) * 10
    sha256 = store.sync.add_blob(content, START)
    assert store.sync.add_blob(content, START) == sha256
    assert store.sync.blobs_due() == [(sha256, 2_560, 0)]
    store.sync.blob_sent(sha256, 1_000)
    assert store.sync.blobs_due() == [(sha256, 2_560, 1_000)]
    assert store.sync.blob_part(sha256, 1_000, 500) == content[1_000:1_500]
    assert store.sync.blob_part("unknown", 0, 5) == b""
    assert store.queries.link(START).blob_bytes_waiting == 1_560
    store.sync.blob_sent(sha256, 99_999)
    assert store.sync.blobs_due() == []
