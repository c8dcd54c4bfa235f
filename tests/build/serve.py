"""A web server for one folder, under any path, as plain as the cheapest host."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Handler(SimpleHTTPRequestHandler):
    prefix = "/"

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "di-luar-jalur")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, prefix: str = "/", base: type[Handler] = Handler) -> Iterator[str]:
    """The folder on a port of its own while the block runs; the value is its address."""
    kind = type("_Prefixed", (base,), {"prefix": prefix})

    def handler(*arguments: object) -> object:
        return kind(*arguments, directory=str(folder.resolve()))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
