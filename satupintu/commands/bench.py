"""`portal bench`: the measurements of `bench/`, each a program of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from satupintu.commands import tools
from satupintu.commands.test import test_environment


def bench(root: Path, measurement: str, arguments: tuple[str, ...]) -> int:
    """Run one measurement to its end; its exit code is ours."""
    browser = tools.find("browser") if measurement == "lighthouse" else None
    command = [sys.executable, str(root / "bench" / f"{measurement}.py"), *arguments]
    return subprocess.run(command, cwd=root, env=test_environment(browser), check=False).returncode
