"""The reader that asks a server, over real HTTP to a server on 127.0.0.1 that this test starts."""

from __future__ import annotations

from typing import Any

import pytest

from reading import document, names
from serving import saying, serving
from trucewatch.errors import BadInput
from trucewatch.model.vocabulary import Act, Stance
from trucewatch.read.served.served import ServedReader
from trucewatch.read.served.server import Server

TEXT = "On Monday Norlandian army jets bombed Vale, killing at least 12 people, Vale Rights Watch said. Prices rose."
QUOTE = "On Monday Norlandian army jets bombed Vale, killing at least 12 people"


def pointed(**changed: Any) -> dict[str, Any]:
    given = {"quotation": QUOTE, "act": "airstrike", "stance": "alleges", "modality": "actual"}
    return given | {"speaker": "Vale Rights Watch", "doers": ["Norlandian army"]} | changed


def test_what_it_points_at_is_read_again_by_our_rules() -> None:
    with serving(saying(pointed())) as (server, asked):
        reader = ServedReader.of(server)
        [suggestion] = reader.read(document(TEXT), names()).suggestions
    claim = suggestion.claim
    assert (claim.act, claim.stance, claim.quotation.words) == (Act.AIRSTRIKE, Stance.ALLEGES, QUOTE)
    assert [a.actor.key for a in claim.attributions] == ["norland"]
    assert [v.key or v.name for v in claim.chain] == ["the paper", "vale-watch"]
    assert [w.key for w in claim.where] == ["vale"]
    assert claim.when is not None
    assert claim.when.as_written == "On Monday"
    assert (claim.figures[0].sign, claim.figures[0].as_written) == ("≥12", "at least 12 people")
    assert suggestion.reader == "served-a-model/1"
    [question] = asked
    assert (question["path"], question["model"], question["temperature"]) == ("/v1/chat/completions", "a-model", 0)
    assert question["messages"][1]["content"] == TEXT
    assert question["response_format"]["json_schema"]["strict"] is True
    assert (server.spent.questions, server.spent.tokens_in, server.spent.tokens_out) == (1, 100, 7)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"quotation": "On Monday Norlandian army jets shelled Vale"}, "words that are not in the text"),
        ({"doers": ["Sudland"]}, "a party whom the words do not name"),
        ({"doers": ["Vale Rights Watch"]}, "a party whom the words do not name"),
        ({"doers": ["Nor"]}, "a party whom the words do not name"),
        ({"speaker": "Sudland Times"}, "a speaker whom the text does not name"),
    ],
)
def test_what_the_text_does_not_have_is_not_taken(changed: dict[str, Any], why: str) -> None:
    with serving(saying(pointed(**changed))) as (server, _):
        reader = ServedReader.of(server)
        assert reader.read(document(TEXT), names()).suggestions == ()
    assert why in reader.dropped[0]


def test_nobody_named_is_nobody_alleged() -> None:
    with serving(saying(pointed(doers=[]))) as (server, _):
        [suggestion] = ServedReader.of(server).read(document(TEXT), names()).suggestions
    assert (suggestion.claim.stance, suggestion.claim.attributions) == (Stance.STATES, ())


@pytest.mark.parametrize("content", ["no json", "{}", '{"claims": [{"act": "war"}]}', '{"claims": [], "more": 1}'])
def test_an_answer_not_as_asked_for_is_told(content: str) -> None:
    with serving(lambda _asked, _n: (200, content)) as (server, _):
        reader = ServedReader.of(server)
        assert reader.read(document(TEXT), names()).suggestions == ()
    assert "an answer not as asked for" in reader.dropped[0]


def test_it_is_asked_again_when_it_is_busy() -> None:
    with serving(lambda asked, n: (503, "") if n == 1 else saying(pointed())(asked, n)) as (server, asked):
        assert len(ServedReader.of(server).read(document(TEXT), names()).suggestions) == 1
    assert (len(asked), server.spent.questions, server.spent.tries) == (2, 1, 2)


def test_a_refusal_is_told_and_not_asked_again() -> None:
    with serving(lambda _asked, _n: (401, "")) as (server, asked), pytest.raises(BadInput, match="HTTP 401"):
        ServedReader.of(server).read(document(TEXT), names())
    assert len(asked) == 1


def test_no_server_is_told() -> None:
    with pytest.raises(BadInput, match="no answer from 'a-model'"):
        Server("http://127.0.0.1:9/v1", "a-model", tries=1).ask("x", "y", {})
    with pytest.raises(BadInput, match="give its address"):
        Server("127.0.0.1:9", "a-model")


def test_a_long_text_is_asked_in_passages() -> None:
    text = "\n\n".join([TEXT] * 120)
    with serving(saying()) as (server, asked):
        ServedReader.of(server).read(document(text), names())
    assert len(asked) > 1
    assert "".join(q["messages"][1]["content"] for q in asked).count("Norlandian") == 120
