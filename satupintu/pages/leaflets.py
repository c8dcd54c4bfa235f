"""Leaflets: the steps of a manual on one sheet of A4, printed on both sides and folded in three.

They are made of the same record as the manual's page, so that the two never differ.
"""

from __future__ import annotations

from satupintu.dates import long_date
from satupintu.models import Manual, Step
from satupintu.pages.frame import contact_lines
from satupintu.pages.pictures import is_drawing
from satupintu.portal import Portal
from satupintu.typeset import Document, Value, code

LAYOUT = "selebaran"


def leaflet(portal: Portal, manual: Manual) -> bytes:
    """The leaflet of a manual as PDF. Raises SiteInvalid where its layout fails."""
    if manual.path not in portal.leaflets:
        portal.leaflets[manual.path] = portal.press.pdf(document(portal, manual))
    return portal.leaflets[manual.path]


def document(portal: Portal, manual: Manual) -> Document:
    """What stands on the leaflet of a manual."""
    site, address = portal.site, portal.hrefs.absolute(manual.address)
    apps = [app for app in site.catalogue.apps if app.manual == f"/{manual.address}"]
    units = {app.unit: site.units[app.unit] for app in apps}
    contact = next((unit.contact for unit in units.values()), site.settings.contact)
    return Document(
        LAYOUT,
        manual.title,
        {
            "site": site.settings.name,
            "summary": " ".join(manual.summary.split()),
            "audience": "Khusus pegawai" if manual.for_staff else "",
            "sample": manual.sample,
            "updated": long_date(manual.updated.day),
            "picture": _picture(portal, manual, manual.picture, manual.alt),
            "sections": [
                {"title": title, "steps": [_step(portal, manual, step) for step in steps]}
                for title, steps in manual.sections
            ],
            "outage": [line for app in apps for line in app.outage],
            "contact": [
                {"label": line.label, "text": " ".join(line.text.split())} for line in contact_lines(contact)
            ],
            "address": address,
            "code": code(address, f"Kode QR ke {address}"),
        },
    )


def _step(portal: Portal, manual: Manual, step: Step) -> Value:
    return {
        "title": step.title,
        "actor": step.actor or "",
        "action": " ".join(step.action.split()),
        "result": step.result or "",
        "picture": _picture(portal, manual, step.picture, step.alt),
    }


def _picture(portal: Portal, manual: Manual, name: str | None, alt: str | None) -> Value:
    """A drawing with its words; photographs stay on the page."""
    path = portal.resolver.resolve(name, manual).file if name else ""
    if not is_drawing(path):
        return None
    return {"svg": (portal.site.root / path).read_text(encoding="utf-8"), "alt": alt or ""}
