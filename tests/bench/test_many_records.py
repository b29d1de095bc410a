"""The made-up cases of `bench case` are cases like any other, and the same seed makes the same ones."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from trucewatch.bench.case import command
from trucewatch.bench.held_terms import Terms, terms
from trucewatch.bench.many_claims import fill
from trucewatch.bench.many_records import SOURCE, write_case, write_feed
from trucewatch.case.adopt import adopt
from trucewatch.case.case import open_case
from trucewatch.case.check import check
from trucewatch.case.files import draft_bytes, read_case_files
from trucewatch.case.new import new
from trucewatch.case.receive import Told, receive
from trucewatch.case.records import held_feeds
from trucewatch.case.view import view
from trucewatch.feeds import feed_of


@pytest.fixture(scope="module")
def made() -> Terms:
    return terms(40, 1)


def test_the_terms_come_back_from_their_files_as_they_were(tmp_path: Path, made: Terms) -> None:
    write_case(tmp_path, made)
    files = read_case_files(draft_bytes(tmp_path))
    assert check(files) == []
    for key, arrangement in made.book.arrangements.items():
        back = files.arrangements[key]
        assert [r.id for r in back.readings] == [r.id for r in arrangement.readings]
        spans = [(p.since.earliest, p.since.latest) for r in back.readings for a in r.areas for p in a.periods]
        assert spans == [
            (p.since.earliest, p.since.latest) for r in arrangement.readings for a in r.areas for p in a.periods
        ]
    assert {key: zone.geometry for key, zone in files.zones.items()} == {
        key: zone.geometry for key, zone in made.book.zones.items()
    }


def test_the_feed_is_the_same_for_a_seed_and_every_row_can_be_used(tmp_path: Path, made: Terms) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write_feed(tmp_path / name, made, 2_000, seed)
    one, same, other = ((tmp_path / name).read_bytes() for name in ("one", "same", "other"))
    assert one == same != other
    feed = feed_of(one, "feed.csv")
    assert (feed.table.num_rows, feed.faults) == (2_000, [])


def test_shares_are_as_they_are_told(tmp_path: Path, made: Terms) -> None:
    write_case(tmp_path / "case", made)
    write_feed(tmp_path / "feed.csv", made, 5_000, 1)
    with open_case(tmp_path / "case") as case:
        adopt(case, "bench", "bench")
        told = Told(origin=SOURCE, published="2034-01-05")
        receive(case, "feed.csv", (tmp_path / "feed.csv").read_bytes(), told, "bench", "UTC")
        [feed] = held_feeds(view(case))
    assert 0.07 < feed.records.peaceful["protest"] / 5_000 < 0.10
    assert set(feed.records.unread) == {"code 7"}
    named = sum(feed.records.spoken[code].doer is not None for code in feed.records.code)
    assert 0.3 < named / len(feed) < 0.36
    assert any(party for party in feed.named.values())


def test_bulletins_are_accepted_claims(tmp_path: Path) -> None:
    new(tmp_path / "case", like="syria-2016")
    with open_case(tmp_path / "case") as case:
        adopt(case, "bench", "bench")
        fill(case, 200, datetime(2016, 1, 1, tzinfo=UTC), 1)
        seen = view(case)
        assert (len(seen.claims), len(seen.reports)) == (200, 20)
        assert 0 < len(seen.incidents) < 200


def test_every_question_is_put_and_the_correction_is_told() -> None:
    done = CliRunner().invoke(command, ["--records", "1000", "--zones", "40", "--runs", "3"])
    assert done.exit_code == 0, done.output
    for words in ("inforce:", "record: one", "findings of a day: page 1", "1 arrangements held again, 39 kept"):
        assert words in done.output
