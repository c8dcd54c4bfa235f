"""Parts of pages about people: who holds which post, whom to ask, and the organisation."""

from __future__ import annotations

from msgspec import Struct

from satupintu.values.parts import ContactLine, Link, Portrait


class ChartNode(Struct, frozen=True):
    """A post in the organisation, and the posts below it. The macro `chart` of `_parts.html` shows it.

    `holders` are links to people, with `note` for what they are called where that is not the post's own name
    ("Plt."); `words` stands where nobody is named: "Lowong", or how many hold the post.
    """

    title: str
    address: str
    holders: tuple[Link, ...]
    words: str = ""
    below: tuple[ChartNode, ...] = ()


class PersonEntry(Struct, frozen=True):
    """Somebody who works here, as lists show them.

    `posts` are what they are called ("Plt. Kepala Bidang Latbang"), the own post first; `mail` and `extension`
    are "" where there are none.
    """

    name: str
    address: str
    posts: tuple[str, ...]
    unit: Link
    mail: str
    extension: str
    portrait: Portrait
    sample: bool = False


class DutyEntry(Struct, frozen=True):
    """Something one may come for, and whom to ask: the post, who holds it today, and how they are reached.

    `more` is the number of holders who are not named. Where there is none, `state` says so ("Lowong", "" where the
    site does not tell) and `contact` are the lines of the unit.
    """

    duty: str
    post: Link
    unit: Link
    holders: tuple[PersonEntry, ...] = ()
    more: int = 0
    state: str = ""
    contact: tuple[ContactLine, ...] = ()


class PersonGroup(Struct, frozen=True):
    """The people of one letter on a page; `anchor` is where the letter leads to, "" where it began on an earlier page."""

    anchor: str
    people: tuple[PersonEntry, ...]


class DutyGroup(Struct, frozen=True):
    """The same of duties."""

    anchor: str
    duties: tuple[DutyEntry, ...]


class Finder(Struct, frozen=True):
    """What a list is searched with as one types, which takes script.

    `home` is the first page of the list and `pages` their number; `whole` tells how many entries all of them
    have; `noun` and `label` are the words for one of them and of the field; `units` the choices of the second field.
    """

    home: str
    pages: int
    whole: int
    noun: str
    label: str
    units: tuple[str, ...] = ()


class PostLine(Struct, frozen=True):
    """A post somebody holds or has held, or somebody who holds or has held a post, with the days in words.

    `address` leads to the other of the two, "" where it has no page.
    """

    title: str
    address: str
    days: str
    decree: str = ""


class Publication(Struct, frozen=True):
    """Something a person has published; `address` is "" where it is not on the web."""

    title: str
    year: int
    address: str = ""
