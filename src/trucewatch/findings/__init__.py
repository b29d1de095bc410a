"""Incidents held against terms: six tests, each yes, no or unknown with its basis, and an outcome. Never blame.

What is asked of an incident:

acts         is the act prohibited, or permitted
actor        is whoever is named bound
withdrawal   is it against a term on a withdrawal: nearer to the line than it says, from its hour on, by whom it lies on
objects      what was hit: protected, military, or not told
exclusion    is what was aimed at outside the arrangement's protection
presence     is it disputed that the party aimed at was there

The six tests as one SQL text:

tests.sql    the tests and the outcome
decide       that text on DuckDB
deciding     which of the six decides an outcome
table        every combination of the six answers, as documentation
patterns     the text for millions of rows, looked up

One definition, for one incident as for a million:

rows         the narrow table that findings are computed from
said         what is said of an incident beside place and time, as one short text
ready        a book made ready
forms        what is said, weighed once a distinct text
sheet        answers of one question, worked out once
moments      spans of time that stand alike to the dates of all roles
placed       incidents against areas and windows
required     the answers on acts where a term requires a withdrawal
columns      the columns that the six tests are computed from
hold         the narrow table in, those columns out
found        findings as a table: ids (ids.sql), answers, outcomes

Where findings are asked for:

live         incidents and a book of terms in, findings with their words out
told         what each answer rests on, in words
explained    single incidents of a table, in words
batch        whole tables, in partitions; a run that was stopped goes on
spark        the same on a Spark cluster
records      a feed's records as incidents
doers        whom a row names as the doer
recorded     records held, finished findings by arrangement
reach        which places and times an arrangement can touch at all
"""
