"""A report's language: told by its script, said, put right by a person; without a pack nothing is suggested."""

from __future__ import annotations

import pytest

from trucewatch.case.amend import correct
from trucewatch.case.case import Case
from trucewatch.case.receive import Told, receive
from trucewatch.case.suggest import suggest
from trucewatch.case.view import view
from trucewatch.model.vocabulary import Act
from trucewatch.sources import encoding_named

ARABIC = "مقتل ١٢ مدنياً في غارات جوية على القرية يوم الاثنين.\n"


def taken(case: Case, text: str, told: Told | None = None) -> str:
    said = receive(case, "a.txt", text.encode(), told or Told(), "duty officer", "Asia/Kathmandu").said
    suggest(case, view(case).held)
    return said


def test_arabic_is_told_by_its_script_and_read(case: Case) -> None:
    assert "'ar', by its script" in taken(case, ARABIC, Told(published="2031-03-04"))
    [suggestion] = view(case).suggestions
    claim = suggestion.claim
    assert suggestion.reader.startswith("cues-ar/")
    assert claim.act is Act.AIRSTRIKE
    assert [(f.value, f.as_written) for f in claim.figures] == [(12, "١٢ مدنياً")]
    assert claim.quotation.words == ARABIC.strip()


def test_english_needs_no_word(case: Case) -> None:
    assert taken(case, "Shells fell on Vale.") == ""
    [report] = view(case).reports.values()
    assert report.language == "en"


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [("Снаряды упали на город.", Told(), "und"), ("Des obus sont tombés sur Vale.", Told(language="fr"), "fr")],
)
def test_without_a_pack_the_report_is_kept_and_nothing_is_suggested(
    case: Case, text: str, told: Told, language: str
) -> None:
    assert "has no pack" in taken(case, text, told)
    receive(case, "b.txt", b"Shells fell on Vale.", Told(), "duty officer", "Asia/Kathmandu")
    suggest(case, view(case).held)
    assert [r.language for r in view(case).reports.values()] == [language, "en"]
    assert len(view(case).suggestions) == 1


def test_a_person_puts_the_language_right(case: Case) -> None:
    taken(case, ARABIC, Told(language="en"))
    assert view(case).suggestions == []
    correct(case, view(case), "a.txt", "it is Arabic", "case editor", language="ar")
    suggest(case, view(case).held)
    assert len(view(case).suggestions) == 1


def test_an_encoding_has_one_name() -> None:
    assert encoding_named("windows-1250") == encoding_named("CP1250") == "cp1250"
