"""What the page behind a code shows today, and never more than she agrees to today."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet

from catalog.models import Product
from catalog.printed.codes import tidied
from catalog.printed.models import Code
from sellers.artisans.models import Artisan

HERS = 12
OTHERS = 4
_ABOUT = (
    *("craft", "maker__portrait", "maker__region__parent__parent", "maker__shop"),
    *("work__shop", "work__craft", "work__stock", "work__maker__portrait"),
)


def code_for(typed: str) -> Code | None:
    text = tidied(typed)
    return Code.objects.filter(text=text).select_related(*_ABOUT).first() if text else None


@dataclass(frozen=True)
class Behind:
    """Of a code: who and what may be shown, and what else there is. `others` are not hers."""

    code: Code
    maker: Artisan | None = None
    work: Product | None = None
    hers: list[Product] = field(default_factory=list)
    others: list[Product] = field(default_factory=list)

    @cached_property
    def is_to_buy(self) -> bool:
        return self.work is not None and self.work.availability != "sold-out"

    @cached_property
    def to_order(self) -> list[Product]:
        """Hers that are made when ordered: where the piece in the hand is gone."""
        return [each for each in self.hers if each.is_made_when_ordered]


def behind(code: Code) -> Behind:
    """In a fixed number of queries."""
    work = _shown_work(code)
    who = code.maker or (code.work and code.work.maker)
    maker = who if who and who.is_public else None
    hers = _hers(maker, work) if maker else []
    others = [] if hers else _others(code, work, who)
    return Behind(code, maker, work, hers, others)


def _shown_work(code: Code) -> Product | None:
    """The work of a label, with its pictures, as long as it is on show."""
    work = code.work
    if work is None or not (work.is_public and work.shop and work.shop.is_open):
        return None
    return Product.objects.listed().for_cards().filter(pk=work.pk).first()


def _hers(maker: Artisan, besides: Product | None) -> list[Product]:
    works = Product.objects.listed().filter(maker=maker).for_cards()
    return list(works.exclude(pk=besides.pk if besides else None)[:HERS])


def _others(code: Code, besides: Product | None, who: Artisan | None) -> list[Product]:
    """Of the craft, and if there are too few, whatever is new; none of hers: she may have taken
    back her name, and they would tie it to her again.
    """
    works: QuerySet[Product] = Product.objects.listed().for_cards()
    works = works.exclude(pk=besides.pk if besides else None)
    if who:
        works = works.exclude(maker=who).exclude(shop__artisan=who)
    craft = (besides.craft_id if besides else None) or code.craft_id
    near = list(works.filter(craft=craft)[:OTHERS]) if craft else []
    if len(near) < OTHERS:
        near += works.exclude(pk__in=[each.pk for each in near])[: OTHERS - len(near)]
    return near
