"""The next number of each series, drawn inside the commit that uses it."""

from core.domain.local_time import local_day
from core.domain.numbers import Number, Series, request_number, volunteer_number, yearly_number
from core.ports.store import Desk


def next_request_number(desk: Desk) -> Number:
    """The day's next request of this desk."""
    today = local_day(desk.now())
    return request_number(desk.site.code, desk.desk_code, today, desk.next_serial(f"R{today:%Y%m%d}"))


def next_volunteer_number(desk: Desk) -> Number:
    """The next volunteer of this desk; the counter never starts again."""
    return volunteer_number(desk.site.code, desk.desk_code, desk.next_serial("V"))


def next_yearly_number(desk: Desk, series: Series) -> Number:
    """The year's next activity, certificate or sheet of this desk."""
    year = local_day(desk.now()).year
    return yearly_number(series, desk.site.code, desk.desk_code, year, desk.next_serial(f"{series}{year}"))
