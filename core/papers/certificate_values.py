"""What fills the templates of honour, star and thanks certificates, from the facts frozen at issue."""

from core.domain.certificate import CertificateFacts
from core.domain.codes import is_check_code, show_check_code
from core.domain.service_minutes import hours_text
from core.domain.stars import stars_name
from core.papers.numerals import chinese_date_text, date_text
from core.papers.template.words import Values


def certificate_values(facts: CertificateFacts, code_text: str) -> Values:
    """`code_text` is what the QR says."""
    check = facts.check_code
    return {
        "name": facts.volunteer_name,
        "honorific": facts.honorific,
        "reason": facts.reason.rstrip("，。、；,.; "),
        "honour": facts.honour,
        "number": facts.number,
        "check_code": show_check_code(check) if is_check_code(check) else check,
        "code": code_text,
        "issuer": facts.issuer,
        "issuer_phone": facts.issuer_phone,
        "site_name": facts.issuer,
        "site_phone": facts.issuer_phone,
        "handler": facts.handler,
        "clerk": facts.handler,
        "issued_date": date_text(facts.issued_on),
        "issued_date_chinese": chinese_date_text(facts.issued_on),
        "year": str(facts.issued_on.year),
        "hours": hours_text(facts.service_minutes),
        "total_hours": hours_text(facts.total_minutes),
        "stars": str(facts.stars),
        "stars_word": stars_name(facts.stars),
        "team": facts.team,
        "volunteer_number": facts.volunteer_number,
    }
