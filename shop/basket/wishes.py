"""What a buyer wants of a work that is made for her alone: an Option of Oscar's, on the line."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.models import Option, Product

WISH = "wish"  # the option's code, and its type on the line of an order
LONGEST_WISH = 300  # characters


class WishField(forms.CharField):
    """Lines as she typed them; browsers count a line's end once and send it as two."""

    def __init__(self) -> None:
        super().__init__(
            label=_("您想要什么样的"),
            help_text=_("颜色、尺寸、花样、要绣的字。最多 300 个字"),
            required=False,
            max_length=LONGEST_WISH,
            widget=forms.Textarea({"rows": 4}),
            error_messages={
                "required": _("这件作品按您的要求做，请写下您想要什么样的"),
                "max_length": _("写得太长了，最多 %(limit_value)s 个字，现在有 %(show_value)s 个"),
            },
        )

    def to_python(self, value: Any) -> str:
        return "\n".join(str(super().to_python(value)).splitlines())


def needs_wish(work: Product) -> bool:
    return work.stock_kind == Product.Kind.CUSTOM


def options_of(wish: str) -> list[dict[str, Any]]:
    """As Oscar's basket takes them: works with another wish stand on another line."""
    if not wish:
        return []
    option, _is_new = Option.objects.get_or_create(code=WISH, defaults={"name": "Wish"})
    return [{"option": option, "value": wish}]


def wish_among(attributes: Iterable[Any]) -> str:
    """Of a basket line's attributes, their options loaded."""
    return next((str(each.value) for each in attributes if each.option.code == WISH), "")
