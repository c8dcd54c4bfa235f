"""Documents that people already have, turned into content: what is kept, and an honest list of what is not.

`worker` reads untrusted files in a process of its own; what it answers is made into drafts by `rows` and `plain`, which
are pure. `satupintu.commands.intake` writes them. docs/keputusan/0034-menerima-dokumen.md.
"""
