"""The parties to what is said of a truce, or of talks: who declares, agrees, ends or suspends, and with whom.

They are parties in no order of blame. Only constructions that say so outright count: the subject right before the verb,
those after "by", "between" and "with".
"""

from __future__ import annotations

from trucewatch.model.quotation import Named
from trucewatch.model.vocabulary import Act
from trucewatch.read.acts.deed import Deed
from trucewatch.read.context import Context
from trucewatch.read.doers.actors import Actor, actors
from trucewatch.read.doers.subjects import before_articles
from trucewatch.read.pack import plain
from trucewatch.read.text.tokens import Token

SHEET = "truce"
DONE_BY_SOMEBODY = frozenset(
    {
        Act.TRUCE_DECLARED,
        Act.TRUCE_AGREED,
        Act.TRUCE_EXTENDED,
        Act.TRUCE_ENDED,
        Act.TRUCE_PROPOSED,
        Act.TALKS_SUSPENDED,
        Act.AID_SUSPENDED,
    }
)
_JOINS = (["and"], ["and", "the"], [","], [",", "the"])


def sides(context: Context, tokens: list[Token], deed: Deed) -> tuple[Named, ...]:
    """The parties that the passage of the act names as those who did it, then those it was done with; each once."""
    if deed.act not in DONE_BY_SOMEBODY:
        return ()
    found = [a for a in actors(tokens, context) if deed.start <= a.at and a.end <= deed.end]
    language = context.document.language
    own = _with_listed(tokens, found, [a for a in found if _does(tokens, a, language)])
    others = [a for a in found if a not in own and _joined_to(tokens, a, language)]
    named = [*own, *(a for a in _with_listed(tokens, found, others) if a not in own)]
    once = {(a.named.key or a.named.as_written.lower()): a.named for a in named}
    return tuple(once.values())


def _does(tokens: list[Token], actor: Actor, language: str) -> bool:
    """`Norland has suspended`, `declared by Norland`: who did it."""
    k, aux, passive = actor.last, plain(language, "voices", "aux"), plain(language, "agents", "passives")
    while k < len(tokens) and (tokens[k].low in aux or tokens[k].low.endswith("ly")) and k - actor.last < 4:
        k += 1
    undergoes = any(t.low in passive for t in tokens[actor.last : k])
    if k < len(tokens) and tokens[k].low in plain(language, SHEET, "done_to_a_truce") and not undergoes:
        return True
    before = before_articles(tokens, actor.first)
    if before < 1 or tokens[before].low != "by":
        return False
    return tokens[before - 1].low in plain(language, SHEET, "done_to_a_truce")


def _joined_to(tokens: list[Token], actor: Actor, language: str) -> bool:
    """`talks with Sudland`, `a truce between Norland and Sudland`: with whom."""
    before = before_articles(tokens, actor.first)
    if before < 1 or tokens[before].low not in plain(language, SHEET, "joined_by"):
        return False
    about = plain(language, SHEET, "talks") | plain(language, SHEET, "truce") | plain(language, SHEET, "truce_nouns")
    return any(t.low in about for t in tokens[max(0, before - 4) : before])


def _with_listed(tokens: list[Token], found: list[Actor], some: list[Actor]) -> list[Actor]:
    """These and those joined to them ("Norland and Sudland"), in text order."""
    kept = {found.index(a) for a in some}
    for k in sorted(kept):
        for step in (1, -1):
            n = k
            while 0 <= n + step < len(found) and _joined(tokens, found[min(n, n + step)], found[max(n, n + step)]):
                n += step
                kept.add(n)
    return [found[n] for n in sorted(kept)]


def _joined(tokens: list[Token], first: Actor, second: Actor) -> bool:
    return [t.low for t in tokens[first.last : second.first]] in _JOINS
