"""The styles of a template, ready for the pen."""

from collections.abc import Callable
from dataclasses import dataclass

from core.papers.fonts import Face
from core.papers.pen import Align, Pen, Style
from core.papers.template.colour_names import colour
from core.papers.template.structs import Template
from core.papers.template.words import Values

ALIGN = {"left": Align.LEFT, "centre": Align.CENTRE, "right": Align.RIGHT}
Draw = Callable[[Pen, Values], None]


@dataclass(frozen=True)
class Look:
    """The styles of a template, ready for the pen."""

    styles: dict[str, Style]

    @classmethod
    def of(cls, template: Template) -> "Look":
        """From the names in the file."""
        return cls(
            {
                name: Style(Face[style.face.upper()], style.size, colour(style.colour), style.spacing)
                for name, style in template.styles.items()
            }
        )
