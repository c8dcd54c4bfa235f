"""The command line of `portal new KIND`: one option for each key that must be known, from the models."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from satupintu.cli_words import Command
from satupintu.commands.new import NewOptions, new
from satupintu.commands.new_answers import Ask, asked_at_terminal, missing
from satupintu.dates import today
from satupintu.places import MAIN_SITE
from satupintu.scaffolds import Answer, Key, Scaffold


def command(scaffold: Scaffold) -> click.Command:
    """`portal new KIND` with its options; what is not given is asked for at a terminal."""

    def run(day: datetime | None, slug: str | None, unit: str | None = None, **given: Answer | None) -> None:
        root: Path = click.get_current_context().obj
        answers = {name: answer for name, answer in given.items() if answer}
        if "unit" in scaffold.keys and unit:  # a key of the record, not its owner
            answers, unit = {**answers, "unit": unit}, None
        ask: Ask = asked_at_terminal if sys.stdin.isatty() else missing
        code = new(root, scaffold, NewOptions(unit, slug, answers), day.date() if day else today(), ask)
        click.get_current_context().exit(code)

    options: list[click.Parameter] = [_option(key) for key in scaffold.asked]
    if scaffold.for_units:
        choice = f"Folder unit pemiliknya; `{MAIN_SITE}` untuk situs utama." if scaffold.for_main_site else ""
        options.insert(0, click.Option(["--unit"], help=choice or "Folder unit pemiliknya."))
    options += [
        click.Option(["--slug"], help="Nama berkas tanpa akhiran (bawaan: dari judul atau nama)."),
        click.Option(
            ["--date", "day"],
            type=click.DateTime(["%Y-%m-%d"]),
            help="Hari yang ditulis, TTTT-BB-HH (bawaan: hari ini, WIB).",
        ),
    ]
    return Command(
        scaffold.word,
        callback=run,
        params=options,
        help=f"{scaffold.record.sentence} Yang tidak disebut di sini ditanyakan.",
        short_help=scaffold.record.sentence,
    )


def _option(key: Key) -> click.Option:
    many = " Boleh ditulis beberapa kali." if key.is_list else ""
    words = click.Choice(key.choices) if key.choices else None
    return click.Option(
        [f"--{key.name.replace('_', '-')}", key.name],
        type=words,
        multiple=key.is_list,
        help=f"{key.description[0].upper()}{key.description[1:]}.{many}",
    )
