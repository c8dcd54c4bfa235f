"""Service standards: what they must hold, whether they add up, and which of them holds on a day."""

import re
from datetime import date

import pytest

from satupintu.durations import Duration, TimeUnit
from satupintu.models import StandardVersion
from satupintu.standards import rules
from tests.build.sample import service
from tests.make_site import BASE, MakeSite
from tests.standard import FORMER, SERVICE, STANDARD, standard, steps, with_standard

LAW = (
    "persyaratan prosedur jangka_waktu biaya produk pengaduan dasar_hukum sarana kompetensi_pelaksana "
    "pengawasan_internal jumlah_pelaksana jaminan_pelayanan jaminan_keamanan evaluasi_kinerja"
).split()
"""The fourteen components of UU 25/2009, art. 21, in the order of Permenpan RB 15/2014."""


def faults(make_site: MakeSite, on: date = date(2026, 11, 22), **keys: str) -> str:
    return "\n".join(make_site(with_standard(**keys)).messages(on))


def test_the_table_holds_the_fourteen_components_of_the_law_in_two_groups() -> None:
    assert [component.key for component in rules().components] == LAW
    assert [len(rules().of_group(group)) for group in rules().groups] == [6, 8]
    assert any("25 Tahun 2009" in source for source in rules().sources)
    assert date.fromisoformat(rules().checked)


def test_every_component_is_a_key_of_the_record() -> None:
    keys = {field.alias for field in StandardVersion.model_fields.values()}
    assert keys >= set(LAW)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("3 hari kerja", 3, TimeUnit.WORKING_DAY),
        ("90 Menit", 90, TimeUnit.MINUTE),
        ("2  jam", 2, TimeUnit.HOUR),
        ("14 hari kalender", 14, TimeUnit.CALENDAR_DAY),
        ("Menurut pemohon", 0, TimeUnit.APPLICANT),
    ],
)
def test_a_time_is_a_number_with_its_unit(text: str, number: int, unit: TimeUnit) -> None:
    assert Duration.parse(text) == Duration(number, unit)


@pytest.mark.parametrize(
    "text", ["3 hari", "0 jam", "1,5 jam", "-1 jam", "dua jam", "3 minggu", "hari kerja", ""]
)
def test_a_time_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Duration.parse(text)


@pytest.mark.parametrize("key", LAW)
def test_a_missing_component_is_named(key: str, make_site: MakeSite) -> None:
    title = next(component.title for component in rules().components if component.key == key)
    (message,) = faults(make_site, **{key: ""}).splitlines()
    assert message.startswith(f"{STANDARD}:1: komponen “{title}” belum ada")
    assert message.endswith(f"tambahkan kunci `{key}`")


@pytest.mark.parametrize(
    ("times", "most", "over"),
    [
        (("1 hari kerja", "2 hari kerja"), "3 hari kerja", False),
        (("1 hari kerja", "3 hari kerja"), "3 hari kerja", True),
        (("1 hari kerja", "7 jam", "30 menit"), "2 hari kerja", False),
        (("1 hari kerja", "7 jam", "31 menit"), "2 hari kerja", True),
        (("40 menit", "20 menit"), "1 jam", False),
        (("1 jam", "1 menit"), "60 menit", True),
        (("7 hari kalender",), "7 hari kalender", False),
        (("8 hari kalender",), "7 hari kalender", True),
        (("menurut pemohon", "3 hari kerja"), "3 hari kerja", False),
        (("1 hari kerja",), "4 jam", True),
    ],
)
def test_the_steps_fit_into_the_promised_time(
    times: tuple[str, ...], most: str, over: bool, make_site: MakeSite
) -> None:
    told = faults(make_site, prosedur=steps(*times), jangka_waktu=f"\n  paling_lama: {most}")
    assert ("melebihi jangka waktu" in told) is over
    assert bool(told) is over


@pytest.mark.parametrize(
    ("times", "most"),
    [
        (("2 hari kerja",), "7 hari kalender"),
        (("2 hari kalender",), "7 hari kerja"),
        (("1 hari kerja", "1 hari kalender"), "9 jam"),
    ],
)
def test_working_days_and_calendar_days_do_not_mix(
    times: tuple[str, ...], most: str, make_site: MakeSite
) -> None:
    told = faults(make_site, prosedur=steps(*times), jangka_waktu=f"\n  paling_lama: {most}")
    assert "hari kerja dan hari kalender bercampur" in told


@pytest.mark.parametrize("words", ["Tidak dipungut biaya", "tidak dipungut  biaya."])
def test_free_of_charge_is_said_in_words(words: str, make_site: MakeSite) -> None:
    site = make_site(with_standard(biaya=words)).site()
    fees = site.standards["e-learning"].fees
    assert fees is not None
    assert fees.rates == ()


@pytest.mark.parametrize("words", ["Gratis", "0", "Rp0", "\n  tarif: []", "\n  dasar: PNBP"])
def test_other_words_for_free_of_charge_are_refused(words: str, make_site: MakeSite) -> None:
    assert "`Tidak dipungut biaya`" in faults(make_site, biaya=words)


@pytest.mark.parametrize(
    ("on", "decree", "superseded"),
    [
        ("2023-03-31", None, 0),
        ("2023-04-01", "Keputusan Nomor 9 Tahun 2023", 0),
        ("2026-01-31", "Keputusan Nomor 9 Tahun 2023", 0),
        ("2026-02-01", "Keputusan Nomor 1 Tahun 2026", 1),
    ],
)
def test_the_version_of_a_day_is_the_last_that_has_begun(
    on: str, decree: str | None, superseded: int, make_site: MakeSite
) -> None:
    record = make_site(with_standard(versi_lama=FORMER)).site().standards["e-learning"]
    version = record.in_force(date.fromisoformat(on))
    assert (version.decree if version else None) == decree
    assert len(record.superseded(date.fromisoformat(on))) == superseded


def test_a_former_version_need_not_be_complete(make_site: MakeSite) -> None:
    assert faults(make_site, versi_lama=FORMER) == ""


def test_a_version_that_still_holds_must_be_complete(make_site: MakeSite) -> None:
    told = faults(make_site, on=date(2026, 1, 20), versi_lama=FORMER)
    assert "“Jangka waktu penyelesaian” belum ada" in told


@pytest.mark.parametrize(("on", "owed"), [("2026-12-31", True), ("2027-01-01", False)])
def test_a_unit_may_bring_a_standard_until_its_day(on: str, owed: bool, make_site: MakeSite) -> None:
    made = make_site(
        {
            SERVICE: service(pelayanan_publik="true"),
            "units/diklat/unit.yml": f"{BASE['units/diklat/unit.yml']}standar_menyusul: 2026-12-31\n",
        }
    )
    day = date.fromisoformat(on)
    assert (made.messages(day) == []) is owed
    (debt,) = made.site(day).service_standards.debts()
    assert (debt.service.slug, debt.due, len(debt.missing)) == ("e-learning", date(2026, 12, 31), 14)


def test_a_service_that_is_no_public_service_needs_no_standard(make_site: MakeSite) -> None:
    made = make_site({SERVICE: service()})
    assert made.messages() == []
    assert list(made.site().service_standards.debts()) == []


def test_an_unreadable_standard_is_not_told_as_missing(make_site: MakeSite) -> None:
    made = make_site(with_standard() | {STANDARD: standard(nomor_sk="")})
    assert made.messages() == [f"{STANDARD}:1: kunci `nomor_sk` wajib diisi; tambahkan baris `nomor_sk: …`"]
