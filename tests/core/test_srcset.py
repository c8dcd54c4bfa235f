"""Which file of a picture the phone of 360 px and two device pixels loads."""

import pytest

from satupintu.srcset import candidate, chosen, slot_width

AVIF = {"type": "image/avif", "srcset": "a480.avif 480w, a800.avif 800w, a1280.avif 1280w"}
WEBP = {"type": "image/webp", "srcset": "a480.webp 480w"}
IMAGE = {"src": "a.jpg"}


@pytest.mark.parametrize(
    ("sizes", "pixels"),
    [
        ("", 360),
        ("100vw", 360),
        ("50vw", 180),
        ("112px", 112),
        ("20rem", 320),
        ("calc(100vw - 32px)", 328),
        ("calc(100vw - 2rem - 8px)", 320),
        ("(min-width: 60rem) 700px, 100vw", 360),
        ("(min-width: 60rem) 700px, (min-width: 40rem) 50vw, calc(100vw - 32px)", 328),
        ("(max-width: 400px) 90vw, 500px", 324),
        ("min(100vw, 700px)", 360),
    ],
)
def test_the_slot_of_a_picture(sizes: str, pixels: float) -> None:
    assert slot_width(sizes) == pytest.approx(pixels)


def test_the_smallest_sharp_candidate_is_loaded() -> None:
    assert candidate(AVIF["srcset"], "100vw") == "a800.avif"
    assert candidate(AVIF["srcset"], "240px") == "a480.avif"


def test_where_none_is_sharp_the_largest_is_loaded() -> None:
    assert candidate("a200.avif 200w, a300.avif 300w", "100vw") == "a300.avif"


def test_candidates_by_density() -> None:
    assert candidate("a.png, b.png 2x, c.png 3x", "") == "b.png"


def test_the_first_source_of_a_known_type_wins() -> None:
    assert chosen([AVIF, WEBP], IMAGE) == "a800.avif"
    assert chosen([{"type": "image/jxl", "srcset": "a.jxl"}, WEBP], IMAGE) == "a480.webp"


def test_a_source_for_other_screens_is_passed_over() -> None:
    wide = AVIF | {"media": "(min-width: 40rem)"}
    dark = AVIF | {"media": "(prefers-color-scheme: dark)"}
    assert chosen([wide, dark], IMAGE) == "a.jpg"
    assert chosen([AVIF | {"media": "(max-width: 40rem)"}], IMAGE) == "a800.avif"


def test_a_picture_without_candidates_is_its_source() -> None:
    assert chosen([], IMAGE) == "a.jpg"
    assert chosen([], {"src": "a.jpg", "srcset": "b.jpg 2x"}) == "b.jpg"
    assert chosen([], {"alt": ""}) == ""
