"""The part of a sentence that only says where and when somebody spoke: `Speaking in Vale on Monday, the envoy ...`."""

from __future__ import annotations

from trucewatch.read.pack import phrase_set
from trucewatch.read.text.tokens import Token
from trucewatch.read.voices.speech import Speech


def setting_of(tokens: list[Token], told: list[Speech], language: str) -> tuple[int, int] | None:
    """`[start, end)` of such an opening, to the last comma before the first speaker, else to the first comma."""
    first = next((n for n, t in enumerate(tokens) if t.word and t.low not in ("later", "earlier", "also")), None)
    if first is None or not _opens(tokens, first, language):
        return None
    subject = next((s.subject[0] for s in told if s.subject[0] > tokens[first].start), None)
    commas = [t.end for t in tokens[first:] if t.text == ","]
    before = [c for c in commas if subject is not None and c <= subject]
    end = before[-1] if before else commas[0] if commas and subject is None else None
    return (tokens[0].start, end) if end is not None else None


def _opens(tokens: list[Token], first: int, language: str) -> bool:
    phrases = phrase_set(language, "settings", "voices")
    return any(tuple(t.low for t in tokens[first : first + size]) in phrases for size in (1, 2, 3, 4))
