"""Bringing people in from a file of the personnel system, without one private value coming along.

The way of a row: `delimited` or `workbook` reads it, `table` keeps the mapped columns and drops all others,
`rows` makes public fields of it, `identity` says whose they are, `drafts` writes the record, `plan` puts it all
together and looks at the result with the rules of the site. Nothing here writes a file.
"""
