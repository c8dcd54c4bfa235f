"""The peer: Pelican as its quick start sets it up for publishing, one category for each unit, no plugins, caches off.

`bench/corpus.py` writes `facts.json` and `content/` beside a copy of this file; `bench/build.py` gives
`PAGINATED_TEMPLATES` on the command line, so that both sites get the same number of pages.
"""

import json
from pathlib import Path

FACTS = json.loads((Path(__file__).parent / "facts.json").read_text(encoding="utf-8"))
OWNERS, UNITS = FACTS["owners"], FACTS["units"]

SITENAME = "Kantor Contoh"
SITEURL = "https://kantor.example"
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"

PATH = "content"
THEME = "theme"
ARTICLE_PATHS = [
    f"{owner}/{kind}" for owner in OWNERS for kind in ("berita", "pengumuman", "agenda", "unduhan")
]
PAGE_PATHS = [f"{owner}/halaman" for owner in OWNERS]
STATIC_PATHS = [f"{owner}/{folder}" for owner in OWNERS for folder in ("media", "unduhan")]

ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
PAGE_URL = "halaman/{slug}/"
PAGE_SAVE_AS = "halaman/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "label/{slug}/"
TAG_SAVE_AS = "label/{slug}/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = "arsip/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "arsip/{date:%Y}/{date:%m}/index.html"
DIRECT_TEMPLATES = ["index", "tags", "categories", "archives"]

DEFAULT_PAGINATION = 10
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/hal/{number}/", "{base_name}/hal/{number}/index.html"),
)

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feeds/semua.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = True

CACHE_CONTENT = LOAD_CONTENT_CACHE = False
