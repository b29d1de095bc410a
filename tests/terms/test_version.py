"""A version changes with everything that findings rest on, and with nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from trucewatch.terms.version import terms_version, zones_named


@pytest.fixture
def parts(make: Any) -> dict[str, Any]:
    cite = make.cite()
    role = {"party": "norland", "role": "accepted", "cite": cite}
    listed = {"party": "linked", "role": "excluded", "cite": cite}
    calm = make.arrangement(make.area("vale", ("2031-05-01 01:00", None)), parties=[role, listed])
    parties = [make.party("norland"), make.party("norland-army", "norland"), make.party("millers")]
    return {
        "arrangement": calm,
        "written": b"id: vale-calm",
        "zones": {"vale": make.square("vale", 30, 50), "harrow": make.square("harrow", 32, 50)},
        "parties": {p.id: p for p in parties},
        "categories": {"linked": make.category("linked", "millers")},
    }


def version(parts: dict[str, Any], **rest: Any) -> str:
    return terms_version(**(parts | rest))


def test_it_changes_with_what_findings_rest_on(make: Any, parts: dict[str, Any]) -> None:
    plain = version(parts)
    assert plain == version(parts)
    other = [
        {"written": b"id: vale-calm "},
        {"zones": parts["zones"] | {"vale": make.square("vale", 30, 50.1)}},
        {"categories": {"linked": make.category("linked", "millers", "norland")}},
        {"parties": parts["parties"] | {"norland-navy": make.party("norland-navy", "norland")}},
        {"parties": parts["parties"] | {"mill-guard": make.party("mill-guard", "millers")}},
    ]
    assert len({plain, *(version(parts, **rest) for rest in other)}) == 6


def test_it_does_not_change_with_anything_else(make: Any, parts: dict[str, Any]) -> None:
    plain = version(parts)
    assert plain == version(parts, zones=parts["zones"] | {"harrow": make.square("harrow", 33, 50)})
    assert plain == version(parts, parties=parts["parties"] | {"strangers": make.party("strangers")})
    assert plain == version(parts, categories=parts["categories"] | {"others": make.category("others", "norland")})
    assert plain == version(parts, parties=dict(reversed(parts["parties"].items())))


def test_the_zones_are_those_of_areas_of_what_is_left_out_and_of_lines(make: Any) -> None:
    term = {"id": "back", "effect": "required", "acts": ["presence"], "words": "back", "cite": make.cite()}
    calm = make.arrangement(
        readings=[
            {
                "id": "post",
                "issuer": "Vale Post",
                "areas": [make.area("vale", ("2031-05-01", None))],
                "left_out": [{"zone": "mill", "cite": make.cite()}],
                "terms": [term | {"line": "road", "distance_km": 3}],
            }
        ],
        terms=[term | {"line": "vale", "distance_km": 2}],
    )
    assert zones_named(calm) == ("vale", "mill", "road")
