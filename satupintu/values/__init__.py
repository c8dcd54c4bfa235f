"""What each template receives: frozen, documented, finished values.

A template never sees the site, Pelican's settings or an article. It is given `frame` (the same
object for every page of a build), `page` (this page's head and place) and the fields of the class
that names it in `template`. `theme/README.md` is written from these classes, and a test compares
the two with what the templates use.

Addresses are those of the contract without the leading slash (`units/diklat/berita/`; the home
page is the empty string); the template filter `href` turns one into a link from the page at hand.
"""

from satupintu.values.pages import (
    PAGE_VALUES,
    AgendaValues,
    AnnouncementValues,
    ArticleValues,
    DownloadValues,
    EventValues,
    FarewellValues,
    GalleryValues,
    HomeValues,
    ListValues,
    NewsItemValues,
    NotFoundValues,
    PageValues,
    PlainPageValues,
    RedirectValues,
    SiteMapValues,
    TrainingValues,
    UnitsValues,
    UnitValues,
)
from satupintu.values.parts import (
    ContactLine,
    DateBlock,
    Day,
    Fact,
    FileLink,
    FooterColumn,
    Frame,
    Link,
    MenuEntry,
    MonthTable,
    Notice,
    PageHead,
    Pager,
    Picture,
    Row,
    RowGroup,
    TrainingRow,
    UnitBand,
    UnitEntry,
)

__all__ = [
    "PAGE_VALUES",
    "AgendaValues",
    "AnnouncementValues",
    "ArticleValues",
    "ContactLine",
    "DateBlock",
    "Day",
    "DownloadValues",
    "EventValues",
    "Fact",
    "FarewellValues",
    "FileLink",
    "FooterColumn",
    "Frame",
    "GalleryValues",
    "HomeValues",
    "Link",
    "ListValues",
    "MenuEntry",
    "MonthTable",
    "NewsItemValues",
    "NotFoundValues",
    "Notice",
    "PageHead",
    "PageValues",
    "Pager",
    "Picture",
    "PlainPageValues",
    "RedirectValues",
    "Row",
    "RowGroup",
    "SiteMapValues",
    "TrainingRow",
    "TrainingValues",
    "UnitBand",
    "UnitEntry",
    "UnitValues",
    "UnitsValues",
]
