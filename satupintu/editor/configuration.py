"""One configuration of Decap CMS for each unit, and one for Humas.

What the editor hides it does not protect: the law for folders decides what is taken (record 0026).
The words are those of https://decapcms.org/docs/configuration-options/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from satupintu.editor.fields import fields, label
from satupintu.models import ITEM_MODELS, App, EditorBackend, EditorSettings, Offer, Service, Unit
from satupintu.places import MAIN_ONLY, MAX_SLUG, Kind
from satupintu.portal import Portal
from satupintu.reference.kinds import RECORD_KINDS

Configuration = dict[str, Any]
MARKDOWN_BUTTONS = "bold italic link heading-two heading-three quote bulleted-list numbered-list".split()
"""What the rich text editor offers: nothing the dialect does not know (`docs/dialek.md`)."""
DRAWING = "favicon.svg"
TO_ROOT = "../../"
"""From the page of an editor to the site's root."""
LOCAL_SERVER = "http://127.0.0.1:8081/api/v1"
"""Where decap-server listens on the machine of the one who edits."""
ITEM_HIDDEN = {"alamat_lama": None, "contoh": None}
"""Keys a PIC never needs; they stay in files that have them."""
SERVICE_FOLDERS: tuple[type[Offer], ...] = (Service, App)


def unit_configuration(portal: Portal, unit: Unit) -> Configuration:
    """The unit's own items, and the services it keeps."""
    kinds = [kind for kind in Kind if kind not in MAIN_ONLY]
    collections = [_items(kind, unit, kind.heading) for kind in kinds]
    collections.append(_offers(Service, unit))
    return {**_common(portal), "collections": collections}


def humas_configuration(portal: Portal) -> Configuration:
    """Everything: the main site, every unit, and the whole catalogue."""
    collections = [_items(kind, None, kind.heading) for kind in Kind]
    collections += (_offers(model, None) for model in SERVICE_FOLDERS)
    for unit in portal.site.open_units:
        units_kinds = (kind for kind in Kind if kind not in MAIN_ONLY)
        collections += (_items(kind, unit, f"{unit.label}: {kind.heading}") for kind in units_kinds)
    return {**_common(portal), "collections": collections}


def _common(portal: Portal) -> Configuration:
    settings = portal.site.settings
    return {
        "backend": _backend(settings.editor),
        "publish_mode": "editorial_workflow",
        "locale": "id",
        "site_url": settings.base_url,
        "logo": {"src": f"{TO_ROOT}{portal.assets.addresses[DRAWING]}", "show_in_header": False},
        "media_folder": "content/media",
        "public_folder": "/media",
        "slug": {"encoding": "ascii", "clean_accents": True},
    }


def _backend(editor: EditorSettings | None) -> Configuration:
    """Where the editor keeps what is written; without settings in the browser's memory alone."""
    if editor is None:
        return {"name": "test-repo"}
    if editor.backend is EditorBackend.LOCAL:
        return {"name": "proxy", "proxy_url": LOCAL_SERVER, "branch": editor.branch}
    found: Configuration = {
        "name": editor.backend.value,
        "repo": editor.repository,
        "branch": editor.branch,
        "commit_messages": dict(_messages()),
        "squash_merges": True,
    }
    if editor.login:
        found["base_url"] = editor.login.rstrip("/")
    if editor.backend is EditorBackend.GITLAB and editor.application:
        found |= {"auth_type": "pkce", "app_id": editor.application}
        if editor.login:
            found["api_root"] = f"{editor.login.rstrip('/')}/api/v4"
    return found


def _messages() -> Iterator[tuple[str, str]]:
    """What a commit says; the account is the forge's to tell, never a name that was typed."""
    for action, word in (("create", "tambah"), ("update", "ubah"), ("delete", "hapus")):
        yield action, f"{word} {{{{path}}}}"
    for action, word in (("uploadMedia", "unggah"), ("deleteMedia", "hapus")):
        yield action, f"{word} {{{{path}}}}"


def _items(kind: Kind, unit: Unit | None, title: str) -> Configuration:
    """Items of a unit, or (None) of the main site.

    A proposal is known by the name of its collection, so that the PIC's editor and that of Humas must agree on it.
    """
    name = f"{unit.slug}-{kind}" if unit else kind.value
    owner = f"units/{unit.slug}" if unit else "content"
    model = ITEM_MODELS[kind]
    is_download = kind is Kind.DOWNLOAD
    shown = fields(model, ITEM_HIDDEN)
    if not is_download:
        shown.append(_body())
    return {
        **_folder(name, title, f"{owner}/{kind}", "judul"),
        **(
            {"extension": "yml", "format": "yml"}
            if is_download
            else {"extension": "md", "format": "yaml-frontmatter"}
        ),
        **_media("" if is_download else f"/{owner}/media", "" if is_download else "../media"),
        "summary": "{{tanggal}} {{judul}}",
        "sortable_fields": _sorted_by("tanggal", "judul", newest=True),
        "description": _sentence(model),
        "fields": shown,
    }


def _offers(model: type[Offer], unit: Unit | None) -> Configuration:
    """Records of the catalogue; a unit sees its own, and new ones are its own."""
    title = next(kind.title for kind in RECORD_KINDS if kind.model is model)
    return {
        **_folder(model.folder, title, f"services_catalog/{model.folder}", "nama"),
        "extension": "yml",
        "format": "yml",
        **({"filter": {"field": "unit", "value": unit.slug}} if unit else {}),
        "summary": "{{nama}}",
        "sortable_fields": _sorted_by("nama", "diperbarui"),
        "description": _sentence(model),
        "fields": fields(model, {"contoh": None, **({"unit": unit.slug} if unit else {})}),
    }


def _folder(name: str, title: str, folder: str, naming: str) -> Configuration:
    return {
        "name": name,
        "label": title,
        "label_singular": title,
        "folder": folder,
        "create": True,
        "identifier_field": naming,
        "slug": "{{slug}}",
        "slug_length": MAX_SLUG,
        "editor": {"preview": False},
    }


def _sorted_by(first: str, *others: str, newest: bool = False) -> list[Configuration]:
    """What a list may be sorted by, at first by the first."""
    default = {"field": first, "label": label(first), "default_sort": "desc" if newest else "asc"}
    return [default, *({"field": key, "label": label(key)} for key in others)]


def _media(folder: str, public: str) -> Configuration:
    """Where uploads of a collection go, from the repository's root or ("") beside the record, and how files name them."""
    return {"media_folder": folder, "public_folder": public}


def _body() -> Configuration:
    return {
        "name": "body",
        "label": "Isi",
        "widget": "markdown",
        "hint": "Antara dua paragraf ada satu baris kosong.",
        "buttons": MARKDOWN_BUTTONS,
        "editor_components": [],
        "modes": ["rich_text", "raw"],
    }


def _sentence(model: type[Any]) -> str:
    return next(kind.sentence for kind in RECORD_KINDS if kind.model is model).replace("`", "")
