"""Published pictures: checked, shrunk to the design's widths, bare of metadata, kept by content.

`plan` decides which renditions a picture has and where they lie, from facts alone; `source` looks a file
over; `encode` makes the bytes; `workshop` keeps them from build to build (`satupintu.store`). Only `source`
and `encode` decode anything, and they are imported where something is new.
"""
