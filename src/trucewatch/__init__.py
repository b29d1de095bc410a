"""Trucewatch: the desk of a ceasefire-monitoring cell.

Every statement becomes an attributed claim with its exact words; claims that speak of one event become an
incident; each incident is held against the written terms of every arrangement that may apply there and then.
The machine suggests, a person decides, and nothing decided is ever edited.
"""

__version__ = "0.1.0"
