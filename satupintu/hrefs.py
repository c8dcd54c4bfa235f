"""Links as they stand in a finished page: relative, so that the site works under any sub-path."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from msgspec import Struct

NOT_FOUND = "404.html"
ABSOLUTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|#)", re.IGNORECASE)


class Hrefs(Struct, frozen=True):
    """How addresses become links.

    `base_url` is the site's absolute address with a final slash. `from_disk` names `index.html`
    in every link to a page, so that the folder opens without a server.
    """

    base_url: str
    from_disk: bool = False

    def absolute(self, address: str) -> str:
        """For feeds, site maps, calendars and canonical links."""
        return self.base_url + address

    def href(self, address: str, page: str) -> str:
        """A link from the page at address `page`; addresses with a scheme and `#part` stay as they are."""
        if ABSOLUTE.match(address):
            return address
        return self.prefix(page) + self._file(address) or "./"

    def prefix(self, page: str) -> str:
        """What leads from a page to the site's root. The 404 page is shown at any depth: from the root."""
        if page == NOT_FOUND:
            return "" if self.from_disk else urlsplit(self.base_url).path
        return "../" * page.count("/")

    def _file(self, address: str) -> str:
        if not self.from_disk:
            return address
        path, mark, part = address.partition("#")
        if not path or path.endswith("/"):
            path += "index.html"
        return path + mark + part


@cache
def output_path(address: str) -> str:
    """The file in which the page at an address is written: one object for each, since many hold it."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def address_of(path: str) -> str:
    """The address of the page that is written in a file: what `output_path` makes into this path."""
    return path.removesuffix("index.html")
