"""What the pass over the history costs that the freshness board is made of: one JSON object a line.

    python bench/freshness.py [--files 10000] [--commits 30000]

`git fast-import` makes a repository of so many files and commits in a temporary folder: most commits change a few files,
every tenth change comes by a merge. Then the days of all files are asked for twice, with an empty cache and with that of
the first time, each in a process of its own. CPU seconds are those of the portal and of git together.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from satupintu.cache import Cache  # noqa: E402
from satupintu.commands.content_history import content_history  # noqa: E402
from satupintu.portal import CACHE_FILE  # noqa: E402

SEED = 20261125
START, STEP = 1_500_000_000, 7_200
"""The first commit in seconds since 1970, and the seconds between two."""
DAY = date(2026, 11, 25)
UNITS = 60
KINDS = ("berita", "pengumuman", "agenda", "halaman", "unduhan")
MERGED = 10
"""Every so many changes come by a merge."""
PERSON = "Uji <uji@uji.example>"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--commits", type=int, default=30_000)
    parser.add_argument("--repository", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.repository:
        print(json.dumps(measured(options.repository)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(root)], check=True)
        stream = b"".join(made(options.files, options.commits))
        subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=stream, check=True)
        for kept in (False, True):
            again = [sys.executable, __file__, "--repository", str(root)]
            row = json.loads(subprocess.run(again, check=True, capture_output=True, text=True).stdout)
            print(json.dumps({"files": options.files, "commits": options.commits, "cache": kept, **row}))
    return 0


def made(files: int, commits: int) -> Iterator[bytes]:
    """The stream of a history of so many files and commits, merges counted too."""
    chance = random.Random(SEED)  # noqa: S311
    paths = [
        f"units/unit-{number % UNITS}/{KINDS[number % len(KINDS)]}/isi-{number}.md" for number in range(files)
    ]
    yield _commit("main", 0, 1, paths, "")
    done, mark = 1, 1
    while done < commits:
        changed = chance.sample(paths, chance.randint(1, 3))
        if done % MERGED == 0 and done + 2 <= commits:
            yield _commit("usulan", done, mark + 1, changed, f"from :{mark}\n")
            yield _commit("main", done + 1, mark + 2, changed, f"from :{mark}\nmerge :{mark + 1}\n")
            done, mark = done + 2, mark + 2
        else:
            yield _commit("main", done, mark + 1, changed, f"from :{mark}\n")
            done, mark = done + 1, mark + 1


def _commit(branch: str, number: int, mark: int, paths: list[str], parents: str) -> bytes:
    content = f"isi {number}\n"
    blobs = "".join(f"M 100644 inline {path}\ndata {len(content)}\n{content}\n" for path in paths)
    head = f"commit refs/heads/{branch}\nmark :{mark}\ncommitter {PERSON} {START + number * STEP} +0700\n"
    return f"{head}data 3\nuji\n{parents}{blobs}\n".encode()


def measured(root: Path) -> dict[str, float | int]:
    """Ask for all days once."""
    began, before = time.perf_counter(), _processor_seconds()
    cache = Cache(root / CACHE_FILE)
    found = content_history(root, DAY, None, cache)
    cache.close()
    return {
        "known": len(found.days),
        "cpu_s": round(_processor_seconds() - before, 2),
        "s": round(time.perf_counter() - began, 2),
    }


def _processor_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(row.ru_utime + row.ru_stime for row in used)


if __name__ == "__main__":
    sys.exit(main())
