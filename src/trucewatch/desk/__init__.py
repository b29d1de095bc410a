"""The site of the desk: what is in force here now, what happened, who says what, what is due, what we do not know.

The only part that knows Django. Case data are never Django models: pages are read-only renderings of products, which
are functions of a view. Django's own tables (sessions, the role account, one-time links) are in CASE/record/desk.db.

    seat        what this process serves: a case, a port, an instant
    settings    Django's settings for a seat; `migrations`, `models`, `links`: the way in
    held        the case, kept open, and its views, kept while nothing changes
    asked       what a request asks for: instant, hours, area, known at, recorded by
    frame       the page around every page
    pages/      one page a file
    serve       the port, the tables, the server
"""
