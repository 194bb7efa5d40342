"""志愿者: who is registered, and one person with hours, certificates and history."""

from desktop.pages.volunteers.page import VolunteersPage

__all__ = ["VolunteersPage"]
