"""What the site is made of: frozen models that refuse unknown keys and remember file and line.

The Indonesian key of a field is its alias and stands nowhere else; `description` is the sentence
that `docs/format.md` and the JSON Schemas show for it.
"""

from satupintu.models.base import Part, Record
from satupintu.models.fields import Flag, Line, Mail, Moment, Name, Prose, Secure, SiteAddress, Title, Whole
from satupintu.models.items import (
    ITEM_MODELS,
    Announcement,
    Attachment,
    Download,
    Event,
    EventKind,
    FormerVersion,
    InformationClass,
    Item,
    NewsItem,
    Page,
    PageKind,
    Registration,
    Review,
    Status,
    Text,
)
from satupintu.models.services import (
    Audience,
    Categories,
    Condition,
    Need,
    Service,
    ServiceKind,
    ServiceState,
)
from satupintu.models.settings import (
    FooterPart,
    LinkSettings,
    MenuItem,
    SecurityContact,
    SiteLink,
    SiteNotice,
    SiteSettings,
)
from satupintu.models.units import Contact, FormerName, PersonInCharge, Unit
from satupintu.models.vocabulary import Vocabulary, WordGroup

__all__ = [
    "ITEM_MODELS",
    "Announcement",
    "Attachment",
    "Audience",
    "Categories",
    "Condition",
    "Contact",
    "Download",
    "Event",
    "EventKind",
    "Flag",
    "FooterPart",
    "FormerName",
    "FormerVersion",
    "InformationClass",
    "Item",
    "Line",
    "LinkSettings",
    "Mail",
    "MenuItem",
    "Moment",
    "Name",
    "Need",
    "NewsItem",
    "Page",
    "PageKind",
    "Part",
    "PersonInCharge",
    "Prose",
    "Record",
    "Registration",
    "Review",
    "Secure",
    "SecurityContact",
    "Service",
    "ServiceKind",
    "ServiceState",
    "SiteAddress",
    "SiteLink",
    "SiteNotice",
    "SiteSettings",
    "Status",
    "Text",
    "Title",
    "Unit",
    "Vocabulary",
    "Whole",
    "WordGroup",
]
