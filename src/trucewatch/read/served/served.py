"""Reading by a model server, behind the same interface and under the same checks as every reader.

The server only points: at words, an act, and names. A quotation that is not verbatim is dropped. Figures, days and
places are read again by our rules from the words it points at; a party or voice is kept only where the text has it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from trucewatch.model.claim import Attribution, Claim, Suggestion
from trucewatch.model.figure import Figure
from trucewatch.model.quotation import Named, Quotation, Voice
from trucewatch.model.vocabulary import KIND_OF_ACT, VIOLENT, Act, Modality, Stance
from trucewatch.model.when import When
from trucewatch.model.where import Where
from trucewatch.read.acts.means import munitions
from trucewatch.read.bare import days as bare_days
from trucewatch.read.bare import figures as bare_figures
from trucewatch.read.bare import named as bare_named
from trucewatch.read.bare.lexicon import even
from trucewatch.read.context import Context
from trucewatch.read.counts.figures import figures
from trucewatch.read.document import Document, Reading
from trucewatch.read.pack import words
from trucewatch.read.places.names import Mention, Names
from trucewatch.read.places.places import places
from trucewatch.read.served.server import Server
from trucewatch.read.text.blocks import paragraphs
from trucewatch.read.text.flat import flatten
from trucewatch.read.text.verbatim import locate
from trucewatch.read.times.times import times

VERSION = "served-{model}/1"
PASSAGE = 6_000
"""Code points of a text that are sent with one question."""
NAMING = frozenset({Stance.ALLEGES, Stance.ADMITS, Stance.DENIES, Stance.EXONERATES})

INSTRUCTION = """You mark statements in a report for people who monitor a ceasefire. For each statement about an act
listed in the schema give one entry: the shortest passage that carries it, copied character for character; the act; the
stance of the innermost speaker; whether it is told as fact; the speaker's name as the text writes it, or an empty
string; and the names of those whom these very words name as having done it, or an empty list. Never add a name, a
number or a date that the passage does not have. Leave out what is outside the conflict."""


class _Answered(BaseModel):
    """What a server may say; anything else refuses the answer."""

    model_config = ConfigDict(extra="forbid")


class PointedAt(_Answered):
    """One statement, pointed at by its words."""

    quotation: str = Field(min_length=8, max_length=2_000)
    act: Act
    stance: Stance
    modality: Modality
    speaker: str = Field(max_length=200)
    doers: list[str] = Field(max_length=8)


class Answer(_Answered):
    """The answer to one question."""

    claims: list[PointedAt] = Field(max_length=80)


@dataclass(slots=True)
class ServedReader:
    """A reader that asks a server. `dropped` says what was not taken from its answers, and why."""

    server: Server
    dropped: list[str]

    @classmethod
    def of(cls, server: Server) -> ServedReader:
        """A reader on this server."""
        return cls(server, [])

    @property
    def name(self) -> str:
        """The name and version under which its suggestions stand."""
        return VERSION.format(model=self.server.model)

    def read(self, document: Document, names: Names) -> Reading:
        """Suggest the claims of a document. Raises BadInput where the server gives no answer."""
        flat = flatten(document.text)
        page = _Page(flat.of(document), names)
        found: dict[str, Suggestion] = {}
        for start, end in _passages(page.document.text):
            for pointed in self._ask(page.document.text[start:end], document.report):
                made = page.claim(pointed, start, end)
                if isinstance(made, str):
                    self.dropped.append(f"{document.report}: {made}")
                else:
                    found.setdefault(made.id, Suggestion(claim=made, found_by=("server",), reader=self.name))
        ordered = sorted(found.values(), key=lambda s: (s.claim.quotation.start, s.claim.act.value))
        return flat.restored(Reading(suggestions=tuple(ordered), reader=self.name))

    def _ask(self, text: str, report: str) -> list[PointedAt]:
        said = self.server.ask(INSTRUCTION, text, Answer.model_json_schema())
        try:
            return Answer.model_validate_json(said).claims
        except ValidationError as error:
            self.dropped.append(f"{report}: an answer not as asked for ({error.errors()[0]['msg']})")
            return []


def _passages(text: str) -> list[tuple[int, int]]:
    """The text in runs of whole paragraphs; a longer paragraph is cut."""
    spans: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        if spans and end - spans[-1][0] <= PASSAGE:
            spans[-1] = (spans[-1][0], end)
        else:
            spans += [(at, min(at + PASSAGE, end)) for at in range(start, end, PASSAGE)]
    return spans


class _Page:
    """A document with the names that it may have; everything a claim holds is read from it again."""

    def __init__(self, document: Document, names: Names) -> None:
        self.document, self.names = document, names
        self._context = Context.of(document, names)
        self._bare = words(document.language, "grammar")["reader"] == "cues"
        self._plain = even(document.text, document.language) if self._bare else document.text

    def claim(self, pointed: PointedAt, start: int, end: int) -> Claim | str:
        """The claim of what was pointed at in a passage, else why there is none."""
        document, text = self.document, self.document.text
        found = locate(text[start:end], pointed.quotation)
        if found is None:
            return f"words that are not in the text: {pointed.quotation[:60]!r}"
        a, b = start + found[0], start + found[1]
        speaker = self._voice(pointed.speaker, start, end)
        if pointed.speaker and speaker is None:
            return f"a speaker whom the text does not name: {pointed.speaker[:60]!r}"
        chain = (document.author, *([speaker] if speaker and speaker.name != document.author.name else []))
        doers = [self._party(name, a, b) for name in pointed.doers]
        if any(doer is None for doer in doers):
            return f"a party whom the words do not name: {', '.join(pointed.doers)[:60]!r}"
        stance = Stance.STATES if pointed.stance in NAMING and not doers else pointed.stance
        by = chain[-1].name
        return Claim(
            kind=KIND_OF_ACT[pointed.act],
            act=pointed.act,
            stance=stance,
            modality=pointed.modality,
            quotation=Quotation(report=document.report, start=a, end=b, words=text[a:b], verbatim=not document.note),
            chain=chain,
            where=self._places(a, b),
            when=self._when(a, b),
            figures=self._figures(a, b) if pointed.act in VIOLENT or pointed.act is Act.TOLL else (),
            attributions=tuple(Attribution(actor=doer, by=by) for doer in doers if doer),
        )

    def _named(self, name: str, start: int, end: int) -> tuple[str, Mention | None] | None:
        """The words of a name in a passage and what the case knows by it; None where it is not there as a word."""
        text = self.document.text
        found = locate(text[start:end], name) if name else None
        if found is None:
            return None
        a, b = start + found[0], start + found[1]
        if (a > 0 and text[a - 1].isalnum()) or text[b : b + 1].isalnum():
            return None
        return text[a:b], next(iter(self.names.find(text, a, b)), None)

    def _voice(self, name: str, start: int, end: int) -> Voice | None:
        found = self._named(name, start, end)
        if found is None:
            return None
        written, mention = found
        known = (mention.source or mention.party) if mention else None
        if known is None:
            return Voice(name=written, as_written=written)
        return Voice(name=known.name, key=known.id, as_written=written)

    def _party(self, name: str, start: int, end: int) -> Named | None:
        """The party named inside these words; None where they do not have the name."""
        found = self._named(name, start, end)
        if found is None:
            return None
        written, mention = found
        party = mention.party if mention else None
        return Named(as_written=written, key=party.id, name=party.name) if party else Named(as_written=written)

    def _places(self, start: int, end: int) -> tuple[Where, ...]:
        document = self.document
        if not self._bare:
            return tuple(places(self._context, start, end))
        found = bare_named.mentions(document.text, start, end, self.names, document.language)
        return tuple(bare_named.places(document.text, start, end, found, document.country, document.language))

    def _when(self, start: int, end: int) -> When | None:
        document, anchor = self.document, self.document.anchor_at(start)
        zone, language = document.zone, document.language
        if self._bare:
            listed = bare_days.days(self._plain, start, end, anchor, zone, language, ahead=False)
        else:
            listed = [t.when for t in times(document.text, start, end, anchor, zone, language=language)]
        when = next((when for when in listed if when.resolved), None)
        return when.model_copy(update={"as_written": self._written(when.span)}) if when and when.span else when

    def _figures(self, start: int, end: int) -> tuple[Figure, ...]:
        text, language = self.document.text, self.document.language
        if not self._bare:
            return (*figures(text, start, end, language), *munitions(text, start, end, language))
        found = bare_figures.figures(self._plain, start, end, language)
        return tuple(f.model_copy(update={"as_written": self._written(f.span)}) for f in found if f.span)

    def _written(self, span: tuple[int, int]) -> str:
        return self.document.text[slice(*span)]
