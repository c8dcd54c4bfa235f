"""What is wrong with an answer to `portal new`, and how a person is asked until nothing is."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from satupintu.cache import Cache
from satupintu.catalogue_loader import RESERVED as RESERVED_OFFERS
from satupintu.commands.report import say
from satupintu.files import DOCUMENTS, ending, inspect
from satupintu.models import App, Person, Post, Service, Unit
from satupintu.name_faults import reserved, type_fault
from satupintu.people_loader import RESERVED as RESERVED_PEOPLE
from satupintu.places import MAIN_SITE, RESERVED_SLUGS, Kind, is_device, label_slug
from satupintu.scaffolds import Answer, Key, Scaffold
from satupintu.site import Site

Fault = Callable[[Answer], str | None]
"""What is wrong with an answer, in a sentence; None where nothing is."""
Ask = Callable[[str, Key, str, Fault], Answer]
"""Asks until the answer is right: the option that would have said it, the key, a proposal or "", and what is wrong."""

FEW = 8
"""Choices that are shown."""


def sentence(told: object) -> str:
    """What was told, with a stop at its end."""
    return f"{told}" if f"{told}".endswith("?") else f"{told}."


def one_of(key: Key) -> Fault:
    """That every word of an answer is a choice of the key."""

    def fault(answer: Answer) -> str | None:
        for word in (answer,) if isinstance(answer, str) else answer:
            if word not in key.choices:
                near = " atau ".join(f"`{choice}`" for choice in _near(word, key.choices))
                return (
                    f"`{word}` tidak ada; {f'maksudnya {near}?' if near else f'pilihan: {few(key.choices)}'}"
                )
        return None

    return fault


def _near(word: str, choices: Sequence[str]) -> Sequence[str]:
    """What was probably meant: the choices that hold the word, else the one that looks most like it."""
    asked = label_slug(word)
    holding = [choice for choice in choices if len(asked) > 2 and asked in label_slug(choice)]
    return holding[:2] or difflib.get_close_matches(word, choices, n=1)


def few(choices: Sequence[str]) -> str:
    """The first choices, and how many there are if these are not all."""
    rest = f", … ({len(choices)} seluruhnya)" if len(choices) > FEW else ""
    return f"{', '.join(choices[:FEW]) or 'tidak ada'}{rest}"


def document_fault(answer: Answer) -> str | None:
    """Why a file of this computer cannot be a download."""
    file = Path(str(answer)).expanduser()
    if not file.is_file():
        return f"berkas `{answer}` tidak ada di komputer ini"
    if ending(file.name) not in DOCUMENTS:
        return type_fault(file.name, DOCUMENTS)
    return inspect(file, Cache(None)).fault or None


def taken_fault(site: Site, scaffold: Scaffold, unit: str | None, slug: str) -> str | None:
    """Why a name that is written well cannot be the one of a new file."""
    if is_device(slug):
        return f"`{slug}` tidak dapat dipakai di komputer Windows; pilih nama lain"
    if slug in _reserved(scaffold, unit):
        return f"`{slug}` dipakai portal untuk alamat tetap; pilih nama lain"
    path = scaffold.path(unit, slug)
    if (site.root / path).exists():
        return f"`{path}` sudah ada; beri nama lain"
    same = {Person: site.people, Post: site.posts}.get(scaffold.model, {})
    if slug in same:
        return f"nama ini sudah dipakai `{same[slug].path}`; beri nama lain"
    return None


def _reserved(scaffold: Scaffold, unit: str | None) -> frozenset[str]:
    if scaffold.word in set(Kind):
        return reserved(Kind(scaffold.word), of_unit=unit is not None)
    of_records: dict[type, frozenset[str]] = {
        Service: RESERVED_OFFERS,
        App: RESERVED_OFFERS,
        Person: RESERVED_PEOPLE,
        Post: RESERVED_PEOPLE,
        Unit: RESERVED_SLUGS | {MAIN_SITE},
    }
    return of_records.get(scaffold.model, frozenset())


def asked_at_terminal(option: str, key: Key, proposal: str, fault: Fault) -> Answer:
    """Ask a person until the answer is right. Raises click.Abort where they leave."""
    hint = f" [{few(key.choices)}]" if key.choices else ""
    many = "; pisahkan dengan titik koma" if key.is_list else ""
    while True:
        text: str = click.prompt(
            f"{key.name} ({key.description}{many}){hint}", default=proposal or None, err=True
        ).strip()
        answer: Answer = tuple(filter(None, map(str.strip, text.split(";")))) if key.is_list else text
        told = fault(answer)
        if told is None:
            return answer
        say(f"  {sentence(told)}")


def missing(option: str, key: Key, proposal: str, fault: Fault) -> Answer:
    """Without a terminal nobody can be asked. Raises click.MissingParameter."""
    raise click.MissingParameter(param=click.Option([option]))
