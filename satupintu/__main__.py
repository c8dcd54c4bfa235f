"""`python -m satupintu`, which the launcher calls."""

import os

os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
"""No package beside ours has a say in how records are read, and none is looked for, which takes 8 ms."""

from satupintu.cli import main  # noqa: E402

main()
