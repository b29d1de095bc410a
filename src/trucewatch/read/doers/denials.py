"""Denials: who says that it was not so, or not its own side, or that another had no part in it."""

from __future__ import annotations

import re

from trucewatch.model.claim import Attribution
from trucewatch.model.quotation import Named, Voice
from trucewatch.model.vocabulary import Stance
from trucewatch.read.acts.deed import Deed
from trucewatch.read.context import Context
from trucewatch.read.doers.actors import actors
from trucewatch.read.doers.blame import name_before
from trucewatch.read.doers.owndeeds import may_have_done, named_voice
from trucewatch.read.doers.stated import Stated
from trucewatch.read.doers.subjects import before_articles
from trucewatch.read.pack import cues, plain
from trucewatch.read.text.tokens import Token
from trucewatch.read.voices.speakers import opening_voices
from trucewatch.read.voices.speech import Speech

_ASIDE = re.compile(r",|\s(?:as|while|when|amid|but)\s")


def denies(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    """`X denied that ...`, `X issued a statement denying ...`, `X said it had nothing to do with ...`."""
    found = cues(language, "voices", "denies").search(text, deed.start, deed.end)
    if found is not None and not re.search(r"permission|entry|access", text[found.start() : found.end() + 20]):
        speaker = next((s for s in told if s.verb.startswith("den") and s.subject[0] <= found.start() + 2), None)
        speaker = speaker or _opening_voice(tokens, found.start(), context)
        aside = deed.act.value.startswith("truce_") and _ASIDE.search(text[found.end() : max(found.end(), deed.cue)])
        later = [s for s in told if speaker is not None and s.opens and found.end() < s.tell_start <= deed.cue]
        if speaker is not None and not later and not aside:
            sides = [(v, _side(v, speaker, tokens, context)) for v in speaker.voices]
            own = not speaker.person or _own_part(text, found.end(), deed.end, language)
            cleared = tuple(
                Attribution(actor=side, by=v.name)
                for v, side in sides
                if may_have_done(side, context) and (own or side != named_voice(v, context))
            )
            return Stated(Stance.DENIES, cleared, speaker.voices[0], rule="denies")
    return _no_part(context, tokens, told, deed, text, language)


def _own_part(text: str, at: int, end: int, language: str) -> bool:
    """`denied any involvement`, `denied having ordered it`: of himself, and not that something happened at all."""
    after = text[at : min(end, at + 30)]
    return cues(language, "agents", "own_part").match(after.lstrip()) is not None


def _opening_voice(tokens: list[Token], at: int, context: Context) -> Speech | None:
    """The voice that a sentence begins with, for a word of denial farther on ("issued a statement denying")."""
    said = " ".join(t.low for t in tokens if t.start < at)
    if cues(context.document.language, "voices", "states_in_writing").search(said) is None:
        return None
    made = opening_voices(tokens, context)
    if made is None:
        return None
    span = (tokens[0].start, at)
    return Speech(made[0], (), at, tokens[-1].end, *span, "denying", span, made[1])


def _no_part(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    """`X said it had no part in ...` is a denial; `X said Y had no part in ...` clears Y."""
    found = cues(language, "voices", "no_part").search(text, deed.start, deed.end)
    speech = next((s for s in reversed(told) if found is not None and s.covers(found.start())), None)
    if found is None or speech is None:
        return None
    by = speech.voices[0]
    before = [t for t in tokens if speech.start <= t.start < found.start() and t.word]
    if before and before[0].low in plain(language, "agents", "own"):
        own = (Attribution(actor=_side(by, speech, tokens, context), by=by.name),)
        return Stated(Stance.DENIES, own, by, rule="no part")
    others = [a.named for a in actors(tokens, context) if speech.start <= a.at and a.end <= found.start()]
    other = others[-1] if others else name_before([t for t in before if not t.low.startswith("ha")], context)
    if other is None:
        return None
    return Stated(Stance.EXONERATES, (Attribution(actor=other, by=by.name),), by, rule="no part")


def _side(voice: Voice, speech: Speech, tokens: list[Token], context: Context) -> Named:
    """Whom a voice speaks for: itself, or the party in its description ("a spokesman for the rebels")."""
    if voice.key in context.names.parties or not (speech.person or voice.anonymous or " " in voice.name):
        return named_voice(voice, context)
    inside = [a for a in actors(tokens, context) if speech.subject[0] <= a.at and a.end <= speech.subject[1]]
    spoken_for = inside and (
        not inside[-1].noun or tokens[before_articles(tokens, inside[-1].first)].low in ("for", "of")
    )
    return inside[-1].named if spoken_for else named_voice(voice, context)
