"""A small world with every turn that an answer can take: zones, terms, and incidents to hold against them.

Vale and Harrow touch; Ring has a hole; Isles are two; Seam lies over the date line, Cap around a pole; Mid is left out
of Vale, Road is to be stayed away from. Windows meet, are extended, are known to a day, have no end, or are cut off.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from terms.norland import Make
from trucewatch.model.claim import Attribution, Claim
from trucewatch.model.figure import Counted, Figure, Qualifier
from trucewatch.model.incident import Incident
from trucewatch.model.place import Zone
from trucewatch.model.quotation import Named, Quotation, Voice
from trucewatch.model.vocabulary import Act, Kind, Modality, Stance
from trucewatch.model.when import Precision, When
from trucewatch.model.where import Where
from trucewatch.terms.book import Book

MAKE = Make("UTC")
MAY = datetime(2031, 5, 1, tzinfo=UTC)
ACTS = [Act.AIRSTRIKE, Act.SHELLING, Act.ATTACK, Act.CONVOY_ATTACK, Act.ARMED_CLASH, Act.LULL, Act.PRESENCE]
NAMES = ["norland", "sudland", "holdouts", "band", "norland-army", "cousins", "stranger", "unheard-of", None]


def _ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def _zone(key: str, *parts: list[list[list[float]]]) -> Zone:
    return Zone(id=key, name=key, geometry={"type": "MultiPolygon", "coordinates": list(parts)})


ZONES = [
    MAKE.square("vale", 30, 50),
    MAKE.square("harrow", 31, 50),
    _zone("ring", [_ring(33, 50, 34, 51), _ring(33.4, 50.4, 33.6, 50.6)[::-1]]),
    _zone("isles", [_ring(30.2, 52, 30.4, 52.2)], [_ring(30.5, 52, 30.9, 52.4)]),
    _zone("seam", [_ring(179, -17, 180, -16)], [_ring(-180, -17, -179, -16)]),
    _zone("cap", [_ring(-180, 88, 180, 90)]),
    MAKE.square("mid", 30.4, 50.4, 0.2),
    MAKE.square("road", 30.7, 50.7, 0.01),
]
TERMS = [
    {"id": "no-fire", "effect": "prohibited", "acts": ["airstrike", "shelling", "attack", "convoy_attack"]},
    {"id": "self-defence", "effect": "permitted", "acts": ["shelling"]},
    {"id": "patrols", "effect": "permitted", "acts": ["armed_clash"]},
]
BACK = [
    {"id": "back", "line": "road", "distance_km": 3.5, "by": "2031-05-02 09:00", "of": ["norland"]},
    {"id": "far", "line": "road", "distance_km": 20.0, "by": "2031-05-03", "of": ["sudland"]},
]


def _written(terms: list[dict[str, Any]]) -> list[dict[str, Any]]:
    plain = {"effect": "required", "acts": ["presence", "shelling"], "words": "as agreed", "cite": MAKE.cite()}
    return [plain | term for term in terms]


def _reading(key: str, *areas: dict[str, Any], out: str = "", terms: list[dict[str, Any]] | None = None) -> Any:
    left = [{"zone": out, "cite": MAKE.cite(date="2031-04-20")}] if out else []
    return {"id": key, "issuer": key, "areas": list(areas), "left_out": left, "terms": _written(terms or [])}


def _roles(*roles: tuple[str, ...]) -> list[dict[str, Any]]:
    held = []
    for party, role, *dates in roles:
        bounds = dict(zip(("from", "until"), dates, strict=False))
        held.append({"party": party, "role": role, "cite": MAKE.cite(), **{k: v for k, v in bounds.items() if v}})
    return held


def book() -> Book:
    """The terms: a calm with rival readings, a pause that was ended, an open one far off, a withdrawal, a proposal."""
    more = {
        "from": "2031-05-03 00:00",
        "until": "2031-05-05",
        "kind": "extension",
        "cite": MAKE.cite(date="2031-05-02"),
    }
    vale = MAKE.area("vale", ("2031-05-01 00:00", "2031-05-03 00:00"), more)
    harrow = MAKE.area("harrow", ("2031-05-02", "2031-05-04 00:00"))
    calm = MAKE.arrangement(
        readings=[
            _reading("narrow", vale, out="mid"),
            _reading("wide", vale, harrow, MAKE.area("mid", ("2031-05-04 00:00", "2031-05-06 00:00"))),
            _reading("lax", vale, terms=[{"id": "any", "effect": "permitted", "acts": ["airstrike", "attack"]}]),
        ],
        parties=_roles(
            ("norland", "declared"),
            ("sudland", "accepted", "2031-05-02"),
            ("holdouts", "refused", "", "2031-05-03 00:00"),
            ("holdouts", "accepted", "2031-05-03 00:00"),
            ("band", "excluded"),
            ("linked", "excluded"),
        ),
        terms=_written(TERMS),
    )
    over = {"about": "end", "says": "over", "over": True, "on": "2031-05-02 12:00", "cite": MAKE.cite()}
    ring = MAKE.area("ring", ("2031-05-01", "2031-05-03"), ("2031-05-03", None))
    pause = MAKE.arrangement(
        key="pause",
        readings=[_reading("whole", ring, MAKE.area("isles", ("2031-05-02 00:00", "2031-05-09 00:00")))],
        parties=_roles(("norland", "accepted"), ("stranger", "not a party"), ("band", "excluded", "2031-05-02 10:00")),
        terms=_written(TERMS),
        end_rule={"all_of": ["norland"], "says": "one", "cite": MAKE.cite()},
        statements=[over | {"by": "norland", "party": "norland"}],
    )
    far = MAKE.arrangement(
        key="far",
        readings=[_reading("post", *(MAKE.area(zone, ("2031-04-01", None)) for zone in ("seam", "cap")))],
        parties=_roles(("holdouts", "refused"), ("sudland", "accepted")),
        terms=_written(TERMS),
    )
    back = MAKE.arrangement(
        MAKE.area("vale", ("2031-05-01 00:00", "2031-05-09 00:00")), key="back", terms=_written([*TERMS[1:], *BACK])
    )
    idea = MAKE.arrangement(MAKE.area("vale", ("2031-05-01", None)), key="idea", stage="proposed")
    places = [MAKE.gazetteer("vale", 30.5, 50.5, 60), MAKE.gazetteer("quarter", 30.98, 50.5, 4, "vale")]
    people = [MAKE.party(name) for name in ("norland", "sudland", "holdouts", "band", "cousins", "stranger")]
    return Book.of(
        [calm, pause, far, back, idea],
        ZONES,
        [*people, MAKE.party("norland-army", "norland")],
        [MAKE.category("linked", "cousins")],
        places,
    )


def _places() -> st.SearchStrategy[Where]:
    edges = [(31.0, 50.5), (30.0, 50.0), (33.4, 50.5), (30.4, 52.1), (180.0, -16.5), (-180.0, -16.5), (0.0, 88.0)]
    inside = [(30.5, 50.5), (30.2, 50.2), (31.5, 50.5), (33.2, 50.5), (179.5, -16.5), (10.0, 89.5), (30.71, 50.705)]
    boxes = [
        (29.6, 34.4, 49.7, 52.6),
        (178.5, 180.0, -17.5, -15.5),
        (-180.0, -178.5, -17.5, -15.5),
        (-180, 180, 86, 90),
    ]
    free = [st.tuples(st.floats(w, e), st.floats(s, n)) for w, e, s, n in boxes]
    points = st.one_of(st.sampled_from(edges), st.sampled_from(inside), *free)
    radius = st.one_of(st.sampled_from([0.0, 0.1, 1.0, 5.0, 25.0, 120.0, 600.0, 4000.0]), st.floats(0, 60))
    known = st.builds(lambda p, r: Where(as_written="there", lon=p[0], lat=p[1], radius_km=r), points, radius)
    named = [MAKE.at(30.98, 50.5, 4, "quarter"), MAKE.at(30.98, 50.5, 9, "quarter"), MAKE.at(30.5, 50.5, 60, "vale")]
    return st.one_of(
        known, known, st.sampled_from([*named, Where(as_written="somewhere"), MAKE.at(30.5, 50.5, 0, "x")])
    )


def _times() -> st.SearchStrategy[When]:
    hours = st.integers(-48, 144)
    length = st.sampled_from([1 / 60, 1.0, 2.0, 3.0, 24.0, 48.0, 400.0])

    def span(first: int, hours: float, loose: bool) -> When:
        start = MAY + timedelta(hours=first)
        return _when(start, start + timedelta(hours=hours), approximate=loose)

    closed = st.builds(span, hours, length, st.booleans())
    later = st.builds(lambda h: _when(MAY + timedelta(hours=h), None), hours)
    instant = st.builds(lambda h: _instant(MAY + timedelta(hours=h)), hours)
    return st.one_of(
        closed, closed, closed, instant, later, st.builds(lambda h: _when(None, MAY + timedelta(hours=h)), hours)
    )


def _instant(at: datetime) -> When:
    """No stated time is an instant, but a table may hold one."""
    return When.model_construct(start=at, end=at, precision=Precision.MINUTE, zone="UTC", approximate=False)


def _when(start: datetime | None, end: datetime | None, approximate: bool = False) -> When:
    precision = Precision.OPEN if None in (start, end) else Precision.PART_OF_DAY
    return When(start=start, end=end, precision=precision, zone="UTC", approximate=approximate)


NAMED = st.sampled_from([Named(as_written=(key or "some men").title(), key=key, name=key or "") for key in NAMES])
NAMINGS = st.tuples(
    st.sampled_from(list(Stance)),
    st.builds(
        Attribution,
        actor=NAMED,
        by=st.sampled_from(["Vale Post", "Radio Vale"]),
        hedged=st.sampled_from([False, False, True]),
        either_or=st.sampled_from([False, False, False, True]),
    ),
)
FIRM = st.builds(
    lambda named: tuple((Stance.ALLEGES, Attribution(actor=named, by=by)) for by in ("Vale Post", "Radio Vale")), NAMED
)
HIT = st.sampled_from(["a clinic", "positions of Band", "something", "men of Sudland", "a depot", "Band and Sudland"])
FIGURES = [
    Figure.stated(Counted.KILLED, "civilians", Qualifier.EXACT, 3),
    Figure.stated(Counted.KILLED, "fighters", Qualifier.EXACT, 3),
]


def claims() -> st.SearchStrategy[list[Claim]]:
    """A few claims: of a strike, a denial, a presence."""

    def claim(n: int, kind: Kind, act: Act, stance: Stance, hedged: bool, aimed: list[Named], harm: bool) -> Claim:
        words = f"claim {n}"
        return Claim(
            kind=kind,
            act=act,
            stance=stance,
            modality=Modality.HEDGED if hedged else Modality.ACTUAL,
            quotation=Quotation(report="r-1", start=0, end=len(words), words=words),
            chain=(Voice(name="Vale Post"),),
            stated_targets=tuple(aimed),
            participants=tuple(aimed),
            figures=tuple(FIGURES[:1] if harm else FIGURES[1:]),
        )

    return st.lists(
        st.builds(
            claim,
            st.integers(0, 3),
            st.sampled_from([Kind.OCCURRENCE, Kind.ATTRIBUTION, Kind.PRESENCE]),
            st.sampled_from([Act.AIRSTRIKE, Act.PRESENCE]),
            st.sampled_from([Stance.STATES, Stance.ALLEGES, Stance.DENIES]),
            st.booleans(),
            st.lists(NAMED, max_size=1),
            st.booleans(),
        ),
        max_size=3,
    )


def examples() -> list[Incident]:
    """Incidents that come to every outcome, on edges, over the date line, at a pole, in one or several places."""
    band = Named(as_written="Band", key="band", name="band")
    noon = _when(MAY + timedelta(hours=36), MAY + timedelta(hours=37))
    firm = [
        (Stance.ALLEGES, Attribution(actor=Named(as_written="H", key="holdouts", name="H"), by=by))
        for by in ("Vale Post", "Radio Vale")
    ]
    norland, road = Named(as_written="N", key="norland", name="N"), MAKE.at(30.71, 50.705, 0.2)
    doers = [(Stance.ALLEGES, Attribution(actor=norland, by="Radio Vale", hedged=guard)) for guard in (False, True)]
    until = [_when(MAY + timedelta(hours=46), MAY + timedelta(hours=end)) for end in (48, 49)]  # about a role's end
    middle, edge, elsewhere = MAKE.at(30.2, 50.2, 1), MAKE.at(31.0, 50.5), MAKE.at(45.0, 20.0)
    late = _when(MAY + timedelta(days=40), MAY + timedelta(days=41))
    turns: list[dict[str, Any]] = [
        {},
        {"where": (elsewhere,)},
        {"when": (late,)},
        {"attributions": tuple(firm)},
        {"stated_targets": (band,), "targets": ("positions of Band",)},
        {"stated_targets": (band,), "targets": ("a clinic",)},
        {"acts": (Act.ARMED_CLASH,)},
        {"acts": (Act.PRESENCE,), "where": (road,)},
        {"where": (edge,)},
        {"where": (middle, elsewhere)},
        {"when": (noon, late)},
        *({"acts": (Act.PRESENCE,), "where": (road,), "attributions": (named,)} for named in doers),
        {"where": (MAKE.at(30.41, 50.45, 3),)},
        {"when": (_when(MAY - timedelta(hours=2), MAY - timedelta(hours=1)), _instant(MAY))},
        *({"attributions": tuple(firm), "when": (span,)} for span in until),
        {"where": ()},
        {"when": ()},
        {"where": (MAKE.at(30.5, 50.5, 0.5),)},
        {"where": (MAKE.at(30.5, 50.5, 4000),)},
        *({"where": (MAKE.at(lon, lat, radius),)} for lon, lat in ((179.99, -16.5), (0, 88.1)) for radius in (0, 25.0)),
    ]
    plain = {"acts": (Act.AIRSTRIKE,), "where": (middle,), "when": (noon,), "attributions": ()}
    rest = {"claims": (), "targets": (), "stated_targets": ()}
    return [Incident.model_construct(**{"id": f"i-{n}", **rest, **plain, **turn}) for n, turn in enumerate(turns)]


def incidents(most: int = 6) -> st.SearchStrategy[list[Incident]]:
    """Incidents with ids of their own, each with up to two places and times."""
    one = st.builds(
        Incident.model_construct,  # an instant is no stated time
        id=st.just(""),
        claims=st.just(()),
        acts=st.lists(st.sampled_from(ACTS), max_size=2).map(tuple),
        where=st.lists(_places(), max_size=2).map(tuple),
        when=st.lists(_times(), max_size=2).map(tuple),
        attributions=st.one_of(FIRM, st.lists(NAMINGS, max_size=3).map(tuple)),
        targets=st.lists(HIT, max_size=2).map(tuple),
        stated_targets=st.lists(NAMED, max_size=2).map(tuple),
        told_by=st.sampled_from([None, MAY, MAY + timedelta(days=30)]),
    )
    return st.lists(st.one_of(one, one, st.sampled_from(examples())), min_size=1, max_size=most).map(
        lambda held: [i.model_copy(update={"id": f"i-{n}"}) for n, i in enumerate(held)]
    )


KNOWN_AT = st.sampled_from([None, MAY, datetime(2031, 4, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)])
"""Instants of knowledge: all that is on record, before the extension, before what is left out, before everything."""
