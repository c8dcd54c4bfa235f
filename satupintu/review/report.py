"""The report on a proposal, as data: what `--json` prints and the page shows."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Level(StrEnum):
    """How a proposal is judged; a reason has a level too."""

    REFUSED = "tidak-boleh"
    READ = "perlu-dibaca"
    SAFE = "aman"


class Status(StrEnum):
    """What becomes of a page or a file."""

    NEW = "baru"
    CHANGED = "berubah"
    REMOVED = "hilang"
    MOVED = "pindah"


class Mark(StrEnum):
    """What becomes of some words; GAP stands for words that stay and are not shown."""

    SAME = "tetap"
    ADDED = "masuk"
    REMOVED = "keluar"
    GAP = "dilewati"


class Reason(Struct, frozen=True):
    """Why somebody must read before they approve, or may not approve."""

    level: Level
    text: str


class Segment(Struct, frozen=True):
    """Words in a row with one fate."""

    mark: Mark
    text: str


class WordChange(Struct, frozen=True):
    """How a text differs: how many words come and go, and the paragraphs in which they do.

    `hidden` is the number of words that come or go and are not shown, because they are too many.
    """

    added: int
    removed: int
    paragraphs: tuple[tuple[Segment, ...], ...]
    hidden: int = 0


class LinkTold(Struct, frozen=True):
    """A link of a page: where it leads (a site's own address begins with `/`), its words, and what is known of it."""

    address: str
    text: str
    broken: bool = False


class PictureTold(Struct, frozen=True):
    """A picture that comes to a page or goes: its words (None: nobody wrote any, "": decoration), and the bytes of its file."""

    address: str
    alt: str | None
    size: int


class PageChange(Struct, frozen=True):
    """One page that a proposal makes, changes, moves or takes away.

    `path` is the file it comes from. `former` is the address a page moved from, `forwarded` whether that still leads
    to it. `preview` is the page's place beside the report, "" for one that is gone; `excerpt` the first paragraphs of a
    text that comes or goes.
    """

    status: Status
    address: str
    title: str
    path: str
    former: str = ""
    forwarded: bool = True
    preview: str = ""
    excerpt: tuple[str, ...] = ()
    words: WordChange | None = None
    links_added: tuple[LinkTold, ...] = ()
    links_removed: tuple[LinkTold, ...] = ()
    pictures: tuple[PictureTold, ...] = ()
    pictures_removed: tuple[PictureTold, ...] = ()


class Follower(Struct, frozen=True):
    """Pages that change only because others do, told in one line."""

    text: str
    addresses: tuple[str, ...]


class Redirect(Struct, frozen=True):
    """An old address that begins or ceases to lead to a page."""

    address: str
    target: str
    new: bool


class KeyChange(Struct, frozen=True):
    """A key of a file whose value differs, in words; "" where there was or is none."""

    path: str
    key: str
    before: str
    after: str


class Unseen(Struct, frozen=True):
    """A file that makes no page on the day of the report, and why.

    Of one that is new, `excerpt` are its first paragraphs; of one that was there, `words` is how its text differs (None:
    not at all, or it has none).
    """

    path: str
    status: Status
    title: str
    reason: str
    excerpt: tuple[str, ...] = ()
    words: WordChange | None = None


class TextChange(Struct, frozen=True):
    """A file whose text comes, goes or differs, told from the sources because no pages can be compared.

    `excerpt` are the first paragraphs of one that comes or goes, `words` is how the others differ.
    """

    path: str
    status: Status
    title: str
    excerpt: tuple[str, ...] = ()
    words: WordChange | None = None


class Entry(Struct, frozen=True):
    """What a list of the site holds."""

    title: str
    address: str


class Listing(Struct, frozen=True):
    """What appears in one of the site's lists, and what disappears from it."""

    name: str
    appeared: tuple[Entry, ...]
    vanished: tuple[Entry, ...]


class Duplicate(Struct, frozen=True):
    """A page that reads like one that is there already; `likeness` in per cent."""

    address: str
    title: str
    other: Entry
    likeness: int


class Finding(Struct, frozen=True):
    """A problem, with the keys of the contract."""

    path: str
    line: int
    rule: str
    severity: str
    message: str


class FileChange(Struct, frozen=True):
    """A file that differs, with its sizes in bytes. `content`: whether it is content at all."""

    path: str
    status: Status
    before: int
    after: int
    content: bool


class Owner(Struct, frozen=True):
    """Somebody whose files a proposal touches, by what accounts they are known, and how many files."""

    name: str
    accounts: tuple[str, ...]
    files: int


class Size(Struct, frozen=True):
    """The finished site in pages and bytes, before and after."""

    pages_before: int
    pages_after: int
    bytes_before: int
    bytes_after: int


class Report(Struct, frozen=True):
    """All of it. `size` is None where one of the sides could not be built; `texts` is told then, instead of `pages`."""

    base: str
    head: str
    day: str
    account: str | None
    verdict: Level
    reasons: tuple[Reason, ...]
    pages: tuple[PageChange, ...] = ()
    followers: tuple[Follower, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    texts: tuple[TextChange, ...] = ()
    keys: tuple[KeyChange, ...] = ()
    listings: tuple[Listing, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    problems: tuple[Finding, ...] = ()
    private: tuple[Finding, ...] = ()
    law: tuple[Finding, ...] = ()
    files: tuple[FileChange, ...] = ()
    owners: tuple[Owner, ...] = ()
    approval: str = ""
    size: Size | None = None
