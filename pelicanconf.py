"""Pelican as the portal's host: constants only. Facts about the organisation live in content/situs.yml.

Pelican's own article and page generators are switched off: every page comes from the core through
the plugins below (docs/keputusan/0002-satu-jalur.md).
"""

from jinja2 import StrictUndefined

SITENAME = "Portal Satu Pintu"
SITEURL = ""
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"
LOCALE = ["C"]  # names of days and months come from satupintu.dates, never from the machine

PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output-pelican"  # `output` is a link to a finished folder, which only `portal build` replaces
DELETE_OUTPUT_DIRECTORY = False

PLUGINS = ["plugins.site_data", "plugins.site_files", "plugins.site_pages"]

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "extensions": [],
}

ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
READERS = {"rst": None, "html": None, "md": None}

DIRECT_TEMPLATES: list[str] = []
FEED_ATOM = FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = (
    AUTHOR_FEED_RSS
) = None
ARTICLE_SAVE_AS = PAGE_SAVE_AS = DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
CATEGORIES_SAVE_AS = TAGS_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DEFAULT_PAGINATION = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
