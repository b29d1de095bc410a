"""Incidents held against terms: six tests, each yes, no or unknown with its basis, and an outcome. Never blame.

geometry     points against zones, as this engine uses it
tests.sql    the six tests and the outcome, as one SQL text
decide       that text on DuckDB
acts         is the act prohibited, or permitted
actor        is whoever is named bound
withdrawal   is it against a term on a withdrawal: nearer to the line than it says, from its hour on, by whom it lies on
objects      what was hit: protected, military, or not told
exclusion    is what was aimed at outside the arrangement's protection
live         incidents and a book of terms in, findings out
table        every combination of the six answers, as documentation
"""
