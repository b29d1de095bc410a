"""One document in a language of which only words are known, from beginning to end."""

from __future__ import annotations

from trucewatch.model.claim import Claim, Suggestion
from trucewatch.model.figure import Figure
from trucewatch.model.quotation import Quotation, Voice
from trucewatch.model.vocabulary import KIND_OF_ACT, VIOLENT, Act
from trucewatch.model.when import When
from trucewatch.model.where import Where
from trucewatch.read.bare.days import days
from trucewatch.read.bare.deeds import Told, blamed, deeds, modality, stance
from trucewatch.read.bare.figures import figures
from trucewatch.read.bare.lexicon import cue, even
from trucewatch.read.bare.named import mentions, places
from trucewatch.read.bare.voices import Heard, heard, voice_of
from trucewatch.read.document import Document, Reading
from trucewatch.read.places.names import Mention, Names
from trucewatch.read.text.clean import Sentence, clean

VERSION = "cues-{language}/2"


def read(document: Document, names: Names) -> Reading:
    """Suggest the claims of a document, one an act and sentence, in text order; open times are listed."""
    plain = even(document.text, document.language)
    suggestions: dict[str, Suggestion] = {}
    unresolved: list[When] = []
    cleaned = clean(document.text, document.language)
    for sentence in cleaned.sentences:
        passage = _Passage(document, plain, sentence, names)
        unresolved += [when for when in passage.days if not when.resolved]
        for told in passage.told:
            suggestion = passage.suggestion(told)
            suggestions.setdefault(suggestion.id, suggestion)
    return Reading(
        suggestions=tuple(suggestions.values()),
        unresolved=tuple(unresolved),
        cut=cleaned.cut,
        reader=VERSION.format(language=document.language),
    )


class _Passage:
    """One sentence with what its words show: the text as written, and the even text that the patterns look at."""

    def __init__(self, document: Document, plain: str, sentence: Sentence, names: Names) -> None:
        self.document, self.plain = document, plain
        self.start, self.end = sentence.start, sentence.end
        language, text = document.language, document.text
        ahead = cue(language, "modality", "future").search(plain, self.start, self.end) is not None
        anchor = document.anchor_at(self.start)
        self.days = [
            w.model_copy(update={"as_written": text[slice(*w.span)]})
            for w in days(plain, self.start, self.end, anchor, document.zone, language, ahead=ahead)
            if w.span
        ]
        self.figures = tuple(
            f.model_copy(update={"as_written": text[slice(*f.span)]})
            for f in figures(plain, self.start, self.end, language)
            if f.span
        )
        self.told = deeds(plain, self.start, self.end, self.figures, language)
        self.found: list[Mention] = mentions(text, self.start, self.end, names, language) if self.told else []

    def suggestion(self, told: Told) -> Suggestion:
        """The claim of one act, with the rules that filled it."""
        document, language = self.document, self.document.language
        passage = (self.plain, self.start, self.end)
        accuser = blamed(*passage, self.found, language)[0]
        who = Heard((voice_of(accuser),)) if accuser else heard(document.text, *passage, self.found, language)
        voices = self._chain(who)
        stands, attributions, rule = stance(*passage, self.found, who, voices[-1].name, language)
        where = self._where()
        when = next((w for w in self.days if w.resolved), None)
        claim = Claim(
            kind=KIND_OF_ACT[told.act],
            act=told.act,
            stance=stands,
            modality=modality(*passage, told.at, language),
            quotation=Quotation(
                report=document.report,
                start=self.start,
                end=self.end,
                words=document.text[self.start : self.end],
                verbatim=not document.note,
            ),
            chain=voices,
            where=where,
            when=when,
            figures=self._figures(told),
            attributions=attributions if told.act in VIOLENT else (),
        )
        rules = (told.rule, rule, "place" if where else "", "day" if when else "", "voice" if who.voices else "")
        return Suggestion(claim=claim, found_by=tuple(r for r in rules if r), reader=VERSION.format(language=language))

    def _chain(self, who: Heard) -> tuple[Voice, ...]:
        """The author, in a note the outlet that it relays, then who is heard."""
        author, outlet = self.document.author, self.document.outlet
        known = {voice.key or voice.name for voice in who.voices}
        relays = (outlet,) if outlet is not None and (outlet.key or outlet.name) not in known else ()
        return (author, *relays, *(v for v in who.voices if (v.key or v.name) != (author.key or author.name)))

    def _where(self) -> tuple[Where, ...]:
        document = self.document
        return tuple(places(document.text, self.start, self.end, self.found, document.country, document.language))

    def _figures(self, told: Told) -> tuple[Figure, ...]:
        return self.figures if told.act in VIOLENT or told.act is Act.TOLL else ()
