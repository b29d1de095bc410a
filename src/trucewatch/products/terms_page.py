"""The terms register as a page with its picture."""

from __future__ import annotations

from trucewatch.model.frozen import Frozen
from trucewatch.products.chart import svg
from trucewatch.products.page import html
from trucewatch.products.terms import TermsSheet


class TermsPage(Frozen):
    """The register and its picture."""

    sheet: TermsSheet
    picture: str


def terms_page(sheet: TermsSheet) -> str:
    """The page; without any row there is no picture."""
    return html("terms.html.j2", TermsPage(sheet=sheet, picture=svg(sheet) if sheet.areas else ""))
