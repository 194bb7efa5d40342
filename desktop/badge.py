"""The second person shows a badge: whose it is, asked of the desk's clerks."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from core.domain.clerk import Clerk
from desktop.page import PageTools
from widgets.tokens import Tone

BADGE = "clerk"
"""The kind of a scanned badge's target; its id is the badge's token."""


def whose_badge(tools: PageTools, owner: QObject, token: str, found: Callable[[Clerk], None]) -> None:
    """Calls `found` with the clerk; a badge nobody here has is said so."""

    def read(clerks: tuple[Clerk, ...]) -> None:
        clerk = next((clerk for clerk in clerks if clerk.badge_token == token), None)
        if clerk is None:
            text = QCoreApplication.translate("Badge", "This badge is not known on this desk.")
            tools.notices.say(text, Tone.WARN)
        else:
            found(clerk)

    tools.runner.read(owner, tools.queries.clerks, read, slot="badge")
