"""The pictures of shared pages: drawn to fit, drawn once, the same each time."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFont

from satupintu import social
from satupintu.cache import Cache
from satupintu.social import CardKind, Cards, draw
from satupintu.theme import FONT, Assets
from tests.make_site import MakeSite, theme_assets

NAME_OF_120 = "Pusat Pelatihan dan Pengembangan serta Pemetaan Kompetensi Aparatur Sipil Negara Lembaga Administrasi Negara Jatinangor"
TEXTS = {
    "one word": ("Pengumuman", "Portal Uji"),
    "a sentence": ("Satu pintu untuk pelatihan dan kompetensi ASN", NAME_OF_120),
    "300 characters": ("Kalimat panjang sekali. " * 12, "Nama " * 40),
    "one endless word": ("W" * 300, "Q" * 200),
    "letters with tails and marks": ("Ýgjpqy Éé ñ Ǻ 漢字", "Ågjpqy,;"),
    "nothing the typeface has": ("漢字", "漢字"),
    "empty": ("", ""),
}


def drawn(title: str, name: str) -> Image.Image:
    assets = theme_assets()
    content = draw(title, name, assets.colours, assets.content(FONT))
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("case", TEXTS)
def test_ink_stays_inside_the_room_for_texts(case: str) -> None:
    """The margins, and the door beside the texts, are as on a picture without any."""
    ink = ImageChops.difference(drawn(*TEXTS[case]), drawn("", ""))
    box = ink.getbbox() or (social.MARGIN, social.MARGIN, social.MARGIN, social.MARGIN)
    left, top, right, bottom = box
    assert left >= social.MARGIN - 2 and top >= social.MARGIN
    assert right <= social.MARGIN + social.TEXT_WIDTH + 2
    assert bottom <= social.HEIGHT - social.MARGIN + 8


def test_title_and_name_do_not_touch() -> None:
    title, name = TEXTS["300 characters"]
    upper = ImageChops.difference(drawn(title, ""), drawn("", "")).getbbox()
    lower = ImageChops.difference(drawn("", name), drawn("", "")).getbbox()
    assert upper is not None and lower is not None
    assert upper[3] < lower[1]


@pytest.mark.parametrize("case", TEXTS)
def test_a_picture_is_small(case: str) -> None:
    assets = theme_assets()
    content = draw(*TEXTS[case], assets.colours, assets.content(FONT))
    assert len(content) <= 60_000
    assert Image.open(io.BytesIO(content)).size == (1200, 630)


@pytest.mark.parametrize(
    ("place", "token"),
    [((5, 5), "pita"), ((80, 75), "soga-300"), ((950, 620), "kertas"), ((910, 600), "soga-300")],
)
def test_flat_colours_are_those_of_the_theme(place: tuple[int, int], token: str) -> None:
    found = drawn("Berita", "Portal").getpixel(place)
    assert found == tuple(bytes.fromhex(theme_assets().colours[token][1:]))


def test_the_same_texts_give_the_same_bytes() -> None:
    assets = theme_assets()
    assert len({draw("Berita", "Portal", assets.colours, assets.content(FONT)) for _time in range(3)}) == 1


def test_every_letter_that_is_drawn_is_in_the_typeface() -> None:
    face = ImageFont.truetype(
        io.BytesIO(theme_assets().content(FONT)), 60, layout_engine=ImageFont.Layout.BASIC
    )

    def shape(letter: str) -> tuple[object, bytes]:
        mask = face.getmask(letter)
        return mask.size, bytes(mask)

    missing = shape("\uffff")
    assert [letter for letter in sorted(social.DRAWN - {" "}) if shape(letter) == missing] == []


def test_a_picture_is_drawn_once_and_then_remembered(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = make_site().site().settings
    cache = Cache(tmp_path / "simpanan.sqlite")
    first = Cards(settings, theme_assets(), cache).by_kind
    monkeypatch.setattr(social, "draw", None)  # calling it again fails
    assert Cards(settings, theme_assets(), cache).by_kind == first
    assert first.keys() == set(CardKind)


@pytest.mark.parametrize("damage", [None, [], ["a", "b"], ["0" * 64, "aGFsbw=="], {"x": 1}, 5])
def test_a_damaged_memory_is_drawn_anew(make_site: MakeSite, damage: object) -> None:
    settings = make_site().site().settings

    class Damaged(Cache):
        def get_json(self, kind: str, key: str) -> object:
            return damage

    found = Cards(settings, theme_assets(), Damaged(None)).by_kind
    assert found == Cards(settings, theme_assets(), Cache(None)).by_kind


def test_another_name_of_the_site_gives_another_picture(make_site: MakeSite) -> None:
    settings = make_site().site().settings
    renamed = settings.model_copy(update={"name": "Portal Lain"})
    before, after = (Cards(each, theme_assets(), Cache(None)).by_kind for each in (settings, renamed))
    assert {before[kind].address for kind in CardKind} & {after[kind].address for kind in CardKind} == set()


def test_a_theme_without_the_typeface_has_no_pictures(make_site: MakeSite) -> None:
    assert Cards(make_site().site().settings, Assets(), Cache(None)).by_kind == {}
