"""Doors and office on each database the platform runs on: the statements are the same, the promises too."""

import hashlib
import itertools

import pyotp
import pytest

from core.domain.practice_site import SiteLevel
from core.sync.wire import EnrolReply, PollReply, PollRequest, pack
from server.admin.accounts import Refused
from server.admin.desks import list_desks
from server.checkpoint import consistent
from server.units import add_unit, list_units
from tests.server.http.house import a_house, code, read
from tests.server.http.test_bundle import entries, pushed
from tests.server.http.test_signatures import JSON_ZSTD


def test_a_day_at_the_office_and_a_desk_that_is_let_in(url: str) -> None:
    with a_house(url=url) as house:
        accounts, enrolment = house.accounts, house.parts.enrolment
        key = accounts.new_totp_secret()
        number = pyotp.TOTP(key)
        accounts.register(accounts.invite(only=True), "王主任", "long enough", key, number.at(house.clock()))
        with pytest.raises(Refused):
            accounts.log_in("王主任", "long enough", number.at(house.clock()), "127.0.0.1")
        house.clock.forward(seconds=30)
        secret = accounts.log_in("王主任", "long enough", number.at(house.clock()), "127.0.0.1")
        assert accounts.who(secret).name == "王主任"

        unit = add_unit(house.platform, name="清河县中心", code="QH", level=SiteLevel.COUNTY_CENTER)
        assert [one.id for one in list_units(house.database, house.parts.county)] == [unit]
        desk = house.desk()
        given = enrolment.give_code(unit, by="王主任")
        asked = read(desk.send("/v1/enrol/start", desk.asks(code=given)), EnrolReply)
        poll = PollRequest(device=desk.device, poll_token=asked.poll_token)
        assert read(desk.send("/v1/enrol/poll", poll), PollReply).status == "approved"
        body = pack(desk.hello())
        headers = JSON_ZSTD | desk.headers("POST", "/v1/hello", body)
        assert house.client.post("/v1/hello", content=body, headers=headers).status_code == 200
        assert code(house.client.post("/v1/hello", content=body, headers=headers)) == "nonce_replayed"
        (line,) = list_desks(house.database, house.platform, int(house.clock().timestamp() * 1000))
        assert (line.unit, line.alarms) == ("清河县中心", ())

        waiting = house.desk("desk-2")
        asked = read(waiting.send("/v1/enrol/start", waiting.asks()), EnrolReply)
        enrolment.decide(asked.user_code, site_id=None, by="王主任")
        house.platform.retire("desk-2")
        assert code(waiting.send("/v1/hello", waiting.hello())) == "device_revoked"
        accounts.note("王主任", "retired", desk="K7")
        assert [act.act for act in accounts.acts()] == ["retired", "logged_in", "registered"]


def test_files_and_the_logs_tree(url: str) -> None:
    with a_house(url=url) as house:
        desk, photo = house.enrolled(), b"photo" * 1000
        name = hashlib.sha256(photo).hexdigest()
        for offset in (0, 2000, 4000):
            part = photo[offset : offset + 2000]
            house.parts.blobs.put(desk.device, name, offset=offset, total=len(photo), part=part)
        assert house.parts.blobs.size(name) == (5000, 5000)
        ops = entries(desk, 11)
        heads = []
        previous = bytes(32)
        for start, end in ((0, 3), (3, 8), (8, 11)):
            assert desk.send("/v1/push", pushed(desk, ops[start:end], previous)).status_code == 200
            previous = ops[end - 1].chain
            heads.append(house.parts.checkpoints.make())
        sizes = [head.size for head in heads]
        assert sizes == [1 + 3, 1 + 8, 1 + 11]  # the county vouches for the desk's key first
        for first, second in itertools.pairwise(heads):
            proof = house.parts.checkpoints.consistency(first.size, second.size)
            assert consistent(proof, first.root, second.root)
