"""Which services there are on a day, and how they are."""

from datetime import date

import pytest

from satupintu.catalogue import Catalogue
from satupintu.models import Condition
from tests.build.sample import service
from tests.make_site import MakeSite

PLACE = "services_catalog/layanan/a.yml"


def catalogue(make_site: MakeSite, on: str, **keys: str) -> Catalogue:
    return make_site({PLACE: service(**keys)}).site(date.fromisoformat(on)).catalogue


@pytest.mark.parametrize(
    ("on", "seen"), [("2026-12-31", False), ("2027-01-01", True), ("2027-03-31", True), ("2027-04-01", False)]
)
def test_a_service_is_shown_from_its_first_to_its_last_day(on: str, seen: bool, make_site: MakeSite) -> None:
    found = catalogue(make_site, on, sejak="2027-01-01", sampai="2027-03-31")
    assert bool(found.services) is seen


@pytest.mark.parametrize(
    ("on", "condition"),
    [
        ("2026-11-27", Condition.AVAILABLE),
        ("2026-11-28", Condition.MAINTENANCE),
        ("2026-11-29", Condition.MAINTENANCE),
        ("2026-11-30", Condition.AVAILABLE),
    ],
)
def test_maintenance_begins_and_ends_by_itself(on: str, condition: Condition, make_site: MakeSite) -> None:
    state = "\n  status: pemeliharaan\n  mulai: 2026-11-28\n  selesai: 2026-11-29\n  sementara: Ke loket."
    (found,) = catalogue(make_site, on, keadaan=state).services
    assert found.state_on(date.fromisoformat(on)).condition is condition


def test_a_service_without_a_state_is_available(make_site: MakeSite) -> None:
    (found,) = catalogue(make_site, "2026-11-22").services
    assert found.state_on(date(2026, 11, 22)).condition is Condition.AVAILABLE


def test_services_stand_in_the_order_of_their_names(make_site: MakeSite) -> None:
    files = {
        f"services_catalog/layanan/{slug}.yml": service(nama=name, alamat="")
        for slug, name in (("a", "Zakat"), ("b", "asesmen"), ("c", "Beasiswa"))
    }
    found = make_site(files).site().catalogue.services
    assert [each.name for each in found] == ["asesmen", "Beasiswa", "Zakat"]


def test_services_of_a_closed_unit_end_with_it(make_site: MakeSite) -> None:
    unit = "nama: Bidang Diklat\nringkasan: Pelatihan.\nditutup: 2026-11-20\n"
    made = make_site({PLACE: service(), "units/diklat/unit.yml": unit})
    assert made.site(date(2026, 11, 19)).catalogue.services
    assert made.site(date(2026, 11, 20)).catalogue.services == ()


def test_a_site_without_a_catalogue_has_no_services(make_site: MakeSite) -> None:
    made = make_site()
    assert made.site().catalogue.services == ()
    assert made.messages() == []


def test_a_record_may_name_its_unit_as_it_was_called_before(make_site: MakeSite) -> None:
    unit = "nama: Bidang Diklat\nringkasan: Pelatihan.\nslug_lama: [pelatihan]\n"
    made = make_site({PLACE: service(unit="pelatihan"), "units/diklat/unit.yml": unit})
    (found,) = made.site().catalogue.of_unit("diklat")
    assert (found.slug, found.path, found.line("unit")) == ("a", PLACE, 2)
    assert made.messages() == []
