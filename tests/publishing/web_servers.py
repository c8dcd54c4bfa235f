"""The real nginx and the real Caddy with the configurations of `docs/server/`, unprivileged, on 127.0.0.1."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import trustme

from satupintu.commands.tools import find
from tests.make_site import REPOSITORY

CONFIGURATIONS = REPOSITORY / "docs/server"
NAME = "situs.example"
START_SECONDS = 60
SURROUNDINGS = """\
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
    uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
    sendfile on;
{configuration}
}}
"""


@dataclass(frozen=True)
class WebServer:
    """A server that runs: where it listens, with TLS and without, and how to trust it."""

    tls: int
    plain: int
    prefix: str
    trust: ssl.SSLContext
    authority: Path
    """The certificate of who has signed theirs."""

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.tls}{self.prefix}"

    def client(self) -> httpx.Client:
        """A visitor of this server; redirects are seen, not followed."""
        return httpx.Client(
            base_url=self.address,
            verify=self.trust,
            headers={"Host": NAME, "Accept-Encoding": "identity"},
            trust_env=False,
            timeout=60,
        )

    def get(self, path: str, **headers: str) -> httpx.Response:
        with self.client() as client:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return client.get(path, headers=named, extensions={"sni_hostname": NAME})


def free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def changed(text: str, changes: Mapping[str, str]) -> str:
    """A configuration with the changes that its head asks for, and those of this machine; each must be found."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def web_server(kind: str, target: Path, folder: Path, sub_path: str = "") -> Iterator[WebServer]:
    """One of `nginx` and `caddy` for a folder of releases, in a working folder, while the block runs."""
    folder.mkdir()
    authority = trustme.CA()
    certificate = authority.issue_cert(NAME, "127.0.0.1")
    certificate.cert_chain_pems[0].write_to_path(folder / "chain.pem")
    certificate.private_key_pem.write_to_path(folder / "key.pem")
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    authority.cert_pem.write_to_path(folder / "authority.pem")
    tls, plain = free_ports()
    root = target / "sekarang"
    if sub_path:
        root = folder / "www"
        root.mkdir()
        (root / sub_path).symlink_to(target / "sekarang")
    command = {"nginx": _nginx, "caddy": _caddy}[kind](folder, root, tls, plain, sub_path)
    os.chmod(folder, 0o755)  # noqa: PTH101
    environment = {
        **os.environ,
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "HOME": str(folder),
    }
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    try:
        _wait(process, tls, folder / "log")
        yield WebServer(tls, plain, f"/{sub_path}/" if sub_path else "/", trust, folder / "authority.pem")
    finally:
        process.terminate()
        process.wait(START_SECONDS)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        assert process.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)


def _nginx(folder: Path, root: Path, tls: int, plain: int, sub_path: str) -> list[str]:
    changes = {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen [::]:80;": "",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{tls} ssl http2;",
        "listen [::]:443 ssl http2;": "",
        f"/etc/letsencrypt/live/{NAME}/fullchain.pem": str(folder / "chain.pem"),
        f"/etc/letsencrypt/live/{NAME}/privkey.pem": str(folder / "key.pem"),
        "root /srv/portal/sekarang;": f"root {root};",
    }
    if sub_path:
        changes["error_page 403 404 =404 /404.html;"] = f"error_page 403 404 =404 /{sub_path}/404.html;"
    configuration = changed((CONFIGURATIONS / "nginx.conf").read_text(), changes)
    user = "user root;\n" if os.geteuid() == 0 else ""  # temporary folders of the tests are closed to others
    file = folder / "nginx.conf"
    file.write_text(user + SURROUNDINGS.format(folder=folder, configuration=configuration))
    return [str(find("nginx")), "-p", str(folder), "-c", str(file), "-e", "stderr"]


def _caddy(folder: Path, root: Path, tls: int, plain: int, sub_path: str) -> list[str]:
    changes = {
        f"\n{NAME} {{": f"\nhttps://{NAME}:{tls}, https://127.0.0.1:{tls} {{\n\tbind 127.0.0.1\n\ttls {folder}/chain.pem {folder}/key.pem",
        "root * /srv/portal/sekarang": f"root * {root}",
    }
    if sub_path:
        changes["rewrite * /404.html"] = f"rewrite * /{sub_path}/404.html"
    text = changed((CONFIGURATIONS / "Caddyfile").read_text(), changes)
    options = f"{{\n\tadmin off\n\thttp_port {plain}\n\thttps_port {tls}\n\tskip_install_trust\n}}\n"
    file = folder / "Caddyfile"
    file.write_text(options + text)
    return [str(find("caddy")), "run", "--config", str(file), "--adapter", "caddyfile"]
