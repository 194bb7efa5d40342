"""The link to a team's own page on the platform: shown, copied, made anew when it came into wrong hands."""

from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.commands.demand_menu import RenewTeamLink, renew_team_link
from core.domain.codes import Code, CodeKind, lookup_url
from core.domain.volunteer_team import VolunteerTeam
from core.papers.qr import QUIET_MODULES, QrCode, make_qr
from core.ports.store import Written
from desktop.page import PageTools
from desktop.sentences import sentence
from widgets.base import Painted, painting
from widgets.buttons import ButtonKind
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.theme import Theme
from widgets.tokens import Tone

_SIDE = 176


class LinkCode(Painted):
    """The link as a code, for the leader's telephone to scan: black on white in every look."""

    def __init__(self, theme: Theme, link: str) -> None:
        super().__init__(theme)
        self._code: QrCode = make_qr(link)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(link)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.tokens.size(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Whole pixels a module, so that telephones read it."""
        module = max(1, self.width() // (self._code.modules + 2 * QUIET_MODULES))
        edge = (self.width() - module * self._code.modules) // 2
        with painting(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            for x, y, length in self._code.dark_runs():
                painter.fillRect(
                    QRectF(edge + x * module, edge + y * module, length * module, module),
                    Qt.GlobalColor.black,
                )


class TeamLinkDialog(Dialog):
    """One team's link; answers copy and renew. A team without a link is offered one."""

    def __init__(self, tools: PageTools, window: QWidget, team: VolunteerTeam) -> None:
        title = QCoreApplication.translate("TeamLinkDialog", "Link of %1").replace("%1", team.name)
        told = QCoreApplication.translate(
            "TeamLinkDialog", "Whoever has it claims for the team. Give it to the leader only."
        )
        super().__init__(tools.theme, window, title, told)
        self._tools, self._team = tools, team
        site = tools.on_duty.site
        host = site.public_host if site is not None else ""
        self.link = link_of(host, team)
        self.address = TextInput(tools.theme, latin=True)
        self.address.setText(self.link)
        self.address.setReadOnly(True)
        if self.link:
            self.body.addWidget(Field(tools.theme, self.tr("Address"), self.address))
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(LinkCode(tools.theme, self.link))
            row.addStretch(1)
            self.body.addLayout(row)
        self.add_button("close", self.tr("Close"))
        renew = self.tr("Make a new one") if self.link else self.tr("Make a link")
        self.add_button("renew", renew, ButtonKind.DANGER if self.link else ButtonKind.PRIMARY)
        if self.link:
            self.add_button("copy", self.tr("Copy"), ButtonKind.PRIMARY)
        self.answered.connect(self._answered)

    def _answered(self, answer: str) -> None:
        if answer == "copy":
            QGuiApplication.clipboard().setText(self.link)
            self._tools.notices.say(self.tr("Copied. Send it to the team leader."), Tone.OK)
        elif answer == "renew":
            order = partial(renew_team_link, team_id=self._team.id)
            # The dialog is gone when the answer comes; the window it stood in is there.
            window = self._window
            tools, team = self._tools, self._team
            tools.runner.write(
                window,
                order,
                partial(_renewed, tools, window, team),
                lambda error: tools.notices.say(sentence(error), Tone.WARN),
            )


def _renewed(tools: PageTools, window: QWidget, team: VolunteerTeam, written: Written) -> None:
    (command,) = written.commands
    if not isinstance(command, RenewTeamLink):
        return
    said = QCoreApplication.translate("TeamLinkDialog", "This is the new link; the old one is dead.")
    tools.notices.say(said, Tone.OK)
    show_team_link(tools, window, _with(team, command.link_token))


def _with(team: VolunteerTeam, link_token: str) -> VolunteerTeam:
    return msgspec.structs.replace(team, link_token=link_token)


def link_of(host: str, team: VolunteerTeam) -> str:
    """What the leader opens; empty for a team without a link. Without a host the bare code."""
    return lookup_url(host, Code(CodeKind.TEAM, team.link_token)) if team.link_token else ""


def show_team_link(tools: PageTools, window: QWidget, team: VolunteerTeam) -> TeamLinkDialog:
    """Open the dialog over the window."""
    dialog = TeamLinkDialog(tools, window, team)
    dialog.ask()
    return dialog
