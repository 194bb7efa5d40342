"""No test reaches another machine."""

import socket

import pytest


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 443)])
def test_a_connection_to_another_machine_is_refused_at_once(address: tuple[str, int]) -> None:
    with pytest.raises(PermissionError, match="may not reach"):
        socket.create_connection(address, timeout=0.01)


def test_the_name_of_another_machine_is_not_even_looked_up() -> None:
    with pytest.raises(PermissionError, match="may not reach"):
        socket.getaddrinfo("desk.invalid", 80)


def test_servers_of_the_tests_own_are_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        client = socket.create_connection(address, timeout=5)
        with client:
            assert client.getpeername() == address
