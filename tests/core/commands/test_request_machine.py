"""Whatever desks, a team's link, the clock and residents do, in whatever order: the table of moves holds."""

from collections.abc import Callable, Sequence
from functools import partial

import pytest
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)
from hypothesis.strategies import DataObject, data, integers, sampled_from

from core.commands.correcting import Act, call_back, put_right, revert_correction
from core.commands.demand_menu import claim_request, publish_request, unpublish_request
from core.commands.dispatches import (
    DispatchAnswer,
    answer_by_link,
    answer_dispatch,
    call_back_dispatch,
    dispatch_request,
    expire_dispatch,
)
from core.commands.ratings import first_rating, rate_request
from core.commands.registry import desk_handlers
from core.commands.request_exits import HOTLINE, decline_request, merge_requests, transfer_request
from core.commands.request_moves import (
    UNDONE,
    accept_request,
    close_request,
    close_unrated,
    fulfil_request,
    return_request,
    revert_request_step,
    start_service,
    withdraw_request,
)
from core.commands.requests import amend_request
from core.commands.time_outs import time_outs
from core.domain.correction import Correction, CorrectionState, correction_id
from core.domain.dispatch import DISPATCH_MOVES, LIVE, Dispatch, DispatchState
from core.domain.rating import BAD, Grade, Rating, RatingSource, satisfaction
from core.domain.refusals import Refusal
from core.domain.service_minutes import HoursPolicy
from core.domain.service_request import (
    ALLOWED_MOVES,
    COUNTER_MOVES,
    EXIT_MOVES,
    MOVES,
    STATES,
    Move,
    RequestCategory,
    RequestState,
    RequestStep,
    ServiceRequest,
)
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, DeskPolicy, OpKind, Order
from tests.core.commands.test_dispatches import a_team
from tests.core.commands.test_requests import a_form, registered
from tests.core.memory import MemoryDesk

HANDLERS = desk_handlers()
OVER = {
    state
    for state, facts in STATES.items()
    if facts.open311 == "closed" and not any(move.from_state is state for move in MOVES)
}
UNDER_WAY = [state for state in RequestState if ALLOWED_MOVES[state] and state is not RequestState.DRAFT]
BY_HAND = (accept_request, start_service, fulfil_request, close_request)


class Requests(RuleBasedStateMachine):
    """One platform; commands are made from its rows, travel for a while, and arrive in any order."""

    @initialize(state=sampled_from(UNDER_WAY))
    def begin(self, state: RequestState) -> None:
        """The request is somewhere on its way already."""
        self.desk = MemoryDesk(policy=DeskPolicy(hours=HoursPolicy(), accept_at_once=("health",)))
        self.teams: list[VolunteerTeam] = [a_team(self.desk), a_team(self.desk, "另一支队伍")]
        self.request_id = registered(self.desk, a_form(consent_share=True)).id
        self.other_id = registered(self.desk).id
        registered(self.desk, a_form(category=RequestCategory.HEALTH))
        self.under_way: list[Command] = []
        self.was: dict[str, DispatchState] = {}
        for _ in UNDER_WAY:
            self.one_step_towards(state)
            self.the_line_is_good_for_a_while()

    def make(self, order: Order) -> None:
        """The command as somebody makes it now; what cannot even be made is nobody's command."""
        self.desk.later(minutes=1)
        try:
            made = order(self.desk)
        except Refusal:
            return
        self.under_way += [made] if isinstance(made, Command) else made

    @rule(times=integers(min_value=1, max_value=4))
    def the_usual_way(self, times: int) -> None:
        """What was under way gets lost for a while; the request goes on as it should."""
        for _ in range(times):
            late, self.under_way = self.under_way, []
            self.make(self.usual_step())
            while self.under_way:
                self.arrives(self.under_way.pop(0), checked=True)
            self.under_way = late

    def usual_step(self) -> Order:
        request = self.desk.rows.get(ServiceRequest, self.request_id)
        assert request is not None
        live = [found.id for found in self.dispatches() if found.state in LIVE]
        accept = partial(answer_dispatch, answer=DispatchAnswer.ACCEPT, who_goes="陈德昌")
        ways: dict[RequestState, Order] = {
            RequestState.SUBMITTED: partial(accept_request, request_id=request.id),
            RequestState.ACCEPTED: partial(dispatch_request, request_id=request.id, team_id=self.teams[0].id),
            RequestState.DISPATCHED: partial(accept, dispatch_id=live[0] if live else ""),
            RequestState.TAKEN: partial(start_service, request_id=request.id),
            RequestState.IN_SERVICE: partial(fulfil_request, request_id=request.id),
            RequestState.FULFILLED: partial(
                rate_request, request_id=request.id, grade=Grade.SATISFIED, source=RatingSource.CALL_BACK
            ),
        }
        return ways.get(request.state, lambda _desk: ())

    @rule(step=sampled_from(BY_HAND))
    def a_step_by_hand(self, step: type) -> None:
        self.make(lambda desk: step(desk, self.request_id))

    @rule(step=sampled_from((return_request, withdraw_request)))
    def a_step_with_a_reason(self, step: type) -> None:
        self.make(lambda desk: step(desk, self.request_id, "原因"))

    @rule()
    def it_comes_back_complete(self) -> None:
        self.make(lambda desk: amend_request(desk, self.request_id, a_form(consent_share=True)))

    @rule(published=sampled_from([True, True, False]))
    def it_is_shown_to_the_teams(self, published: bool) -> None:
        order = publish_request if published else unpublish_request
        self.make(lambda desk: order(desk, self.request_id))

    @rule(team=integers(min_value=0, max_value=1))
    def a_claim(self, team: int) -> None:
        at = self.desk.now()
        self.make(
            lambda desk: claim_request(
                desk, self.request_id, self.teams[team].id, who_goes="陈德昌", goes_at=at
            )
        )

    @rule(order=sampled_from(["published", "returned"]))
    def a_detour(self, order: str) -> None:
        """The way round that few requests take: claimed from the menu, or sent back and completed."""
        late, self.under_way = self.under_way, []
        if order == "published":
            self.it_is_shown_to_the_teams(True)
            self.the_line_is_good_for_a_while()
            self.a_claim(0)
        else:
            self.a_step_with_a_reason(return_request)
            self.the_line_is_good_for_a_while()
            self.it_comes_back_complete()
        self.the_line_is_good_for_a_while()
        self.under_way = late

    @rule(way=sampled_from(("decline", "transfer", "merge", "withdraw", "call back", "clock", "close")))
    def it_goes_no_further(self, way: str) -> None:
        """It ends where it stands, at once."""
        late, self.under_way = self.under_way, []
        if way == "withdraw":
            self.a_step_with_a_reason(withdraw_request)
        elif way == "call back":
            live = [found.id for found in self.dispatches() if found.state in LIVE]
            self.make(lambda desk: call_back_dispatch(desk, live[0] if live else "", "换一队"))
        elif way == "clock":
            self.time_for_rating_is_over()
        elif way == "close":
            self.a_step_by_hand(close_request)
        else:
            self.a_side_exit(way)
        self.the_line_is_good_for_a_while()
        self.under_way = late

    def one_step_towards(self, state: RequestState) -> None:
        request = self.desk.rows.get(ServiceRequest, self.request_id)
        assert request is not None
        if request.state is state:
            return
        if state is RequestState.RETURNED:
            self.a_step_with_a_reason(return_request)
        elif request.state is RequestState.RETURNED:
            self.it_comes_back_complete()
        else:
            self.make(self.usual_step())

    @rule(way=sampled_from(("decline", "transfer", "merge", "merge into it", "merge into itself")))
    def a_side_exit(self, way: str) -> None:
        ways: dict[str, Order] = {
            "decline": partial(
                decline_request, request_id=self.request_id, reason="不归我们", competent="社区"
            ),
            "transfer": partial(
                transfer_request, request_id=self.request_id, reason="不归我们", transferred_to=HOTLINE
            ),
            "merge": partial(merge_requests, into_id=self.other_id, request_ids=(self.request_id,)),
            "merge into it": partial(merge_requests, into_id=self.request_id, request_ids=(self.other_id,)),
            "merge into itself": partial(
                merge_requests, into_id=self.request_id, request_ids=(self.request_id,)
            ),
        }
        self.make(ways[way])

    @rule()
    def it_is_closed_by_hand_in_the_end(self) -> None:
        self.desk.later(days=8)
        self.a_step_by_hand(close_request)

    @rule()
    def time_for_rating_is_over(self) -> None:
        self.desk.later(days=8)
        self.make(lambda desk: close_unrated(desk, self.request_id))

    @rule()
    def the_clock_looks(self) -> None:
        """What a desk or the platform does by itself, whoever is first."""
        self.desk.later(days=2)
        self.make(time_outs)
        self.make(time_outs)

    @rule(reached=sampled_from([True, False]), satisfied=sampled_from([True, False, None]))
    def a_call_back(self, reached: bool, satisfied: bool | None) -> None:
        self.make(lambda desk: call_back(desk, self.request_id, reached=reached, satisfied=satisfied))

    @rule(goes_on=sampled_from([True, False]))
    def something_is_put_right(self, goes_on: bool) -> None:
        self.make(lambda desk: put_right(desk, self.request_id, "换了插座"))
        self.make(
            lambda desk: call_back(
                desk, self.request_id, reached=True, satisfied=not goes_on, work_goes_on=goes_on
            )
        )

    @rule(pick=data())
    def what_was_done_about_it_is_taken_back(self, pick: DataObject) -> None:
        found = self.desk.rows.get(Correction, correction_id(self.request_id))
        act = pick.draw(sampled_from(Act))
        at = None if found is None else found.measured_at if act is Act.MEASURE else found.called_at
        if found is not None and at is not None:
            self.make(lambda desk: revert_correction(desk, found.id, act, at))

    @rule(pick=data())
    def a_step_back(self, pick: DataObject) -> None:
        steps = self.desk.rows.find(RequestStep, request_id=self.request_id)
        step = pick.draw(sampled_from(sorted(steps, key=lambda found: (found.at, found.id))[-2:]))
        self.make(lambda desk: revert_request_step(desk, self.request_id, step.id))

    @rule(team=integers(min_value=0, max_value=1))
    def a_dispatch(self, team: int) -> None:
        self.make(lambda desk: dispatch_request(desk, self.request_id, self.teams[team].id))

    @rule(pick=data(), answer=sampled_from(DispatchAnswer), link=sampled_from([True, False]))
    def an_answer(self, pick: DataObject, answer: DispatchAnswer, link: bool) -> None:
        dispatches = self.dispatches()
        if not dispatches:
            return
        one = pick.draw(sampled_from(dispatches))
        at = self.desk.now()
        if link:
            self.make(
                lambda desk: answer_by_link(desk, one.link_token, answer, who_goes="陈德昌", goes_at=at)
            )
        else:
            self.make(lambda desk: answer_dispatch(desk, one.id, answer, who_goes="陈德昌", goes_at=at))

    @rule(pick=data(), expire=sampled_from([True, False]))
    def an_end(self, pick: DataObject, expire: bool) -> None:
        dispatches = self.dispatches()
        if not dispatches:
            return
        one = pick.draw(sampled_from(dispatches))
        if expire:
            self.desk.later(days=2)
            self.make(lambda desk: expire_dispatch(desk, one.id))
        else:
            self.make(lambda desk: call_back_dispatch(desk, one.id, "换一队"))

    @rule(grade=sampled_from(Grade))
    def a_rating(self, grade: Grade) -> None:
        self.make(lambda desk: rate_request(desk, self.request_id, grade, RatingSource.QR))

    @rule(pick=data(), checked=sampled_from([True, False]))
    def one_arrives(self, pick: DataObject, checked: bool) -> None:
        """States are checked where they arrive; `apply` alone must keep the table as well."""
        if self.under_way:
            place = pick.draw(integers(min_value=0, max_value=len(self.under_way) - 1))
            self.arrives(self.under_way.pop(place), checked=checked)

    @rule()
    def the_line_is_good_for_a_while(self) -> None:
        while self.under_way:
            self.arrives(self.under_way.pop(0), checked=True)

    def arrives(self, command: Command, *, checked: bool) -> None:
        handler = HANDLERS[type(command)]
        try:
            if checked and handler.kind is not OpKind.FACT:
                handler.check(self.desk.rows, command)
            handler.apply(self.desk.rows, command)
        except Refusal:
            assert handler.kind is not OpKind.FACT

    def dispatches(self) -> Sequence[Dispatch]:
        return self.desk.rows.find(Dispatch, request_id=self.request_id)

    @invariant()
    def no_move_outside_the_table(self) -> None:
        if not hasattr(self, "desk"):
            return
        for step in self.desk.rows.find(RequestStep, request_id=self.request_id):
            by_hand = COUNTER_MOVES[step.to_state] | EXIT_MOVES[step.to_state]
            back = step.from_state in by_hand and step.reason == UNDONE
            assert back or step.to_state in ALLOWED_MOVES[step.from_state], step

    @invariant()
    def each_step_says_when_who_and_where(self) -> None:
        """Who is empty only for the link of a team, a resident's own rating and the clock."""
        if not hasattr(self, "desk"):
            return
        alone = {RequestState.TAKEN, RequestState.ACCEPTED, RequestState.RATED, RequestState.CLOSED}
        for step in self.desk.rows.find(RequestStep, request_id=self.request_id):
            assert step.at <= self.desk.now()
            assert step.clerk_id or step.to_state in alone, step
            assert step.desk_code or step.to_state is RequestState.RATED, step

    @invariant()
    def what_is_over_stays_over_until_a_clerk_takes_it_back(self) -> None:
        if not hasattr(self, "desk"):
            return
        for request_id in (self.request_id, self.other_id):
            request = self.desk.rows.get(ServiceRequest, request_id)
            assert request is not None
            steps = self.desk.rows.find(RequestStep, request_id=request_id)
            over = [step for step in steps if step.to_state in OVER]
            undone = [step for step in steps if step.from_state in OVER]
            assert all(step.reason == UNDONE and step.clerk_id for step in undone)
            assert (request.state in OVER) == (len(over) > len(undone))
            assert (request.closed_at is not None) == (request.state in OVER)
            assert bool(request.merged_into) == (request.state is RequestState.MERGED)

    @invariant()
    def a_correction_for_every_bad_rating_and_for_no_other(self) -> None:
        if not hasattr(self, "desk"):
            return
        ratings = self.desk.rows.find(Rating, request_id=self.request_id)
        bad = [rating for rating in ratings if rating.grade in BAD]
        found = self.desk.rows.get(Correction, correction_id(self.request_id))
        assert (found is not None) == bool(bad)
        if found is not None and found.state is CorrectionState.CLOSED:
            assert (found.satisfied is not None, bool(found.measure)) == (True, True)
            assert found.called_at is not None
            assert found.tries >= 1

    @invariant()
    def unrated_is_never_satisfied(self) -> None:
        if not hasattr(self, "desk"):
            return
        counts = first_rating(self.desk.rows, self.request_id)
        figures = satisfaction([None if counts is None else counts.grade])
        ratings = self.desk.rows.find(Rating, request_id=self.request_id)
        assert figures.unrated == (not ratings)
        assert figures.satisfied <= figures.rated == bool(ratings)
        request = self.desk.rows.get(ServiceRequest, self.request_id)
        assert request is not None
        assert request.state is not RequestState.RATED or ratings

    @invariant()
    def at_most_one_live_dispatch_and_only_where_the_request_says_so(self) -> None:
        if not hasattr(self, "desk"):
            return
        request = self.desk.rows.get(ServiceRequest, self.request_id)
        assert request is not None
        live = [found for found in self.dispatches() if found.state in LIVE]
        assert len(live) <= 1
        if request.state is RequestState.DISPATCHED:
            assert live[0].state in {DispatchState.WAITING, DispatchState.OTHER_TIME}
        elif request.state in {RequestState.TAKEN, RequestState.IN_SERVICE}:
            assert live[0].state is DispatchState.TAKEN
        elif request.state not in {RequestState.FULFILLED, RequestState.RATED, RequestState.CLOSED}:
            assert live == []

    @invariant()
    def no_dispatch_moves_outside_its_table(self) -> None:
        if not hasattr(self, "desk"):
            return
        for found in self.dispatches():
            before = self.was.get(found.id, DispatchState.WAITING)
            assert found.state is before or found.state in DISPATCH_MOVES[before]
            self.was[found.id] = found.state

    @invariant()
    def exactly_one_rating_counts(self) -> None:
        if not hasattr(self, "desk"):
            return
        ratings = self.desk.rows.find(Rating, request_id=self.request_id)
        assert sum(not rating.again for rating in ratings) == min(1, len(ratings))


TestRequests = Requests.TestCase
TestRequests.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)


def make_move(at: Requests, move: Move) -> None:
    """By the order that makes this one move of the table."""
    live = [found.id for found in at.dispatches() if found.state in LIVE]
    ways: dict[str, Callable[[], None]] = {
        "accept": lambda: at.a_step_by_hand(accept_request),
        "return for more": lambda: at.a_step_with_a_reason(return_request),
        "complete": at.it_comes_back_complete,
        "decline": lambda: at.a_side_exit("decline"),
        "transfer": lambda: at.a_side_exit("transfer"),
        "merge": lambda: at.a_side_exit("merge"),
        "withdraw": lambda: at.a_step_with_a_reason(withdraw_request),
        "dispatch": lambda: at.a_dispatch(0),
        "claim from the demand menu": lambda: at.a_detour("published"),
        "take on": lambda: at.make(
            lambda d: answer_dispatch(d, live[0], DispatchAnswer.ACCEPT, who_goes="陈")
        ),
        "the team cannot": lambda: at.make(lambda d: answer_dispatch(d, live[0], DispatchAnswer.CANNOT)),
        "call the dispatch back": lambda: at.make(lambda d: call_back_dispatch(d, live[0], "换一队")),
        "no answer in time": at.the_clock_looks,
        "begin the service": lambda: at.a_step_by_hand(start_service),
        "service given": lambda: at.a_step_by_hand(fulfil_request),
        "rate": lambda: at.a_rating(Grade.SATISFIED),
        "close": at.it_is_closed_by_hand_in_the_end,
        "nobody rated in time": at.time_for_rating_is_over,
    }
    ways[move.english]()
    at.the_line_is_good_for_a_while()


def last_step(at: Requests) -> tuple[RequestState, RequestState]:
    steps = at.desk.rows.find(RequestStep, request_id=at.request_id)
    newest = max(steps, key=lambda step: (step.at, step.id))
    return newest.from_state, newest.to_state


@pytest.mark.parametrize(
    "move", MOVES, ids=lambda move: f"{move.from_state}-to-{move.to_state}-{move.who}".replace("_", "-")
)
def test_every_move_of_the_table_is_made_by_its_order(move: Move) -> None:
    at = Requests()
    at.begin(RequestState.SUBMITTED if move.from_state is RequestState.DRAFT else move.from_state)
    if move.from_state is RequestState.DRAFT:
        born = {step.to_state for step in at.desk.rows.find(RequestStep, from_state=RequestState.DRAFT)}
        assert move.to_state in born
        return
    assert stored_state(at) is move.from_state
    make_move(at, move)
    assert last_step(at) == (move.from_state, move.to_state)
    assert stored_state(at) is move.to_state


def stored_state(at: Requests) -> RequestState:
    request = at.desk.rows.get(ServiceRequest, at.request_id)
    assert request is not None
    return request.state
