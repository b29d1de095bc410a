"""A case directory, and the only code that joins ledger and engines. Each module may import only those above it.

config       `case.yml`
files        the case's files as models, from the draft or as adopted
case         an open case: directory, objects, ledger
check        what no single file can show
new, adopt   making a case, and making its draft hold
receive      taking a report in
fold         the ledger folded to a state
suggest      reading what was received
view         what the case holds at two instants: claims, incidents, findings
versions     the case files of a version that somebody names
altered      which findings a change of the terms alters
slots        a claim's slots as a person writes them
review       decisions on suggestions
amend        withdrawing, correcting, erasing
issue        handing a product out
rebuild      dropping every view and making it again
"""
