"""The page 志愿服务队."""

from desktop.pages.teams.page import TeamsPage

__all__ = ["TeamsPage"]
