"""Who speaks, and who is named: only what stands right beside a verb, and only with a name that the case knows."""

from __future__ import annotations

import re
from typing import NamedTuple

from trucewatch.model.quotation import Named, Voice
from trucewatch.read.bare.lexicon import cue, cut, forms
from trucewatch.read.places.names import Mention


class Heard(NamedTuple):
    """The voices of a passage, who relays first; `party` is the one that speaks, where it is a party of the case."""

    voices: tuple[Voice, ...] = ()
    party: Named | None = None


def heard(text: str, plain: str, start: int, end: int, found: list[Mention], language: str) -> Heard:
    """Who tells what a passage tells; nobody where it is not plain. `plain` is the even text, `text` that as written.

    `verb NAME`, `NAME verb`, `according to NAME`; `NAME relayed from NAME` is a chain.
    """
    for key in ("says", "denies", "warns", "demands", "admits"):
        for verb in cue(language, "voices", key).finditer(plain, start, end):
            after = _at(found, plain, verb.end())
            if after is not None:
                return _chain(after, found, plain, language)
            before = next((m for m in found if _touch(plain, m.end, verb.start()) and _speaks(m)), None)
            if before is not None:
                return _chain(before, found, plain, language)
            if (unnamed := _unnamed(text, plain, verb.end(), end, language)) is not None:
                return Heard((unnamed,))
    for word in cue(language, "voices", "according").finditer(plain, start, end):
        if (after := _at(found, plain, word.end(), joined=True)) is not None:
            return _chain(after, found, plain, language)
        if (unnamed := _unnamed(text, plain, word.end(), end, language)) is not None:
            return Heard((unnamed,))
    return Heard()


def named_of(mention: Mention) -> Named | None:
    """The party that a mention can only mean."""
    if mention.party is None or mention.places:
        return None
    return Named(as_written=mention.as_written, key=mention.party.id, name=mention.party.name)


def right_after(found: list[Mention], plain: str, at: int, between: re.Pattern[str] | None = None) -> Mention | None:
    """The mention that stands right after an offset, or after one of these words; joined prefixes are stepped over."""
    mention = _at(found, plain, at, joined=True)
    if mention is None and between is not None:
        word = re.compile(r"\s+" + between.pattern).match(plain, at)
        mention = _at(found, plain, word.end()) if word else None
    return mention


def _speaks(mention: Mention) -> bool:
    return mention.source is not None or mention.party is not None


def _touch(plain: str, end: int, start: int) -> bool:
    return end <= start and not plain[end:start].strip()


def _at(found: list[Mention], plain: str, at: int, *, joined: bool = False) -> Mention | None:
    for mention in found:
        between = plain[at : mention.start] if mention.start >= at else "x "
        if not between.strip() and (between or joined) and (_speaks(mention) or joined):
            return mention
        if joined and re.fullmatch(r"\s+\w{1,4}", between) and mention.start > at:
            return mention
    return None


def voice_of(mention: Mention) -> Voice:
    """The source or party of a mention that can only mean one, as a voice."""
    known = mention.source or mention.party
    assert known is not None
    return Voice(name=known.name, key=known.id, as_written=mention.as_written)


def _chain(mention: Mention, found: list[Mention], plain: str, language: str) -> Heard:
    """The voice, and the one that it relays: `NAME, from NAME`."""
    if not _speaks(mention):
        return Heard()
    relayed = cue(language, "voices", "from").match(plain, mention.end + 1)
    inner = _at(found, plain, relayed.end(), joined=True) if relayed else None
    if inner is not None and _speaks(inner):
        return Heard((voice_of(mention), voice_of(inner)), named_of(inner))
    return Heard((voice_of(mention),), named_of(mention))


def _unnamed(text: str, plain: str, at: int, end: int, language: str) -> Voice | None:
    """A source without a name, in the text's words: one or two words."""
    word = re.compile(r"\s*" + cue(language, "voices", "anonymous").pattern).match(plain, at, end)
    if word is None:
        return None
    first, last = word.start("cue"), word.end()
    following = cut(plain, last, min(end, last + 24))
    small = forms(language, "ordinary", "small_words")
    beside = bool(following) and following[0].start - last == 1
    if beside and following[0].text[0].isalpha() and following[0].text not in small:
        last = following[0].end
    written = text[first:last]
    return Voice(name=written, as_written=written, anonymous=True)
