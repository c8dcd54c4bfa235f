"""`/admin/`: who edits what, and one page for each editor. Not public pages: no page leads there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from satupintu.editor.files import FOLDER, scripts
from satupintu.models import EditorBackend, EditorSettings, Unit
from satupintu.pages.heads import head
from satupintu.portal import Page, Portal
from satupintu.values import EditorsValues, EditorValues, Link

TITLE = "Penyunting isi"
HUMAS = f"{FOLDER}humas/"
TRAINING = (
    "Penyunting ini untuk latihan: yang ditulis hanya ada di tab peramban ini dan hilang bila tab ditutup."
    " Tidak ada yang terkirim."
)
CONNECTED = "Masuk dengan akun Anda. Yang ditulis menjadi usulan; Humas memeriksa lalu menerbitkannya."
SERVERS = {
    EditorBackend.GITHUB: ("https://api.github.com", "https://www.githubstatus.com"),
    EditorBackend.GITLAB: ("https://gitlab.com",),
    EditorBackend.LOCAL: ("http://127.0.0.1:8081",),
}
"""What the editor asks, by backend; an own GitLab server takes the place of the public one."""


def unit_editor(unit: Unit) -> str:
    return f"{FOLDER}{unit.slug}/"


def pages(portal: Portal) -> Iterator[Page]:
    site = portal.site
    if not site.settings.admin:
        return
    yield Page(FOLDER, TITLE, partial(_choice, portal), indexed=False)
    yield _editor(portal, HUMAS, "Humas")
    for unit in site.open_units:
        yield _editor(portal, unit_editor(unit), unit.label)


def _editor(portal: Portal, address: str, name: str) -> Page:
    title = f"{TITLE} {name}"
    return Page(address, title, partial(_values, portal, address, title), indexed=False)


def _choice(portal: Portal) -> EditorsValues:
    units = portal.site.open_units
    return EditorsValues(
        frame=portal.frame,
        page=head(portal, FOLDER, TITLE, "Penyunting isi situs bagi PIC unit dan Humas.", indexed=False),
        intro=_intro(portal),
        editors=(
            *(Link(unit.label, unit_editor(unit), f"Untuk PIC {unit.name}") for unit in units),
            Link("Humas", HUMAS, "Seluruh isi: situs utama, semua unit, dan katalog layanan"),
        ),
        forms=Link("Tanpa akun: isi formulir, lalu unduh berkasnya", f"{FOLDER}formulir/"),
    )


def _values(portal: Portal, address: str, title: str) -> EditorValues:
    editor = portal.site.settings.editor
    return EditorValues(
        frame=portal.frame,
        page=head(portal, address, title, title, indexed=False),
        intro=_intro(portal),
        scripts=tuple(scripts(portal.assets)),
        servers=servers(editor),
        back=FOLDER,
    )


def _intro(portal: Portal) -> str:
    return CONNECTED if portal.site.settings.editor else TRAINING


def servers(editor: EditorSettings | None) -> tuple[str, ...]:
    """The servers the editor's policy lets it ask besides its own."""
    if editor is None:
        return ()
    own = (editor.login.rstrip("/"),) if editor.login else ()
    return own if own and editor.backend is EditorBackend.GITLAB else (*SERVERS[editor.backend], *own)
