"""A service standard in words: what page, poster and book show alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from satupintu.dates import long_date
from satupintu.durations import TimeUnit
from satupintu.models import FREE, Fees, ProcedureStep, Rate, Standard, StandardVersion
from satupintu.standards import Component, rules
from satupintu.values import ServiceStandard, StandardComponent, StandardGroup, StandardStep
from satupintu.wording import capital, thousands

UNCOUNTED = "Waktu “menurut pemohon” tidak termasuk jangka waktu penyelesaian."


def service_standard(standard: Standard, version: StandardVersion) -> ServiceStandard:
    """One version of a standard, without the files and versions that lie beside it."""
    pledge = version.pledge
    return ServiceStandard(
        decree=decree_text(version),
        sample=standard.sample,
        groups=tuple(
            StandardGroup(group, tuple(_components(version, rules().of_group(group))))
            for group in rules().groups
        ),
        pledge=pledge.text if pledge else "",
        signer=pledge.signer if pledge else "",
    )


def decree_text(version: StandardVersion) -> str:
    """By what a standard was set, and since when it holds."""
    determined, begun = long_date(version.determined.day), long_date(version.valid_from.day)
    return f"Ditetapkan dengan {version.decree} pada {determined}, berlaku mulai {begun}."


def rupiah(amount: int) -> str:
    """`Rp6.500.000`; nothing is free of charge in words."""
    return f"Rp{thousands(amount)}" if amount else FREE


def _components(version: StandardVersion, components: tuple[Component, ...]) -> Iterator[StandardComponent]:
    for component in components:
        content = getattr(version, component.field)
        if content is not None:
            told = TELLERS.get(component.field, _lines)
            yield told(component.title, content, version)


def _lines(title: str, lines: tuple[str, ...], _version: StandardVersion) -> StandardComponent:
    return StandardComponent(title, "", (), lines)


def _procedure(title: str, steps: tuple[ProcedureStep, ...], _version: StandardVersion) -> StandardComponent:
    uncounted = any(step.time.unit is TimeUnit.APPLICANT for step in steps)
    return StandardComponent(title, "", tuple(map(_step, steps)), (UNCOUNTED,) if uncounted else ())


def _step(step: ProcedureStep) -> StandardStep:
    details = (f"Pelaku: {step.actor}", f"Waktu: {step.time}", f"Hasil: {step.output}")
    return StandardStep(step.activity, details)


def _duration(title: str, _content: object, version: StandardVersion) -> StandardComponent:
    limit = version.duration
    if limit is None:
        return StandardComponent(title, "", (), ())
    return StandardComponent(title, f"Paling lama {limit.at_most}", (), (limit.note,) if limit.note else ())


def _fees(title: str, fees: Fees, _version: StandardVersion) -> StandardComponent:
    if not fees.rates:
        return StandardComponent(title, FREE, (), ())
    rates = tuple(map(_rate, fees.rates))
    rules_of_payment = (
        *((f"Dasar tarif: {fees.legal_basis}",) if fees.legal_basis else ()),
        *((f"Pembayaran: {fees.payment}",) if fees.payment else ()),
    )
    return StandardComponent(title, "", (), (*rates, *rules_of_payment))


def _rate(rate: Rate) -> str:
    unit = f" {rate.unit}" if rate.unit and rate.amount else ""
    return f"{capital(rate.subject)}: {rupiah(rate.amount)}{unit}"


TELLERS: dict[str, Callable[..., StandardComponent]] = {
    "procedure": _procedure,
    "duration": _duration,
    "fees": _fees,
}
"""Components that are more than a list of points, by the model's field."""
