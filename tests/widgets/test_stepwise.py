"""Long rows of widgets are built in small steps."""

from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.stepwise import Stepwise


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def steps(owner: QWidget) -> Stepwise:
    return Stepwise(owner)


def test_some_are_done_at_once_and_the_others_come_in_their_order(steps: Stepwise, qtbot: QtBot) -> None:
    done: list[int] = []
    steps.start([partial(done.append, place) for place in range(5)], at_once=2)
    assert done == [0, 1]
    qtbot.waitUntil(lambda: done == [0, 1, 2, 3, 4])


def test_a_new_start_forgets_what_was_left(steps: Stepwise, qtbot: QtBot) -> None:
    done: list[str] = []
    steps.start([partial(done.append, name) for name in "abc"], at_once=1)
    steps.start([partial(done.append, name) for name in "xy"], at_once=1)
    qtbot.waitUntil(lambda: done == ["a", "x", "y"])
    assert not steps.step()


def test_one_who_waits_for_a_step_gets_it_now(steps: Stepwise) -> None:
    done: list[int] = []
    steps.start([partial(done.append, place) for place in range(3)], at_once=0)
    assert steps.step()
    assert done == [0]
    steps.stop()
    assert not steps.step()
    assert done == [0]


def test_nothing_is_built_while_nobody_sees_it(owner: QWidget, steps: Stepwise, qtbot: QtBot) -> None:
    done: list[int] = []
    owner.hide()
    steps.start([partial(done.append, place) for place in range(3)], at_once=1)
    assert not steps._timer.isActive()
    owner.show()
    qtbot.waitUntil(lambda: done == [0, 1, 2])
    assert not steps._timer.isActive()
