"""Counts and statements held side by side: what agrees, what differs and in which respect. Nothing is voted on.

lexicon       the word lists, one sheet a language in `packs/`
alike         words that are the same in another spelling, numeral or order
ground        what lies in what, who belongs to whom; how two scopes lie
told          a claim with what is needed to hold it beside others; times
scope         how two counts stand in area, period and category
compare       two counts: compatible, incompatible, not comparable, each with the reason
total         a sum inside one scope, as an interval
parts         the arithmetic of published tallies
difference    the relation between two answers to one question, and the pairs that have it
counts        counts of one matter
alongside     what is shown beside counts that differ: one event's count, words without a number
accounts      who did it, what it was, whether a force was there: what is named, cleared, denied
blame         what one speaker is reported to have said of whom
standing      how an arrangement stands: in force, over, collapsed, breached
arrangement   what an arrangement is, where and since when, and what is worked out beside it
topics        answers under one topic that a person gave: meetings, demands, positions, descriptions
utterances    one utterance in several wordings
calm          what is told of one place and day: calm or not, since when
targets       what was hit
neighbours    claims whose times lie near, found by going along the calendar
reach         what the claims of a day can differ from, without holding the whole record to itself
disagreement  all of it: questions with the answers that differ, each with its claims
origins       whose word an event rests on, each origin once
reconcile     published counts of a period beside each other

It imports the model alone: everything here works on claims, wherever they come from.
"""
