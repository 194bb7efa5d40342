"""The two forms of Open311 answers: JSON, and the XML of the standard with the same names."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

import msgspec

# Any: the standard's answers are nested names and texts.
Told = dict[str, Any]

TYPES: Mapping[str, str] = {"json": "application/json", "xml": "text/xml"}
_EACH = {
    "services": "service",
    "service_requests": "request",
    "errors": "error",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
}
"""What one thing inside a list is called in XML."""
# XML 1.0 cannot hold these at all.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def written(root: str, told: Told | Sequence[Told], form: str) -> bytes:
    """The answer as `json` or `xml`; anything else is written as JSON."""
    if form != "xml":
        return msgspec.json.encode(told)
    element = ElementTree.Element(root)
    _fill(element, root, told)
    xml: bytes = ElementTree.tostring(element, encoding="utf-8", xml_declaration=True)
    return xml


# Any: see Told.
def _fill(element: ElementTree.Element, name: str, told: Any) -> None:  # noqa: ANN401 - see above
    if isinstance(told, Mapping):
        for key, value in told.items():
            _fill(ElementTree.SubElement(element, key), key, value)
    elif isinstance(told, Sequence) and not isinstance(told, str):
        for each in told:
            _fill(ElementTree.SubElement(element, _EACH[name]), "", each)
    else:
        plain = str(told).lower() if isinstance(told, bool) else str(told)
        element.text = _NOT_XML.sub("", plain) or None
