"""Documents for tests: ZIP files of parts, as their programs pack them."""

import io
import zipfile
from collections.abc import Mapping

__all__ = ["book", "odt_document", "packed", "word_document", "workbook"]

_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
)
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="isi/buku.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def packed(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts to a document."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word_document(body: str, properties: str = "", **parts: str | bytes) -> bytes:
    """Write a Word document of a body and properties in its markup."""
    return packed(
        {
            "_rels/.rels": _RELATIONS,
            "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
            "docProps/core.xml": f"{_CORE}{properties}</cp:coreProperties>",
            **parts,
        }
    )


def odt_document(body: str, **parts: str | bytes) -> bytes:
    """Write an OpenDocument text of a body in its markup."""
    root = "office:document-content"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return packed({"content.xml": f"<{root} {_ODF}>{text}</{root}>", **parts})


def book(chapters: Mapping[str, str | bytes], metadata: str = "", spine: str = "", **parts: str | bytes) -> bytes:
    """Write a book of chapters by their names; `spine` takes the place of them all in their order."""
    items = "".join(
        f'<item id="c{place}" href="{name}" media-type="application/xhtml+xml"/>' for place, name in enumerate(chapters)
    )
    order = spine or "".join(f'<itemref idref="c{place}"/>' for place in range(len(chapters)))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    pages = {f"isi/{name}".replace("%20", " "): content for name, content in chapters.items()}
    return packed({"META-INF/container.xml": _CONTAINER, "isi/buku.opf": opf, **pages, **parts})


def workbook(rows: str, **parts: str | bytes) -> bytes:
    """Write an Excel workbook of one sheet of rows in its markup."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    sheets = f'<sheets><sheet name="Berita" sheetId="1" r:id="r1" xmlns:r="{relations}"/></sheets>'
    relation = f'<Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
    return packed(
        {
            "_rels/.rels": _RELATIONS.replace("word/document", "xl/workbook"),
            "xl/workbook.xml": f'<workbook xmlns="{main}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships {package}>{relation}</Relationships>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
            **parts,
        }
    )
