"""活动: the week's activities, who comes, and what becomes of their hours."""

from desktop.pages.activities.page import ActivitiesPage

__all__ = ["ActivitiesPage"]
