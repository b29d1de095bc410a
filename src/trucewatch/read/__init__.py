"""A document → suggested claims with verbatim quotations. The machine suggests, a person decides.

`read(document, names)` is the whole interface; everything below it is a pure function of the text, the names and the
language pack. A place, party or time that the words leave open stays open.

text      a document's text made ready: cleaned with the way back to its bytes, cut into passages and sentences
dating    when and where it says that it was published, and by whom
voices    who speaks
acts      what is said to have happened, as a fact or not
doers     who is named as having done it or cleared of it
places    where
times     when
counts    how many
bare      a language of which only words are known
served    reading by a model server, under the same checks
packs     the words of each language, as data
reader    one document from beginning to end; `slots` fills a claim, `settle` what its passage leaves out
"""

from trucewatch.read.document import Document, Reading
from trucewatch.read.places.names import Names
from trucewatch.read.reader import read

__all__ = ["Document", "Names", "Reading", "read"]
