"""新建活动: everything the law wants to know about an activity, before people sign up."""

from desktop.pages.plan_activity.page import PlanActivityPage

__all__ = ["PlanActivityPage"]
