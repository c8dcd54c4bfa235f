"""Whether content is still looked after: when it was last brought up to date or reviewed, and when that is due again.

Pure: `history` reads what git printed, `periods` says how long what may stand, `board` puts both together with the
site of a day. Git is asked by `satupintu.commands.content_history`; docs/keputusan/0033-papan-pemutakhiran.md.
"""
