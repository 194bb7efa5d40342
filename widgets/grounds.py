"""The two grounds a window shows before anything else: cheap to import, so that the first frame comes early.

The tokens take these very values, so there is one table.
"""

from typing import NamedTuple


class Grounds(NamedTuple):
    """Colours of the page and of the navigation column, as #RRGGBB."""

    page: str
    nav: str


LIGHT = Grounds("#F6F4F0", "#FBFAF7")
DARK = Grounds("#171513", "#1B1917")
CONTRAST = Grounds("#000000", "#000000")
BY_SCHEME = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
"""By the scheme's name in the settings; another name means light."""
