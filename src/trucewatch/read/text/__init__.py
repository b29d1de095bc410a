"""A document's text made ready: cleaned with the way back to its bytes, cut into passages, sentences and quotations.

flat       a text as the rules want it: without signs that nobody sees, with plain spaces
offsets    where each part of a changed text came from: the one way in which a change of text is kept account of
clean      a text cut into passages, sentences and quotations, with the furniture of its page marked
blocks     parts of a text that only its layout shows: the headline
credits    what stands in a text's lines and tells nothing: picture credits, links to other texts, runs of tags
pieces     a passage cut into pieces where it is too long to be read as one sentence
listed     lines that are a heading or an entry of a list
tokens     a sentence as tokens with their places in the text: words, numerals, single signs
namewords  the words of a text as names are compared with them: folded, with their places; held for a text's passages
spans      the smallest span of a passage that carries the claim: without who says it
verbatim   whether words stand in a text: tolerant of white space, page breaks and typographic signs, strict on words
capitals   passages set in capitals only, as cables and headlines are
script     which language a text may be in, by the script of its letters: a suggestion where nobody said it
variants   wordings of one remark: direct speech that two passages give in nearly, but not quite, the same words
"""
