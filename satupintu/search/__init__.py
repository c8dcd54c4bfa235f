"""Search: one stream of documents, the office's glossary, and the index of the command line.

The browser's engine reads the finished pages; both take what else people call a thing from `glossary`.
"""
