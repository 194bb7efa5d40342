"""签到表回录: pictures of sign-in sheets become attendance, page by page."""

from desktop.pages.read_back.page import ReadBackPage

__all__ = ["ReadBackPage"]
