"""`bench findings`: the large run at a small size, and the step that others are compared at."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import shapely
from click.testing import CliRunner

from trucewatch.bench import zone_beside
from trucewatch.bench.findings import command
from trucewatch.bench.held_made import make
from trucewatch.bench.zone_ours import ours
from trucewatch.bench.zone_peers import PEERS, Missing, Taken, bare_tree
from trucewatch.bench.zone_postgis import postgis_join
from trucewatch.bench.zone_step import Step, fingerprint, step
from trucewatch.errors import TrucewatchError


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Step:
    made = make(tmp_path_factory.mktemp("rows"), 3_000, 80, 2)
    return step(made.rows, made.terms)


def test_the_run_is_told_with_shares_rate_memory_and_what_the_desk_says() -> None:
    done = CliRunner().invoke(command, ["--incidents", "1500", "--zones", "80", "--runs", "1"])
    assert done.exit_code == 0, done.output
    for told in ("40 arrangements", "candidates an incident", "outside area", "findings a second", " GB", "equal ids"):
        assert told in done.output
    assert "1,500 incidents in" in done.output


def test_zones_of_a_point_are_the_same_whoever_is_asked(asked: Step, capsys: pytest.CaptureFixture[str]) -> None:
    found = zone_beside.beside(asked, 1, PEERS)
    told = capsys.readouterr().out
    assert "shapely STRtree" in found
    for name in PEERS:
        assert (name in found) is not (f"{name:16} missing: {name} is not installed" in told)


def test_postgis_finds_the_same_pairs(asked: Step) -> None:
    try:
        taken = postgis_join(asked)
    except Missing as missing:
        pytest.skip(str(missing))
    assert fingerprint(taken.pairs) == fingerprint(bare_tree(asked).pairs)
    assert "PostGIS 3" in taken.how


def test_one_who_finds_other_pairs_is_told_of(asked: Step) -> None:
    def short(of: Step) -> Taken:
        point, zone = bare_tree(of).pairs
        return Taken((point[1:], zone[1:]), 1.0, "one too few")

    with pytest.raises(TrucewatchError, match=r"other: got [\d,]+ pairs .*, expected [\d,]+ pairs"):
        zone_beside.beside(asked, 1, {"other": short})


def test_the_step_by_its_own_words(asked: Step) -> None:
    """Some hundred points, each against every zone and window in turn."""
    few = asked.first(400)
    shapes = few.shapes
    wanted = {
        (n, int(zone))
        for n in range(len(few.at))
        for zone, since, until in zip(few.window_zone, few.since, few.until, strict=True)
        if since <= few.at[n] < until and shapes[zone].contains(shapely.Point(few.lon[n], few.lat[n]))
    }
    found = ours(few).pairs
    assert wanted
    assert set(zip(*(side.tolist() for side in found), strict=True)) == wanted


def test_windows_of_a_zone_do_not_meet(asked: Step) -> None:
    same = np.flatnonzero(asked.window_zone[1:] == asked.window_zone[:-1])
    assert len(same)
    assert (asked.until[same] < asked.since[same + 1]).all()
    assert (asked.since < asked.until).all()


def test_the_fingerprint_asks_for_no_order(asked: Step) -> None:
    point, zone = bare_tree(asked).pairs
    order = np.random.default_rng(1).permutation(len(point))
    assert fingerprint((point[order], zone[order])) == fingerprint((point, zone))
    assert fingerprint((point[1:], zone[1:])) != fingerprint((point, zone))
    late = dataclasses.replace(asked, at=asked.at + 10**16)
    assert len(bare_tree(late).pairs[0]) == 0
