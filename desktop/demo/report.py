"""report.json: what the demo leaves behind, in the form that scripts rely on."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.domain.attendance import Attendance
from core.domain.certificate import Certificate
from core.domain.certificate_code import certificate_link
from core.domain.codes import Code, CodeKind, show_check_code
from core.domain.local_time import local
from core.domain.practice_site import PracticeSite
from core.domain.service_request import ServiceRequest
from core.domain.volunteer import Volunteer
from core.ports.rows import StoreHealth

PaperPaths = dict[str, str]


@dataclass
class Report:
    """Collected while the day goes on; paths are relative to the folder of the report."""

    site: PracticeSite
    requests: list[tuple[ServiceRequest, str]] = field(default_factory=list)
    volunteers: list[tuple[Volunteer, str]] = field(default_factory=list)
    activities: list[dict[str, object]] = field(default_factory=list)
    attendance: list[dict[str, object]] = field(default_factory=list)
    sheets_read: list[dict[str, object]] = field(default_factory=list)
    certificates: list[tuple[Certificate, str]] = field(default_factory=list)
    loop: list[dict[str, object]] = field(default_factory=list)
    refused: list[dict[str, object]] = field(default_factory=list)
    desks: list[dict[str, object]] = field(default_factory=list)
    screens: list[str] = field(default_factory=list)
    written: int = 0
    unsent: int = 0
    pulled: int = 0
    platform_digest: str = ""

    def note_visit(self, visit: Attendance, volunteer_number: str, activity_number: str) -> None:
        """One row of attendance."""
        self.attendance.append(
            {
                "volunteer_number": volunteer_number,
                "activity_number": activity_number,
                "check_in": local(visit.check_in_at).isoformat(),
                "check_out": local(visit.check_out_at).isoformat() if visit.check_out_at else None,
                "service_minutes": visit.service_minutes,
                "source": visit.check_in_source.value,
            }
        )

    def note_desk(self, name: str, data: str, health: StoreHealth) -> None:
        """One desk with the digest of its rows."""
        self.desks.append({"name": name, "data": data, "digest": health.digest})
        self.written += health.op_count
        self.unsent += health.unsent

    def save(self, path: Path) -> None:
        """Write the file whole."""
        path.write_text(json.dumps(self._told(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def _told(self) -> dict[str, object]:
        return {
            "invented": True,
            "requests": [self._request(*one) for one in self.requests],
            "volunteers": [self._volunteer(*one) for one in self.volunteers],
            "activities": self.activities,
            "attendance": self.attendance,
            "sheets_read": self.sheets_read,
            "certificates": [self._certificate(*one) for one in self.certificates],
            "loop": self.loop,
            "refused": self.refused,
            "desks": self.desks,
            "sync": {
                "written": self.written,
                "acknowledged": self.written - self.unsent,
                "unsent": self.unsent,
                "pulled": self.pulled,
                "desk_digest": self.desks[0]["digest"] if self.desks else None,
                "platform_digest": self.platform_digest or None,
            },
            "screens": self.screens,
        }

    def _request(self, request: ServiceRequest, slip: str) -> dict[str, object]:
        return {
            "number": request.number,
            "code": Code(CodeKind.REQUEST, request.token).text,
            "resident": request.requester_name,
            "slip_pdf": slip or None,
        }

    def _volunteer(self, volunteer: Volunteer, card: str) -> dict[str, object]:
        return {
            "name": volunteer.name,
            "number": volunteer.number,
            "code": Code(CodeKind.VOLUNTEER, volunteer.token).text,
            "card_pdf": card or None,
        }

    def _certificate(self, certificate: Certificate, pdf: str) -> dict[str, object]:
        facts = certificate.facts
        return {
            "number": certificate.number,
            "kind": certificate.kind.value,
            "status": certificate.status.value,
            "volunteer_name": facts.volunteer_name,
            "service_minutes": facts.service_minutes,
            "issuer": facts.issuer,
            "pdf": pdf or None,
            "qr_payload": certificate_link(self.site.public_host, certificate.signed),
            "check_code": show_check_code(certificate.check_code),
        }


def relative(path: str, folder: Path) -> str:
    """The path below the report's folder, with forward slashes."""
    return Path(path).resolve().relative_to(folder.resolve()).as_posix()


def page_codes(tokens: Sequence[str]) -> list[str]:
    """The codes printed on the pages of a sheet, in order."""
    return [Code(CodeKind.SHEET, token).text for token in tokens]
