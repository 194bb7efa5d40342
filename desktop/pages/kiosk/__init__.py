"""签到机: people sign themselves in and out by card, code or phone number."""

from desktop.pages.kiosk.page import KioskPage

__all__ = ["KioskPage"]
