"""A telling verb with its subject before it or after it, and where the telling ends and what is said begins."""

from __future__ import annotations

from trucewatch.model.quotation import Voice
from trucewatch.read.acts.actwords import attack_verbs, attacks
from trucewatch.read.context import Context
from trucewatch.read.pack import plain
from trucewatch.read.text.tokens import QUOTES, Token
from trucewatch.read.voices.afterverb import AfterVerb
from trucewatch.read.voices.citing import placed_to
from trucewatch.read.voices.phrases import SHEET, Lists, end_of, left_edge, opening, placed_how, right_edge
from trucewatch.read.voices.speakers import outlet_of, subject_voices, voice_of
from trucewatch.read.voices.speech import Speech


def telling(tokens: list[Token], i: int, lists: Lists, context: Context, before: Speech | None = None) -> Speech | None:
    """A telling verb with its subject before it, or after it ("said X"); `before` is the speech told before it."""
    verb = tokens[i]
    if verb.low in plain(context.document.language, SHEET, "told_after"):
        return _inverted(tokens, i, lists, context) if i > 2 and tokens[i - 1].text in "," + QUOTES else None
    if not _is_telling(tokens, i, lists, context.document.language):
        return None
    k = i - 1
    while k >= 0 and (tokens[k].low in lists.aux or (tokens[k].low.endswith("ly") and tokens[k].text.islower())):
        k -= 1
    if k >= 0 and tokens[k].low in ("to", "be", "been", "being", "was", "were"):
        return None
    joined = k >= 0 and (tokens[k].low == "and" or (tokens[k].text == "," and verb.low.endswith("ing")))
    if joined and before is not None and (before.opens or tokens[k].text == ",") and i < len(tokens) - 1:
        return _goes_on(tokens, k, i, before, lists, context)
    return _with_subject(tokens, i, k, lists, context)


def _is_telling(tokens: list[Token], i: int, lists: Lists, language: str) -> bool:
    """Whether the verb at token `i` tells, as far as the words beside it show."""
    low, following = tokens[i].low, tokens[i + 1].low if i + 1 < len(tokens) else ""
    finds = following == "that" and low in plain(language, SHEET, "tells_that")
    if not (finds or low in lists.says) or not tokens[i].text.islower() or following == "by":
        return False
    if low == "reported" and following in plain(language, SHEET, "reported_so"):
        return False  # `forty reported dead`: they are reported on
    if following == "of" and low in plain(language, SHEET, "nouns_before_of"):
        return False  # `discussed reports of an attack`
    if low in ("accused", "blamed") and following in ("of", "for", "over"):
        return False
    return not (i and tokens[i - 1].low in plain(language, "agents", "passives"))  # `it was reported`: by nobody


def _with_subject(tokens: list[Token], i: int, k: int, lists: Lists, context: Context) -> Speech | None:
    """The telling at token `i` whose subject ends at token `k`, or stands after the verb."""
    verb = tokens[i]
    if (turned := _turned(tokens, i, lists, context)) is not None:
        return turned
    first = left_edge(tokens, k, lists) if k >= 0 else None
    if first is not None:
        ends = k = end_of(tokens, k)
        if (relative := _described(tokens, first, lists)) is not None:
            first, k = 0, relative
        elif placed := placed_how(tokens, first, lists):
            first, k = opening(tokens, i, lists) if placed == "inside" else (None, k)
            if len(tokens) - i < 3 and tokens[ends].low in lists.roles:
                first = k = ends  # `... hit in Vale, rebels said`, the comma left out
    elif k >= 0 and (plainly := _plain_subject(tokens, k, verb, lists, context)) is not None:
        first = plainly
    elif k >= 0 and i <= 12:
        first, k = opening(tokens, i, lists)
        first = first if k >= i - 5 else None
    if first is not None and first > 0 and tokens[first - 1].low == "both":
        first -= 1
    if first is not None:
        only = verb.low in plain(context.document.language, SHEET, "only_somebody")
        made = subject_voices(tokens, first, k + 1, lists, context, telling=only)
        if made is not None:
            return _spoken(tokens, first, i, made, lists, context)
    if verb.low in ("said", "added", "reported", "says") and i > 2:
        return _inverted(tokens, i, lists, context)
    return None


def _plain_subject(tokens: list[Token], k: int, verb: Token, lists: Lists, context: Context) -> int | None:
    """`the doctors' syndicate said`: where an article opens a noun phrase of words that no list knows, before a verb
    that only somebody can do."""
    language = context.document.language
    if verb.low not in plain(language, SHEET, "only_somebody") or not tokens[k].word or tokens[k].capital:
        return None
    for n in range(k, max(-1, k - 6), -1):
        low = tokens[n].low
        if low in ("the", "a", "an", "its", "their"):
            clear = n == 0 or not tokens[n - 1].word or tokens[n - 1].low in ("that", "and", "but", "while", "as")
            return n if clear and n < k else None
        if tokens[n].text in "'’" and tokens[n - 1].low.endswith("s"):
            continue
        if not tokens[n].word or low in lists.joins | lists.openers | lists.says | lists.aux | lists.not_voices:
            return None
    return None


def _goes_on(
    tokens: list[Token], joined: int, verb: int, before: Speech, lists: Lists, context: Context
) -> Speech | None:
    """`X condemned the raid and said that ...`, `X said, adding that ...`: the same voices go on."""
    plainly = tokens[verb].low in ("said", "added") and tokens[verb + 1].low in (
        "the",
        "a",
        "an",
        "it",
        "they",
        "its",
        "at",
    )
    if tokens[verb + 1].low != "that" and not plainly:
        return None
    after = AfterVerb(tokens, verb, lists, context)
    return Speech(
        before.voices,
        before.relays,
        tokens[after.at].start if after.at < len(tokens) else tokens[-1].end,
        tokens[-1].end,
        tokens[joined].start,
        tokens[after.at - 1].end,
        tokens[verb].low,
        before.subject,
        before.person,
    )


def _spoken(
    tokens: list[Token], first: int, verb: int, made: tuple[tuple[Voice, ...], bool], lists: Lists, context: Context
) -> Speech:
    voices, person = made
    after = AfterVerb(tokens, verb, lists, context)
    relays = after.relays or _heard_by(tokens, verb, context) or context.relays.get(voices[-1].name, ())
    if after.voices:
        relays, voices, person = (*relays, *voices), after.voices, after.person
    relays = tuple(r for r in relays if r.name != voices[-1].name)
    if relays:
        context.relays[voices[-1].name] = relays
    rest = tokens[after.at :]
    aside = bool(rest) and (rest[0].text == ";" or (rest[0].low.endswith("ing") and len(rest[0].low) > 5))
    between = first >= 5 and tokens[first - 1].text == "," and verb + 1 < len(tokens) and tokens[verb + 1].text == ","
    if between and any(attacks(t, context.document.language) for t in tokens[:first]):
        whole, tell = (tokens[0].start, tokens[-1].end), (tokens[first].start, tokens[verb + 1].end)
        return Speech(voices, relays, *whole, *tell, tokens[verb].low, (tell[0], tokens[verb - 1].end), person)
    relative = first >= 2 and tokens[first - 1].low in ("that", "which") and bool(rest)
    if relative and attacks(tokens[first - 2], context.document.language) and _verb_follows(rest, context):
        opens = tokens[max(0, first - 6)].start  # `an attack that officials say killed ten`
        tell, subject = (tokens[first].start, tokens[after.at - 1].end), (tokens[first].start, tokens[verb - 1].end)
        return Speech(voices, relays, opens, tokens[-1].end, *tell, tokens[verb].low, subject, person)
    trailing = first >= 3 and (len([t for t in rest if t.word]) < 4 or tokens[after.at - 1].text in "." or aside)
    start, end = (
        (tokens[0].start, tokens[first].start)
        if trailing
        else (tokens[after.at].start if rest else tokens[-1].end, tokens[-1].end)
    )
    tell = (tokens[first].start, tokens[after.at - 1].end)
    subject = (tokens[first].start, tokens[verb - 1].end)
    return Speech(voices, relays, start, end, *tell, tokens[verb].low, subject, person)


def _verb_follows(rest: list[Token], context: Context) -> bool:
    """Whether a verb stands right after the telling, whose subject then is what was told of before."""
    language = context.document.language
    harm = plain(language, "acts", "harm_words") | plain(language, "agents", "passives")
    return rest[0].low in harm | {"had", "has", "have", "left"} or (rest[0].low,) in attack_verbs(language)


def _described(tokens: list[Token], first: int, lists: Lists) -> int | None:
    """`The group, which backs the opposition, said`: the last token of the opening phrase that the clause describes."""
    opens = right_edge(tokens, 0, lists)
    if opens is None or opens >= first:
        return None
    at = opens + 1 if tokens[opens].text == "," else opens
    near = first - at < 9 and at < len(tokens) and tokens[at].low in ("which", "who", "that")
    return opens - 1 if near and tokens[0].low not in lists.openers else None


def _heard_by(tokens: list[Token], verb: int, context: Context) -> tuple[Voice, ...]:
    """`confirmed the toll to an X correspondent`: the outlet whose reporter was told."""
    reporters = plain(context.document.language, SHEET, "reporters")
    for k in range(verb + 1, min(verb + 10, len(tokens) - 2)):
        at = k + 2 if tokens[k + 1].low in ("a", "an", "the") else k + 1
        if tokens[k].low == "to" and at + 1 < len(tokens) and tokens[at].capital and tokens[at + 1].low in reporters:
            return (outlet_of([tokens[at]], context),)
    return ()


def _turned(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`... were hit, said Ola Brand, head of the port`: after the verb stands only a name with its description."""
    tail = tokens[i + 1 :]
    if tokens[i].low not in ("said", "says", "added") or i < 4 or not tail or not tail[0].capital or len(tail) > 18:
        return None
    language = context.document.language
    clause = plain(language, "agents", "passives") | {"has", "have", "had", "would", "will", "said"}
    if any(t.low in clause or attacks(t, language) for t in tail) or not any(t.low in lists.persons for t in tail):
        return None
    return _inverted(tokens, i, lists, context)


def _inverted(tokens: list[Token], i: int, lists: Lists, context: Context) -> Speech | None:
    """`... were hit, said the harbour office`."""
    if i + 1 >= len(tokens):
        return None
    after_words = tokens[i - 1].text in "," + QUOTES and tokens[i + 1].low in lists.modifiers
    if not (tokens[i + 1].low in ("the", "a", "an") or tokens[i + 1].capital or after_words):
        return None
    last = right_edge(tokens, i + 1, lists)
    last = placed_to(tokens, last, lists) if last is not None else None
    if last is None or (
        last < len(tokens)
        and tokens[last].word
        and tokens[last].low not in ("an", "a", "who", "which", "from", "on", "in", "the", "of", "as")
    ):
        return None
    made = voice_of(tokens[i + 1 : last], lists, context)
    if made is None:
        return None
    context.remember(*made)
    return Speech(
        (made[0],),
        (),
        tokens[0].start,
        tokens[i].start,
        tokens[i].start,
        tokens[last - 1].end,
        tokens[i].low,
        (tokens[i + 1].start, tokens[last - 1].end),
        made[1],
    )
