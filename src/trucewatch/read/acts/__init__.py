"""What is said to have happened: acts of violence, fights for ground, truces, aid, talks; told as a fact or not.

deed       one act that a passage tells of
actwords   the cue words of acts, as patterns over the sheet of a language pack
means      weapons, strikes, places hit and breaches that a sentence counts or names
ground     the fight for ground that a passage tells of: an attempt to take it, or a clash of two sides
strikes    the act against people or things that a passage tells of: by weapon, by words of attack
truce      what is said of truces, aid, sieges, talks and positions: a subject with a word said of it in one passage
further    what a passage tells of a truce besides its first act
negation   whether a passage says that an act did not happen, or leaves open whether it did: then it tells of no act
modality   whether a passage tells of an act as a fact, guarded, planned, expected or conditional, or only mentions it
elsewhere  whether a passage is about another place, or another place and time, than its document
bygone     whether a text tells of a time long before its own date, so that its weekdays are not those of its own week
told       which of the acts found in a passage are told and not only mentioned beside another
acts       what a sentence says was done: its acts, with the cue that shows each and how the sentence tells of it
"""
