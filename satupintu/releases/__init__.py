"""Releases of the finished site: what one holds, what it differs in, who answers for it, and what may not be released.

Nothing here touches git, a server or the clock; `satupintu/commands/` does.
"""
