"""How many: number phrases, what they count, with bounds, categories, subsets and shares.

numerals  number phrases: digits, number words, indefinite words and ranges, with the qualifier before them
harm      words of harm around a count: before it ("killing 12"), after it ("12 were killed"), and tolls
drafts    a count on its way to a figure: its noun phrase, what it counts, and whether it is part of another
shares    shares of a population that came to harm ("half of the country's population was displaced")
figures   what is counted: people killed, wounded, displaced or missing, with bounds, category and subsets
"""
