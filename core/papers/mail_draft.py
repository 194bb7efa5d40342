"""A mail with a certificate, not sent yet: a file (.eml) that the mail program of the PC opens to be sent.

The desk has no mail account; `X-Unsent: 1` is what mail programs take for "still to be addressed and sent".
"""

from email.message import EmailMessage
from email.policy import SMTP

from core.domain.certificate import CertificateFacts, CertificateKind
from core.papers.open_badge import SUFFIX as BADGE_SUFFIX

SUFFIX = ".eml"
_NAMES = {
    CertificateKind.SERVICE_RECORD: "志愿服务记录证明",
    CertificateKind.HONOUR: "荣誉证书",
    CertificateKind.STAR: "星级志愿者证书",
    CertificateKind.THANKS: "感谢信",
}
_WORDS = "附件中的 PDF 可以打印，也可以发给需要的单位。上面的码扫一下就能核对真假。"
_BADGE = "附件中的 .jwt 文件是电子徽章，可以放进支持 Open Badges 3.0 的电子钱包。"


def mail_draft(facts: CertificateFacts, pdf: bytes, badge: str, stem: str) -> bytes:
    """The file. Attached are `stem`.pdf and, unless it is empty, the badge as `stem`.jwt."""
    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"
    draft["Subject"] = f"{_NAMES[facts.kind]} {facts.number}"
    told = [
        f"{facts.volunteer_name}：",
        "您好。",
        f"随信附上{_NAMES[facts.kind]}，编号 {facts.number}。{_WORDS}",
    ]
    told += [_BADGE] if badge else []
    told.append(facts.issuer)
    draft.set_content("\n\n".join(told) + "\n", cte="base64")
    draft.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{stem}.pdf")
    if badge:
        draft.add_attachment(
            badge.encode("ascii"), maintype="application", subtype="jwt", filename=f"{stem}{BADGE_SUFFIX}"
        )
    return draft.as_bytes()
