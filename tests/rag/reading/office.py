"""Documents for tests: ZIP files of parts, as their programs pack them."""

import io
import zipfile
from collections.abc import Mapping

__all__ = ["packed", "word_document"]

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
