"""Arrangements as they stand: what is in force where and when, under which reading, and on whose word.

Each module may import only those above it in this list.

    kleene       three-valued logic on True, False and None
    codes        the same over arrays
    known        which citations count at an instant of knowledge
    fault        what is wrong with a zone's geometry
    distance     kilometres between two points, to compare places by
    geometry     points with a radius against zones: yes, no or unknown
    pieces       the edges of zones in space, and quick distances to them
    squares      square cells in degrees
    growing      a grid over zones, grown from their edges
    cells        what a grid holds of a point's cells
    grid         very many points against zones: the answers of geometry
    version      the hash of everything that an arrangement's findings rest on
    book         the terms in force for one analysis, and who belongs to whom
    nesting      which zones lie in which
    durations    stated lengths against boundaries; ages
    periods      windows of validity: certain, possible, gaps
    contradictions  what an arrangement may not say of itself
    roles        what a party is to an arrangement at a time
    status       whether an arrangement was ended, by its rule, and who holds what position
    extents      the readings of a book as arrays: in area, in time
    lying        how places lie to the zones of a book, with what the gazetteer knows by name
    together     what the areas of a reading come to together
    meeting      the same two tests, pair by pair, for very many places
    cover        one place and time against one reading, in words
    flags        what needs saying beside an answer: expired, left out, lengths that disagree, rival readings
    inforce      the question of the desk: what is in force here, now, as known then
    spans        half-open spans of time: merged, taken away, measured
    calendar     days from midnight, another hour or sunset
    watched      what was watched, when, by the shifts on record
    intime       whether a whole day lies in the time of a reading
    breaks       what breaks a day, for certain or perhaps
    runs         days in a row, and how many of them stand
    calm, aid    what one day comes to, by a written threshold
    happened     whether an act happened, is planned, or is not on record
    tree         parts joined by and / or, read at an instant
    circles      what conditions may not say of each other
    conditions   one clock for each condition and reading
    outlook      a clock read: its value, what is still possible, what stands in the way
"""
