"""Settings (设置): everything about this desk and this PC; every change applies at once."""

from desktop.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
