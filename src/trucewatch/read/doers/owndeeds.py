"""What a voice says that it did itself: `the brigade said it had shelled Ost`, `the army said its jets struck ...`.

Only a body speaks for itself so; a person's "we" or "its" may mean anybody, and a source without a name is nobody.
"""

from __future__ import annotations

from trucewatch.model.quotation import Named, Voice
from trucewatch.read.acts.actwords import attack_noun
from trucewatch.read.context import Context
from trucewatch.read.doers.agents import Agent
from trucewatch.read.doers.naming import SHEET
from trucewatch.read.doers.subjects import verb_after
from trucewatch.read.pack import cues, phrase_set, plain
from trucewatch.read.text.tokens import Token
from trucewatch.read.voices.speech import Speech


def own_deeds(tokens: list[Token], told: list[Speech], context: Context) -> list[Agent]:
    """The voices that say what they did, each with the offset of the word of attack."""
    out = []
    for speech in told:
        voice = speech.voices[0]
        if len(speech.voices) > 1 or speech.person or voice.anonymous or not speech.opens:
            continue
        telling = (min(speech.subject[0], speech.tell_start), speech.tell_end)
        untold = cues(context.document.language, SHEET, "admits_nothing").search(context.document.text, *telling)
        if untold or not may_have_done(named_voice(voice, context), context):
            continue  # `Norland has not acknowledged that its raids ...`
        said = [i for i, t in enumerate(tokens) if speech.start <= t.start < speech.end and t.word]
        at = _deed(tokens, said[:2], context.document.language)
        if at is not None:
            out.append(Agent(named_voice(voice, context), at, "own deed"))
    return out


def _deed(tokens: list[Token], first: list[int], language: str) -> int | None:
    """Where the attack stands that "it" carried out: `it shelled`, `its forces fired`, `its air strikes`."""
    own = plain(language, SHEET, "own")
    k = next((i for i in first if tokens[i].low in own), None)
    if k is None:
        return None
    last = k + 1
    if tokens[k].low in plain(language, SHEET, "possessives"):
        forces = phrase_set(language, "groups") | phrase_set(language, "equipment", "acts")
        size = next((s for s in (3, 2, 1) if tuple(t.low for t in tokens[last : last + s]) in forces), 0)
        if not size:
            noun = next((t for t in tokens[last : last + 2] if attack_noun(language).match(t.text)), None)
            return noun.start if noun is not None else None
        last += size
    verb = verb_after(tokens, last, language)
    return tokens[verb].start if verb is not None else None


def may_have_done(named: Named, context: Context) -> bool:
    """Whether a voice's name is one of somebody who acts: a party, a group's word, or a proper name.

    "No group", "the report", "a governor", "local radio" are none.
    """
    language = context.document.language
    if named.key is not None:
        return True
    said = named.as_written.split()
    if not said or said[0].lower() in plain(language, SHEET, "nobody"):
        return False
    bare = " ".join(w.lower() for w in said if w.lower() not in plain(language, SHEET, "articles"))
    if bare in plain(language, SHEET, "unnamed_bodies") or said[-1].lower() in plain(language, SHEET, "tells_only"):
        return False
    acting = plain(language, SHEET, "groups") | plain(language, SHEET, "group_last")
    group = any(w.lower() in acting for w in said)
    return group or any(w[0].isupper() for w in said)


def named_voice(voice: Voice, context: Context) -> Named:
    """The voice as the one who is named: the party behind it where the names know one, else its own name."""
    party = context.names.parties.get(voice.key or "")
    if party is not None:
        return Named(as_written=voice.as_written or voice.name, key=party.id, name=party.name)
    return Named(as_written=context.full.get(voice.name.lower(), voice.name))
