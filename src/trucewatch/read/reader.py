"""One document read from beginning to end."""

from __future__ import annotations

from trucewatch.model.claim import Claim, Suggestion
from trucewatch.model.figure import Figure
from trucewatch.model.quotation import Quotation
from trucewatch.model.vocabulary import KIND_OF_ACT
from trucewatch.model.when import When
from trucewatch.read.actors import actors
from trucewatch.read.acts import deeds, segments, speaks_of_acts
from trucewatch.read.agents import agents
from trucewatch.read.clean import Cleaned, Sentence, clean
from trucewatch.read.context import Context
from trucewatch.read.deed import GROUND, STRIKES, Deed
from trucewatch.read.document import Document, Reading
from trucewatch.read.elsewhere import elsewhere
from trucewatch.read.figures import figures
from trucewatch.read.moments import when_of
from trucewatch.read.names import Names
from trucewatch.read.negation import negated
from trucewatch.read.pack import cues
from trucewatch.read.setting import setting_of
from trucewatch.read.slots import chain_of, figures_of, speech_of, where_of
from trucewatch.read.spans import quote_span
from trucewatch.read.stances import AGAINST, stated, unsaid_of
from trucewatch.read.times import times
from trucewatch.read.tokens import tokenise
from trucewatch.read.told import doers_of, harmed_people, kept
from trucewatch.read.trail import CARRIED_FOR, Passage, Trail, leave
from trucewatch.read.voices import speeches

VERSION = "rules-{language}/2"


def read(document: Document, names: Names) -> Reading:
    """Suggest the claims of a document, in text order, each once; times without an anchor are listed, never guessed."""
    cleaned = clean(document.text, document.language)
    context, trail = Context.of(document, names), Trail()
    suggestions: dict[str, Suggestion] = {}
    unresolved: list[When] = []
    for number, sentence in enumerate(cleaned.sentences):
        if not speaks_of_acts(document.text, sentence.start, sentence.end, document.language):
            _listen(context, sentence)
            unresolved += _open_times(document, sentence)
            continue
        passage = _passage(context, sentence, number)
        unresolved += [t.when for t in passage.times if not t.when.resolved]
        for suggestion in _suggest(context, cleaned, passage, trail):
            suggestions.setdefault(suggestion.id, suggestion)
    ordered = sorted(
        suggestions.values(), key=lambda s: (s.claim.quotation.start, s.claim.quotation.end, s.claim.act.value)
    )
    return Reading(
        suggestions=tuple(ordered), unresolved=tuple(unresolved), reader=VERSION.format(language=document.language)
    )


def _listen(context: Context, sentence: Sentence) -> None:
    """Note who speaks in a sentence that tells of nothing else, for "he said" later on."""
    speeches(tokenise(context.document.text, sentence.start, sentence.end), context)


def _open_times(document: Document, sentence: Sentence) -> list[When]:
    if document.anchor_at(sentence.start) is not None:
        return []
    return [
        t.when
        for t in times(document.text, sentence.start, sentence.end, None, document.zone, language=document.language)
        if not t.when.resolved
    ]


def _passage(context: Context, sentence: Sentence, number: int) -> Passage:
    document = context.document
    tokens = tokenise(document.text, sentence.start, sentence.end)
    ahead = cues(document.language, "modality", "future")
    anchor = document.anchor_at(sentence.start)
    told = speeches(tokens, context)
    return Passage(
        sentence,
        number,
        tokens,
        told,
        times(
            document.text, sentence.start, sentence.end, anchor, document.zone, ahead=ahead, language=document.language
        ),
        agents(tokens, context, actors(tokens, context)),
        setting_of(tokens, told, document.language),
    )


def _suggest(context: Context, cleaned: Cleaned, passage: Passage, trail: Trail) -> list[Suggestion]:
    document, out = context.document, []
    for start, end in segments(document.text, passage.sentence.start, passage.sentence.end, document.language):
        counted = figures(document.text, start, end, document.language)
        since = passage.number - trail.at
        found = deeds(
            document.text,
            start,
            end,
            last=trail.act if since <= CARRIED_FOR else None,
            last_strike=trail.strike if since <= CARRIED_FOR else None,
            near=since <= 2,
            harmed=harmed_people(counted),
            language=document.language,
        )
        for deed in kept(document, found, passage, harmed_people(counted)):
            suggestion = _claim(context, cleaned, passage, deed, counted, found, trail)
            if suggestion is not None:
                out.append(suggestion)
    return out


def _claim(
    context: Context,
    cleaned: Cleaned,
    passage: Passage,
    deed: Deed,
    counted: tuple[Figure, ...],
    found: list[Deed],
    trail: Trail,
) -> Suggestion | None:
    document = context.document
    speech = speech_of(passage, deed)
    said = stated(
        context,
        passage.tokens,
        passage.told,
        speech,
        deed,
        doers_of(passage, deed, found),
        cleaned.quoted(deed.cue, deed.cue + 1),
    )
    if said.stance not in AGAINST and _not_so(document, deed):
        unsaid = unsaid_of(said, speech)
        if unsaid is None:
            return None
        said = unsaid
    span = quote_span(document.text, deed.start, deed.end, passage.told, _deed_told(deed, passage))
    if said.stance in AGAINST:
        span = with_telling(span, passage)
    when, when_said, when_rule = when_of(passage, deed, found, trail, document.text, document.language)
    where, where_rule = where_of(context, deed, when if when_rule == "time" else None, trail, passage)
    kept = figures_of(context, deed, counted, found)
    if elsewhere(context, where, deed, when, passage):
        return None
    chain, relays = chain_of(context, speech, said, trail, cleaned, passage, deed)
    parallel = bool(speech and len(speech.voices) > 1)
    claim = Claim(
        kind=KIND_OF_ACT[deed.act],
        act=deed.act,
        stance=said.stance,
        modality=said.modality or deed.modality,
        quotation=Quotation(
            report=document.report,
            start=span[0],
            end=span[1],
            words=document.text[span[0] : span[1]],
            verbatim=not document.note,
        ),
        chain=chain,
        parallel=parallel,
        relays=relays if parallel else 0,
        where=where,
        when=when,
        when_said=when_said,
        figures=kept,
        attributions=said.attributions,
    )
    leave(trail, claim, passage, where_rule)
    rules = tuple(r for r in (deed.rule, said.rule, where_rule, when_rule) if r)
    return Suggestion(claim=claim, found_by=rules, reader=VERSION.format(language=document.language))


def _not_so(document: Document, deed: Deed) -> bool:
    """Whether a violent act is only told as one that did not happen, or is left open."""
    return deed.act in STRIKES | GROUND and negated(document.text, deed.start, deed.end, deed.cue, document.language)


def with_telling(span: tuple[int, int], passage: Passage) -> tuple[int, int]:
    """The span of a denial with the word that denies, so that its words never read as the act."""
    before = [s.tell_start for s in passage.told if s.tell_start < span[0]]
    return (max(before), span[1]) if before else span


def _deed_told(deed: Deed, passage: Passage) -> int | None:
    """The cue of a truce act whose own word is the telling: "X declared the truce over"."""
    declared = deed.act.value.startswith("truce_") and any(s.tell_start <= deed.cue < s.tell_end for s in passage.told)
    return deed.cue if declared else None
