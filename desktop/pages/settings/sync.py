"""同步与本机登记: which platform this PC belongs to, or how it gets to belong to one."""

from PySide6.QtCore import QCoreApplication

from desktop.join_panel import JoinPanel
from desktop.page import PageTools
from desktop.pages.settings.section import Section


class SyncSection(Section):
    """The panel does everything; here it only has its place."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("SyncSection", "Sync and this PC"),
            QCoreApplication.translate(
                "SyncSection", "Joined to the county, records go and come by themselves."
            ),
        )
        self.panel = JoinPanel(tools)
        self.body.addWidget(self.panel)
        self.finish()

    def opened(self) -> None:
        """How things stand now."""
        self.panel.refresh()
