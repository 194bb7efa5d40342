"""Sign-in sheets are printed: which volunteer stands on which row, so that a page can be read back."""

from core.commands.handler import Handler
from core.commands.lookup import require
from core.commands.numbering import next_yearly_number
from core.domain.activity import Activity, SignInSheetPage, Signup
from core.domain.codes import CodeKind
from core.domain.numbers import Series
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

SHEET_ROWS = 20


class IssueSignInSheet(Command, frozen=True, kw_only=True):
    """The pages of one printed sheet: which volunteer stands on which row, so it can be read back."""

    activity_id: str
    pages: tuple[SignInSheetPage, ...]


def issue_sign_in_sheet(desk: Desk, activity_id: str, blank_rows: int = 4) -> IssueSignInSheet:
    """The pages of a sheet for everyone who has a place, with at least `blank_rows` for walk-ins."""
    require(desk.rows, Activity, activity_id)
    signups = sorted(
        (s for s in desk.rows.find(Signup, activity_id=activity_id) if not s.withdrawn and not s.waiting),
        key=lambda s: (s.position, s.id),
    )
    printed: list[str | None] = [signup.volunteer_id for signup in signups]
    page_count = max(1, -(-(len(printed) + blank_rows) // SHEET_ROWS))
    printed += [None] * (page_count * SHEET_ROWS - len(printed))
    number = next_yearly_number(desk, Series.SHEET).text
    pages = tuple(
        SignInSheetPage(
            id=desk.new_id(),
            activity_id=activity_id,
            site_id=desk.site.id,
            number=f"{number}/{page}",
            token=desk.new_token(CodeKind.SHEET),
            page=page,
            pages=page_count,
            first_row=(page - 1) * SHEET_ROWS + 1,
            volunteer_ids=tuple(printed[(page - 1) * SHEET_ROWS : page * SHEET_ROWS]),
            printed_at=desk.now(),
        )
        for page in range(1, page_count + 1)
    )
    return IssueSignInSheet(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, activity_id=activity_id, pages=pages
    )


def _check_sheet(rows: UnitOfWork, command: IssueSignInSheet) -> None:
    require(rows, Activity, command.activity_id)


def _issue_sheet(rows: UnitOfWork, command: IssueSignInSheet) -> None:
    for page in command.pages:
        if rows.get(SignInSheetPage, page.id) is None:
            rows.put(page)


HANDLERS = (
    Handler(
        IssueSignInSheet,
        OpKind.FACT,
        lambda c: (
            Ref(Activity, c.activity_id),
            *(Ref(SignInSheetPage, page.id) for page in c.pages),
        ),
        _check_sheet,
        _issue_sheet,
    ),
)
