"""A strict reader of calendar files: it fails on anything RFC 5545 does not allow."""

import re

LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)", re.DOTALL)


def read_calendar(body: bytes) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The calendar's own properties and those of its events; fails on anything RFC 5545 does not allow."""
    assert body.endswith(b"\r\n")
    physical = body.removesuffix(b"\r\n").split(b"\r\n")
    for octets in physical:
        assert len(octets) <= 75
        assert b"\n" not in octets
        assert b"\r" not in octets
        octets.decode("utf-8")
    lines = [line.decode() for line in body.removesuffix(b"\r\n").replace(b"\r\n ", b"").split(b"\r\n")]
    calendar: dict[str, str] = {}
    events: list[dict[str, str]] = []
    open_parts: list[str] = []
    for line in lines:
        found = LINE.fullmatch(line)
        assert found, line
        name, value = found[1], found[3]
        assert not re.search(r"[\x00-\x1f\x7f]", value)
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_parts.pop() == value
        else:
            target = events[-1] if open_parts == ["VCALENDAR", "VEVENT"] else calendar
            assert name not in target, f"{name} may stand once"
            target[name] = (
                unescaped(value) if name in {"SUMMARY", "LOCATION", "DESCRIPTION", "NAME"} else value
            )
    assert open_parts == []
    return calendar, events


def unescaped(value: str) -> str:
    """A TEXT value; a bare comma or semicolon, or a backslash before anything else, is an error."""
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value, re.DOTALL)
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
