"""A case directory, and the only code that joins ledger and engines. Each module may import only those above it.

config       `case.yml`
files        the case's files as models, from the draft or as adopted
case         an open case: directory, objects, ledger
meetable     what a condition names across files
check        what no single file can show
new, adopt   making a case, and making its draft hold
derived      what is derived from feeds, kept as files beside the record
feeds        the structured feeds among the reports
receive      taking a report in
fold         the ledger folded to a state
watch        the watch log: shifts and gaps of seats
suggest      reading what was received
tallies      the record as the tally engine takes it
view         what the case holds at two instants: claims, incidents, findings
clocks       conditions held against what a view holds
versions     the case files of a version that somebody names
records      the records of a feed, kept ready
altered      which findings a change of the terms alters
kept         findings of records, kept per arrangement and version of its terms
holding      holding records against the terms: what is missing, what a change touched, what came out otherwise
slots        a claim's slots as a person writes them
linking      what one claim is to another: outcome, answer, condition, sequel
follow       steps in following an allegation
review       decisions on suggestions
matters      claims that speak of one commitment, meeting or position, with what bears on it
progress     how a commitment or meeting stands at an instant
allegations  what was done about each allegation by an instant
amend        withdrawing, correcting, erasing
issue        handing a product out
rebuild      dropping every view and making it again
"""
