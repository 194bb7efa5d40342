"""Templates, the style sheet and the icons of the public pages, and how a page is put together."""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

import resources
from server.public.asked import Answer, Asked, Language
from server.public.words import Words

FOLDER = Path(__file__).parent
FILES: Mapping[str, tuple[Path, str]] = {
    "phone.css": (FOLDER / "static" / "phone.css", "text/css"),
    "signed_check.js": (FOLDER / "static" / "signed_check.js", "text/javascript"),
    "noble-ed25519.js": (FOLDER / "static" / "noble-ed25519.js", "text/javascript"),
    "mark.svg": (FOLDER / "static" / "mark.svg", "image/svg+xml"),
}
"""What pages load besides themselves; the address carries a hash, so browsers keep it for good."""

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cache-Control": "no-store",
    "Vary": "Accept-Language",
}


@lru_cache(maxsize=64)
def icon(name: str) -> Markup:
    """An icon as inline SVG. It stands beside words, so readers of screens pass it over."""
    source = resources.path(f"icons/{name}.svg").read_text("utf-8")
    inner = re.sub(r"\s*\n\s*", "", source.partition(">")[2].rpartition("</svg>")[0])
    # The file is ours, not a visitor's.
    return Markup(  # noqa: S704 - see above
        '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" '
        f'stroke-linejoin="round" aria-hidden="true">{inner}</svg>'
    )


def whole(text: str, part: str) -> Markup:
    """The text, in which the part (a telephone number with its hyphen) stays on one line."""
    kept = Markup('<span class="whole">{}</span>').format(part)
    return escape(text).replace(escape(part), kept) if part else escape(text)


@lru_cache(maxsize=8)
def file_address(name: str) -> str:
    """Where a page finds a file of ours."""
    digest = hashlib.sha256(FILES[name][0].read_bytes()).hexdigest()[:12]
    return f"/pages/{name}?v={digest}"


@lru_cache(maxsize=1)
def _templates() -> Environment:
    """The templates, read and compiled once a process; an unknown name in one of them is an error."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["icon"] = icon
    environment.filters["whole"] = whole
    return environment


class Screen:
    """Fills templates in the visitor's language."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock

    def words(self, asked: Asked) -> Words:
        """The words in the visitor's language."""
        return Words(asked.language, self._clock())

    def show(
        self,
        asked: Asked,
        template: str,
        *,
        title: str,
        kicker: str = "",
        unit_name: str = "",
        status: int = 200,
        indexed: bool = False,
        **facts: object,
    ) -> Answer:
        """A page. `indexed`: search engines may keep it; only pages without anyone's data are."""
        told = {
            "visit": asked,
            "t": self.words(asked),
            "title": title,
            "kicker": kicker,
            "site_name": unit_name,
            "indexed": indexed,
            "style": file_address("phone.css"),
            "mark": file_address("mark.svg"),
            "other_language": _in_other_language(asked),
            **facts,
        }
        body = _templates().get_template(template).render(told)
        return Answer(body=re.sub(r"\n\s*\n+", "\n", body).encode(), status=status, headers=HEADERS)

    def message(
        self,
        asked: Asked,
        *,
        title: str,
        heading: str,
        lines: tuple[str, ...] = (),
        sign: str = "info",
        status: int = 200,
        action: tuple[str, str] | None = None,
        phone: str = "",
        unit_name: str = "",
        kicker: str = "",
    ) -> Answer:
        """A page that says one thing and what to do next. `action`: where its button leads, and its words."""
        return self.show(
            asked,
            "message.html",
            title=title,
            status=status,
            unit_name=unit_name,
            kicker=kicker,
            heading=heading,
            lines=lines,
            sign=sign,
            action=action[0] if action else "",
            action_words=action[1] if action else "",
            phone=phone,
        )


def _in_other_language(asked: Asked) -> str:
    """This page in the other language; a posted form is not sent again, it leads to its beginning."""
    other: Language = "zh" if asked.language == "en" else "en"
    kept = {name: value for name, value in asked.query.items() if name != "lang"}
    path = asked.path if asked.form is None else asked.path.rpartition("/")[0] or "/"
    page = Asked(path=path, parts={}, query={}, language=other, chosen=True)
    return page.link(path, **kept)
