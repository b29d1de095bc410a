"""When: expressions of time, counted from the anchor in the zone of the place; or kept as words.

clock      calendar arithmetic of one passage: days, weeks, months and years counted from its anchor, in its zone
interval   a stated time as an interval: what every rule of a time expression makes of its match
timewords  the expressions of time that the reader knows, as patterns over the words of a language pack
hours      clock times: "1:00 am Friday (2200 GMT Thursday)", "around noon local time on Monday", "at 21:40"
days       rules for a day and for a part of a day
weeks      rules for weeks, weekends, months and years, and for so many of them back from the anchor
periods    rules for a period between two stated ends: `between D1 and D2`, `from D1 to D2`, `3-5 May`
stretch    the stretch of time that a toll covers: since a day, in so many days, in a month, or since a war began
ranged     times counted from a document's date that is only known as a range: all that "Monday" can mean from it
clauses    whether a time in a passage belongs to another clause than the act: to what came before
moments    the time of an event, and of its telling, as its own passage gives them
times      times as stated: weekdays, dates, parts of a day, periods; a half-open UTC interval, or kept as words
"""
