from __future__ import annotations

from reading import ZONE
from trucewatch.model.report import Usage
from trucewatch.read.dating import suggest_dating


def test_origin_and_carrier_are_kept_apart() -> None:
    head = "CENTER FOR\n\nVALE STUDIES\n\nA TRUCE IN DOUBT\n\n- 12.06.2031\n\n"
    text = head + "Norland Herald, June 11, 2031\n\nTalks went on."
    found = suggest_dating(text, ZONE)
    assert found.origin is not None
    assert found.carrier is not None
    assert (found.origin.outlet, found.origin.when.as_written) == ("Norland Herald", "June 11, 2031")
    assert (found.carrier.outlet, found.carrier.when.as_written) == ("CENTER FOR VALE STUDIES", "12.06.2031")
    assert found.carrier.when.start is not None
    assert found.carrier.when.start.isoformat() == "2031-06-11T22:00:00+00:00"


def test_two_digit_years_and_a_republisher() -> None:
    source = "[Source: By A. Brand, The Vale Times, Brandt, 11Jun31]"
    text = f"Talks\n\nThey met.\n\n{source}\n\nposted on 13Jun31 by the Ost Team. Thanks."
    found = suggest_dating(text, ZONE)
    assert found.origin is not None
    assert found.carrier is not None
    assert (found.origin.outlet, found.origin.when.start and found.origin.when.start.year) == ("The Vale Times", 2031)
    assert found.carrier.outlet == "Ost Team"


def test_a_day_in_the_headline_is_never_the_document_s() -> None:
    found = suggest_dating("Envoys to Meet on June 30\n\nThey spoke on Monday.", ZONE)
    assert found.origin is None
    assert [w.as_written for w in found.ahead] == ["on June 30"]
    assert not found.ahead[0].resolved


def test_usage_terms() -> None:
    found = suggest_dating("Talks.\n\nIn line with Title 9 U.S.C. Section 12 this copy is shared. Thanks.", ZONE)
    assert found.usage is Usage.QUOTE
    assert found.notices


def test_nothing_is_made_up() -> None:
    found = suggest_dating("Talks went on Monday.", ZONE)
    assert (found.origin, found.carrier, found.ahead, found.usage) == (None, None, (), None)
