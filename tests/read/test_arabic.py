"""Arabic by cue words alone: made-up sentences about an invented country."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import ZONE, anchor
from trucewatch.model.claim import Claim
from trucewatch.model.figure import Counted, Qualifier
from trucewatch.model.party import Name, Party, PartyKind
from trucewatch.model.place import Place
from trucewatch.model.quotation import Voice
from trucewatch.model.source import Source, SourceKind
from trucewatch.model.vocabulary import Act, Modality, Stance
from trucewatch.model.where import PlacePrecision
from trucewatch.read import Document, Names, Reading, read
from trucewatch.read.bare.figures import figures
from trucewatch.read.bare.lexicon import bare, even
from trucewatch.read.text.script import language_of


@cache
def names() -> Names:
    return Names.of(
        (
            Party(
                id="norland",
                kind=PartyKind.GOVERNMENT,
                name="Norland government",
                names=(Name(name="القوات النورلندية"), Name(name="نورلندا")),
            ),
            Party(id="harrow", kind=PartyKind.GROUP, name="Harrow Front", names=(Name(name="جبهة هارو"),)),
        ),
        (
            Source(id="vale-watch", kind=SourceKind.MONITOR, name="Vale Rights Watch", names=("مرصد فيل",)),
            Source(id="norland-news", kind=SourceKind.STATE_MEDIA, name="Norland News", names=("وكالة نورلندا",)),
        ),
        (
            Place(id="vale", name="Vale", names=("فيل",), lat=54, lon=12, radius_km=8, precision=PlacePrecision.CITY),
            Place(
                id="ost", name="Ost", names=("أوست",), lat=54, lon=12.4, radius_km=2, precision=PlacePrecision.VILLAGE
            ),
        ),
    )


def document(text: str, *, anchored: bool = True) -> Document:
    """The text as a document of Wednesday 2031-06-11."""
    anchors = (anchor(2031, 6, 11),) if anchored else ()
    return Document(report="r-0", text=text, anchors=anchors, zone=ZONE, author=Voice(name="the paper"), language="ar")


def read_it(text: str, *, anchored: bool = True) -> Reading:
    return read(document(text, anchored=anchored), names())


def one(text: str) -> Claim:
    [suggestion] = read_it(text).suggestions
    return suggestion.claim


def counted(text: str) -> list[tuple[str, str, str]]:
    return [(f.counted.value, f.category, f.sign) for f in figures(even(text, "ar"), 0, len(text), "ar")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل 12 شخصا في البلدة", [("killed", "people", "=12")]),
        ("مقتل مئة وخمسة وعشرين مدنيا", [("killed", "civilians", "=125")]),
        ("مقتل شخصين وإصابة خمسة عشر مدنيا", [("killed", "people", "=2"), ("wounded", "civilians", "=15")]),
        ("قُتِلَ طفلان", [("killed", "children", "=2")]),
        ("سقوط ما لا يقل عن 7 قتلى", [("killed", "people", "≥7")]),
        ("أصيب أكثر من ثلاثين شخصا بجروح", [("wounded", "people", ">30")]),
        ("مقتل نحو ألفين وثلاثمئة شخص", [("killed", "people", "≈2300")]),
        ("نزوح ثلاثة آلاف شخص", [("displaced", "people", "=3000")]),
        ("مقتل 12 مدنيا و3 جنود", [("killed", "civilians", "=12"), ("killed", "soldiers", "=3")]),
        ("مقتل 20 شخصا بينهم 4 أطفال", [("killed", "people", "=20"), ("killed", "children", "=4")]),
        ("12 شخصا قتلوا", [("killed", "people", "=12")]),
        ("قتيلان وثلاثة جرحى", [("killed", "people", "=2"), ("wounded", "people", "=3")]),
        ("مقتل ما بين 10 و15 شخصا", [("killed", "people", "10–15")]),
        ("على بعد 12 كيلومترا من البلدة", []),
        ("ارتفع السعر 12 في المئة", []),
        ("في 12 حزيران قتل شخص", [("killed", "people", "=1")]),
        ("وصلت 12 شاحنة إلى البلدة", []),
    ],
)
def test_figures(text: str, found: list[tuple[str, str, str]]) -> None:
    plain = "".join(c for c in text if not "\u064b" <= c <= "\u0652")
    assert counted(plain) == found


def test_digits_of_arabic_script_and_the_words_as_they_stand() -> None:
    text = "مقتل ٢٥ مدنياً بينهم ٧ أطفال في غارات جوية على أوست"
    claim = one(text)
    assert [(f.value, f.category, f.subset_of) for f in claim.figures] == [
        (25, "civilians", None),
        (7, "children", "civilians"),
    ]
    for figure in claim.figures:
        assert figure.span
        assert text[slice(*figure.span)] == figure.as_written
    assert claim.quotation.words == text


def test_dozens_have_no_number() -> None:
    [figure] = one("قتل عشرات المدنيين في هجوم على فيل").figures
    assert (figure.qualifier, figure.value, figure.counted) == (Qualifier.INDEFINITE, None, Counted.KILLED)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("يوم الاثنين", "2031-06-08T22:00:00+00:00"),
        ("أمس", "2031-06-09T22:00:00+00:00"),
        ("في 3 حزيران", "2031-06-02T22:00:00+00:00"),
        ("في 3 حزيران/يونيو 2031", "2031-06-02T22:00:00+00:00"),
        ("في 28 من كانون الثاني 2031", "2031-01-27T23:00:00+00:00"),
        ("فجر الثلاثاء", "2031-06-09T22:00:00+00:00"),
        ("مساء الثلاثاء", "2031-06-10T16:00:00+00:00"),
        ("الأربعاء الماضي", "2031-06-03T22:00:00+00:00"),
        ("في ٠٣/٠٦/٢٠٣١", "2031-06-02T22:00:00+00:00"),
    ],
)
def test_days(words: str, start: str) -> None:
    text = f"سقطت قذائف على فيل {words}."
    when = one(text).when
    assert when is not None
    assert when.start is not None
    assert when.start.isoformat() == start
    assert when.span
    assert text[slice(*when.span)] == when.as_written


def test_without_a_date_a_weekday_stays_open_and_is_listed() -> None:
    reading = read_it("سقطت قذائف على فيل يوم الاثنين.", anchored=False)
    assert [w.as_written for w in reading.unresolved] == ["يوم الاثنين"]
    assert reading.suggestions[0].claim.when is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("سقطت قذائف على مدينة فيل", ["vale"]),
        ("هجوم بفيل", ["vale"]),
        ("وسقطت قذائف في فيل وأوست", ["vale", "ost"]),
        ("سقطت قذائف قرب أوست", ["ost"]),
        ("هاجم فيل المزرعة برصاص", []),  # the animal, not the town: no word of place stands before it
    ],
)
def test_places(text: str, keys: list[str]) -> None:
    assert [w.key for w in one(text).where] == keys


def test_beside_a_place_is_wider() -> None:
    [where] = one("سقطت قذائف قرب أوست").where
    assert where.radius_km > 2


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("قال مرصد فيل إن قذائف سقطت على أوست", ["vale-watch"]),
        ("وأفادت وكالة نورلندا بسقوط قذائف على أوست", ["norland-news"]),
        ("سقطت قذائف على أوست بحسب مرصد فيل", ["vale-watch"]),
        ("نقلت وكالة نورلندا عن مرصد فيل سقوط قذائف على أوست", ["norland-news", "vale-watch"]),
        ("سقطت قذائف على أوست", []),
    ],
)
def test_voices(text: str, chain: list[str]) -> None:
    assert [voice.key for voice in one(text).chain[1:]] == chain


def test_an_unnamed_source_is_marked() -> None:
    voice = one("ذكر مصدر طبي أن شخصين قتلا في قصف على أوست").origin
    assert (voice.name, voice.anonymous) == ("مصدر طبي", True)


@pytest.mark.parametrize(
    ("text", "stance", "named"),
    [
        ("شنت القوات النورلندية غارات على أوست", Stance.STATES, ["norland"]),
        ("قصفت القوات النورلندية بلدة أوست", Stance.STATES, ["norland"]),
        ("قال مرصد فيل إن القصف على أوست نفذته القوات النورلندية", Stance.ALLEGES, ["norland"]),
        ("اتهمت نورلندا جبهة هارو بإطلاق صواريخ على أوست", Stance.ALLEGES, ["harrow"]),
        ("تبنت جبهة هارو الهجوم على أوست", Stance.ADMITS, ["harrow"]),
        ("نفت جبهة هارو قصف بلدة أوست", Stance.DENIES, ["harrow"]),
        # whom the words leave open: a passive, an object, a place held by somebody
        ("قصفت القوات النورلندية في أوست بالصواريخ", Stance.STATES, []),
        ("استهدفت قذائف مواقع جبهة هارو في أوست", Stance.STATES, []),
        ("قصف على أوست الخاضعة لجبهة هارو", Stance.STATES, []),
        ("سقطت قذائف على أوست وطالبت جبهة هارو بالتحقيق", Stance.STATES, []),
    ],
)
def test_a_doer_is_named_only_where_the_words_say_so(text: str, stance: Stance, named: list[str]) -> None:
    claim = one(text)
    assert (claim.stance, [a.actor.key for a in claim.attributions]) == (stance, named)


def test_who_accuses_is_the_innermost_voice() -> None:
    claim = one("اتهمت نورلندا جبهة هارو بإطلاق صواريخ على أوست")
    assert claim.origin.key == "norland"
    assert claim.attributions[0].by == claim.origin.name


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("غارات جوية على أوست", Act.AIRSTRIKE),
        ("قذائف هاون على أوست", Act.SHELLING),
        ("انفجار سيارة مفخخة في أوست", Act.ATTACK),
        ("اشتباكات عنيفة في أوست", Act.ARMED_CLASH),
        ("خرقت جبهة هارو الهدنة", Act.TRUCE_VIOLATION),
        ("تمديد وقف إطلاق النار", Act.TRUCE_EXTENDED),
        ("وصلت مساعدات إلى أوست", Act.AID_DELIVERED),
        ("بلغت حصيلة القتلى 45 شخصا", Act.TOLL),
        ("هدوء حذر في أوست", Act.LULL),
    ],
)
def test_acts(text: str, act: Act) -> None:
    assert one(text).act is act


@pytest.mark.parametrize("text", ["لم تسقط قذائف على أوست", "من دون غارات", "افتتح السوق في أوست", "١٢٣٤٥ ٦٧٨"])
def test_nothing_is_suggested(text: str) -> None:
    assert read_it(text).suggestions == ()


def test_plans_and_doubts() -> None:
    assert one("إذا سقطت قذائف على أوست").modality is Modality.CONDITIONAL
    assert one("ربما سقطت قذائف على أوست").modality is Modality.HEDGED


def test_joined_prefixes() -> None:
    assert bare("وبالقصف", "ar")[-1] == "قصف"
    assert "قصف" in bare("للقصف", "ar")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("سقطت قذائف على البلدة", "ar"),
        ("Shells fell on the town. قذائف", "en"),
        ("12 34", "en"),
        ("شهر پاک چرا گفت گل ژاله", "und"),
        ("Снаряды упали на город", "und"),
    ],
)
def test_the_language_by_the_script(text: str, language: str) -> None:
    assert language_of(text) == language


WORDS = (
    "و ال ب 12 ٣ ألف ثلاثة عشر قتل مقتل شخصا أطفال بينهم في فيل أوست قصف يوم الاثنين "
    "حزيران 2031 / ، . نفت هارو قال بين إلى آلاف"
)
PIECES = st.lists(st.sampled_from([*WORDS.split(), "جبهة هارو", " ", "\n", "\u0640", "\u200f"]), max_size=40)


@given(
    st.text(max_size=120) | st.text("اأبتوالقفمن ١٢ \u064b", max_size=80) | PIECES.map("".join) | PIECES.map(" ".join)
)
def test_any_text(text: str) -> None:
    reading = read_it(text)
    for suggestion in reading.suggestions:
        claim = suggestion.claim
        assert text[claim.quotation.start : claim.quotation.end] == claim.quotation.words
        spans = (
            [f.span for f in claim.figures] + [w.span for w in claim.where] + [claim.when.span if claim.when else None]
        )
        assert all(0 <= span[0] < span[1] <= len(text) for span in spans if span)
