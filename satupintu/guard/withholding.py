"""Which outside addresses nobody is led to on a day, and which are not even named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from satupintu.guard.standing import UNKNOWN, Standing
from satupintu.guard.states import State
from satupintu.guard.unsaid import names_of
from satupintu.models import Offer


class Withholding(Struct, frozen=True, dict=True):
    """What follows from the standing of each address.

    `offers` are all services and applications, `shown` those that have a page on the day; `standings` what was
    found, by address as the records write it.
    """

    offers: tuple[Offer, ...]
    shown: tuple[Offer, ...]
    standings: Mapping[str, Standing]

    @cached_property
    def suspect_names(self) -> re.Pattern[str] | None:
        """What finds the addresses suspected of being hijacked in a text; None where there are none."""
        hijacked = [offer for offer in self._named if self._is_suspect(offer)]
        if not hijacked:
            return None
        suspects = {_compared(offer.service_url or "") for offer in hijacked}
        return names_of(suspects, {_compared(offer.service_url or "") for offer in self._named} - suspects)

    def led(self, address: str) -> str:
        """An address as it may be linked: one that is withheld gives way to the page that says why.

        So does every other address at a host that is suspected of being hijacked.
        """
        if not self._withheld:
            return address
        compared = _compared(address)
        found = (
            page
            for withheld, page in self._withheld.items()
            if compared == withheld or compared.startswith(tuple(f"{withheld}{mark}" for mark in "/?#"))
        )
        page = next(found, "") or self._suspect_hosts.get(compared.partition("/")[0], "")
        return page or address

    @cached_property
    def _named(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.offers if offer.service_url)

    def _standing(self, offer: Offer) -> Standing:
        return self.standings.get(offer.service_url or "", UNKNOWN)

    def _is_suspect(self, offer: Offer) -> bool:
        standing = self._standing(offer)
        return standing.withheld and standing.last is not None and standing.last.state is State.SUSPECT

    @cached_property
    def _withheld(self) -> Mapping[str, str]:
        """The page of each service and application whose address is withheld, by that address."""
        return {
            _compared(offer.service_url): offer.address
            for offer in self.shown
            if offer.service_url and self._standing(offer).withheld
        }

    @cached_property
    def _suspect_hosts(self) -> Mapping[str, str]:
        """The page of a suspect service by its host, where no sound one has the same host."""
        hosts = {offer.address: _compared(offer.service_url or "").partition("/")[0] for offer in self._named}
        sound = {hosts[offer.address] for offer in self._named if not self._is_suspect(offer)}
        return {
            hosts[offer.address]: offer.address
            for offer in self._named
            if self._is_suspect(offer) and hosts[offer.address] not in sound
        }


def _compared(address: str) -> str:
    """An address as it is compared with others: browsers open both spellings."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/").lower()
