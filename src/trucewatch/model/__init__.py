"""The nouns. Frozen records without I/O; each module may import only those above it in this list.

frozen       the base record
vocabulary   closed vocabularies: kinds, acts, stances, modalities, outcomes
instant      one instant, and a boundary known only to an interval
when         a time as stated: interval, precision, the words
where        a place as stated: point with radius, the words
place        the gazetteer's places, and zones
figure       a count as stated: bounds, category, the words
quotation    exact words with their span, and the chain of voices they came through
claim        one statement, attributed
link         a claim that bears on what another one speaks of
allegation   a step in following what a party is said to have done
report       what arrived, and when it could first be known
incident     claims that speak of one event
citation     outlet and date of a case file's fact
party        people, forces, groups, states
watch        who watched what, when: shifts and gaps
source       who speaks, who relays whom
duration     a stated length of time
condition    what has to hold, for how many days, by whose threshold
arrangement  a truce: terms, areas, readings
finding      one incident held against one reading of one arrangement
"""
