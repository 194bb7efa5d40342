"""The page 服务菜单: services with their teams, the demand menu, and published editions."""

from desktop.pages.service_menu.page import ServiceMenuPage

__all__ = ["ServiceMenuPage"]
