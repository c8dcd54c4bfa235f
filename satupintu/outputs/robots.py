"""What robots read: sitemap.xml, robots.txt, security.txt; and the theme's own files."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from satupintu.language import language_of
from satupintu.outputs.file import OutputFile
from satupintu.portal import Portal

NOT_PUBLIC = ("admin/", "embed/", "galeri/")
URLS_PER_FILE = 50_000
"""The limit of sitemaps.org; a larger site gets numbered files and an index."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def files(portal: Portal) -> Iterator[OutputFile]:
    yield from _site_maps(portal)
    yield OutputFile("robots.txt", _robots(portal))
    if portal.site.settings.security:
        yield OutputFile(".well-known/security.txt", _security(portal))
    for address, content in sorted(portal.assets.contents.items()):
        yield OutputFile(address, content)


def _site_maps(portal: Portal) -> Iterator[OutputFile]:
    entries = [
        _entry(portal, page.address, page.updated.timestamp if page.updated else "")
        for page in portal.pages
        if page.indexed
    ]
    entries.sort()
    parts = [entries[start : start + URLS_PER_FILE] for start in range(0, len(entries), URLS_PER_FILE)]
    if len(parts) == 1:
        yield OutputFile("sitemap.xml", _xml("urlset", "".join(parts[0])))
        return
    for number, part in enumerate(parts, 1):
        yield OutputFile(f"sitemap-{number}.xml", _xml("urlset", "".join(part)))
    names = (portal.hrefs.absolute(f"sitemap-{number}.xml") for number in range(1, len(parts) + 1))
    yield OutputFile(
        "sitemap.xml",
        _xml("sitemapindex", "".join(f"<sitemap><loc>{escape(name)}</loc></sitemap>\n" for name in names)),
    )


def _entry(portal: Portal, address: str, updated: str) -> str:
    changed = f"<lastmod>{updated}</lastmod>" if updated else ""
    versions = "".join(_version(portal, version) for version in portal.site.versions(address))
    return f"<url><loc>{escape(portal.hrefs.absolute(address))}</loc>{changed}{versions}</url>\n"


def _version(portal: Portal, address: str) -> str:
    """One of the languages a page is there in; each version names all of them, itself included."""
    link = escape(portal.hrefs.absolute(address))
    return f'<xhtml:link rel="alternate" hreflang="{language_of(address)}" href="{link}"/>'


def _xml(root: str, inner: str) -> bytes:
    links = f' xmlns:xhtml="{XHTML}"' if "<xhtml:" in inner else ""
    start = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{NAMESPACE}"{links}>\n'
    return f"{start}{inner}</{root}>\n".encode()


def _robots(portal: Portal) -> bytes:
    prefix = portal.hrefs.prefix("404.html") or "/"
    refused = "".join(f"Disallow: {prefix}{folder}\n" for folder in NOT_PUBLIC)
    return f"User-agent: *\n{refused}\nSitemap: {portal.hrefs.absolute('sitemap.xml')}\n".encode()


def _security(portal: Portal) -> bytes:
    """RFC 9116. `Expires` is the end of the day named in `content/situs.yml`."""
    security = portal.site.settings.security
    if security is None:
        return b""
    lines = (
        f"Contact: {security.contact}",
        f"Expires: {security.expires.day.isoformat()}T23:59:59+07:00",
        "Preferred-Languages: id, en",
        f"Canonical: {portal.hrefs.absolute('.well-known/security.txt')}",
    )
    return ("\n".join(lines) + "\n").encode()
