"""A unit's own version of a printed paper; the shipped one is never changed and never lost."""

from datetime import datetime

import msgspec


class PaperTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """`paper` names the shipped template it stands for, `body` is the text; empty: the shipped one.

    Its id follows from unit and paper, so there is one of each.
    """

    id: str
    version: int = 0
    site_id: str
    paper: str
    body: str
    edited_at: datetime
    edited_by: str
