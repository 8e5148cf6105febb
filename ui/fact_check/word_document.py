"""A fact-check as a Word document, by python-docx."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from ui.fact_check.check import FactCheck, Finding, Source
from ui.fact_check.words import check_words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

__all__ = ["as_docx"]


def as_docx(check: FactCheck) -> bytes:
    """Write a fact-check as a `.docx` file, with headings, quotations and links as Word knows them."""
    from docx import Document

    said, document = check_words(check.language), Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = check.question[:255], "Sitasi", ""
    properties.language = check.language.value
    properties.created = properties.modified = datetime.combine(check.checked, datetime.min.time())
    document.add_heading(check.question, level=1)
    for one in check.findings:
        if len(check.findings) > 1:
            document.add_heading(one.question, level=2)
        _add_finding(document, check, one)
    for heading, sources in ((said.sources, check.sources), (said.nearest, check.nearest)):
        if sources:
            document.add_heading(heading, level=2)
        for source in sources:
            _add_source(document, source)
    document.add_paragraph(f"{check.checked_said}. {said.made if check.sources else ''}".rstrip()).runs[0].italic = True
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add_finding(document: "Document", check: FactCheck, finding: Finding) -> None:
    said = check_words(check.language)
    why = [(said.why, finding.why.credit)] if finding.why else []
    for name, value in (*check.facts(finding), *why):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(value)
    for one in finding.narrowed:
        document.add_paragraph(one)
    for section in finding.sections:
        document.add_heading(section.heading, level=2 + (len(check.findings) > 1))
        for quotation in section.quotations:
            quoted = document.add_paragraph(style="Quote")
            quoted.add_run(quotation.text)
            quoted.add_run(f" — {quotation.credit}".removesuffix(" — ")).italic = False


def _add_source(document: "Document", source: Source) -> None:
    marks = "".join(f"[{number}] " for number in source.numbers)
    paragraph = document.add_paragraph(f"{marks}{source.title} · {source.described}")
    if source.address:
        paragraph.add_run(" · ")
        _add_link(paragraph, source.address)


def _add_link(paragraph: "Paragraph", address: str) -> None:
    """Add an address that opens on a click, for which python-docx has no call."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(paragraph.add_run(address)._r)
    paragraph._p.append(link)
