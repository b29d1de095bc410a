"""When and where a document says that it was published, and by whom: suggestions with their basis.

publication  the forms in which a text prints the date of its publication
printed      what a text prints of its own publication, each part with the reason why it is taken for that
datelines    dates printed over a text ("27 Jul 2031 Shells hit Ost"): they say when it was published
bounds       the earliest day that an undated text can be of
clashes      months that a speaker calls still to come, in a passage that is of that month already: noted
dating       what a text itself says of when and where it was published, by whom it was carried on
"""
