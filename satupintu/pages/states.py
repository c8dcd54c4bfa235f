"""How services are, as people say and as the link guard found: the word, the time, the history, the filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from satupintu.dates import clock_text, full_date, short_date
from satupintu.guard.record import KEPT, Result
from satupintu.guard.standing import Standing, runs
from satupintu.guard.states import REASONS, State, counted
from satupintu.guard.words import WORDS, Words
from satupintu.models import App, Condition, Offer
from satupintu.site import Site
from satupintu.values import BarPart, CheckHistory, CheckRow, Fact

ENDED = "dihentikan"
MAINTENANCE = "pemeliharaan"
COUNTER = "di-loket"
STATUSES: Mapping[str, Words] = {
    ENDED: Words(
        "Dihentikan",
        "Pengelola tidak meneruskan layanan ini.",
        "Pakai penggantinya, atau hubungi unit pengelola.",
    ),
    MAINTENANCE: Words(
        "Pemeliharaan",
        "Pengelola sedang merawat layanan ini sampai hari yang disebut.",
        "Ikuti petunjuk di halaman layanan itu.",
    ),
    **{state.value: WORDS[state] for state in State},
    COUNTER: Words(
        "Di loket",
        "Alamat daringnya tidak ada atau tidak tercatat di sini.",
        "Datang atau telepon ke unit pengelola.",
    ),
}
"""Every status a service may be shown in; what needs attention stands first. What people say goes before what is measured."""
SERIOUS = frozenset({State.SUSPECT, State.DEAD, State.TROUBLE})
"""Found states that stand beside a service wherever it is shown."""
SHOWN_CHECKS = 10
BAR_HEIGHT = 16
BAR: Mapping[State, tuple[int, int]] = {
    State.ACTIVE: (0, 16),
    State.TROUBLE: (5, 11),
    State.DEAD: (12, 4),
    State.SUSPECT: (0, 7),
    State.UNCHECKABLE: (7, 3),
    State.UNCHECKED: (15, 1),
}
"""Top and height of each state in the bar, of BAR_HEIGHT: states differ in place and height, not in colour alone."""


def status_of(site: Site, service: Offer) -> str:
    """The one status of a service on the day of the build, a key of STATUSES."""
    condition = service.state_on(site.today).condition
    if condition is not Condition.AVAILABLE:
        return ENDED if condition is Condition.ENDED else MAINTENANCE
    if isinstance(service, App) and service.shows_internal_address:
        return State.UNCHECKABLE.value
    return site.standing(service).state.value if service.service_url else COUNTER


def found_text(site: Site, service: Offer) -> tuple[str, str]:
    """The tag that a found state puts beside a service, and what to do meanwhile; both "" where all is well."""
    standing = site.standing(service)
    if not service.service_url or not (standing.state in SERIOUS or standing.withheld):
        return "", ""
    state = standing.state if standing.state in SERIOUS else State.SUSPECT
    return WORDS[state].word, WORDS[state].meanwhile


def checked_text(standing: Standing) -> str:
    """`diperiksa Senin, 2 Maret 2026 pukul 06.00 WIB`; "" where no check counts."""
    return f"diperiksa {_moment(standing.checked)}" if standing.checked else ""


def history(standing: Standing) -> CheckHistory:
    """What the page of a service tells of its address."""
    last, words = standing.last, WORDS[standing.state]
    reason = REASONS[last.finding] if last and standing.state is not State.UNCHECKED else words.meaning
    if last and standing.state is State.UNCHECKED:
        reason = f"Hasil yang terakhir, {WORDS[last.state].word.lower()}, sudah terlalu lama: {_moment(last.time)}."
    return CheckHistory(
        state=standing.state.value,
        word=words.word,
        checked=checked_text(standing),
        reason=reason,
        meanwhile="" if standing.state in SERIOUS else words.meanwhile,
        bar=_bar(standing.results),
        summary=_summary(standing.results),
        rows=tuple(
            CheckRow(
                _short(result.time), result.state.value, WORDS[result.state].word, REASONS[result.finding]
            )
            for result in reversed(standing.results[-SHOWN_CHECKS:])
        ),
    )


def meanings(statuses: Iterable[str]) -> tuple[Fact, ...]:
    """Each status word with what it means and what to do."""
    return tuple(
        Fact(words.word, f"{words.meaning} {words.meanwhile}".strip())
        for words in (STATUSES[status] for status in statuses)
    )


def _short(time: datetime) -> str:
    return f"{short_date(time.date())}, {clock_text(time.time())} WIB"


def _moment(time: datetime | None) -> str:
    return f"{full_date(time.date())} pukul {clock_text(time.time())} WIB" if time else ""


def _bar(results: tuple[Result, ...]) -> tuple[BarPart, ...]:
    """The checks as parts of a bar KEPT wide, the newest at its right end."""
    parts, x = [], KEPT - len(results)
    for state, number in runs(results):
        y, height = BAR[state]
        parts.append(BarPart(state.value, x, y, number, height))
        x += number
    return tuple(parts)


def _summary(results: tuple[Result, ...]) -> str:
    """The bar in words: `90 pemeriksaan terakhir: 85 aktif (94,4%), 5 mati.`"""
    if not results:
        return ""
    numbers = counted(result.state for result in results)
    told = (
        f"{number} {WORDS[state].word.lower()} ({_share(number, len(results))})"
        for state, number in reversed(numbers.items())
    )
    return f"{len(results)} pemeriksaan terakhir: {', '.join(told)}."


def _share(number: int, whole: int) -> str:
    return f"{100 * number / whole:.1f}%".replace(".0%", "%").replace(".", ",")
