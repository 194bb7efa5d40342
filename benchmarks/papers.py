"""Printing in bulk: `python -m benchmarks.papers [--quick]`.

Milliseconds of CPU time a page, the best of three runs, everything in one process after one warm-up: other
programs on the machine change wall time, and the ratio to a peer must come from the same run. Peers draw the
same certificate (same words, same bundled fonts, the same code from the same writer, a plainer frame) and are
left out when they are not installed: `pip install typst fpdf2 weasyprint`.
"""

import argparse
import gc
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from time import process_time
from unittest.mock import patch

import msgspec

from benchmarks.papers_peers import PEERS, peer_is_there
from core.domain.certificate import CertificateFacts, CertificateKind, ServiceLine
from core.domain.certificate_check import KeyRing, check_certificate
from core.domain.certificate_code import (
    SignedFacts,
    certificate_link,
    read_certificate_code,
    sign_facts,
    signed_facts,
)
from core.domain.ed25519 import key_id, public_key, sign
from core.domain.signing_key import SigningKey, certify
from core.papers.qr import make_qr
from core.papers.request_slip import SlipFacts, render_request_slip, render_request_slip_roll
from core.papers.service_certificate import render_service_certificate, render_service_certificates
from core.papers.sign_in_sheet import SheetFacts, SheetRow, render_sign_in_sheets
from core.papers.template import strokes

CERTIFICATES = 1000
CERTIFICATE_LIMIT_MS = 2.0
"""With its signature and a code of version 13."""
WITHOUT_CODE_LIMIT_MS = 0.5
ALONE_LIMIT_MS = 15.0
VERIFY_LIMIT_MS = 0.3
MEMORY_LIMIT_MB = 150
SHEETS = 100
SHEET_LIMIT_MS = 6.0
PEER_CERTIFICATES = 100
_RUNS = 3
SEED = bytes(range(32, 64))
KEY_ID = key_id(public_key(SEED))
HOST = "QINGHE.EXAMPLE.INVALID"
LONG_NAME = "·阿卜杜克热木江·买买提明·吐尔逊江"
"""Makes a name as long as minority names get; in the code only, so that the papers stay comparable."""

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
_GIVEN = "小秀玉国建文志明华英芳海春立思晓远清云𬱖㛃"
_VISITS = (
    ("河湾村清河护绿", "柳溪镇河湾村", 180, "柳溪镇新时代文明实践所"),
    ("四点半课堂 · 作业辅导", "桂花社区文明实践站", 150, "桂花社区文明实践站"),
    ("敬老院义诊（引导、登记）", "柳溪镇敬老院", 240, "清禾县新时代文明实践中心"),
    ("读书分享会 · 乡土故事", "柳溪镇文明实践所", 90, "柳溪镇新时代文明实践所"),
    ("清明文明祭扫引导", "云岭乡青坪村", 240, "云岭乡新时代文明实践所"),
    ("银发学堂 · 学用智能手机", "桂花社区文明实践站", 120, "桂花社区文明实践站"),
)


def an_invented_name(index: int) -> str:
    """A different name for each of the first few thousand."""
    return _SURNAMES[index % 20] + _GIVEN[index // 20 % 21] + _GIVEN[index // 420 % 21]


def a_certificate(index: int) -> tuple[CertificateFacts, str]:
    """A one-page certificate of six visits and its lookup code; people and places are invented."""
    lines = tuple(
        ServiceLine(
            served_on=date(2026, 5, 20) - timedelta(days=7 * n + index % 7),
            content=content,
            place=place,
            service_minutes=minutes,
            recording_unit=unit,
        )
        for n, (content, place, minutes, unit) in enumerate(_VISITS)
    )
    minutes = sum(line.service_minutes for line in lines)
    facts = CertificateFacts(
        number=f"叙文实证〔2026〕K7-{index:06d}-X",
        kind=CertificateKind.SERVICE_RECORD,
        token=f"{index:016d}",
        check_code=f"8F3K-{index:04d}",
        volunteer_name=an_invented_name(index),
        sex="女",
        id_type="居民身份证",
        id_number_masked=f"999901********{index % 10000:04d}",
        volunteer_number=f"QH{index:06d}",
        team="柳溪镇大学生志愿服务队",
        service_minutes=minutes,
        total_minutes=minutes + 60 * index,
        stars=index % 6,
        period_from=date(2026, 1, 1),
        period_to=date(2026, 5, 20),
        lines=lines,
        issuer="清禾县新时代文明实践中心",
        issuer_phone="0000-12345",
        handler="陈立群",
        issued_on=date(2026, 5, 20),
    )
    return facts, f"HTTPS://QH.EXAMPLE.INVALID/C/C{index:016d}X"


def codes_of(batch: Sequence[tuple[CertificateFacts, str]]) -> list[tuple[CertificateFacts, str]]:
    """The same papers with signed codes, each as large as the longest name makes it (version 13)."""
    return [(facts, certificate_link(HOST, sign_facts(_longest(facts), KEY_ID, _sign))) for facts, _ in batch]


def _longest(facts: CertificateFacts) -> SignedFacts:
    return signed_facts(msgspec.structs.replace(facts, volunteer_name=facts.volunteer_name + LONG_NAME))


def _sign(message: bytes) -> bytes:
    return sign(SEED, message)


def a_ring() -> KeyRing:
    """A desk that trusts the county which vouches for the key."""
    county = bytes(range(32))
    told = certify(public_key(SEED), "清禾县", 0, public_key(county), lambda message: sign(county, message))
    key = SigningKey(id=KEY_ID.hex(), site_id="", public_key=public_key(SEED).hex(), certified=(told,))
    return KeyRing(key=key, trusted={public_key(county).hex()}, list_at=None)


def a_sheet(index: int) -> SheetFacts:
    """A full page: sixteen volunteers, four blank rows."""
    rows = tuple(
        SheetRow(
            name=an_invented_name(index * 16 + n),
            volunteer_number=f"QH{index * 16 + n:06d}",
            phone_tail=f"{n * 37 % 10000:04d}",
            duty="引导",
        )
        for n in range(16)
    )
    start = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
    return SheetFacts(
        site_name="清禾县新时代文明实践中心",
        title="银发学堂 · 手机防诈骗",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        place="东湖街道 桂花社区文明实践站 二楼",
        leader="罗小满",
        leader_phone="136****5590",
        people_wanted=20,
        number=f"QH260520-{index:02d}",
        activity_code=f"HTTPS://QH.EXAMPLE.INVALID/A/A{index:016d}X",
        page_codes=(f"S{index:016d}X",),
        printed_at=start,
        rows=rows,
    )


def a_slip() -> SlipFacts:
    """The slip of drawing 14."""
    return SlipFacts(
        site_name="清禾县新时代文明实践中心",
        number="0520-017",
        resident="周**",
        phone="138****2046",
        words="家里电路老化，一开电饭煲就跳闸，想请人上门看看",
        category="便民维修",
        place="柳溪镇 新民村 3 组 12 号",
        wished_time="2026 年 5 月 20 日 下午",
        code="HTTPS://QH.EXAMPLE.INVALID/R/R0123456789ABCDEFX",
        lookup_code="7K3M-9P2X",
        promise="我们会在 2 个工作日内给您回话。",
        enquiry_phone="0000-12345",
        enquiry_hours="8:30–17:30",
        clerk="陈立群",
        printed_at=datetime(2026, 5, 20, 9, 40, tzinfo=UTC),
    )


def cpu_ms(work: Callable[[], object], runs: int = _RUNS) -> float:
    """Milliseconds of CPU time of the best of some runs.

    The collector is off meanwhile, for peers too: in the desk it runs on the UI thread when that is idle.
    """
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        began = process_time()
        work()
        times.append(process_time() - began)
        gc.enable()
    return min(times) * 1000


def run(certificates: int = CERTIFICATES, sheets: int = SHEETS) -> Iterator[dict[str, object]]:
    """One line a paper, and one a peer."""
    plain = [a_certificate(index) for index in range(certificates)]
    batch = codes_of(plain)
    render_service_certificates(batch[:2])
    signing = cpu_ms(lambda: codes_of(plain)) / certificates
    each = cpu_ms(lambda: render_service_certificates(batch)) / certificates
    coding = cpu_ms(lambda: [make_qr(text) for _, text in batch]) / certificates
    modules = make_qr(batch[0][1]).modules
    yield a_line("certificate, in a batch", each + signing, certificates, CERTIFICATE_LIMIT_MS)
    yield a_line(f"of which its code of {modules} modules", coding, certificates)
    yield a_line("of which its signature", signing, certificates)
    with codes_made(batch):
        bare = cpu_ms(lambda: render_service_certificates(batch)) / certificates
    yield a_line("certificate without its code", bare, certificates, WITHOUT_CODE_LIMIT_MS)
    yield from verifying([text for _, text in batch])
    yield memory_line(certificates)

    compared = batch[:PEER_CERTIFICATES]
    ours = cpu_ms(lambda: render_service_certificates(compared)) / len(compared)
    yield a_line(f"certificate, in a batch of {len(compared)}", ours, len(compared))
    for peer, draw in PEERS.items():
        if peer_is_there(peer):
            draw(compared[:2])
            theirs = cpu_ms(lambda draw=draw: draw(compared), runs=2) / len(compared)  # type: ignore[misc]
            name = f"certificate, in a batch of {len(compared)}"
            yield a_line(name, ours, len(compared), peer=(peer, theirs))

    alone = cpu_ms(lambda: render_service_certificate(*batch[0]))
    yield a_line("certificate, a file of its own", alone, 1, ALONE_LIMIT_MS)
    pages = [a_sheet(index) for index in range(sheets)]
    render_sign_in_sheets(pages[:1])
    yield a_line(
        "sign-in sheet page, in bulk",
        cpu_ms(lambda: render_sign_in_sheets(pages)) / sheets,
        sheets,
        SHEET_LIMIT_MS,
    )
    yield a_line("request slip, A5", cpu_ms(lambda: render_request_slip(a_slip())), 1)
    yield a_line("request slip, 80 mm", cpu_ms(lambda: render_request_slip_roll(a_slip())), 1)


@contextmanager
def codes_made(batch: Sequence[tuple[CertificateFacts, str]]) -> Iterator[None]:
    """Codes are found ready meanwhile, so that what is measured is the paper around them."""
    made = {text: make_qr(text) for _, text in batch}
    with patch.object(strokes, "make_qr", made.__getitem__):
        yield


def verifying(codes: Sequence[str]) -> Iterator[dict[str, object]]:
    """A scanned code: read, and judged."""
    read = [read_certificate_code(text) for text in codes]
    ring, now = a_ring(), datetime(2026, 5, 20, 9, 40, tzinfo=UTC)
    check_certificate(read[0], ring, None, now)
    judged = cpu_ms(lambda: [check_certificate(code, ring, None, now) for code in read]) / len(read)
    yield a_line("verify, after decoding", judged, len(read), VERIFY_LIMIT_MS)
    reading = cpu_ms(lambda: [read_certificate_code(text) for text in codes]) / len(codes)
    yield a_line("decoding of a scanned code", reading, len(codes))


MEMORY = """
import sys, psutil
from benchmarks.papers import a_certificate, codes_of, render_service_certificates
batch = codes_of([a_certificate(index) for index in range(int(sys.argv[1]))])
render_service_certificates(batch[:2])
process = psutil.Process()
before = process.memory_info().rss
most = before
def seen(done):
    global most
    if done % 50 == 0:
        most = max(most, process.memory_info().rss)
    return True
pdf = render_service_certificates(batch, seen)
print(max(most, process.memory_info().rss) - before)
"""


def memory_line(certificates: int) -> dict[str, object]:
    """What a batch needs beyond a process that has drawn two; a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", MEMORY, str(certificates)], capture_output=True, text=True, check=True
    )
    extra = int(ran.stdout) / 1024**2
    return a_line("memory of a batch", extra, certificates, MEMORY_LIMIT_MB) | {"unit": "MB"}


def a_line(
    bench: str, value: float, rows: int, limit: float | None = None, peer: tuple[str, float] | None = None
) -> dict[str, object]:
    """One result in the form of all benchmarks; `ratio` is how many times longer the peer takes."""
    return {
        "bench": bench,
        "value": round(value, 3),
        "unit": "ms",
        "limit": "<=" if limit is not None else None,
        "limit_value": limit,
        "peer": peer[0] if peer else None,
        "peer_value": round(peer[1], 3) if peer else None,
        "ratio": round(peer[1] / value, 1) if peer else None,
        "rows": rows,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the papers")
    quick = parser.parse_args().quick
    for result in run(*((CERTIFICATES // 10, SHEETS // 10) if quick else ())):
        print(json.dumps(result, ensure_ascii=False), flush=True)
