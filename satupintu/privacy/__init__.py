"""Nothing private is published (UU 27/2022): finding it in what is written down and in what is built.

`keys` knows private fields and columns by their names, `numbers` the numbers, `reading` the disguises they come in, `documents` what lies inside files,
`scan` what the office itself has declared. See docs/keputusan/0019-data-pribadi.md.
"""
