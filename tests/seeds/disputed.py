"""The case `seeds` with what its documents say of matters on which they differ, entered by hand beside the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from seeds.material import Material, gather, plain, with_words


def gather_disputed(directory: Path) -> Material:
    """The material of `gather` with the claims of `disputed.yml` after its own."""
    material = gather(directory)
    more = with_words(plain("disputed.yml"), material.texts)
    decisions = [*material.decisions["decisions"], *more["decisions"]]
    return replace(material, decisions=material.decisions | {"decisions": decisions})
