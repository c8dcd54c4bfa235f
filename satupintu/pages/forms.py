"""`/admin/formulir/`: a form for each kind, for those without any account. It sends nothing; it makes the file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from satupintu.editor.files import FOLDER, form_script
from satupintu.editor.forms import ENTRIES, KINDS, form_fields
from satupintu.models import ITEM_MODELS
from satupintu.pages.heads import head
from satupintu.places import ENDINGS, Kind
from satupintu.portal import Page, Portal
from satupintu.values import FormsValues, FormValues, Link

FORMS = f"{FOLDER}formulir/"
TITLE = "Formulir isi"
INTRO = (
    "Formulir membuat berkas isi yang benar tanpa akun apa pun. Tidak ada yang terkirim: berkasnya Anda unduh"
    " atau salin sendiri."
)
MAIN_SITE = "Situs utama"


def form_address(kind: Kind) -> str:
    return f"{FORMS}{kind}/"


def pages(portal: Portal) -> Iterator[Page]:
    if not portal.site.settings.admin:
        return
    yield Page(FORMS, TITLE, partial(_choice, portal), indexed=False)
    for kind in KINDS:
        title = f"Formulir {kind}"
        yield Page(form_address(kind), title, partial(_form, portal, kind, title), indexed=False)


def _choice(portal: Portal) -> FormsValues:
    from satupintu.reference.kinds import RECORD_KINDS  # the reference itself builds on pages

    sentences = {kind.model: kind.sentence.replace("`", "") for kind in RECORD_KINDS}
    return FormsValues(
        frame=portal.frame,
        page=head(portal, FORMS, TITLE, INTRO, indexed=False),
        intro=INTRO,
        forms=tuple(Link(kind.heading, form_address(kind), sentences[ITEM_MODELS[kind]]) for kind in KINDS),
    )


def _form(portal: Portal, kind: Kind, title: str) -> FormValues:
    fields = form_fields(kind)
    units = ((f"units/{unit.slug}/{kind}/", unit.name) for unit in portal.site.open_units)
    return FormValues(
        frame=portal.frame,
        page=head(
            portal,
            form_address(kind),
            title,
            f"{title} tanpa akun.",
            indexed=False,
            trail=(Link(TITLE, FORMS),),
        ),
        intro=INTRO,
        script=form_script(portal.assets)[0],
        folders=(*units, (f"content/{kind}/", MAIN_SITE)),
        ending=ENDINGS[kind],
        asked=tuple(field for field in fields if field.required),
        further=tuple(
            field for field in fields if not field.required and field.widget not in ("tanda", ENTRIES)
        ),
        lists=tuple(field for field in fields if field.widget == ENTRIES),
        flags=tuple(field for field in fields if field.widget == "tanda"),
        has_text=kind is not Kind.DOWNLOAD,
        mail=portal.site.settings.contact.mail or "",
    )
