"""Draws docs/request-states.md from the table: python -m tests.core.domain.draw_request_states."""

from collections.abc import Iterator
from pathlib import Path

from core.domain.correction import CorrectionState
from core.domain.service_request import MOVES, STATES, Limit, Move, Mover, RequestState, Turn
from core.domain.unit_policy import DeadlinePolicy

PAGE = Path(__file__).resolve().parents[3] / "docs" / "request-states.md"

_TURNS = {Turn.CENTRE: "the centre", Turn.TEAM: "the team", Turn.RESIDENT: "the resident", Turn.NOBODY: "–"}
_WHO = {
    Mover.CENTRE: "the centre",
    Mover.TEAM: "the team",
    Mover.RESIDENT: "the resident",
    Mover.TIME: "the clock",
}
_NEEDS = {
    "reason": "a reason",
    "transferred_to": "who is competent",
    "merged_into": "the other request",
    "who_goes": "who goes",
    "grade": "a grade",
    "published_at": "published on the demand menu",
    "proposed_at": "when the team comes",
}
_CORRECTION = (
    ("[*]", CorrectionState.OPEN.value, "a rating of 1 or 2"),
    (CorrectionState.OPEN.value, CorrectionState.PUT_RIGHT.value, "整改 put right"),
    (CorrectionState.PUT_RIGHT.value, CorrectionState.PUT_RIGHT.value, "not reached"),
    (CorrectionState.PUT_RIGHT.value, CorrectionState.OPEN.value, "reached, the work goes on"),
    (CorrectionState.PUT_RIGHT.value, CorrectionState.CLOSED.value, "回访 called back"),
    (CorrectionState.CLOSED.value, CorrectionState.OPEN.value, "another bad rating"),
)
"""Drawn by hand: core.commands.correcting has no table, its six arrows are tested one by one."""


def page() -> str:
    """The whole page."""
    return "\n".join([*_head(), *_diagram(), *_states(), *_moves(), *_corrections(), ""])


def _head() -> Iterator[str]:
    yield "# The life of a request"
    yield ""
    yield "Drawn from the table in `core/domain/service_request.py` by"
    yield "`python -m tests.core.domain.draw_request_states`; a test says when it is out of date."
    yield "Every step keeps who, when, at which desk, and the reason. A team may decline without penalty."
    yield ""


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield "    direction TB"
    for state, facts in STATES.items():
        yield f"    {state.value}: {facts.chinese} {facts.english}"
    yield f"    [*] --> {RequestState.DRAFT.value}"
    for move in MOVES:
        yield f"    {move.from_state.value} --> {move.to_state.value}: {move.chinese}"
    for state in STATES:
        if not any(move.from_state is state for move in MOVES):
            yield f"    {state.value} --> [*]"
    yield "```"
    yield ""


def _states() -> Iterator[str]:
    yield "## States"
    yield ""
    yield "| state | | | tone | whose turn | deadline | Open311 |"
    yield "|---|---|---|---|---|---|---|"
    for state, facts in STATES.items():
        cells = (
            f"`{state.value}`",
            facts.chinese,
            facts.english,
            facts.tone.value,
            _TURNS[facts.turn],
            _limit(facts.limit),
            facts.open311,
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield "The deadlines are what the program ships with; a unit decides its own in the settings. Working"
    yield f"days follow the holiday table. Urgent requests have {DeadlinePolicy().urgent_hours} hours"
    yield "instead, but for the service itself and the rating. A time agreed with the resident goes before"
    yield "any deadline."
    yield ""


def _limit(limit: Limit | None) -> str:
    spans = DeadlinePolicy()
    if limit is None:
        return "–"
    if limit is Limit.RATING:
        return f"{spans.unrated_days} days"
    days: int = getattr(spans, f"{limit.value}_days")
    return f"{days} working day{'' if days == 1 else 's'}"


def _moves() -> Iterator[str]:
    yield "## Moves"
    yield ""
    yield "| from | to | | | who | comes with | needs |"
    yield "|---|---|---|---|---|---|---|"
    for move in MOVES:
        yield f"| {' | '.join(_move(move))} |"
    yield ""
    yield "Besides, a clerk can take back the last step that was made by hand."
    yield ""


def _move(move: Move) -> tuple[str, ...]:
    return (
        STATES[move.from_state].chinese,
        STATES[move.to_state].chinese,
        move.chinese,
        move.english,
        _WHO[move.who],
        move.through.value,
        ", ".join(_NEEDS[need] for need in move.needs) or "–",
    )


def _corrections() -> Iterator[str]:
    yield "## Bad ratings"
    yield ""
    days = DeadlinePolicy().correction_days
    yield f"The two lowest grades open a correction (整改), owed in {days} working days. It ends only with a"
    yield "call-back (回访) that reached the resident, and the request is not closed before. What nobody"
    yield "rated is closed as 未评 and counted as unrated, never as satisfied."
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield "    direction LR"
    for from_state, to_state, told in _CORRECTION:
        yield f"    {from_state} --> {to_state}: {told}"
    yield f"    {CorrectionState.CLOSED.value} --> [*]"
    yield "```"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
