"""Who speaks: telling verbs with their subjects, and the chain of voices from the document to the innermost one.

phrases    noun phrases around a telling verb: where a subject begins and ends, told by lists of the language pack
persons    which person a noun phrase names: by role and name, by a name given in full before
speakers   which voice a noun phrase names: a known source or party, a person, a body, or an unnamed "source"
telling    a telling verb with its subject before it or after it, and where the telling ends and what is said begins
afterverb  what stands between a telling verb and what is said: "that", "on Monday", "in a statement", "told X"
citing     voices behind a voice: `according to X`, `X quoted Y as saying`, `X reports, citing Y, that ...`
withheld   voices without a verb of telling: those who could not say something, and those only named beside a headline
speech     one act of speaking in a sentence
voices     who speaks in a sentence: the chain of voices, what part of the sentence they say, and how
"""
