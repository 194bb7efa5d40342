"""需求处理, as far as the counter goes: open requests at left, the chosen one at right."""

from desktop.pages.request_card.request_page import RequestCardPage

__all__ = ["RequestCardPage"]
