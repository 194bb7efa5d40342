"""How values reach the driver."""

from typing import Any

from db.connection import Driver
from db.raw import bind_as_they_are


def test_a_driver_looks_for_no_converter_of_what_rows_are_full_of(driver: Driver) -> None:
    # Any: neither module's stub tells of the converters.
    module: Any = driver.module
    bind_as_they_are(module)
    for value in (None, b"\x00\xff"):
        assert (type(value), module.PrepareProtocol) in module.adapters
        with module.connect(":memory:") as connection:
            assert connection.execute("SELECT ?", (value,)).fetchone() == (value,)
        connection.close()
