"""The link guard, its pure part: what a look at an address means, what is kept of it, what a day's build may show.

The looking itself is in `commands/`; nothing here goes online.
"""
