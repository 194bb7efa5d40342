"""How a desk is let in: by a code given out beforehand, or by somebody's yes."""

import pytest

from core.domain.practice_site import SiteLevel
from core.sync.wire import DeviceCertificate, EnrolReply, PollReply, PollRequest
from server.enrolment import ASKED_FOR_S, GIVEN_FOR_DAYS, MOST_WAITING, new_code, typed_code
from server.limits import Rate
from server.problems import ProblemRaised
from server.units import add_unit
from tests.server.http.house import Desk, House, a_house, code, read


def a_unit(house: House, letters: str = "QH") -> str:
    return add_unit(
        house.platform, name="清河县新时代文明实践中心", code=letters, level=SiteLevel.COUNTY_CENTER
    )


def asks(desk: Desk, given: str = "") -> EnrolReply:
    return read(desk.send("/v1/enrol/start", desk.asks(code=given)), EnrolReply)


def polls(desk: Desk, reply: EnrolReply) -> PollReply:
    return read(
        desk.send("/v1/enrol/poll", PollRequest(device=desk.device, poll_token=reply.poll_token)), PollReply
    )


def certificate(reply: PollReply) -> DeviceCertificate:
    assert reply.status == "approved"
    assert reply.certificate is not None
    return reply.certificate


def test_a_desk_asks_waits_is_approved_and_may_speak(house: House) -> None:
    unit, desk = a_unit(house), house.desk()
    asked = asks(desk)
    assert (asked.expires_s, asked.interval_s) == (ASKED_FOR_S, 5)
    assert polls(desk, asked).status == "pending"
    (waiting,) = house.parts.enrolment.waiting()
    assert waiting.request.desk_name == "一号窗口"
    house.parts.enrolment.decide(asked.user_code, site_id=unit, by="王主任")
    given = certificate(polls(desk, asked))
    assert (given.site_id, given.device, given.county) == (unit, desk.device, "999901")
    assert desk.send("/v1/hello", desk.hello()).status_code == 200
    assert polls(desk, asked).certificate == given, "a lost answer is fetched again"


def test_a_code_given_out_beforehand_lets_in_at_once_and_only_once(house: House) -> None:
    unit = a_unit(house)
    given = house.parts.enrolment.give_code(unit, by="王主任")
    first, second = house.desk("desk-1"), house.desk("desk-2")
    assert certificate(polls(first, asks(first, f" {given.lower()} "))).site_id == unit
    assert code(second.send("/v1/enrol/start", second.asks(code=given))) == "code_unknown"
    assert house.parts.enrolment.given_codes() == []


def test_a_desk_whose_answer_was_lost_asks_again_with_its_own_used_code(house: House) -> None:
    given = house.parts.enrolment.give_code(a_unit(house), by="王主任")
    desk = house.desk()
    first, again = certificate(polls(desk, asks(desk, given))), certificate(polls(desk, asks(desk, given)))
    assert first == again
    other = house.desk("desk-2")
    assert code(other.send("/v1/enrol/start", other.asks(code=given))) == "code_unknown"


def test_a_given_code_expires_and_can_be_withdrawn(house: House) -> None:
    unit, desk = a_unit(house), house.desk()
    old = house.parts.enrolment.give_code(unit, by="王主任")
    house.clock.forward(days=GIVEN_FOR_DAYS, seconds=1)
    assert code(desk.send("/v1/enrol/start", desk.asks(code=old))) == "code_unknown"
    withdrawn = house.parts.enrolment.give_code(unit, by="王主任")
    house.parts.enrolment.withdraw_code(withdrawn)
    assert code(desk.send("/v1/enrol/start", desk.asks(code=withdrawn))) == "code_unknown"


def test_guessing_codes_is_slowed_down_by_address_even_for_a_right_one() -> None:
    with a_house(rates={"wrong_code": Rate(3, 0.001)}) as house:
        unit, desk = a_unit(house), house.desk()
        for guess in ("2222-2222", "3333-3333", "4444-4444"):
            assert code(desk.send("/v1/enrol/start", desk.asks(code=guess))) == "code_unknown"
        right = house.parts.enrolment.give_code(unit, by="王主任")
        answer = desk.send("/v1/enrol/start", desk.asks(code=right))
        assert code(answer) == "rate_limited"
        assert int(answer.headers["retry-after"]) > 0


def test_a_request_lives_ten_minutes(house: House) -> None:
    unit, desk = a_unit(house), house.desk()
    asked = asks(desk)
    house.clock.forward(seconds=ASKED_FOR_S)
    assert polls(desk, asked).status == "expired"
    with pytest.raises(ProblemRaised, match="not_found"):
        house.parts.enrolment.decide(asked.user_code, site_id=unit, by="王主任")
    assert house.parts.enrolment.waiting() == []


def test_a_refusal_is_told_and_a_decision_is_made_once(house: House) -> None:
    desk = house.desk()
    asked = asks(desk)
    house.parts.enrolment.refuse(asked.user_code, by="王主任")
    assert polls(desk, asked).status == "refused"
    with pytest.raises(ProblemRaised, match="not_found"):
        house.parts.enrolment.decide(asked.user_code, site_id=None, by="王主任")
    assert code(desk.send("/v1/hello", desk.hello())) == "device_unknown"


def test_only_the_key_that_asks_can_ask_and_poll(house: House) -> None:
    desk, thief = house.desk("desk-1"), house.desk("desk-1")
    assert code(thief.send("/v1/enrol/start", desk.asks())) == "signature_invalid"
    asked = asks(desk)
    stolen = thief.send("/v1/enrol/poll", PollRequest(device=desk.device, poll_token=asked.poll_token))
    assert code(stolen) == "signature_invalid"
    wrong = desk.send("/v1/enrol/poll", PollRequest(device=desk.device, poll_token="guess"))
    assert code(wrong) == "not_found"


def test_nobody_becomes_a_known_desk_with_another_key(house: House) -> None:
    desk = house.enrolled("desk-1")
    thief = house.desk("desk-1")
    given = house.parts.enrolment.give_code(a_unit(house), by="王主任")
    assert code(thief.send("/v1/enrol/start", thief.asks(code=given))) == "device_taken"
    assert desk.send("/v1/hello", desk.hello()).status_code == 200
    assert len(house.parts.enrolment.given_codes()) == 1, "the code stays good"


def test_a_pc_set_up_anew_is_a_new_desk_of_its_unit_and_the_old_one_can_be_retired(house: House) -> None:
    unit = a_unit(house)
    old, new = house.desk("desk-old"), house.desk("desk-new")
    for desk in (old, new):
        given = house.parts.enrolment.give_code(unit, by="王主任")
        assert certificate(polls(desk, asks(desk, given))).site_id == unit
    house.platform.retire("desk-old")
    assert code(old.send("/v1/hello", old.hello())) == "device_revoked"
    assert new.send("/v1/hello", new.hello()).status_code == 200


def test_two_desks_with_one_code_the_later_gets_another(house: House) -> None:
    unit = a_unit(house)
    codes = set()
    for name in ("desk-1", "desk-2"):
        desk = house.desk(name)
        given = house.parts.enrolment.give_code(unit, by="王主任")
        codes.add(certificate(polls(desk, asks(desk, given))).desk_code)
    assert len(codes) == 2
    assert "K7" in codes


def test_asking_again_replaces_the_request_that_waits(house: House) -> None:
    desk = house.desk()
    first, second = asks(desk), asks(desk)
    (waiting,) = house.parts.enrolment.waiting()
    assert typed_code(second.user_code) == waiting.user_code
    lost = desk.send("/v1/enrol/poll", PollRequest(device=desk.device, poll_token=first.poll_token))
    assert code(lost) == "not_found"


def test_a_flood_of_requests_does_not_fill_the_database(house: House) -> None:
    desk = house.desk()
    asks(desk)
    with house.database.write() as session:
        for number in range(MOST_WAITING):
            session.run(
                "INSERT INTO enrolment SELECT county, poll_token || ?, user_code || ?, device || ?, request,"
                " status, certificate, asked_ms, expires_ms, decided_by FROM enrolment WHERE device = ?",
                (number, number, number, desk.device),
            )
    other = house.desk("desk-2")
    assert code(other.send("/v1/enrol/start", other.asks())) == "server_busy"


def test_codes_use_the_desk_alphabet_and_are_read_however_they_are_typed(house: House) -> None:
    drawn = {new_code(house.random) for _ in range(500)}
    assert len(drawn) == 500
    assert {len(one) for one in drawn} == {8}
    assert not set("".join(drawn)) & set("01BILOSUZ")
    assert typed_code("\uff4b7ma 2pxt") == typed_code("K7MA—2PXT") == "K7MA2PXT"
