"""Finding works and makers in the editor: Chinese, pinyin, English, and a part of a title."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChooseResultsViewMixin,
    ChooseViewMixin,
    CreationFormMixin,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.blocks import ChooserBlock

from catalog.models import Product
from catalog.search.queries import answer
from ground.pagecache.queries import generation
from sellers.artisans.models import Artisan

LONGEST = 100  # characters of what is looked for


class _WordsForm(BaseFilterForm):
    q = forms.CharField(label=_("找什么"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        words = self.cleaned_data["q"].replace("\0", "").strip()[:LONGEST]
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        return self.matching(objects, words)

    def matching(self, objects: QuerySet, words: str) -> QuerySet:
        raise NotImplementedError  # works and makers are each found in a way of their own


class WorksForm(_WordsForm):
    def matching(self, objects: QuerySet, words: str) -> QuerySet:
        """By the shop's own search, and by any part of a title."""
        fits = Q(title__icontains=words) | Q(title_en__icontains=words)
        found = answer(words, generation())
        if found is not None:
            fits |= Q(pk__in=found.ids)
        return objects.filter(fits)


class MakersForm(_WordsForm):
    def matching(self, objects: QuerySet, words: str) -> QuerySet:
        """Her address is her name in pinyin: `longcaiyun` and `long cai yun` both find it."""
        spelt = Replace("slug", Value("-"), Value(""))
        plain = words.lower().replace(" ", "").replace("-", "")
        return objects.annotate(spelt=spelt).filter(
            Q(name_zh__icontains=words) | Q(name_en__icontains=words) | Q(spelt__contains=plain)
        )


class _WorksView(BaseChooseView):
    filter_form_class = WorksForm

    def get_object_list(self) -> QuerySet:
        return Product.objects.listed().select_related("shop", "maker")

    @property
    def columns(self) -> list[Column]:
        maker = Column("maker", label=_("谁做的"), accessor="maker")
        shop = Column("shop", label=_("店铺"), accessor="shop")
        return [*super().columns, maker, shop]


class _MakersView(BaseChooseView):
    filter_form_class = MakersForm

    def get_object_list(self) -> QuerySet:
        return Artisan.objects.public().order_by("slug")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("place", label=_("哪里人"), accessor="local_place")]


class ChooseWorks(ChooseViewMixin, CreationFormMixin, _WorksView):
    pass


class ChooseWorksResults(ChooseResultsViewMixin, CreationFormMixin, _WorksView):
    pass


class ChooseMakers(ChooseViewMixin, CreationFormMixin, _MakersView):
    pass


class ChooseMakersResults(ChooseResultsViewMixin, CreationFormMixin, _MakersView):
    pass


class _WorkBlock(ChooserBlock):
    def bulk_to_python(self, values: list[int]) -> list[Product | None]:
        """With all that cards show, whatever became of the works; in two queries."""
        works = {work.pk: work for work in Product.objects.for_cards().filter(pk__in=values)}
        return [works.get(pk) for pk in values]


class _MakerBlock(ChooserBlock):
    def bulk_to_python(self, values: list[int]) -> list[Artisan | None]:
        rows = Artisan.objects.select_related("portrait", "region__parent__parent")
        makers: dict[int, Artisan] = rows.in_bulk([value for value in values if value])
        return [makers.get(pk) for pk in values]


class _Works(ChooserViewSet):
    model: Any = Product
    icon = "tag"
    per_page = 20
    choose_one_text = _("选一件作品")
    choose_another_text = _("换一件作品")
    choose_view_class = ChooseWorks
    choose_results_view_class = ChooseWorksResults
    base_block_class = _WorkBlock


class _Makers(ChooserViewSet):
    model: Any = Artisan
    icon = "user"
    per_page = 20
    choose_one_text = _("选一位手工艺人")
    choose_another_text = _("换一位手工艺人")
    choose_view_class = ChooseMakers
    choose_results_view_class = ChooseMakersResults
    base_block_class = _MakerBlock


works_chooser = _Works("work_chooser")
makers_chooser = _Makers("maker_chooser")
WorkChooserBlock = works_chooser.get_block_class(
    name="WorkChooserBlock", module_path="shop.pages.choosers"
)
MakerChooserBlock = makers_chooser.get_block_class(
    name="MakerChooserBlock", module_path="shop.pages.choosers"
)
