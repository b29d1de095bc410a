from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from trucewatch.bench.learn import learn
from trucewatch.fuse.learn import level_bits
from trucewatch.fuse.levels import FEATURES, LEVELS
from trucewatch.fuse.weights import read_weights, weights


def test_the_weights_that_come_along_are_those_that_learning_gives() -> None:
    again, held = learn(), weights()
    assert again.learned_from == held.learned_from
    for feature in FEATURES:
        assert list(again.bits[feature].values()) == pytest.approx(list(held.bits[feature].values()), abs=0.05)
    assert (again.prior, again.crowd) == pytest.approx((held.prior, held.crowd), abs=0.05)


def test_weights_that_rise_where_agreement_falls_are_refused() -> None:
    plain = weights().model_dump(mode="json")
    plain["bits"]["day"]["one day apart"] = 9
    with pytest.raises(ValidationError, match="weights of day rise"):
        read_weights(plain)


def test_what_is_not_said_must_weigh_nothing() -> None:
    plain = weights().model_dump(mode="json")
    plain["bits"]["place"]["unknown"] = -1
    with pytest.raises(ValidationError, match="must weigh nothing"):
        read_weights(plain)


def test_a_level_is_not_dropped() -> None:
    plain = weights().model_dump(mode="json")
    del plain["bits"]["words"]["few shared"]
    with pytest.raises(ValidationError, match="weights of words"):
        read_weights(plain)


def test_learned_bits_fall_with_agreement_whatever_the_labels_say() -> None:
    chance = np.random.default_rng(3)
    levels = np.stack([chance.integers(0, len(LEVELS[f]), 500) for f in FEATURES], axis=1).astype(np.int8)
    for same in (chance.random(500) < 0.5, levels[:, 0] > 4):
        for feature, bits in level_bits(levels, same).items():
            told = [value for level, value in bits.items() if level != "unknown"]
            assert told == sorted(told, reverse=True), feature
