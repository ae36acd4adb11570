"""What whoever heard the recording writes down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.fact_forms import StoryForm, TitleForm
from catalog.models import Product
from catalog.studio_forms import YuanField
from ground.money.fen import to_yuan


def as_typed(fen: int) -> str:
    """268 or 268.50; empty while there is no price."""
    return f"{to_yuan(fen):f}".removesuffix(".00") if fen else ""


class WriteDownForm(forms.Form):
    title = TitleForm.base_fields["title"]
    story_zh = StoryForm.base_fields["story_zh"]
    price = YuanField(label=_("卖多少元"), help_text=_("她没有说，就不用改。"), required=False)

    def __init__(self, work: Product, data: Any = None, **kwargs: Any) -> None:
        price = as_typed(work.price_fen)
        known = {"title": work.title, "story_zh": work.story_zh, "price": price}
        super().__init__(data, initial=known | kwargs.pop("initial", {}), **kwargs)
        self.work = work

    @property
    def said(self) -> dict[str, Any]:
        """As the services take it; no price is the one it has."""
        price = self.cleaned_data["price"] or self.work.price_fen
        texts = {name: self.cleaned_data[name] for name in ("title", "story_zh")}
        return {**texts, "price_fen": price}
