from __future__ import annotations

from itertools import islice

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.bench.prose import DOCUMENT, made_parties, made_places, prose
from trucewatch.read.acts.acts import speaks_of_acts
from trucewatch.read.text.clean import sentence_spans


@settings(max_examples=20)
@given(st.integers(0, 140))
def test_it_has_as_many_sentences_as_asked_for_by_the_readers_own_cutting(sentences: int) -> None:
    documents = list(prose(sentences, 0.5))
    assert sum(len(sentence_spans(d["text"])) for d in documents) == sentences
    assert len({d["id"] for d in documents}) == len(documents) == -(-sentences // DOCUMENT)


@given(st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0]), st.integers(0, 3))
def test_the_stated_share_carries_a_cue(share: float, seed: int) -> None:
    told = [
        speaks_of_acts(d["text"], start, end)
        for d in prose(400, share, seed)
        for start, end in sentence_spans(d["text"])
    ]
    assert abs(sum(told) - 400 * share) <= 1


def test_the_same_seed_gives_the_same_text_and_another_seed_another() -> None:
    assert list(prose(60, 0.3, 7)) == list(prose(60, 0.3, 7)) != list(prose(60, 0.3, 8))


def test_it_streams() -> None:
    assert len(list(islice(prose(10**12, 0.3), 2))) == 2


def test_hardly_a_sentence_occurs_twice() -> None:
    listed = [d["text"][a:b] for d in prose(2000, 0.5) for a, b in sentence_spans(d["text"])]
    assert len(set(listed)) > 0.99 * len(listed)


def test_places_and_parties_are_the_same_each_time() -> None:
    assert made_places() == made_places()
    assert made_parties() == made_parties()
