"""Write the generated documentation: docs/format.md, docs/aturan.md, docs/schema/, theme/README.md, the catalogues of texts.

python tools/write_reference.py            write what has changed
python tools/write_reference.py --check    write nothing; name what is out of date, exit 1
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run by hand, also by a Python outside .venv

from satupintu.reference.files import reference_files  # noqa: E402


def outdated(root: Path) -> dict[str, str]:
    """The files whose text is not what the code says, with the text they should have."""
    return {
        path: text
        for path, text in reference_files().items()
        if not (root / path).is_file() or (root / path).read_text(encoding="utf-8") != text
    }


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    changed = outdated(ROOT)
    for path, text in changed.items():
        print(f"{path}: {'out of date' if arguments else 'written'}")
        if not arguments:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(text, encoding="utf-8")
    return 1 if arguments and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
