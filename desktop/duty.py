"""Who is on duty, when somebody else takes over: one way for the staff dialog, a badge and the kiosk."""

from core.domain.clerk import Clerk
from desktop.page import PageTools


def take_over(tools: PageTools, clerk: Clerk) -> None:
    """From now on everything is done by this clerk; what others did is theirs to undo."""
    tools.runner.clerk = clerk.id
    tools.settings.change(last_clerk=clerk.id)
    tools.undo.clear()
    tools.on_duty.set(tools.on_duty.site, clerk)
