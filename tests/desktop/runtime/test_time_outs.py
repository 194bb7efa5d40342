"""The desk looks by itself for what ran out: at the start, then every few minutes."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.commands.dispatches import dispatch_request
from core.commands.request_moves import accept_request
from core.commands.requests import RequestForm, register_request
from core.commands.teams import add_team
from core.domain.service_request import RequestCategory, RequestState
from desktop.runtime.time_outs import LOOK_EVERY_MS, TimeOuts
from tests.desktop.kit import DeskKit


def dispatched(kit: DeskKit) -> str:
    form = RequestForm(
        name="周桂兰", phone="13800002046", words="灯坏了", category=RequestCategory.REPAIR, village="新民村"
    )
    made = kit.write(partial(register_request, form=form))[0]
    request_id: str = made.request.id  # type: ignore[attr-defined]  # a RegisterRequest
    kit.write(partial(accept_request, request_id=request_id))
    (team,) = kit.write(partial(add_team, name="水电维修志愿服务队"))
    kit.write(partial(dispatch_request, request_id=request_id, team_id=team.id))  # type: ignore[attr-defined]  # an AddTeam
    return request_id


def state_of(kit: DeskKit, request_id: str) -> RequestState:
    found = kit.store.queries.request(request_id)
    assert found is not None
    return found.request.state


def test_what_ran_out_while_the_desk_was_closed_is_ended_at_the_start(
    tmp_path: Path, qapp: QApplication
) -> None:
    kit = DeskKit(tmp_path, qapp)
    request_id = dispatched(kit)
    kit.clock.set(kit.clock() + timedelta(days=3))
    looking = TimeOuts(kit.desk_runner)
    looking.begin()
    assert state_of(kit, request_id) is RequestState.ACCEPTED
    steps = kit.store.queries.request(request_id).steps  # type: ignore[union-attr]  # it is there
    assert [step.to_state for step in steps].count(RequestState.ACCEPTED) == 2
    looking.begin()
    looking.end()
    kit.close()


def test_a_look_where_nothing_is_due_writes_nothing_and_the_next_one_is_in_five_minutes(
    tmp_path: Path, qapp: QApplication
) -> None:
    kit = DeskKit(tmp_path, qapp)
    request_id = dispatched(kit)
    before = len(kit.store.queries.waiting(0, 100))
    looking = TimeOuts(kit.desk_runner)
    looking.begin()
    assert len(kit.store.queries.waiting(0, 100)) == before
    assert (looking._timer.isActive(), looking._timer.interval()) == (True, LOOK_EVERY_MS)
    kit.clock.set(kit.clock() + timedelta(days=3))
    looking._timer.timeout.emit()
    assert state_of(kit, request_id) is RequestState.ACCEPTED
    looking.end()
    assert not looking._timer.isActive()
    kit.close()
