"""What the desk hands out. One output a file, each a pure function of a view: the same input gives the same bytes.

    words        times, places and claims in neutral words, the same for every party
    cite         a line's sources: document, span, exact words
    scope        what a product speaks of: window, area
    page         HTML from the templates
    due_words    how something due stands

A product never says more than its lines cite, and never who is to blame.
"""
