"""Spans as sets of minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.terms.spans import Span, clipped, length, merged, without

ZERO = datetime(2031, 3, 1, tzinfo=UTC)


def minute(n: int) -> datetime:
    return ZERO + timedelta(minutes=n)


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: (minute(p[0]), minute(p[1]))), max_size=5
)


def minutes(found: list[Span] | tuple[Span, ...]) -> set[int]:
    return {n for n in range(41) if any(a <= minute(n) < b for a, b in found)}


@given(spans, spans)
def test_as_sets(one: list[Span], other: list[Span]) -> None:
    assert minutes(merged(one)) == minutes(one)
    assert minutes(without(one, other)) == minutes(one) - minutes(other)
    assert minutes(clipped(one, minute(10), minute(20))) == minutes(one) & set(range(10, 20))
    assert length(one) == timedelta(minutes=len(minutes(one)))


@given(spans, st.randoms())
def test_order_means_nothing(one: list[Span], random: st.DataObject) -> None:
    other = list(one)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert merged(one) == merged(other)
    assert all(a[1] < b[0] for a, b in zip(merged(one), merged(one)[1:], strict=False))
