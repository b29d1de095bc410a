"""A document → suggested claims with verbatim quotations. The machine suggests, a person decides.

`read(document, names)` is the whole interface; everything below it is a pure function of the text, the names and the
language pack. A place, party or time that the words leave open stays open.
"""

from trucewatch.read.document import Document, Reading
from trucewatch.read.names import Names
from trucewatch.read.reader import read

__all__ = ["Document", "Names", "Reading", "read"]
