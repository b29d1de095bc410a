from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.fuse.explain import Reason
from trucewatch.products.waterfall import waterfall

REASONS = st.lists(
    st.builds(
        Reason, compared=st.text("ab<&\"'", max_size=6), level=st.text("cd<>&", max_size=8), bits=st.floats(-9, 9)
    ),
    max_size=8,
)


@given(st.floats(-5, 5), REASONS)
def test_it_is_sound_svg_with_a_bar_for_each_reason_inside_the_picture(start: float, reasons: list[Reason]) -> None:
    drawn = ET.fromstring(waterfall(start, reasons, start + sum(reason.bits for reason in reasons)))
    wide = float(drawn.attrib["viewBox"].split()[2])
    bars = [element for element in drawn if element.tag.endswith("rect")]
    assert len(bars) == len(reasons) + 2
    assert all(0 <= float(bar.attrib["x"]) <= wide for bar in bars)
    assert all(float(bar.attrib["x"]) + float(bar.attrib["width"]) <= wide for bar in bars)


def test_each_bar_starts_where_the_last_one_ended() -> None:
    drawn = waterfall(1.0, [Reason(compared="day", level="same day", bits=2.0)], 3.0)
    assert "+2.0" in drawn
    assert "+3.0" in drawn
    assert "day: same day +2.0; +3.0 bits in all" in drawn


def test_what_rounds_to_nothing_has_no_minus() -> None:
    drawn = waterfall(-0.01, [Reason(compared="kind", level="akin", bits=-0.02)], -0.03)
    assert "-0.0" not in ET.tostring(ET.fromstring(drawn), "unicode", "text")
    assert "kind: akin +0.0; +0.0 bits in all" in drawn
