"""One document read from beginning to end."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.model.claim import Claim
from trucewatch.model.figure import Figure
from trucewatch.model.quotation import Quotation
from trucewatch.model.vocabulary import KIND_OF_ACT
from trucewatch.model.when import When
from trucewatch.read.acts.acts import deeds, segments, speaks_of_acts
from trucewatch.read.acts.deed import GROUND, STRIKES, Deed
from trucewatch.read.acts.elsewhere import elsewhere
from trucewatch.read.acts.negation import negated
from trucewatch.read.acts.told import doers_of, harmed_people, kept
from trucewatch.read.bare import reader as bare_reader
from trucewatch.read.context import Context
from trucewatch.read.counts.figures import figures
from trucewatch.read.dating.clashes import clashes
from trucewatch.read.dating.datelines import without_datelines
from trucewatch.read.document import Document, Reading
from trucewatch.read.doers.actors import actors
from trucewatch.read.doers.agents import agents
from trucewatch.read.doers.owndeeds import own_deeds
from trucewatch.read.doers.sides import sides
from trucewatch.read.doers.stances import AGAINST, stated, unsaid_of
from trucewatch.read.pack import cues, languages, words
from trucewatch.read.places.names import Names
from trucewatch.read.scene import Account
from trucewatch.read.setting import setting_of
from trucewatch.read.settle import settled
from trucewatch.read.slots import chain_of, deed_told, figures_of, speech_of, where_of, with_telling
from trucewatch.read.text.capitals import recased
from trucewatch.read.text.clean import Cleaned, Sentence, clean
from trucewatch.read.text.flat import flatten
from trucewatch.read.text.spans import quote_span
from trucewatch.read.text.tokens import tokenise
from trucewatch.read.times.clock import Clock
from trucewatch.read.times.moments import is_general, is_same_day, waiting_clock, when_of
from trucewatch.read.times.times import times
from trucewatch.read.trail import CARRIED_FOR, Passage, Trail, leave
from trucewatch.read.voices.voices import speeches

VERSION = "rules-{language}/4"


def read(document: Document, names: Names) -> Reading:
    """Suggest the claims of a document, in text order, each once; times without an anchor are listed, never guessed.

    NotHeld where there is no pack of its language. The rules see the text without signs that nobody sees; every span
    and quoted word is one of the text as it came.
    """
    flat = flatten(document.text)
    if (small := recased(flat.text, names, document.language)) is not flat.text:
        flat = replace(flat, text=small)
    read_so = bare_reader.read if _by_cues(document.language) else _read
    return flat.restored(read_so(flat.of(document), names))


def reader_of(language: str) -> str:
    """The name and version of the reader of a language; `none-xx` where no pack is held for it."""
    if language not in languages():
        return f"none-{language}"
    return (bare_reader.VERSION if _by_cues(language) else VERSION).format(language=language)


def _by_cues(language: str) -> bool:
    return bool(words(language, "grammar")["reader"] == "cues")


def _read(document: Document, names: Names) -> Reading:
    cleaned = clean(document.text, document.language)
    context, trail = Context.of(document, names), Trail()
    accounts: dict[str, Account] = {}
    unresolved: list[When] = clashes(document, cleaned.quotations)
    for number, sentence in enumerate(cleaned.sentences):
        if not speaks_of_acts(document.text, sentence.start, sentence.end, document.language):
            _listen(context, sentence)
            unresolved += _open_times(document, sentence)
            continue
        passage = _passage(context, sentence, number)
        unresolved += [t.when for t in passage.times if not t.when.resolved]
        for account in _suggest(context, cleaned, passage, trail):
            accounts.setdefault(account.claim.id, account)
    ordered = sorted(
        settled(context, cleaned, list(accounts.values())),
        key=lambda s: (s.claim.quotation.start, s.claim.quotation.end, s.claim.act.value),
    )
    return Reading(
        suggestions=tuple(ordered),
        unresolved=tuple(unresolved),
        cut=cleaned.cut,
        reader=VERSION.format(language=document.language),
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
    ahead = cues(document.language, "modality", "future").pattern
    anchor = None if context.bygone else document.anchor_at(sentence.start)
    told = speeches(tokens, context)
    return Passage(
        sentence,
        number,
        tokens,
        told,
        without_datelines(
            times(
                document.text,
                sentence.start,
                sentence.end,
                anchor,
                document.zone,
                ahead=ahead,
                language=document.language,
            ),
            document.text,
            sentence.start,
            anchor,
            document.language,
        ),
        [*agents(tokens, context, actors(tokens, context)), *own_deeds(tokens, told, context)],
        setting_of(tokens, told, document.language),
    )


def _suggest(context: Context, cleaned: Cleaned, passage: Passage, trail: Trail) -> list[Account]:
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
        told = kept(document, found, passage, harmed_people(counted))
        for deed in told:
            account = _claim(context, cleaned, passage, deed, (counted, told), found, trail)
            if account is not None:
                out.append(account)
    return out


def _claim(
    context: Context,
    cleaned: Cleaned,
    passage: Passage,
    deed: Deed,
    counted: tuple[tuple[Figure, ...], list[Deed]],
    found: list[Deed],
    trail: Trail,
) -> Account | None:
    document = context.document
    speech = speech_of(passage, deed, context)
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
    span = quote_span(document.text, deed.start, deed.end, passage.told, deed_told(deed, passage))
    if said.stance in AGAINST:
        span = with_telling(span, passage)
    anchor = None if context.bygone else document.anchor_at(passage.sentence.start)
    clock = Clock(anchor, document.zone, document.language)
    when, when_said = when_of(passage, deed, found, document.text, clock)
    where = where_of(context, deed, passage)
    kept = figures_of(context, deed, *counted)
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
        participants=sides(context, passage.tokens, deed),
    )
    leave(trail, claim, passage)
    return Account(
        claim,
        deed,
        passage,
        [r for r in (deed.rule, said.rule, "sentence-cut" if _is_cut(cleaned, passage) else "") if r],
        VERSION.format(language=document.language),
        general=is_general(deed, document.text, document.language),
        clock=waiting_clock(passage, deed),
        same_day=is_same_day(deed, document.text, document.language),
        where_from="place" if where else "",
        when_from="time" if when else "",
    )


def _is_cut(cleaned: Cleaned, passage: Passage) -> bool:
    """Whether the passage is a piece of a sentence that was too long to be read in one."""
    return any(a <= passage.sentence.start < b for a, b in cleaned.cut)


def _not_so(document: Document, deed: Deed) -> bool:
    """Whether a violent act is only told as one that did not happen, or is left open."""
    return deed.act in STRIKES | GROUND and negated(document.text, deed.start, deed.end, deed.cue, document.language)
