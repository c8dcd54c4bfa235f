"""Who decides and who may write, besides the PICs of the units: `content/peran.yml`. Never published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from satupintu.models.base import Part, Record
from satupintu.models.fields import Account, Flag, Moment, Name, some


class Deputy(Part):
    """An account that stands in for another while its holder is away: both days included."""

    account: Account = Field(alias="akun", description="akun wakil di server atau forge")
    start: Moment = Field(alias="mulai", description="hari pertama mewakili")
    end: Moment = Field(alias="selesai", description="hari terakhir mewakili")

    def serves_on(self, day: date) -> bool:
        return self.start.office_day <= day <= self.end.office_day


class Holder(Part):
    """An account with a role, from one day to another, both included; no days mean always."""

    account: Account = Field(alias="akun", description="akun di server atau forge")
    start: Moment | None = Field(None, alias="mulai", description="hari pertama memegang peran ini")
    end: Moment | None = Field(None, alias="selesai", description="hari terakhir memegang peran ini")
    deputies: tuple[Deputy, ...] = Field(
        (), alias="wakil", description="siapa yang mewakili selama berhalangan, dan pada hari-hari apa"
    )

    def serves_on(self, day: date) -> bool:
        begun = self.start is None or self.start.office_day <= day
        return begun and (self.end is None or day <= self.end.office_day)


Holders = tuple[Holder, ...]


def accounts_on(holders: Holders, day: date) -> Iterator[str]:
    """The accounts that may act in a role on a day: its holders, each followed by who stands in for them.

    A deputy's right ends with that of the account they stand in for.
    """
    for holder in holders:
        if holder.serves_on(day):
            yield holder.account
            yield from (deputy.account for deputy in holder.deputies if deputy.serves_on(day))


class Roles(Record):
    """The accounts of Humas and of the developers, and which person of the directory each employee's account is."""

    humas: Annotated[Holders, AfterValidator(some)] = Field(
        alias="humas", description="akun Humas: merawat semua isi, dan menyetujui usulan orang lain"
    )
    developers: Holders = Field(
        (),
        alias="pengembang",
        description="akun pengembang: merawat yang bukan isi (program, tema, pengaturan)",
    )
    people: Mapping[Account, Name] = Field(
        default_factory=dict,
        alias="pegawai",
        description="akun pegawai, dan nama berkas catatannya di `pegawai/`, tanpa `.yml`",
    )
    sample: Flag = Field(False, alias="contoh", description="`true` untuk data peragaan")
