"""The service-record certificate as other libraries draw it; see benchmarks/papers.py.

Each peer does what its own manual recommends for many pages in one file: typst a loop over data in one
source, fpdf2 cells, WeasyPrint one HTML text with style sheet. All get the same code, drawn as a vector.
"""

import html
import json
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import resources
from core.domain.certificate import CertificateFacts
from core.domain.service_minutes import hours_text
from core.domain.stars import stars_name
from core.papers.numerals import chinese_capitals, date_text
from core.papers.qr import make_qr

Batch = Sequence[tuple[CertificateFacts, str]]
_HEADS = ("日期", "服务内容", "地点", "记录单位", "时长(小时)")
_REMARK = "备注：据本单位志愿服务记录出具，不含往返交通时间，可扫码核对；本证明不收取任何费用，涂改无效。"


def peer_is_there(name: str) -> bool:
    """Whether the library of a peer is installed."""
    return find_spec({"fpdf2": "fpdf"}.get(name, name)) is not None


def draw_with_typst(batch: Batch) -> bytes:
    """One source, the data as JSON, a loop over it."""
    typst: Any = import_module("typst")
    data = json.dumps([_words(facts, code) for facts, code in batch], ensure_ascii=False)
    found: bytes = typst.compile(
        _TYPST.encode(),
        font_paths=[str(resources.path("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    return found


def draw_with_fpdf2(batch: Batch) -> bytes:
    """Cells at fixed places."""
    fpdf: Any = import_module("fpdf")
    pdf = fpdf.FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(auto=False)
    for style, name in (("", "Regular"), ("B", "Bold")):
        pdf.add_font("Serif", style, str(resources.path(f"fonts/PracticeSerif-{name}.ttf")))
    for facts, code in batch:
        _fpdf_page(pdf, _words(facts, code), code)
    return bytes(pdf.output())


def draw_with_weasyprint(batch: Batch) -> bytes:
    """One HTML text, one section a page."""
    weasyprint: Any = import_module("weasyprint")
    pages = "".join(_html_page(_words(facts, code)) for facts, code in batch)
    found: bytes = weasyprint.HTML(
        string=f"<style>{_CSS}</style>{pages}", base_url=str(resources.path("fonts")) + "/"
    ).write_pdf()
    return found


PEERS: dict[str, Callable[[Batch], bytes]] = {
    "typst": draw_with_typst,
    "fpdf2": draw_with_fpdf2,
    "weasyprint": draw_with_weasyprint,
}


def _words(facts: CertificateFacts, code: str) -> dict[str, Any]:
    """Everything the paper says, ready to be set."""
    hours = hours_text(facts.service_minutes)
    identity = [
        ("姓　　名", facts.volunteer_name, "性　　别", facts.sex),
        ("证件类型", facts.id_type, "证件号码", facts.id_number_masked),
        ("志愿者编号", facts.volunteer_number, "所在队伍", facts.team),
        ("服务时长", f"{hours} 小时（本期间）", "累计时长",
         f"{hours_text(facts.total_minutes)} 小时 · {stars_name(facts.stars)}"),
    ]  # fmt: skip
    lines = [
        (
            line.served_on.isoformat(),
            line.content,
            line.place,
            line.recording_unit,
            hours_text(line.service_minutes),
        )
        for line in facts.lines
    ]
    return {
        "issuer": facts.issuer,
        "number": f"证明编号：{facts.number}",
        "said": f"兹证明志愿者{facts.volunteer_name}于 {date_text(facts.period_from)}至 "
        f"{date_text(facts.period_to)}期间，参加本单位组织的志愿服务活动 {len(lines)} 次，"
        f"累计服务时长 {hours} 小时（{chinese_capitals(facts.service_minutes)}小时）。具体情况如下：",
        "identity": identity,
        "lines": lines,
        "foot": ["扫码核对真伪", f"校验码　{facts.check_code}", "负责人：", f"经办人：{facts.handler}",
                 f"联系电话：{facts.issuer_phone}"],
        "issued": date_text(facts.issued_on),
        "svg": _svg(code),
    }  # fmt: skip


def _svg(payload: str) -> str:
    code = make_qr(payload)
    runs = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in code.dark_runs())
    side = code.modules
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{runs}"/></svg>'


_TYPST = """
#set page(paper: "a4", margin: (x: 19mm, y: 20mm), background: {
  let frame(at, width, height, stroke) = place(
    top + left, dx: at, dy: at, rect(width: width, height: height, stroke: stroke))
  frame(8.3mm, 193.4mm, 280.4mm, 1.5pt + rgb("#A4262C"))
  frame(10mm, 189.7mm, 276.7mm, .7pt + rgb("#C9A25B"))
})
#set text(font: "Practice Serif", size: 9.8pt)
#for c in json(bytes(sys.inputs.data)) {
  grid(columns: (1fr, auto), c.issuer, c.number)
  v(6mm)
  align(center, text(size: 28pt, weight: "bold", tracking: 6.6pt, fill: rgb("#A4262C"))[志愿服务记录证明])
  v(6mm)
  text(size: 12pt)[#h(2em)#c.said]
  v(3mm)
  table(columns: (27mm, 54mm, 27mm, 1fr), rows: 9mm, align: horizon, stroke: .6pt + rgb("#8D857B"),
    ..c.identity.flatten())
  v(3mm)
  table(columns: (23mm, 48mm, 38mm, 1fr, 18mm), rows: 8mm, align: horizon, stroke: .6pt + rgb("#8D857B"),
    "日期", "服务内容", "地点", "记录单位", "时长(小时)", ..c.lines.flatten())
  v(2mm)
  [备注：据本单位志愿服务记录出具，不含往返交通时间，可扫码核对；本证明不收取任何费用，涂改无效。]
  place(bottom + left, image(bytes(c.svg), format: "svg", width: 29mm))
  place(bottom + left, dx: 45mm, stack(spacing: 3mm, ..c.foot))
  place(bottom + right, dx: -4mm, dy: -20mm, align(center)[#c.issuer \\ #c.issued])
  pagebreak(weak: true)
}
"""


def _fpdf_page(pdf: Any, words: dict[str, Any], payload: str) -> None:  # noqa: ANN401 - the peer has its own types
    pdf.add_page()
    pdf.set_draw_color(164, 38, 44)
    pdf.rect(8.3, 8.3, 193.4, 280.4)
    pdf.set_draw_color(201, 162, 91)
    pdf.rect(10, 10, 189.7, 276.7)
    pdf.set_draw_color(141, 133, 123)
    pdf.set_font("Serif", size=9.4)
    pdf.text(19, 22, words["issuer"])
    pdf.text(130, 22, words["number"])
    pdf.set_font("Serif", "B", 28)
    pdf.set_xy(19, 32)
    pdf.cell(172, 12, "志愿服务记录证明", align="C")
    pdf.set_font("Serif", size=12)
    pdf.set_xy(19, 56)
    pdf.multi_cell(172, 8, words["said"])
    pdf.set_font("Serif", size=9.8)
    _fpdf_table(pdf, 75, 9, (27, 54, 27, 64), words["identity"])
    _fpdf_table(pdf, 125, 8, (23, 48, 38, 45, 18), [_HEADS, *words["lines"]])
    pdf.text(19, 205, _REMARK)
    code = make_qr(payload)
    unit = 29 / code.modules
    pdf.set_fill_color(0)
    for x, y, length in code.dark_runs():
        pdf.rect(24 + x * unit, 244 + y * unit, length * unit, unit, style="F")
    for index, text in enumerate(words["foot"]):
        pdf.text(64, 244 + 7 * index, text)
    pdf.text(145, 250, words["issuer"])
    pdf.text(152, 258, words["issued"])


def _fpdf_table(pdf: Any, top: float, row_mm: float, widths: Sequence[float], rows: Sequence[Any]) -> None:  # noqa: ANN401
    for index, row in enumerate(rows):
        pdf.set_xy(19, top + row_mm * index)
        for width, text in zip(widths, row, strict=True):
            pdf.cell(width, row_mm, text, border=1)


_CSS = """
@font-face { font-family: Serif; src: url(PracticeSerif-Regular.ttf) }
@font-face { font-family: Serif; font-weight: bold; src: url(PracticeSerif-Bold.ttf) }
@page { size: A4; margin: 0 }
section { break-after: page; position: relative; width: 172mm; height: 257mm; padding: 20mm 19mm;
  font: 9.8pt Serif }
section::before { content: ""; position: absolute; left: 8mm; top: 8mm; width: 193mm; height: 280mm;
  border: 1.5pt solid #A4262C }
h1 { text-align: center; font-size: 28pt; letter-spacing: 6.6pt; color: #A4262C }
p { font-size: 12pt; text-indent: 2em }
table { border-collapse: collapse; width: 100%; margin: 4mm 0 } td { border: .6pt solid #8D857B; height: 8mm }
svg { position: absolute; left: 24mm; bottom: 24mm; width: 29mm; height: 29mm }
ul { position: absolute; left: 60mm; bottom: 20mm; list-style: none }
div { position: absolute; right: 24mm; bottom: 40mm; text-align: center }
"""


def _html_page(words: dict[str, Any]) -> str:
    def rows(some: Sequence[Sequence[str]]) -> str:
        cells = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in some)
        return "".join(f"<tr>{row}</tr>" for row in cells)

    return (
        f"<section>{words['issuer']} {words['number']}<h1>志愿服务记录证明</h1><p>{words['said']}</p>"
        f"<table>{rows(words['identity'])}</table><table>{rows([_HEADS, *words['lines']])}</table>{_REMARK}"
        f"{words['svg']}<ul>{''.join(f'<li>{text}</li>' for text in words['foot'])}</ul>"
        f"<div>{words['issuer']}<br>{words['issued']}</div></section>"
    )
