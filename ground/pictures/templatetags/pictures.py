from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ground.pictures.models import Picture
from ground.pictures.sizes import centre

register = template.Library()
# Attributes in our own words: nothing that anybody typed is marked safe here.
_LATER = mark_safe('loading="lazy" decoding="async"')
_FIRST = mark_safe('fetchpriority="high"')
_NO_WORDS = mark_safe('alt=""')
_NEWER = ("avif", "webp")  # the smallest first: a browser takes the first it knows


@register.simple_tag
def picture(
    image: Picture | None, sizes: str = "100vw", *, lazy: object = True, decorative: bool = False
) -> SafeString:
    """An image in every size that was made of it. Asks no query."""
    if not (image and image.sources.get("jpeg")):
        return format_html('<span class="no-picture">{}</span>', _("暂无图片"))
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        ((kind, _srcset(image, kind), sizes) for kind in _NEWER if image.sources.get(kind)),
    )
    return format_html("<picture>{}{}</picture>", sources, _img(image, sizes, lazy, decorative))


def _img(image: Picture, sizes: str, lazy: object, decorative: bool) -> SafeString:
    return format_html(
        '<img{} src="{}" srcset="{}" sizes="{}" width="{}" height="{}" {} {}>',
        _focus(image),
        image.sources["jpeg"][0][1],
        _srcset(image, "jpeg"),
        sizes,
        image.width,
        image.height,
        _NO_WORDS if decorative else _alt(image),
        _LATER if lazy else _FIRST,
    )


def _focus(image: Picture) -> SafeString:
    """Where a style that cuts it lets it lie; in tenths, for no page carries styles of its own."""
    if image.focal_point_x is None:
        return SafeString("")
    across, down = (round(part * 10) * 10 for part in centre(image))
    return format_html(' class="focus-x-{} focus-y-{}"', across, down)


def _srcset(image: Picture, kind: str) -> str:
    return ", ".join(f"{url} {width}w" for width, url in image.sources[kind])


def _alt(image: Picture) -> SafeString:
    """In the page's language; else in the other one, and marked so for whoever reads it aloud."""
    words = [(image.alt_zh, "zh-Hans"), (image.alt_en, "en")]
    if get_language() == "en":
        words.reverse()
    own, (other, language) = words[0][0], words[1]
    if own or not other:
        return format_html('alt="{}"', own)
    return format_html('alt="{}" lang="{}"', other, language)
