"""核对时长: what waits to be confirmed, each row explained, and the corrections that wait."""

from desktop.pages.hours.page import HoursPage

__all__ = ["HoursPage"]
