from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.translation import get_language

from ground.pictures.shared import Card, SharedPicture, square, whole_address

register = template.Library()
_OURS = 600  # pixels: our own card, for pages without a picture


@register.inclusion_tag("partials/shared_head.html", takes_context=True)
def shared_head(context: template.Context) -> dict[str, Any]:
    """Of a public page: its one address, the same in the other language, and its card.

    A page says `canonical` where its address is more than its path, and `card` where it has one;
    what says `alternates` tells its addresses itself.
    """
    request: Any = context.get("request")
    if not hasattr(request, "generation") or "exception" in context:
        return {}
    path = context.get("canonical") or request.path
    return {
        "addresses": None if "alternates" in context else _addresses(path),
        "own": whole_address(path),
        "card": context.get("card"),
        "picture": _picture(context.get("card")),
        "is_english": get_language() == "en",
    }


def _addresses(path: str) -> dict[str, str]:
    """Only the path decides the language."""
    chinese = path.removeprefix("/en") if path.startswith("/en/") else path
    return {
        "zh-Hans": whole_address(chinese),
        "en": whole_address(f"/en{chinese}"),
        "x-default": whole_address(chinese),
    }


def _picture(card: Card | None) -> SharedPicture:
    shown = square(card.picture) if card and card.picture else None
    return shown or SharedPicture(whole_address(static("share.jpg")), _OURS, _OURS)
