"""A text as the rules want it: without signs that nobody sees, with plain spaces, and with the way back to its bytes.

Taken out: soft hyphens, zero-width signs, marks of direction, the stretching sign and the vowel signs of
Arabic script, and a hyphen at the
end of a line inside a word that the text elsewhere has in one piece. Put plainly: ligatures and presentation forms.
Put as plain white space: every other space and line end. Put as 0 to 9: the digits of Arabic script. Nothing else is
changed, least of all a word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, TypeVar

from trucewatch.model.claim import Claim, Suggestion
from trucewatch.model.frozen import Frozen
from trucewatch.read.document import Document, Reading
from trucewatch.read.text.offsets import Edit, Offsets, changed

T = TypeVar("T", bound=Frozen)

_UNSEEN = "\u00ad\u061c\u0640\u064b-\u0652\u0670\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_FORMS = "\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufc5d\ufc64-\ufdc7\ufe80-\ufefc"
_ODD = re.compile(rf"[{_UNSEEN}]+|[{_FORMS}]|-[ \t]{{0,4}}\r?\n[ \t]{{0,4}}(?=[^\W\d_])")
_SIGNS = re.compile(rf"[{_UNSEEN}]")
_PLAIN = str.maketrans(
    dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
    | dict.fromkeys([0x85, 0x2028, 0x2029, 0x0B], "\n")
    | {zero + n: str(n) for zero in (0x660, 0x6F0) for n in range(10)}
    | {0x66B: ".", 0x66C: ","}
)
_BROKEN = re.compile(r"-[ \t]{0,4}\r?\n")
_BEFORE, _AFTER = re.compile(r"[^\W\d_]{1,40}$"), re.compile(r"[^\W\d_]{1,40}")


@dataclass(frozen=True, slots=True)
class Flat:
    """The changed text, and what part of the original each part of it came from."""

    text: str
    original: str
    offsets: Offsets

    def of(self, document: Document) -> Document:
        """The document with this text; its passages are moved with their words."""
        if self.text == self.original:
            return document
        anchors = tuple(
            a.model_copy(
                update={
                    "start": self.offsets.changed(a.start),
                    "end": None if a.end is None else self.offsets.changed(a.end),
                }
            )
            for a in document.anchors
        )
        return document.model_copy(update={"text": self.text, "anchors": anchors})

    def restored(self, reading: Reading) -> Reading:
        """The reading with every span and every quoted word as the original has them."""
        if self.text == self.original:
            return reading
        suggestions = tuple(self._suggestion(s) for s in reading.suggestions)
        rest: dict[str, Any] = {"reader": reading.reader, "cut": [self.span(*span) for span in reading.cut]}
        rest["unresolved"] = [self._back(when.model_dump()) for when in reading.unresolved]
        return Reading.model_validate({"suggestions": suggestions, **rest})

    def _suggestion(self, one: Suggestion) -> Suggestion:
        claim = Claim.model_validate(self._back(one.claim.model_dump()))
        return Suggestion(claim=claim, found_by=one.found_by, reader=one.reader)

    def restored_values(self, value: T) -> T:
        """A record with every span, and every word that it quotes, as the original has them."""
        return value if self.text == self.original else type(value).model_validate(self._back(value.model_dump()))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original; a mark on its last letter belongs to that letter."""
        first, last = self.offsets.original(start, end)
        while first < last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return first, last

    def _back(self, value: Any) -> Any:
        if isinstance(value, tuple | list):
            return tuple(self._back(one) for one in value)
        if not isinstance(value, dict):
            return value
        out = {key: one if key == "span" else self._back(one) for key, one in value.items()}
        if "words" in out:
            out["start"], out["end"] = self.span(out["start"], out["end"])
            out["words"] = self.original[out["start"] : out["end"]]
        elif (span := out.get("span")) is not None:
            out["span"] = there = self.span(*span)
            if out["as_written"] == self.text[slice(*span)]:
                out["as_written"] = self.original[slice(*there)]
        return out


def flatten(text: str) -> Flat:
    """The text as the rules want it; the same object where there is nothing to change."""
    plain = text.translate(_PLAIN) if not text.isascii() else text.replace("\u000b", "\n")
    if not _ODD.search(plain):
        return Flat(plain if plain != text else text, text, changed(text, ())[1])
    known = _words(plain) if _BROKEN.search(plain) else frozenset()
    edits = [edit for found in _ODD.finditer(plain) if (edit := _edit(plain, found, known)) is not None]
    made, offsets = changed(plain, edits)
    return Flat(made, text, offsets)


def _edit(text: str, found: re.Match[str], known: frozenset[str]) -> Edit | None:
    odd = found.group()
    if odd[0] != "-":
        seen = "" if _SIGNS.match(odd) else unicodedata.normalize("NFKC", odd)
        return Edit(found.start(), found.end(), seen)
    before = _BEFORE.search(text, max(0, found.start() - 40), found.start())
    after = _AFTER.match(text, found.end())
    whole = f"{before.group()}{after.group()}".lower() if before and after else ""
    return Edit(found.start(), found.end(), "") if whole in known else None


def _words(text: str) -> frozenset[str]:
    """The words of a text, or of its beginning: enough to see that a word is written in one piece."""
    return frozenset(word.lower() for word in re.findall(r"[^\W\d_]+", text[:200_000]))
