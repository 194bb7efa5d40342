"""A telephone's browser without script: opens pages, fills the form it finds, follows where it is sent."""

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser

from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient


class _Reader(HTMLParser):
    """The forms of a page with what they send by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({"action": told["action"]})
        if tag == "a":
            self.links.append(told.get("href", ""))
        sends_itself = told.get("type") == "hidden" or (told.get("type") == "radio" and "checked" in told)
        if tag == "input" and sends_itself and self.forms:
            self.forms[-1][told["name"]] = told["value"]
        if tag == "button" and "name" in told and self.forms:
            self.forms[-1].setdefault(told["name"], told["value"])


class Page:
    """A page as it was answered, after redirects. `path` is what stands in the address line."""

    def __init__(self, phone: "Phone", path: str, response: Response) -> None:
        self._phone = phone
        self.path = path
        self.status = response.status_code
        self.headers = response.headers
        self.html = response.text
        self.size = len(response.content)
        self._read = _Reader()
        self._read.feed(self.html)

    @property
    def text(self) -> str:
        """What is to be read, without tags, white space closed up."""
        body = re.sub(r"<head>.*?</head>", "", self.html, flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())

    def __contains__(self, words: str) -> bool:
        return words in self.text

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return self._read.links

    def form(self, **typed: object) -> tuple[str, dict[str, object]]:
        """Where the page's form goes and what it sends with these fields filled in."""
        fields: dict[str, object] = dict(self._read.forms[0])
        action = str(fields.pop("action"))
        return action, fields | typed

    def send(self, **typed: object) -> "Page":
        """Fill the form in, send it, and follow."""
        action, fields = self.form(**typed)
        return self._phone.post(action, fields)


class Phone:
    """One visitor."""

    def __init__(self, client: "TestClient[Litestar]", language: str = "zh-CN,zh;q=0.9") -> None:
        self._client = client
        self._headers = {"Accept-Language": language}
        self.visited: list[str] = []

    def open(self, path: str) -> Page:
        """Scan a code or follow a link."""
        response = self._client.get(path, headers=self._headers, follow_redirects=False)
        return self._arrive(path, response)

    def post(self, path: str, fields: Mapping[str, object]) -> Page:
        """Send a form's fields."""
        response = self._client.post(path, data=dict(fields), headers=self._headers, follow_redirects=False)
        return self._arrive(path, response)

    def _arrive(self, path: str, response: Response) -> Page:
        self.visited.append(path)
        if response.status_code == 303:
            return self.open(response.headers["location"])
        return Page(self, path, response)
