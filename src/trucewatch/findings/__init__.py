"""Incidents held against terms: six tests, each yes, no or unknown with its basis, and an outcome. Never blame.

geometry     points against zones, as this engine uses it
tests.sql    the six tests and the outcome, as one SQL text
decide       that text on DuckDB
acts         is the act prohibited, or permitted
actor        is whoever is named bound
withdrawal   is it against a term on a withdrawal: nearer to the line than it says, from its hour on, by whom it lies on
objects      what was hit: protected, military, or not told
exclusion    is what was aimed at outside the arrangement's protection
said         what is said of an incident beside place and time, as one short text
rows         the narrow table that findings are computed from
sheet        answers of one question, worked out once
moments      spans of time that stand alike to the dates of all roles
forms        what is said, weighed once a distinct text
ready        a book made ready
placed       incidents against areas and windows
required     the answers on acts where a term requires a withdrawal
columns      the columns that the six tests are computed from
hold         the narrow table in, those columns out: the one definition, for one incident as for a million
told         what each answer rests on, in words
patterns     the SQL text for millions of rows, looked up
found        findings as a table: ids (ids.sql), answers, outcomes
batch        whole tables, in partitions; a run that was stopped goes on
explained    single incidents of a table, in words
spark        the same on a Spark cluster
live         incidents and a book of terms in, findings with their words out
table        every combination of the six answers, as documentation
"""
