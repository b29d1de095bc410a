"""Kleene's three values as True, False and None: the logic that SQL's NULL has, for the few places outside SQL.

Invariant: more knowledge never turns a decided answer round; only None may become True or False.
"""

from __future__ import annotations

from collections.abc import Iterable


def both(*values: bool | None) -> bool | None:
    """And: False if one is False, else None if one is None, else True. Empty is refused, as it has no answer."""
    if not values:
        raise ValueError("'and' over nothing has no answer")
    if False in values:
        return False
    return None if None in values else True


def either(*values: bool | None) -> bool | None:
    """Or: True if one is True, else None if one is None, else False (also of nothing: none of them holds)."""
    if True in values:
        return True
    return None if None in values else False


def negated(value: bool | None) -> bool | None:
    """Not; unknown stays unknown."""
    return None if value is None else not value


def agreed(values: Iterable[bool | None]) -> bool | None:
    """The answer that rival statements share: all True, or all False; anything else, and nothing, is unknown."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
