"""`python -m satupintu`, which the launcher calls."""

import gc
import os

os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
"""No package beside ours has a say in how records are read, and none is looked for, which takes 8 ms."""

gc.disable()  # what is imported stays to the end, so that looking through it for rubbish, 4 ms, finds none
from satupintu.cli import main  # noqa: E402

gc.enable()
main()
