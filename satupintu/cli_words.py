"""What the command line says of itself, in Indonesian: help, and why arguments cannot be used.

click speaks English; its words are few, so they are replaced where it writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import partial

import click

from satupintu.dates import YEARS

PIECES = {"[OPTIONS]": "[OPSI]…", "COMMAND [ARGS]...": "PERINTAH …"}
"""Pieces of the usage line that are the same for all commands."""
TYPES = {
    "INTEGER RANGE": "BILANGAN",
    "INTEGER": "BILANGAN",
    "FLOAT RANGE": "BILANGAN",
    "TEXT": "TEKS",
    "PATH": "TEMPAT",
    "FILE": "BERKAS",
    "DIRECTORY": "FOLDER",
    "[%Y-%m-%d]": "HARI",
}
"""What click calls the values of options, and what people do."""
TYPE = re.compile("|".join(map(re.escape, TYPES)))
NOTES = {"[default: ": "[bawaan: ", "[required]": "[wajib]"}
"""What click writes behind the help of an option."""
NOTE = re.compile("|".join(map(re.escape, NOTES)))
HELP = "Tampilkan bantuan ini."


class WrongUsage(click.UsageError):
    """Arguments that do not go together; the message says so in Indonesian, without full stop."""


class Command(click.Command):
    """A command whose help is Indonesian throughout."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = (PIECES.get(piece, piece) for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(f"./{ctx.command_path}", " ".join(pieces), "Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        rows = [
            (TYPE.sub(lambda found: TYPES[found[0]], names), NOTE.sub(lambda found: NOTES[found[0]], told))
            for names, told in filter(None, (option.get_help_record(ctx) for option in options))
        ]
        if rows:
            with formatter.section("Opsi"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = HELP
        return option


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        names = self.list_commands(ctx)
        room = formatter.width - 6 - max(map(len, names), default=0)
        commands = ((name, self.get_command(ctx, name)) for name in names)
        rows = [(name, command.get_short_help_str(room)) for name, command in commands if command]
        with formatter.section("Perintah"):
            formatter.write_dl(rows)


command = partial(click.command, cls=Command)
"""`click.command` for modules whose commands are added to a group later."""


def usage(fault: click.UsageError) -> str:
    """What is wrong with the arguments, and where to look."""
    path = fault.ctx.command_path if fault.ctx else "portal"
    wrong = _wrong(fault)
    return f"Tidak dijalankan: {wrong}{'' if wrong.endswith('?') else '.'} Lihat `./{path} --help`."


def _wrong(fault: click.UsageError) -> str:
    if isinstance(fault, WrongUsage):
        return fault.message
    if isinstance(fault, click.NoSuchOption):
        return f"opsi `{fault.option_name}` tidak ada{_meant(fault.option_name, _options(fault.ctx))}"
    if isinstance(fault, click.NoSuchCommand):
        return f"perintah `{fault.command_name}` tidak ada{_meant(fault.command_name, _commands(fault.ctx))}"
    if isinstance(fault, click.BadParameter) and fault.param:
        name = _name(fault.param, fault.ctx)
        if isinstance(fault, click.MissingParameter):
            return f"`{name}` belum diisi"
        return f"nilai untuk `{name}` tidak dapat dipakai; {_expected(fault.param.type)}"
    if isinstance(fault, click.BadOptionUsage):
        return f"periksa nilai di belakang `{fault.option_name}`: belum ada, atau tidak diperlukan"
    if fault.ctx and isinstance(fault.ctx.command, click.Group):
        return "perintahnya belum disebut"
    return "ada kata yang berlebih di belakang perintah ini"


def _name(parameter: click.Parameter, ctx: click.Context | None) -> str:
    """`--unit` of an option, `KATA` of an argument: as the help shows it."""
    if isinstance(parameter, click.Argument) and ctx:
        return parameter.make_metavar(ctx).strip("[]….")
    return parameter.opts[0]


def _expected(kind: click.ParamType[object]) -> str:
    """What to write for a value of this type."""
    if isinstance(kind, click.Choice):
        return f"pilihan: {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.DateTime):
        return f"tulis tahun ({YEARS[0]}–{YEARS[-1]}), bulan, hari, misalnya `2026-11-22`"
    if isinstance(kind, click.IntRange | click.FloatRange):
        least, most = kind.min, kind.max
        limits = [f"paling kecil {least}"] * (least is not None) + [f"paling besar {most}"] * (
            most is not None
        )
        return f"tulis bilangan, {', '.join(limits)}"
    if isinstance(kind, click.Path):
        return "berkas atau folder itu tidak ada, atau bukan yang dimaksud"
    return "betulkan"


def _meant(written: str, known: Iterable[str]) -> str:
    near = get_close_matches(written, list(known), n=1)
    return f"; maksudnya `{near[0]}`?" if near else ""


def _options(ctx: click.Context | None) -> list[str]:
    return [name for each in (ctx.command.get_params(ctx) if ctx else ()) for name in each.opts]


def _commands(ctx: click.Context | None) -> list[str]:
    return ctx.command.list_commands(ctx) if ctx and isinstance(ctx.command, click.Group) else []
