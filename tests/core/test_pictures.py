"""Renditions of pictures: which there are, what is in them, what is not, and how many bytes they have."""

import hashlib
import io
from dataclasses import replace

import pytest
from PIL import Image, ImageCms

from satupintu.pictures import plan
from satupintu.pictures.encode import encoded
from satupintu.pictures.plan import WIDTHS, Format, Rendition, SourcePicture
from satupintu.pictures.source import PictureRefused, upright_size
from tests.core import photographs
from tests.core.photographs import PLANTED, gradient, opened, saved

Made = dict[str, bytes]


def source(data: bytes, name: str) -> SourcePicture:
    path = f"units/diklat/media/{name}"
    return SourcePicture(path, hashlib.sha256(data).hexdigest(), *upright_size(data, name.rpartition(".")[2]))


def everything(data: bytes, name: str) -> list[Rendition]:
    """Whatever could be published of a picture."""
    found = source(data, name)
    scaled = [rendition for format in Format for rendition in plan.scaled(found, format)]
    return [*scaled, *plan.portraits(found), plan.full_size(found)]


def made(data: bytes, name: str) -> Made:
    return {rendition.address: content for rendition, content in encoded(data, everything(data, name))}


def shown(data: bytes, name: str, format: Format = Format.WEBP) -> Image.Image:
    """The widest rendition of a format."""
    wanted = plan.scaled(source(data, name), format)[-1:]
    ((_rendition, content),) = encoded(data, wanted)
    return opened(content)


def pixel(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """Of a picture's pixels that at these shares of width and height, as RGB or RGBA."""
    found = image.getpixel((int(x * (image.width - 1)), int(y * (image.height - 1))))
    assert isinstance(found, tuple)
    return found


# ------------------------------------------------------------------------------------------ the plan


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((4000, 3000), [480, 800, 1280]),
        ((1280, 720), [480, 800, 1280]),
        ((1000, 700), [480, 800, 1000]),
        ((820, 500), [480, 820]),
        ((600, 400), [480, 600]),
        ((500, 400), [500]),
        ((480, 300), [480]),
        ((1, 1), [1]),
    ],
)
def test_no_rendition_is_wider_than_its_picture(size: tuple[int, int], widths: list[int]) -> None:
    picture = SourcePicture("content/media/a.png", "0" * 64, *size)
    assert [rendition.width for rendition in plan.scaled(picture, Format.AVIF)] == widths


@pytest.mark.parametrize("size", [(1500, 33_000), (10, 50_000), (1280, 16_383)])
def test_a_very_tall_picture_stays_within_what_webp_can_hold(size: tuple[int, int]) -> None:
    picture = SourcePicture("content/media/a.png", "0" * 64, *size)
    for rendition in plan.scaled(picture, Format.WEBP):
        assert rendition.height <= plan.MAX_HEIGHT
        assert rendition.width / rendition.height == pytest.approx(size[0] / size[1], rel=0.1)


def test_renditions_lie_beside_their_picture_under_names_of_their_own() -> None:
    picture = SourcePicture("content/media/kelas.a.png", "0" * 64, 1280, 720)
    addresses = [found.address for format in Format for found in plan.scaled(picture, format)]
    assert len(set(addresses)) == 6
    for address in addresses:
        folder, _slash, name = address.rpartition("/")
        assert folder == "media"
        assert plan.RENDITION_NAME.fullmatch(name)
        assert name.startswith("kelas.a-")


def test_another_picture_of_the_same_name_has_other_addresses() -> None:
    one = SourcePicture("content/media/a.png", "0" * 64, 1280, 720)
    other = replace(one, digest="1" * 64)
    assert plan.fallback(one).address != plan.fallback(other).address


def test_the_fallback_is_near_800_pixels_wide() -> None:
    widths = [
        plan.fallback(SourcePicture("content/media/a.png", "0" * 64, width, 90)).width
        for width in (300, 600, 820, 4000)
    ]
    assert widths == [300, 600, 820, 800]


def test_a_small_picture_has_no_portrait_for_dense_screens() -> None:
    small, large = (SourcePicture("content/media/a.png", "0" * 64, width, 400) for width in (200, 224))
    assert [found.width for found in plan.portraits(small)] == [112]
    assert [found.width for found in plan.portraits(large)] == [112, 224]


# ------------------------------------------------------------------------------------------ bytes


def test_a_telephones_photograph_holds_the_limits_at_every_width() -> None:
    data = photographs.twelve_megapixels()
    assert len(data) > 2_000_000
    wanted = [found for format in Format for found in plan.scaled(source(data, "foto.jpg"), format)]
    sizes = {}
    for rendition, content in encoded(data, wanted):
        sizes[rendition.ending, rendition.width] = len(content)
        assert opened(content).size == (rendition.width, round(rendition.width * 4 / 3))
        assert PLANTED.encode() not in content
    assert sizes.keys() == {(format, width) for format in Format for width in WIDTHS}
    assert {key: size for key, size in sizes.items() if size > WIDTHS[key[1]]} == {}


@pytest.mark.parametrize("format", Format)
def test_pure_noise_holds_its_limit_and_its_announced_width(format: Format) -> None:
    noise = Image.merge("RGB", [Image.effect_noise((800, 800), 150) for _band in range(3)])
    data = saved(noise, "PNG")
    wanted = plan.scaled(source(data, "a.png"), format)
    for rendition, content in encoded(data, wanted):
        assert len(content) <= WIDTHS[rendition.width]
        assert opened(content).size == (rendition.width, rendition.width)


def test_portraits_hold_their_limit() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((600, 600), 120) for _band in range(3)])
    data = saved(noise, "PNG")
    for rendition, content in encoded(data, plan.portraits(source(data, "a.png"))):
        assert opened(content).size == (rendition.width, rendition.height)
        assert len(content) <= 5_000


def test_a_drawing_of_few_colours_is_kept_without_loss_where_that_is_smaller() -> None:
    image = photographs.drawing()
    found = shown(saved(image, "PNG"), "a.png")
    assert found.convert("RGB").tobytes() == image.tobytes()


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = photographs.planted_jpeg()
    assert made(data, "a.jpg") == made(data, "a.jpg")


# ------------------------------------------------------------------------------------------ what is left out


@pytest.mark.parametrize("ending", photographs.PLANTED_FILES)
def test_nothing_planted_in_a_picture_is_published(ending: str) -> None:
    data = photographs.PLANTED_FILES[ending]()
    assert data.count(PLANTED.encode()) >= 2
    for address, content in made(data, f"a.{ending}").items():
        assert PLANTED.encode() not in content, address
        assert not {
            mark for mark in (b"Exif", b"http://ns.adobe.com", b"iCCP", b"ICC_PROFILE") if mark in content
        }
        image = opened(content)
        assert dict(image.getexif()) == {}
        assert image.info.keys().isdisjoint({"exif", "xmp", "icc_profile", "comment", "Comment"})


# ------------------------------------------------------------------------------------------ what is kept


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_picture_is_upright_however_the_camera_was_held(turned: int) -> None:
    upright = gradient((640, 480))
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright.transpose(Image.Transpose(back[turned])) if turned > 1 else upright
    data = saved(stored, "JPEG", quality=95, exif=photographs.exif(turned))
    found = shown(data, "a.jpg")
    assert found.size == (640, 480)
    assert pixel(found, 0.05, 0.05)[2] > 200
    assert max(pixel(found, x, y)[2] for x, y in ((0.95, 0.05), (0.05, 0.95), (0.95, 0.95))) < 60


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("mode", ["RGBA", "P", "LA"])
def test_a_see_through_picture_stays_see_through(mode: str, format: Format) -> None:
    image = photographs.see_through()
    if mode == "P":
        image = image.convert("RGB").quantize(8)
        data = saved(image, "PNG", transparency=image.getpixel((0, 0)))
    else:
        data = saved(image.convert(mode), "PNG")
    found = shown(data, "a.png", format).convert("RGBA")
    assert pixel(found, 0.02, 0.02)[3] == 0
    assert pixel(found, 0.5, 0.5)[3] == 255


def test_an_opaque_picture_carries_no_alpha() -> None:
    assert shown(saved(gradient().convert("RGBA"), "PNG"), "a.png").mode == "RGB"


@pytest.mark.parametrize("value", [0, 20_000, 40_000, 65_535])
def test_sixteen_bits_become_eight(value: int) -> None:
    found = shown(saved(Image.new("I;16", (60, 40), value), "PNG"), "a.png")
    assert pixel(found, 0.5, 0.5)[0] == pytest.approx(value / 257, abs=2)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_mode_can_be_published(mode: str) -> None:
    data = saved(Image.new(mode, (60, 40), 1), "PNG")
    assert all(opened(content).size for content in made(data, "a.png").values())


def test_a_jpeg_for_printers_becomes_one_for_screens() -> None:
    data = saved(gradient().convert("CMYK"), "JPEG", quality=95)
    found = shown(data, "a.jpg")
    assert found.mode == "RGB"
    assert pixel(found, 0.95, 0.02)[0] > 200
    assert pixel(found, 0.95, 0.02)[1] < 60


def test_colours_are_those_the_profile_means() -> None:
    """A profile in which red and green have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"????", b"gXYZ", 1)
    red = Image.new("RGB", (60, 40), (220, 40, 40))
    assert pixel(shown(saved(red, "PNG", icc_profile=profile), "a.png"), 0.5, 0.5)[0] > 200
    found = pixel(shown(saved(red, "PNG", icc_profile=swapped), "a.png"), 0.5, 0.5)
    assert found[1] > 200 > 100 > found[0]


def test_a_profile_that_is_broken_is_passed_over() -> None:
    grey = Image.new("RGB", (60, 40), (90, 90, 90))
    assert pixel(shown(saved(grey, "PNG", icc_profile=b"bukan profil"), "a.png"), 0.5, 0.5) == (90, 90, 90)


@pytest.mark.parametrize("size", [(1, 1), (4000, 1), (1, 3000), (3, 2)])
def test_a_picture_of_any_shape_can_be_published(size: tuple[int, int]) -> None:
    data = saved(Image.new("RGB", size, (1, 2, 3)), "PNG")
    for rendition, content in encoded(data, everything(data, "a.png")):
        assert opened(content).size == (rendition.width, rendition.height)


def test_the_full_size_is_the_whole_picture_in_its_own_format() -> None:
    data = saved(gradient((1500, 1000)), "JPEG", exif=photographs.exif(6))
    ((_rendition, content),) = encoded(data, [plan.full_size(source(data, "a.jpg"))])
    found = opened(content)
    assert (found.format, found.size) == ("JPEG", (1000, 1500))
    assert PLANTED.encode() not in content


def test_a_portrait_is_cut_from_the_middle_slightly_above() -> None:
    image = Image.new("RGB", (1120, 2800), (255, 255, 255))
    image.paste(
        (0, 0, 0), (0, 560, 1120, 1960)
    )  # what the crop should show: 40 percent of what is cut lies above
    data = saved(image, "PNG")
    for _rendition, content in encoded(data, plan.portraits(source(data, "a.png"))):
        found = opened(content).convert("RGB")
        assert max(pixel(found, 0.5, 0.02)) < 40
        assert max(pixel(found, 0.5, 0.98)) < 40


# ------------------------------------------------------------------------------------------ what is refused


def test_a_moving_picture_is_refused() -> None:
    frames = [Image.new("RGB", (8, 8), (red, 0, 0)) for red in (0, 120, 250)]
    for kind in ("WEBP", "PNG"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
        with pytest.raises(PictureRefused, match="gambar bergerak"):
            upright_size(data, kind.lower())


def test_the_second_picture_in_a_telephones_jpeg_is_no_motion() -> None:
    target = io.BytesIO()
    gradient().save(target, "MPO", save_all=True, append_images=[gradient()])
    assert shown(target.getvalue(), "a.jpg").size == (640, 480)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_jpeg_cut_off_is_refused(share: float) -> None:
    data = photographs.planted_jpeg()
    with pytest.raises(PictureRefused, match="rusak atau terpotong"):
        upright_size(data[: int(len(data) * share)], "jpg")
