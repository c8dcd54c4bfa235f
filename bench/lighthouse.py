"""Lighthouse on the main types of pages of a built site, as on a phone: slow 4G, a slow processor.

    ./portal build && ./portal bench lighthouse
    python bench/lighthouse.py --runs 5 --page '' --page units/diklat/

serves the output folder on 127.0.0.1 with gzip, as web servers do, and runs Lighthouse (npm, `bench/node/`, installed
on the first run) so many times on each page. One JSON object per page on standard output, medians as a table on standard
error; exit code 1 where a median is below 95 (performance) or 100 (accessibility, best practices, search). Scores and
times of performance swing on a busy machine; the other three and CLS do not depend on it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from shutil import which
from statistics import median
from typing import Any

BENCH = Path(__file__).resolve().parent
PROJECT = BENCH.parent
NODE = BENCH / "node"
LIGHTHOUSE = NODE / "node_modules/lighthouse/cli/index.js"
SECONDS = 240
PAGES = (
    "",
    "units/diklat/",
    "berita/",
    "agenda/",
    "units/diklat/pengumuman/jadwal-pka-2027/",
    "units/diklat/berita/kalender-pelatihan-2027-terbit/",
    "profil/",
    "layanan/",
    "layanan/e-learning/",
    "pegawai/",
    "struktur/",
    "cari/",
    "glosarium/",
)
LOWEST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Scores out of 100 below which a page fails."""
TIMINGS = {
    "fcp_ms": "first-contentful-paint",
    "lcp_ms": "largest-contentful-paint",
    "tbt_ms": "total-blocking-time",
    "cls": "cumulative-layout-shift",
}
PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}


@dataclass(frozen=True, slots=True)
class Medians:
    """One page: scores of 0 to 100, and timings in milliseconds (CLS without unit)."""

    page: str
    runs: int
    scores: dict[str, int]
    timings: dict[str, float]

    @property
    def low(self) -> list[str]:
        return [f"{name} {self.scores[name]}" for name, least in LOWEST.items() if self.scores[name] < least]


class Impossible(Exception):
    """The measurement cannot be made; the text says why."""


def main() -> int:
    options = _options()
    try:
        results = measured(options)
    except Impossible as reason:
        sys.stderr.write(f"{reason}\n")
        return 3
    sys.stderr.write("\n".join(table(results)) + "\n")
    return 1 if any(result.low for result in results) else 0


def measured(options: argparse.Namespace) -> list[Medians]:
    """The medians of every page asked for, each printed as it is known. Raises Impossible."""
    program, browser = _lighthouse(), _browser()
    results = []
    with served(options.output.resolve()) as address:
        for page in options.page or PAGES:
            sys.stderr.write(f"/{page} …\n")
            reports = [_report(program, browser, address + page) for _run in range(options.runs)]
            results.append(medians(page, reports))
            print(json.dumps(asdict(results[-1])), flush=True)
    return results


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--output", type=Path, default=PROJECT / "output", help="the built site")
    parser.add_argument("--runs", type=int, default=3, help="runs for each page (default 3)")
    parser.add_argument("--page", action="append", help="address from the site's root; may be repeated")
    options = parser.parse_args()
    if not (options.output / "index.html").is_file():
        parser.error(f"no site in {options.output}; run ./portal build")
    return options


def _lighthouse() -> list[str]:
    """The command of Lighthouse, installed where it is not yet. Raises Impossible."""
    node, npm = which("node") or which("nodejs"), which("npm")
    if not LIGHTHOUSE.is_file() and npm:
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(NODE)], check=False
        )
    if node is None or not LIGHTHOUSE.is_file():
        raise Impossible("Lighthouse is absent: install node and npm, then run npm ci --prefix bench/node.")
    return [node, str(LIGHTHOUSE)]


def _browser() -> str:
    """The browser that Lighthouse shall drive. Raises Impossible."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    found = os.environ.get("PORTAL_BROWSER") or next(filter(None, map(which, names)), None)
    if found is None:
        raise Impossible("No Chromium or Chrome; name one in PORTAL_BROWSER.")
    return found


def _report(program: Sequence[str], browser: str, address: str) -> dict[str, Any]:
    """One run of Lighthouse in its default setting, a phone. Raises Impossible when it fails."""
    flags = ["--headless=new", "--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    command = [*program, address, "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--only-categories={','.join(LOWEST)}", f"--chrome-flags={' '.join(flags)}"]
    ended = subprocess.run(
        command, env=os.environ | {"CHROME_PATH": browser}, capture_output=True, timeout=SECONDS, check=False
    )
    if ended.returncode != 0:
        raise Impossible(f"Lighthouse failed on {address}: {ended.stderr.decode(errors='replace')[-500:]}")
    return dict(json.loads(ended.stdout))


def medians(page: str, reports: Sequence[dict[str, Any]]) -> Medians:
    """The medians of several runs."""
    scores = {
        name: round(100 * median(report["categories"][name]["score"] for report in reports))
        for name in LOWEST
    }
    timings = {
        name: round(median(report["audits"][audit]["numericValue"] for report in reports), 3)
        for name, audit in TIMINGS.items()
    }
    return Medians(f"/{page}", len(reports), scores, timings)


def table(results: Sequence[Medians]) -> list[str]:
    """The medians as lines of Markdown."""
    lines = ["| Page | Performance | Accessibility | Practices | SEO | CLS | FCP ms | LCP ms | TBT ms |"]
    lines.append("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for result in results:
        timings = result.timings
        cells = [result.page, *map(str, result.scores.values()), f"{timings['cls']:.3f}"]
        cells += [f"{timings[name]:.0f}" for name in ("fcp_ms", "lcp_ms", "tbt_ms")]
        lines.append(f"| {' | '.join(cells)} |")
    lines += [f"below the target: {result.page}: {', '.join(result.low)}" for result in results if result.low]
    return lines


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on 127.0.0.1, texts under gzip and theme files kept by the browser, while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            file = (folder / (f"{path}index.html" if not path or path.endswith("/") else path)).resolve()
            if not file.is_relative_to(folder) or not file.is_file():
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            content = file.read_bytes()
            self.send_response(HTTPStatus.OK)
            kind = guess_type(file.name)[0] or "application/octet-stream"
            if file.suffix in PACKED:
                content = gzip.compress(content, 6)
                kind += "; charset=utf-8" if kind.startswith("text/") else ""
                self.send_header("Content-Encoding", "gzip")
            if path.startswith("theme/"):
                self.send_header("Cache-Control", "public, max-age=31536000, immutable")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    sys.exit(main())
