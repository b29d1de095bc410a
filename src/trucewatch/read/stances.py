"""What the innermost voice does with the matter, and who names or clears whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.model.claim import Attribution
from trucewatch.model.quotation import Named, Voice
from trucewatch.model.vocabulary import Act, Modality, Stance
from trucewatch.read.actors import actors
from trucewatch.read.agents import Agent
from trucewatch.read.blame import blamed, cleared
from trucewatch.read.context import Context
from trucewatch.read.deed import ABOUT, STRIKES, Deed
from trucewatch.read.pack import cues
from trucewatch.read.speech import Speech
from trucewatch.read.tokens import Token

NOBODYS_FAULT = ABOUT - {Act.AID_BLOCKED, Act.AID_SUSPENDED, Act.SIEGE, Act.TRUCE_VIOLATION, Act.TRUCE_COLLAPSED}
"""Acts that nobody is blamed for: blame beside them is for something else in the sentence."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Stance, attributions, and where the words say so another voice or modality than the passage would give."""

    stance: Stance
    attributions: tuple[Attribution, ...] = ()
    voice: Voice | None = None
    modality: Modality | None = None
    rule: str = ""


def stated(
    context: Context,
    tokens: list[Token],
    told: list[Speech],
    speech: Speech | None,
    deed: Deed,
    doers: list[Agent],
    quoted: bool,
) -> Stated:
    """The stance of a claim: special words first (responsibility, denials, blame), then who is named by whom."""
    document = context.document
    text, language = document.text, document.language
    by = speech.voices[0].name if speech else (document.outlet or document.author).name
    if outright := _claimed(doers, text, deed, language):
        return outright
    for rule in (_admits, _denies, _exonerates, _disputes, _blames):
        found = rule(context, tokens, told, deed, text, language)
        if found is not None:
            return found
    if deed.act is Act.WARNING:
        return Stated(Stance.WARNS, rule="warning")
    if deed.act is Act.DEMAND:
        return Stated(Stance.DEMANDS, rule="demand")
    given = tuple(_attribution(a, by) for a in doers)
    alleged = speech is not None and given and deed.act in STRIKES | {Act.TOLL} and not _own(speech, given)
    return Stated(Stance.ALLEGES if alleged else Stance.STATES, given, rule="agent" if given else "")


AGAINST = frozenset({Stance.DENIES, Stance.EXONERATES, Stance.DISPUTES})


def unsaid_of(said: Stated, speech: Speech | None) -> Stated | None:
    """What is left of a stance where the words negate the act: a voice that speaks of its own side denies; of all else
    nothing is left to suggest.
    """
    if speech is None or not said.attributions or not _own(speech, said.attributions):
        return None
    return Stated(Stance.DENIES, said.attributions, said.voice, rule="negated")


def _claimed(doers: list[Agent], text: str, deed: Deed, language: str) -> Stated | None:
    """`The attack was claimed by X.`: X's own claim of responsibility, told by the text."""
    claimed = [a for a in doers if a.claimed]
    if not claimed or cues(language, "voices", "claimed_outright").search(text, deed.start, deed.end) is None:
        return None
    voice = Voice(
        name=claimed[0].named.name or claimed[0].named.as_written, key=None, as_written=claimed[0].named.as_written
    )
    return Stated(Stance.ADMITS, tuple(_attribution(a, voice.name) for a in claimed), voice, rule="claimed")


def _attribution(agent: Agent, by: str) -> Attribution:
    name = agent.named.name or agent.named.as_written
    return Attribution(actor=agent.named, by=name if agent.claimed else by, hedged=agent.hedged, either_or=agent.either)


def _own(speech: Speech, given: tuple[Attribution, ...]) -> bool:
    """Whether the voice speaks of its own side's doings."""
    return any(v.name.lower() == (a.actor.name or a.actor.as_written).lower() for v in speech.voices for a in given)


def _party(voice: Voice, context: Context) -> Named:
    party = context.names.parties.get(voice.key or "")
    if party is not None:
        return Named(as_written=voice.as_written or voice.name, key=party.id, name=party.name)
    return Named(as_written=voice.name)


def _speaker(told: list[Speech], offset: int) -> Speech | None:
    """The speech whose subject stands nearest before an offset."""
    before = [s for s in told if s.subject[0] <= offset + 2]
    return before[-1] if before else None


def _admits(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    found = cues(language, "voices", "admits").search(text, deed.start, deed.end)
    if found is None or deed.act not in STRIKES:
        return None
    speaker = _speaker(told, found.start())
    if speaker is None or speaker.person:
        return None
    actor = _party(speaker.voices[0], context)
    return Stated(
        Stance.ADMITS, (Attribution(actor=actor, by=speaker.voices[0].name),), speaker.voices[0], rule="admits"
    )


def _denies(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    found = cues(language, "voices", "denies").search(text, deed.start, deed.end)
    if found is None or re.search(r"permission|entry|access", text[found.start() : found.end() + 20]):
        return None
    speaker = next((s for s in told if s.verb.startswith("den") and s.subject[0] <= found.start() + 2), None)
    if speaker is None:
        return None
    cleared = tuple(Attribution(actor=_party(v, context), by=v.name) for v in speaker.voices)
    return Stated(Stance.DENIES, cleared, speaker.voices[0], rule="denies")


def _exonerates(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    """`X absolved Y of ...`: Y is cleared by X, and nobody is named."""
    pairs = cleared(tokens, context, actors(tokens, context))
    pairs = [(a, at) for a, at in pairs if deed.start <= at < deed.end]
    speaker = _speaker(told, pairs[0][1]) if pairs else None
    if speaker is None:
        return None
    by = speaker.voices[0].name
    return Stated(
        Stance.EXONERATES, tuple(Attribution(actor=a.named, by=by) for a, _ in pairs), speaker.voices[0], rule="clears"
    )


def _disputes(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    if cues(language, "voices", "disputes").search(text, deed.start, deed.end) is None:
        return None
    return Stated(Stance.DISPUTES, rule="disputes")


def _blames(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    """`X blamed Y for ...`: Y is named by X; in the passive nobody is said to blame."""
    if deed.act in NOBODYS_FAULT:
        return None
    passive = cues(language, "voices", "accused_passive").search(text, deed.start, deed.end)
    found = actors(tokens, context)
    if passive is not None and not any(
        s.tell_start <= passive.start() < s.tell_end + 1 and s.verb == "accused" and not s.person for s in told
    ):
        before = [a for a in found if a.end <= passive.start() and passive.start() - a.end < 20]
        if before:
            unnamed = Voice(name="unnamed accusers", as_written=text[passive.start() : passive.end()], anonymous=True)
            return Stated(
                Stance.ALLEGES, (Attribution(actor=before[-1].named, by=unnamed.name),), unnamed, rule="accused"
            )
    pairs = [(a, at) for a, at in blamed(tokens, context, found) if deed.start <= at < deed.end]
    if not pairs:
        return None
    speaker = _speaker(told, pairs[0][1])
    voice = speaker.voices[0] if speaker else None
    by = (voice or context.document.outlet or context.document.author).name
    return Stated(Stance.ALLEGES, tuple(Attribution(actor=a.named, by=by) for a, _ in pairs), voice, rule="blames")
