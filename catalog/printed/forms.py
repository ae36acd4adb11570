"""What stands on a card, and how many of what are printed."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from catalog.printed.models import CardChoice
from ground.regions.models import Division
from ground.regions.queries import path_of

CARDS, LABELS, TOGETHER = 100, 24, 240  # the most at once: of a card, of a label, of all labels
WORKS = 200  # to choose from: the newest
A4, SINGLE = "a4", "single"


def _copies(most: int, first: int) -> forms.IntegerField:
    wrong = _("请填写 1 到 %(most)s 的数") % {"most": most}
    kinds = ("required", "invalid", "min_value", "max_value", "max_length")
    return forms.IntegerField(
        label=_("印几张"),
        min_value=1,
        max_value=most,
        initial=first,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "pieces"}
        ),
        error_messages=dict.fromkeys(kinds, wrong),
    )


def _paper(one: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("用什么纸"),
        choices=[(A4, _("A4 纸，印满剪开")), (SINGLE, one)],
        initial=A4,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一种纸"), "invalid_choice": _("请选一种纸")},
    )


class CardForm(forms.Form):
    shows_name = forms.BooleanField(label=_("写我的名字"), required=False)
    place = forms.ChoiceField(
        label=_("写我在哪里"),
        choices=CardChoice.Place.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个"), "invalid_choice": _("请选一个")},
    )
    shows_picture = forms.BooleanField(label=_("印我的照片"), required=False)
    copies = _copies(CARDS, 10)
    paper = _paper(_("名片纸，90×54 毫米，一张一印"))

    def __init__(self, region: Division | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = cast(forms.ChoiceField, self.fields["place"])
        field.choices = [each for each in _places(region) if each[1]]


def _places(region: Division | None) -> list[tuple[str, Any]]:
    """Of a county only where it is known which; else what is known is named."""
    named: dict[str, Any] = dict(CardChoice.Place.choices)
    if region is None or region.level != Division.Level.COUNTY:
        known = {"place": path_of(region)}
        wider = _now("只写 %(place)s。还不知道你在哪个县") % known if region else ""
        named[CardChoice.Place.COUNTY] = wider
    return list(named.items())


class LabelsForm(forms.Form):
    works = forms.MultipleChoiceField(
        label=_("印哪些作品"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(
            ("invalid_choice", "invalid_list"), _("有一件现在不在卖，请再选一次")
        ),
    )
    everything = forms.BooleanField(label=_("所有在卖的都印"), required=False)
    shows_price = forms.BooleanField(label=_("印上价钱"), required=False, initial=True)
    copies = _copies(LABELS, 1)
    paper = _paper(_("标签纸，70×37 毫米，一张一印"))

    def __init__(self, works: QuerySet[Product], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on_show = works
        field = cast(forms.MultipleChoiceField, self.fields["works"])
        field.choices = [(str(each.pk), each.local_title) for each in works[:WORKS]]

    def clean(self) -> dict[str, Any]:
        chosen = self.cleaned_data
        if self.errors:
            return chosen
        if not chosen["everything"] and not chosen["works"]:
            self.add_error("works", _("请选要印的作品"))
        elif len(self.chosen()) * chosen["copies"] > TOGETHER:
            told = _("一次最多 %(most)s 张。少选几件，或少印几张") % {"most": TOGETHER}
            self.add_error("copies", told)
        return chosen

    def chosen(self) -> list[Product]:
        """No more than one too many is ever read."""
        chosen = self.cleaned_data
        rows = self.on_show if chosen["everything"] else self.on_show.filter(pk__in=chosen["works"])
        return list(rows[: TOGETHER + 1])
