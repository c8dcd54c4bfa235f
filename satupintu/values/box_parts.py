"""Parts of pages that the box is made of: services, their standards and states, filters, manuals."""

from __future__ import annotations

from msgspec import Struct

from satupintu.dates import When
from satupintu.values.parts import ContactLine, FileLink, Link, Picture, Row


class ServiceEntry(Struct, frozen=True):
    """A service as the box shows it.

    `address` is its page here, `url` where it runs ("" where that is not known or it has ended), `domain` the
    host of `url`. `audience` is in words, `icon` the name of its drawing; `state` is the tag ("Pemeliharaan sampai 28 November 2026",
    "Gangguan", "" while it is available) and `meanwhile` what to do then. `staff` marks what only the office's
    own people use, and `reach` says how they come to it where there is no address to show. `checked` says when
    its address was checked ("diperiksa Senin, 2 Maret 2026 pukul 06.00 WIB", "" where no check counts).
    `marks` are the numbers of its values in the filter of the page (`FilterQuestion`) and `words` what else the
    name field finds; both are "" where there is no filter. `language` is that of its page here, the others those
    of its texts, where they are not the language of the page at hand.
    """

    name: str
    address: str
    summary: str
    url: str
    domain: str
    audience: str
    icon: str
    unit: Link
    state: str = ""
    ended: bool = False
    meanwhile: str = ""
    replacement: Link | None = None
    sample: bool = False
    staff: bool = False
    reach: str = ""
    checked: str = ""
    marks: str = ""
    words: str = ""
    language: str = ""
    name_language: str = ""
    summary_language: str = ""


class BarPart(Struct, frozen=True):
    """Checks of one state in a row, as a part of a drawn bar 90 wide and 16 high."""

    state: str
    x: int
    y: int
    width: int
    height: int


class CheckRow(Struct, frozen=True):
    """One check of an address: when, the state after it and its word, and what was found."""

    time: str
    state: str
    word: str
    text: str


class CheckHistory(Struct, frozen=True):
    """What the link guard knows of an address: the state with its word, when it was found, why, what to do meanwhile.

    `bar` draws the last 90 checks, `summary` tells the same in words, `rows` are the newest of them; all three are
    empty before the first check.
    """

    state: str
    word: str
    checked: str
    reason: str
    meanwhile: str
    bar: tuple[BarPart, ...]
    summary: str
    rows: tuple[CheckRow, ...]


class ServiceGroup(Struct, frozen=True):
    """Services under a heading of their own; `address` leads to the unit or the need, "" where there is none.

    `note` is a sentence below the heading; `more` leads to all of them where these are only the first.
    `language` and `title_language` as those of a Link.
    """

    title: str
    anchor: str
    services: tuple[ServiceEntry, ...]
    address: str = ""
    note: str = ""
    more: Link | None = None
    language: str = ""
    title_language: str = ""


class FilterOption(Struct, frozen=True):
    """One answer to a question of the filter: its word in the query, and the mark of what it keeps."""

    title: str
    value: str
    mark: str
    count: int


class FilterQuestion(Struct, frozen=True):
    """One question of the filter on the page: its word in the query, and its answers."""

    title: str
    name: str
    options: tuple[FilterOption, ...]


class NeedHelp(Struct, frozen=True):
    """What helps with a need besides its services: what to prepare, where it is explained, what is going on."""

    prepare: tuple[str, ...]
    pages: tuple[Link, ...]
    announcements: tuple[Row, ...]
    agenda: tuple[Row, ...]
    downloads: tuple[Row, ...]


class ListedService(Struct, frozen=True):
    """A service in the printable list: where it runs, or "", and one line of contact."""

    name: str
    address: str
    summary: str
    url: str
    unit: str
    contact: ContactLine | None
    state: str


class ServiceLetter(Struct, frozen=True):
    """The services whose names begin with a letter; none of them on this page where it is only a heading."""

    letter: str
    address: str
    services: tuple[ListedService, ...] = ()


class Facet(Struct, frozen=True):
    """One way to choose among services: its question, and a link for each value with their number."""

    title: str
    values: tuple[Link, ...]


class StandardStep(Struct, frozen=True):
    """A step of a procedure: what is done, and who, how long and what comes of it, each with its label."""

    activity: str
    details: tuple[str, ...]


class StandardComponent(Struct, frozen=True):
    """One component of a service standard.

    `headline` is what most people look for ("Paling lama 10 hari kerja"); "" where the lines say all.
    """

    title: str
    headline: str
    steps: tuple[StandardStep, ...]
    lines: tuple[str, ...]


class StandardGroup(Struct, frozen=True):
    """The components of one of the two groups."""

    title: str
    components: tuple[StandardComponent, ...]


class ServiceStandard(Struct, frozen=True):
    """A service standard, in the order in which page, poster and book tell it.

    `decree` says in a sentence by what and since when it holds; `pledge` is the maklumat with the post that
    signs it (`signer`), both "" where there is none; `files` are the posters, `earlier` the versions before.
    """

    decree: str
    sample: bool
    groups: tuple[StandardGroup, ...]
    pledge: str
    signer: str
    files: tuple[FileLink, ...] = ()
    earlier: tuple[Link, ...] = ()


class StandardEntry(Struct, frozen=True):
    """A standard in the list of all of them; `files` are its posters."""

    service: Link
    decree: str
    sample: bool
    files: tuple[FileLink, ...]


class StandardDebt(Struct, frozen=True):
    """A service whose standard is not complete: what it lacks, and until when it is to come."""

    service: Link
    lacking: str
    due: When


class StepEntry(Struct, frozen=True):
    """One step of a manual: what it is called, who does it ("" for the reader), what to do, what comes of it."""

    title: str
    actor: str
    action: str
    result: str = ""
    picture: Picture | None = None


class StepSection(Struct, frozen=True):
    """Steps of one task, counted from one; `title` "" where the manual has but one task."""

    title: str
    anchor: str
    steps: tuple[StepEntry, ...]


class ManualEntry(Struct, frozen=True):
    """A manual in the list of all; `length` in words ("9 langkah")."""

    title: str
    address: str
    summary: str
    length: str
    leaflet: FileLink
    sample: bool = False


class ManualGroup(Struct, frozen=True):
    """Manuals for the same people."""

    title: str
    manuals: tuple[ManualEntry, ...]
