"""What systems, word processors and editors leave beside a file, some of it only while that is open.

Git ignores it (`.gitignore`), and so does the portal: nobody wrote it, and whoever deletes it gets it again.
"""

from __future__ import annotations

import re

NAMES = re.compile(
    r"\.(?:ds_store|_.+|#.+|~lock\..+#|.+\.sw[a-p]x?|.+\.kate-swp|goutputstream-.+)"
    r"|thumbs\.db|desktop\.ini|~\$.+|#.+#|4913",
    re.IGNORECASE,
)
ENDINGS = ("~", "___jb_tmp___", "___jb_old___")


def is_left_behind(name: str) -> bool:
    """Whether nobody wrote a file of this name."""
    return name.endswith(ENDINGS) or NAMES.fullmatch(name) is not None
