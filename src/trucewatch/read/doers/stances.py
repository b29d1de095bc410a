"""What the innermost voice does with the matter, and who names or clears whom."""

from __future__ import annotations

import re
from dataclasses import replace

from trucewatch.model.claim import Attribution
from trucewatch.model.quotation import Voice
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.read.acts.deed import ABOUT, STRIKES, Deed
from trucewatch.read.context import Context
from trucewatch.read.doers.actors import actors
from trucewatch.read.doers.agents import Agent
from trucewatch.read.doers.blame import Blame, blamed, cleared, responsible
from trucewatch.read.doers.denials import denies
from trucewatch.read.doers.owndeeds import may_have_done, named_voice
from trucewatch.read.doers.stated import Stated
from trucewatch.read.pack import cues
from trucewatch.read.text.tokens import Token
from trucewatch.read.voices.speech import Speech

NOBODYS_FAULT = ABOUT - {Act.AID_BLOCKED, Act.AID_SUSPENDED, Act.SIEGE, Act.TRUCE_VIOLATION, Act.TRUCE_COLLAPSED}
"""Acts that nobody is blamed for: blame beside them is for something else in the sentence."""


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
    for rule in (_admits, denies, _exonerates, _disputes, _blames):
        found = rule(context, tokens, told, deed, text, language)
        if found is not None and found.rule == "denies" and doers:
            return replace(found, attributions=tuple(_attribution(a, found.attributions[0].by) for a in doers))
        if found is not None:
            return found
    if deed.act is Act.WARNING:
        return Stated(Stance.WARNS, rule="warning")
    if deed.act is Act.DEMAND:
        return Stated(Stance.DEMANDS, rule="demand")
    given = tuple(dict.fromkeys(_attribution(a, by) for a in doers))
    open_ = any(a.either_or for a in given)  # one of two: that accuses nobody
    alleged = speech is not None and given and deed.act in BLAMED and not open_ and not _own(speech, given)
    return Stated(
        Stance.ALLEGES if alleged else Stance.STATES, given, rule=f"named as {doers[0].rule}" if given else ""
    )


BLAMED = STRIKES | {Act.TOLL, Act.TRUCE_VIOLATION}
"""Acts that somebody else than the text accuses a named doer of."""

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
    if speaker is None or speaker.person or not _of_its_own(found, speaker, text, deed, language):
        return None
    actor = named_voice(speaker.voices[0], context)
    if not may_have_done(actor, context) or _not_admitted(text, speaker, found, language):
        return None
    return Stated(
        Stance.ADMITS, (Attribution(actor=actor, by=speaker.voices[0].name),), speaker.voices[0], rule="admits"
    )


def _not_admitted(text: str, speaker: Speech, found: re.Match[str], language: str) -> bool:
    """`No group has claimed`, `has not acknowledged`: nothing is admitted."""
    opens = max(0, min(speaker.subject[0], found.start()) - 12)
    return cues(language, "agents", "admits_nothing").search(text, opens, found.end()) is not None


def _of_its_own(found: re.Match[str], speaker: Speech, text: str, deed: Deed, language: str) -> bool:
    """Whether what is admitted is the voice's own: "claimed responsibility", or "admitted that its ..."."""
    if cues(language, "voices", "claims_it").search(text, found.start(), found.end()):
        return True
    said = text[max(speaker.start, found.end()) : deed.end]
    return speaker.tell_start <= found.start() < speaker.tell_end and (
        re.match(r"\W*(?:that\s+)?(?:it|they|we|its|their|our)\b", said) is not None
        or re.search(r"\b(?:its|their|our)\b[^.;]{0,40}", said) is not None
    )


def _exonerates(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    """`X absolved Y of ...`: Y is cleared by X, and nobody is named."""
    pairs = [b for b in cleared(tokens, context, actors(tokens, context)) if deed.start <= b.at < deed.end]
    speaker = _speaker(told, pairs[0].at) if pairs else None
    if speaker is None:
        return None
    by = speaker.voices[0].name
    return Stated(
        Stance.EXONERATES, tuple(Attribution(actor=b.named, by=by) for b in pairs), speaker.voices[0], rule="clears"
    )


def _disputes(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    if cues(language, "voices", "disputes").search(text, deed.start, deed.end) is None:
        return None
    return Stated(Stance.DISPUTES, rule="disputes")


UNNAMED = "unnamed accusers"


def _blames(
    context: Context, tokens: list[Token], told: list[Speech], deed: Deed, text: str, language: str
) -> Stated | None:
    """`X blamed Y for ...`: Y is named by X; in the passive nobody is said to blame."""
    if deed.act in NOBODYS_FAULT:
        return None
    found = actors(tokens, context)
    passive = cues(language, "voices", "accused_passive").search(text, deed.start, deed.end)
    if passive is not None and not any(
        s.tell_start <= passive.start() < s.tell_end + 1 and s.verb == "accused" and not s.person for s in told
    ):
        before = [a for a in found if a.end <= passive.start() and passive.start() - a.end < 20]
        if before:
            return _accused(Blame(before[-1].named, passive.start()), text[passive.start() : passive.end()])
    pairs = [b for b in blamed(tokens, context, found) if deed.start <= b.at < deed.end]
    speaker = _speaker(told, pairs[0].at) if pairs else None
    if pairs and (pairs[0].passive or speaker is None):
        gerund = re.match(r"\w+ing\b", text[pairs[0].at :]) is not None
        return None if gerund else _accused(pairs[0], text[pairs[0].at : pairs[0].at + 6])
    if pairs:
        return _named_by(speaker, pairs, context)
    if behind := [b for b in responsible(tokens, context, found) if deed.start <= b.at < deed.end]:
        return _named_by(next((s for s in reversed(told) if s.covers(behind[0].at)), None), behind, context)
    return None


def _accused(blame: Blame, written: str) -> Stated:
    unnamed = Voice(name=UNNAMED, as_written=written, anonymous=True)
    return Stated(Stance.ALLEGES, (Attribution(actor=blame.named, by=UNNAMED),), unnamed, rule="accused")


def _named_by(speaker: Speech | None, pairs: list[Blame], context: Context) -> Stated:
    """Those who are named, by the speaker, else by the text itself, which then only states it."""
    voice = speaker.voices[0] if speaker else None
    by = (voice or context.document.outlet or context.document.author).name
    stance = Stance.ALLEGES if speaker is not None else Stance.STATES
    given = tuple(Attribution(actor=b.named, by=by) for b in pairs)
    own = speaker is not None and _own(speaker, given)
    return Stated(Stance.ADMITS if own else stance, given, voice, rule="blames")
