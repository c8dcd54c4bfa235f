"""The law for folders: who may change what, and who may let it through.

`judge.verdict` takes a proposal (the changes between two commits, as data), the account that made it, those that
approve it and the day, and lists every violation. It reads no repository: `commands/proposals.py` does.
"""
