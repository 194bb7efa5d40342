"""What a handler is: the rule beside a command."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.commands.patching import Patched
from core.domain.refusals import Refusal
from core.ports.store import Command, OpKind, Ref, UnitOfWork

C = TypeVar("C", bound=Command)


@dataclass(frozen=True)
class Handler(Generic[C]):
    """How one command is checked and applied.

    `refs` names the rows to load first; `check` runs where the command is made, and for states once more on
    the platform, and may refuse by name. `schema` counts the command's forms (core.commands.upcast).

    `apply` runs everywhere and is deterministic: no clock, no chance, only rows and command. It holds for
    any order of arrival and any missing row:

    * of a fact it never raises, and facts that come twice or in another order lead to the same rows;
    * of a patch or a state it may raise a Refusal, and nothing else, where the row it changes is missing, was
      erased, or cannot move so. It raises before it puts anything, so the platform can turn it into a result,
      and even unchecked no command makes a move that is in no table.

    `patch` is set for patches: which row changes, and which fields get which values. Apply of the command
    with fewer names in `changed` (core.commands.patching.narrowed) sets only those.

    `settles` are refusals of `check` that `apply` knows an answer to: the platform applies all the same and
    tells what was done (a second certificate is put as void).
    """

    command: type[C]
    kind: OpKind
    refs: Callable[[C], tuple[Ref, ...]]
    check: Callable[[UnitOfWork, C], None]
    apply: Callable[[UnitOfWork, C], None]
    schema: int = 1
    patch: Callable[[UnitOfWork, C], Patched] | None = None
    settles: tuple[type[Refusal], ...] = ()
