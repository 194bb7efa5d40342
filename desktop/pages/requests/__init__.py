"""需求处理: what is to be done at left, the chosen request with its next step at right."""

from desktop.pages.requests.page import RequestsPage

__all__ = ["RequestsPage"]
