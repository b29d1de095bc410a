"""What the page of possible joins shows of one suggestion."""

from __future__ import annotations

from lxml import html

from desk.material import AT, lay_out, ticking
from trucewatch.case.alike import suggested_joins
from trucewatch.case.case import Case, open_case
from trucewatch.case.receive import Told, receive
from trucewatch.case.review import review_file
from trucewatch.case.suggest import suggest
from trucewatch.case.view import view
from trucewatch.desk.pages.alike import _block

TOLD = (
    "Shells fell on the mill quarter of Harrow on Tuesday, killing three people, residents said.\n",
    "At least three people died when shells hit the mill quarter of Harrow on Tuesday, a doctor said.\n",
)


def _twice(case: Case) -> None:
    """Two reports of one shelling, each accepted as it was suggested."""
    for number, words in enumerate(TOLD):
        told = Told(origin=str(number), published="2031-03-05")
        receive(case, f"{number}.txt", words.encode(), told, "duty officer", "Europe/Kyiv")
    suggest(case, view(case).held)
    first: dict[str, str] = {}
    for suggestion in view(case).suggestions:
        if suggestion.claim.tells_of_an_event and suggestion.claim.quotation.words.startswith(("Shells", "At least")):
            first.setdefault(suggestion.claim.quotation.report, suggestion.id)
    lines = "".join(f"- accept: {key}\n" for key in first.values())
    review_file(case, view(case), "d.yml", f"role: case editor\ndecisions:\n{lines}".encode())


def test_a_pair_shows_both_words_and_the_picture_of_every_reason(tmp_path) -> None:
    with open_case(lay_out(tmp_path / "harrow"), ticking(AT)) as case:
        _twice(case)
        seen = view(case)
        join = suggested_joins(seen)[0]
        block = _block(seen, join)
    assert [side.id for side in block.sides] == list(join.incidents)
    words = {quotation.words for side in block.sides for _, quotation in side.words}
    assert len(words) == 2
    picture = html.fromstring(block.picture).text_content()
    assert all(reason.level in picture for reason in join.reasons)
