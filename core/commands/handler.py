"""What a handler is: the rule beside a command."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.ports.store import Command, OpKind, Ref, UnitOfWork

C = TypeVar("C", bound=Command)


@dataclass(frozen=True)
class Handler(Generic[C]):
    """How one command is checked and applied.

    `refs` names the rows to load first; `check` runs where the command is made and may refuse by name;
    `apply` runs everywhere, is deterministic, and never refuses a fact. `schema` counts the command's forms.
    """

    command: type[C]
    kind: OpKind
    refs: Callable[[C], tuple[Ref, ...]]
    check: Callable[[UnitOfWork, C], None]
    apply: Callable[[UnitOfWork, C], None]
    schema: int = 1
