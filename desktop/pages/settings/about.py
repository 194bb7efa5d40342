"""关于: version and the works of others that the program uses."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

import resources
from desktop.page import PageTools
from desktop.pages.settings.section import Section
from widgets.base import Label
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.rows import RowDelegate, RowLook

VERSION = "0.1.0"


class Work(NamedTuple):
    """One entry of NOTICE."""

    name: str
    used_for: str
    licence: str
    copyright: str
    source: str


def notice_file() -> Path:
    """NOTICE lies beside `resources`, in the repository and in the frozen program."""
    return resources.path("").parent / "NOTICE"


def works(text: str) -> Iterator[Work]:
    """The entries of NOTICE: blocks of a name and four named lines."""
    for block in text.split("\n\n"):
        lines = block.strip().splitlines()
        facts = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
        if "licence" in facts:
            yield Work(
                lines[0],
                facts.get("used for", ""),
                facts["licence"],
                facts.get("copyright", ""),
                facts.get("source", ""),
            )


class AboutSection(Section):
    """Nothing to set."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("AboutSection", "About"),
            QCoreApplication.translate("AboutSection", "Practice Desk %1 · Apache License 2.0").replace(
                "%1", VERSION
            ),
        )
        self.body.addWidget(
            Label(
                tools.theme,
                self.tr("Works of others in this program; their licences come with it."),
                role="body_s",
                colour="text_2",
                wrap=True,
            )
        )
        self.list = RowList(tools.theme, self.tr("Licences"), self)
        found = list(works(notice_file().read_text("utf-8"))) if notice_file().exists() else []
        self.model: PagedListModel[Work] = PagedListModel(
            rows_at_once(found), key=lambda work: work.name, sentence=_spoken, parent=self
        )
        self.list.set_rows(self.model)
        self.list.setItemDelegate(RowDelegate(tools.theme, _look, self.list, height=60, pad=4))
        self.body.addWidget(self.list, 1)
        self.model.reload()
        self.retheme()

    def retheme(self) -> None:
        """The list has a height of its own: it scrolls inside."""
        super().retheme()
        if hasattr(self, "list"):
            self.list.setMinimumHeight(self.tools.theme.tokens.size(300))


def _look(work: Work) -> RowLook:
    return RowLook(
        work.name, detail=f"{work.used_for} · {work.copyright}", right=work.licence, right_colour="text_2"
    )


def _spoken(work: Work) -> str:
    return f"{work.name}, {work.licence}, {work.used_for}"
