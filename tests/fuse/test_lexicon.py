from __future__ import annotations

import pytest

from trucewatch.fuse.lexicon import kinds


@pytest.mark.parametrize(
    ("label", "families"),
    [
        ("Battles: Armed clash", {"clash"}),
        ("Bombing/Explosion", {"bomb"}),
        ("Explosions/Remote violence: Air/drone strike", {"strike", "shelling", "bomb"}),
        ("Violence against civilians: Abduction/forced disappearance", {"attack", "seizure"}),
        ("Hostage Taking (Kidnapping)", {"seizure"}),
        ("state-based violence", {"clash"}),
        ("Organized Demonstration", {"crowd"}),
        ("Spontaneous Violent Riot", {"riot", "crowd"}),
        ("Riots: Mob violence", {"riot"}),
        ("Protests: Excessive force against protesters", {"crowd", "attack"}),
        ("Armed Assault", {"clash", "attack"}),
        ("shelling", {"shelling"}),
        ("weather", set()),
    ],
)
def test_labels_of_many_sources_name_families(label: str, families: set[str]) -> None:
    mask = kinds().mask(label)
    assert {name for i, name in enumerate(kinds().names) if mask >> i & 1} == families


def test_akin_is_mutual() -> None:
    known = kinds()
    for i, one in enumerate(known.akin):
        for j, other in enumerate(known.akin):
            assert (one >> j & 1) == (other >> i & 1)
