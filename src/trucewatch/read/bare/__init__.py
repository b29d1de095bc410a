"""Reading a language of which only words are known: no order of words, no capitals, no inflection.

It finds cue words of acts and harm, counts, days, names of the case, and the voice right beside a verb of telling. Who
did it is taken only from explicit patterns with a party that the case knows; everything else stays open.
"""
