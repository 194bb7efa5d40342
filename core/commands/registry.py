"""Every handler by its command: the one table the store and the platform look into."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.commands import (
    activities,
    activity_feedback,
    activity_outcome,
    activity_photos,
    arrivals,
    attendances,
    certificates,
    correcting,
    deciding,
    demand_menu,
    dispatches,
    erasing,
    hours_corrections,
    hours_postings,
    making_up,
    merging,
    national_reports,
    paper_templates,
    personal_records,
    places,
    prints,
    ratings,
    request_exits,
    request_moves,
    request_notes,
    requests,
    reviewing,
    service_menu,
    sheet_readings,
    sign_in_sheets,
    signing_keys,
    signups,
    sites,
    stars,
    team_members,
    teams,
    volunteers,
)
from core.commands.handler import Handler
from core.ports.store import Command

# Any: a table of handlers holds every command type at once; each Handler is checked where it is made.
Handlers = Mapping[type[Command], Handler[Any]]


def handlers_by_command(groups: Iterable[Iterable[Handler[Any]]]) -> Handlers:
    """One table out of the subjects' handlers; a command handled twice is a programming error."""
    table: dict[type[Command], Handler[Any]] = {}
    for group in groups:
        for handler in group:
            if handler.command in table:
                raise ValueError(handler.command.__name__)
            table[handler.command] = handler
    return table


def desk_handlers() -> Handlers:
    """The handlers of every subject."""
    return handlers_by_command(
        (
            sites.HANDLERS,
            places.HANDLERS,
            teams.HANDLERS,
            team_members.HANDLERS,
            requests.HANDLERS,
            request_moves.HANDLERS,
            request_notes.HANDLERS,
            request_exits.HANDLERS,
            dispatches.HANDLERS,
            deciding.HANDLERS,
            demand_menu.HANDLERS,
            service_menu.HANDLERS,
            ratings.HANDLERS,
            correcting.HANDLERS,
            volunteers.HANDLERS,
            activities.HANDLERS,
            signups.HANDLERS,
            activity_outcome.HANDLERS,
            activity_photos.HANDLERS,
            activity_feedback.HANDLERS,
            sign_in_sheets.HANDLERS,
            attendances.HANDLERS,
            making_up.HANDLERS,
            reviewing.HANDLERS,
            hours_corrections.HANDLERS,
            hours_postings.HANDLERS,
            arrivals.HANDLERS,
            sheet_readings.HANDLERS,
            certificates.HANDLERS,
            signing_keys.HANDLERS,
            prints.HANDLERS,
            paper_templates.HANDLERS,
            personal_records.HANDLERS,
            stars.HANDLERS,
            national_reports.HANDLERS,
            merging.HANDLERS,
            erasing.HANDLERS,
        )
    )
