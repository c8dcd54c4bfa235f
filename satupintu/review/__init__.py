"""What a proposal changes for visitors: two built sites and their sources compared, told to the one who approves it.

Everything here is pure but for reading the finished folders; git, building and writing are `commands/review.py`.
"""
