"""The templates that ship with the program; never changed by anyone."""

from functools import lru_cache

import resources
from core.papers.template.drawing import Printable
from core.papers.template.papers import PAPERS
from core.papers.template.reading import read_template


def shipped_text(name: str) -> str:
    """The text of a shipped template."""
    return resources.path(f"papers/{name}.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def printable(name: str, body: str = "") -> Printable:
    """A paper's template, ready to be filled: `body`, or the shipped one. Raises TemplateProblem."""
    return Printable(read_template(body or shipped_text(name), PAPERS[name]))
