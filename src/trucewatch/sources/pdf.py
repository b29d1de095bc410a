"""PDF documents that carry text; scans and locked files are listed."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from trucewatch.errors import Fault
from trucewatch.sources import Unreadable

MEDIA_TYPE = "application/pdf"

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it has to say is told by the listed fault
logging.getLogger("pypdf").propagate = False


def recognises(name: str, content: bytes) -> bool:
    """By its first bytes."""
    return b"%PDF-" in content[:1024]


def text_of(content: bytes, name: str) -> str:
    """The text of all pages, an empty line between pages."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Fault(name, "a PDF with a password", "a PDF that opens", "Add an unlocked copy"))
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError) as error:
        # pypdf lets errors of many kinds through on broken files; all mean that no text can be had
        raise Unreadable(Fault(name, f"a broken PDF ({error})", "a PDF that opens", "Ask for it again")) from error
    text = "\n\n".join(pages)
    if not text.strip():
        raise Unreadable(Fault(name, "a PDF without text (a scan?)", "text", "Add a note of what it says"))
    return text
