from collections.abc import Iterator

import pytest

from tests.server.http.house import House, a_house


@pytest.fixture
def house() -> Iterator[House]:
    with a_house() as made:
        yield made
