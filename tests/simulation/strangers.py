"""Commands that the platform cannot apply, so that an entry of a desk is poison: others must go on.

A desk of a later release sends what the platform has never heard of; and no release is without mistakes, so
one command breaks the platform's handler after it has put a row. What both make at the desk are activities
like any others, so that people sign up for them and later entries hang on them.
"""

from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from core.commands.activities import PlanActivity
from core.commands.handler import Handler
from core.commands.registry import Handlers, desk_handlers
from core.ports.store import Command, CounterDesk, Order, UnitOfWork
from tests.simulation.clerks import Act, Hands, plan_activity

P = TypeVar("P", bound=PlanActivity)


class PlanOfALaterRelease(PlanActivity, frozen=True, kw_only=True):
    """The platform does not know this name."""


class PlanThatBreaks(PlanActivity, frozen=True, kw_only=True):
    """The platform's handler has a mistake."""


class Mistake(Exception):
    """The kind of error that nobody thought of."""


def handlers_of_a_desk() -> Handlers:
    """Every handler, and those of the strangers."""
    handlers = desk_handlers()
    plan = handlers[PlanActivity]
    strangers = (PlanOfALaterRelease, PlanThatBreaks)
    return {**handlers, **{stranger: replace(plan, command=stranger) for stranger in strangers}}


def handlers_of_the_platform() -> Handlers:
    """Every handler, and the one that breaks."""
    handlers = desk_handlers()
    plan: Handler[Any] = handlers[PlanActivity]

    def breaks(rows: UnitOfWork, command: PlanThatBreaks) -> None:
        plan.apply(rows, command)
        raise Mistake

    return {**handlers, PlanThatBreaks: replace(plan, command=PlanThatBreaks, apply=breaks)}


def plan_of_a_later_release(hands: Hands) -> Order:
    """An activity, planned at a desk that is ahead of the platform."""
    return _as(PlanOfALaterRelease, plan_activity(hands))


def plan_that_breaks(hands: Hands) -> Order:
    """An activity at which the platform stumbles."""
    return _as(PlanThatBreaks, plan_activity(hands))


def _as(stranger: type[P], plain: Order) -> Order:
    def order(desk: CounterDesk) -> Command:
        made = plain(desk)
        assert isinstance(made, PlanActivity)
        return stranger(**msgspec.structs.asdict(made))

    return order


STRANGE_ACTS: dict[Act, int] = {plan_of_a_later_release: 1, plan_that_breaks: 1}
"""Every such act and how often it is done, beside COUNTER_ACTS and LOOP_ACTS."""
