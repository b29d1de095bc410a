"""Which person a noun phrase names: by role and name, by a name given in full before, or by the list of parties."""

from __future__ import annotations

from trucewatch.model.party import PartyKind
from trucewatch.model.quotation import Voice
from trucewatch.read.context import Context
from trucewatch.read.places.names import Mention
from trucewatch.read.text.tokens import Token
from trucewatch.read.voices.phrases import PARTICLES, Lists


def apposed_to(tokens: list[Token], first: int, last: int, context: Context) -> Voice | None:
    """`Ola Brand, the ministry's spokeswoman, said`: the person before the comma."""
    if first < 2 or tokens[first - 1].text != "," or last >= len(tokens) or tokens[last].text != ",":
        return None
    last_named = first - 1
    if tokens[last_named - 1].text == ")":  # `the Norland Council (NC), a charity, said`
        last_named = next(
            (n for n in range(last_named - 1, max(-1, last_named - 5), -1) if tokens[n].text == "("), last_named
        )
    k = last_named
    while k > 0 and (tokens[k - 1].capital or tokens[k - 1].low in PARTICLES) and last_named - k < 4:
        k -= 1
    run = tokens[k:last_named]
    if not run or not run[0].capital or len(run) > 4:
        return None
    return Voice(
        name=context.full_name(" ".join(t.text for t in run)),
        as_written=context.document.text[run[0].start : run[-1].end],
    )


def known_person(part: list[Token], mentions: list[Mention], written: str) -> Voice | None:
    """`Ola Brand of the port office`: a person among the known parties, whatever body is named after the name."""
    first = next((m.party for m in mentions if m.start == part[0].start and m.party and m.end < part[-1].end), None)
    if first is None or first.kind is not PartyKind.PERSON:
        return None
    end = next(m.end for m in mentions if m.start == part[0].start)
    following = next((t.low for t in part if t.start >= end), "")
    return Voice(name=first.name, key=first.id, as_written=written) if following in ("of", "from", "at") else None


def person_of(part: list[Token], lists: Lists, context: Context) -> Voice | None:
    """A person by name: capitalised words after a person's role, or a surname that the text gave in full before."""
    k = len(part)
    while (
        k > 0
        and (part[k - 1].capital or part[k - 1].low in PARTICLES or part[k - 1].low[:3] in ("al-", "el-"))
        and part[k - 1].low not in lists.roles
    ):
        k -= 1
    run = part[k:]
    while run and not run[0].capital:
        run = run[1:]
    if not run:
        return _person_first(part, lists, context)
    name = context.full_name(" ".join(t.text.removesuffix("'s") for t in run))
    office = k > 1 and part[k - 1].low == "of" and part[k - 2].low in lists.persons and len(run) > 2
    if office:
        run = run[1:]
        name = context.full_name(" ".join(t.text.removesuffix("'s") for t in run))
    titled = office or (k > 0 and part[k - 1].low in lists.persons)
    known = name in context.people
    if not (titled or known):
        return _person_first(part, lists, context)
    if len(run) > 4 or any(t.low in lists.outlets for t in run):
        return None
    return Voice(name=name, as_written=context.document.text[part[0].start : part[-1].end])


def _person_first(part: list[Token], lists: Lists, context: Context) -> Voice | None:
    """`Ola Brand, the mayor` and `Ola Brand from the port office`."""
    k = 0
    while k < len(part) and (part[k].capital or (k and part[k].low in PARTICLES)) and part[k].low not in lists.roles:
        k += 1
    described = k < len(part) and (
        part[k].low in ("from", "of") or part[k].low in lists.modifiers or part[k].low in lists.persons
    )
    plain_name = not any(t.low in lists.outlets for t in part[:k]) and not context.mentions(
        part[0].start, part[min(k, len(part)) - 1].end
    )
    if 2 <= k <= 4 and described and plain_name:
        name = " ".join(t.text for t in part[:k])
        return Voice(name=name, as_written=context.document.text[part[0].start : part[-1].end])
    return None
