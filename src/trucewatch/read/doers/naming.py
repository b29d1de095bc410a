"""Which party a noun phrase names; where the names do not say, its words without a key."""

from __future__ import annotations

from trucewatch.model.party import Party, PartyKind
from trucewatch.model.quotation import Named
from trucewatch.read.context import Context
from trucewatch.read.doers.heads import heads_phrase, is_head
from trucewatch.read.pack import phrase_set, plain
from trucewatch.read.places.names import Mention
from trucewatch.read.text.tokens import Token

SHEET = "agents"


def named_by(
    phrase: list[Token],
    names: list[tuple[Mention, int]],
    head: tuple[int, str] | None,
    proper: list[int],
    tool: int | None,
    tokens: list[Token],
    context: Context,
    language: str,
) -> Named | None:
    """The party that the phrase names, or its words without a key."""
    text = context.document.text
    phrase = _trimmed(
        phrase[
            : len(phrase) - (0 if tool is None or (names and not head and not proper) else _tool_size(phrase, language))
        ],
        language,
    )
    if not phrase:
        return None
    written = text[phrase[0].start : phrase[-1].end]
    own = head is None or head[1] in plain(language, SHEET, "states_own")
    if own and (by_head := _before_its_forces(phrase, head, tool, tokens, context)) is not None:
        return Named(as_written=written, key=by_head.id, name=by_head.name)
    led = next((t for t in phrase if t.low.split("-")[-1] in ("led",) and "-" in t.text), None)
    if led is not None and (body := next((t for t in phrase if t.low in ("coalition", "alliance")), None)) is not None:
        return Named(as_written=f"{led.text} {body.low}")
    if names:
        mention = names[-1][0]
        party = mention.party
        state = party is not None and party.kind in (PartyKind.STATE, PartyKind.GOVERNMENT)
        foreign = (head is not None and not own) or (bool(proper) and proper[-1] > names[-1][1])
        if party is not None and party.kind is PartyKind.PERSON and head is not None and own:
            own_party = next((g for i in party.part_of if (g := context.names.parties.get(i))), None)
            government = own_party or _government(context)
            return Named(as_written=written, key=government.id, name=government.name) if government else None
        if state and foreign and head is not None and _leads(mention.as_written, context.full.get(head[1], "")):
            return Named(as_written=context.full[head[1]])
        if state and foreign and (own_name := _owned(phrase, mention, tokens, proper)) is not None:
            return Named(as_written=own_name)
        if state and foreign:
            return Named(
                as_written=" ".join(
                    t.text
                    for t in phrase
                    if "-" not in t.text or (t.capital and t.low.split("-")[-1] not in ("backed", "led"))
                )
            )
        if party is not None:
            return Named(as_written=written, key=party.id, name=party.name)
        return Named(as_written=mention.as_written) if mention.parties else None
    described = [k for k in proper if "-" in tokens[k].text]
    if head is not None and described == proper and head[1] in ("government", "government forces", "government troops"):
        proper = []
    if head is not None and not names and not proper and _of_a_name(phrase, tokens):
        return None  # `the army of Tern`: whose army it is stands after it
    if head is not None and not proper:
        government = _government(context)
        if head[1] in plain(language, SHEET, "states_own") and head[1] not in plain(
            language, SHEET, "groups_needing_name"
        ):
            return (
                Named(as_written=written, key=government.id, name=government.name)
                if government
                else Named(as_written=written)
            )
        nameless = len(phrase) < 2 and head[1] in plain(language, SHEET, "groups_needing_name")
        if nameless or head[1].split()[-1] in ("group", "organization", "organisation", "faction"):
            return None
    if head is not None and not names and head[1] in context.full and not any("-" in t.text for t in phrase):
        return Named(as_written=context.full[head[1]])
    return Named(as_written=_core(phrase, text, head, language).removesuffix("'s").removesuffix("’s"))


def _owned(phrase: list[Token], mention: Mention, tokens: list[Token], proper: list[int]) -> str | None:
    """`Norland's TCF guerrilla group`: the group's own name, a short one in capitals, after whose land it is in."""
    own = [tokens[k] for k in proper if tokens[k].start >= mention.end]
    owner = next((t for t in phrase if t.start == mention.start), None)
    possessive = owner is not None and owner.low.endswith("'s")
    return own[0].text if possessive and len(own) == 1 and own[0].text.isupper() and len(own[0].text) > 2 else None


def of_its_head(tokens: list[Token], i: int, head: tuple[int, str], context: Context) -> tuple[int, Named] | None:
    """`the government of President Brand`, from token `i` on: where it ends, and whose forces they are."""
    k, language = head[0], context.document.language
    own = head[1] in plain(language, SHEET, "states_own")
    if not context.heads or not own or k >= len(tokens) or tokens[k].low != "of":
        return None
    led = heads_phrase([t.text for t in tokens[k + 1 : k + 8]], language, context.heads)
    if led is None:
        return None
    written = context.document.text[tokens[i].start : tokens[k + led[0]].end]
    return k + 1 + led[0], Named(as_written=written, key=led[1].id, name=led[1].name)


def who_tells(tokens: list[Token], k: int, context: Context) -> bool:
    """`Norlandish forces Wirenews reported`: a source, or a name before a telling verb, is no part of the name."""
    if any(m.sources and not m.parties for m in context.mentions(tokens[k].start, tokens[k].end)):
        return True
    return k + 1 < len(tokens) and tokens[k + 1].low in plain(context.document.language, "voices", "says")


def _before_its_forces(
    phrase: list[Token], head: tuple[int, str] | None, tool: int | None, tokens: list[Token], context: Context
) -> Party | None:
    """`President Brand's forces`, `the Brand government`: the government whose head stands right before its forces."""
    if not context.heads or (head is None and tool is None):
        return None
    named = [t for t in phrase if t.capital]
    between = [t.low for t in phrase if named and t.start > named[-1].start]
    forces = " ".join(between) in {head[1], f"{head[1]}'s"} if head is not None else True
    return is_head(named[-1].text, context.heads) if named and forces else None


def _of_a_name(phrase: list[Token], tokens: list[Token]) -> bool:
    """Whether "of" and a name follow the phrase."""
    k = next((i for i, t in enumerate(tokens) if t.start >= phrase[-1].end), len(tokens))
    following = [t.low for t in tokens[k : k + 2]]
    return following[:1] == ["of"] and len(following) > 1 and following[1] not in ("the", "a", "an", "its", "their")


def _tool_size(phrase: list[Token], language: str) -> int:
    """How many tokens at the end of a phrase are its equipment."""
    tools = phrase_set(language, "equipment", "acts")
    return next((size for size in (3, 2, 1) if tuple(t.low for t in phrase[-size:]) in tools), 0)


def _leads(name: str, full: str) -> bool:
    """Whether the full name says that this state leads it: "US" and "US-led coalition"."""
    return full.lower().replace(".", "").startswith(name.lower().replace(".", "") + "-")


def _trimmed(phrase: list[Token], language: str) -> list[Token]:
    """Without articles and guarding words at the front."""
    drop = {
        "the",
        "a",
        "an",
        "its",
        "their",
        "suspected",
        "alleged",
        "purportedly",
        "some",
        "several",
        "other",
        "so-called",
        "heavily",
        "remaining",
    }
    while phrase and phrase[0].low in drop:
        phrase = phrase[1:]
    return phrase


def _core(phrase: list[Token], text: str, head: tuple[int, str] | None, language: str) -> str:
    """A group's own name without the label after it ("Harrow Front militants" → "Harrow Front"); labels alone stay."""
    labels = plain(language, SHEET, "groups")
    capitals = [
        t for t in phrase if t.capital and t.low not in labels and t.low not in plain(language, SHEET, "before")
    ]
    acronym = [t for t in capitals if t.text.isupper() and len(t.text) > 2]
    if head is not None and capitals and head[1] in plain(language, SHEET, "states_own") and not acronym:
        return " ".join(text[phrase[0].start : phrase[-1].end].split())
    if len(acronym) == 1 and head is not None:
        return acronym[0].text
    if not capitals or head is None:
        return " ".join(text[phrase[0].start : phrase[-1].end].split())
    last = capitals[-1]
    described = len(capitals) == 1 and (
        "-" in last.low or (last.text.endswith(("n", "ish", "i", "ese")) and not last.text.isupper())
    )
    if described or ("-" in last.low and last.low.split("-")[-1] in ("led", "backed")):
        return " ".join(text[phrase[0].start : phrase[-1].end].split())
    if len(capitals) == 1 and head[1] in ("coalition", "alliance") and not last.text.isupper():
        return " ".join(text[phrase[0].start : phrase[-1].end].split())  # `the Global Coalition`
    first = capitals[0]
    if first is not last and "-" in first.low and first.low.split("-")[-1] in ("led", "backed"):
        first = next(t for t in capitals if t is not first)
    return " ".join(text[first.start : last.end].split())


def _government(context: Context) -> Party | None:
    """The party that a bare "the government" means: the document's, else the only government among the names."""
    if context.document.government:
        return context.names.parties.get(context.document.government)
    listed = context.names.governments
    return listed[0] if len(listed) == 1 else None
