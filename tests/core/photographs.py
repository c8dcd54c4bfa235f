"""Pictures as they come from telephones, scanners and drawing programs, with words planted in all their corners."""

import io
from functools import cache

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

PLANTED = "Kenari Rahasia"
"""Stands in every piece of metadata of a planted picture."""
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{PLANTED}</x:xmpmeta>".encode()


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def exif(orientation: int = 1) -> bytes:
    found = Image.Exif()
    found[ExifTags.Base.Artist] = PLANTED
    found[ExifTags.Base.Orientation] = orientation
    place = found.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "S"
    place[ExifTags.GPS.GPSLatitude] = (6.0, 55.0, 42.0)
    place[ExifTags.GPS.GPSAreaInformation] = PLANTED
    return found.tobytes()


def gradient(size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Red grows to the right, green downwards; blue marks the left upper corner."""
    red = Image.linear_gradient("L").rotate(90).resize(size)
    green = Image.linear_gradient("L").resize(size)
    blue = Image.new("L", size)
    blue.paste(255, (0, 0, size[0] // 4, size[1] // 4))
    return Image.merge("RGB", (red, green, blue))


@cache
def twelve_megapixels() -> bytes:
    """A photograph of a telephone held upright, noisy as in a dim hall, with place and time in it."""
    coarse = Image.merge("RGB", [Image.effect_noise((500, 375), 90) for _band in range(3)])
    fine = Image.merge("RGB", [Image.effect_noise((4000, 3000), 60) for _band in range(3)])
    return saved(Image.blend(coarse.resize((4000, 3000)), fine, 0.4), "JPEG", quality=85, exif=exif(6))


def planted_jpeg() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(
        gradient(), "JPEG", exif=exif(), comment=PLANTED, xmp=XMP, icc_profile=profile + PLANTED.encode()
    )


def planted_png() -> bytes:
    remarks = PngImagePlugin.PngInfo()
    remarks.add_text("Comment", PLANTED)
    remarks.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(gradient(), "PNG", pnginfo=remarks, exif=exif()) + PLANTED.encode()


def planted_webp() -> bytes:
    return saved(gradient(), "WEBP", exif=exif(), xmp=XMP, quality=95)


def drawing() -> Image.Image:
    """Three flat colours, as a logo has them."""
    image = Image.new("RGB", (480, 270), (23, 37, 77))
    image.paste((238, 187, 119), (100, 60, 300, 200))
    image.paste((251, 249, 244), (140, 90, 200, 200))
    return image


def see_through() -> Image.Image:
    image = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
    image.paste((200, 30, 30, 255), (150, 100, 450, 300))
    return image


PLANTED_FILES = {"jpg": planted_jpeg, "png": planted_png, "webp": planted_webp}
