"""登记志愿者: a new volunteer, or one whose record is completed."""

from desktop.pages.register_volunteer.page import RegisterVolunteerPage

__all__ = ["RegisterVolunteerPage"]
