"""Keeping the index in step with the shelf."""

from collections.abc import Callable, Iterable
from typing import Any

from celery import shared_task
from django.db import transaction

from catalog.models import Product
from catalog.search import index
from catalog.search.models import Word
from catalog.search.words import (
    craft_words,
    index_words,
    pinyin,
    place_words,
    surface_words,
    thing_words,
)
from ground.pagecache.services import refresh_public_pages
from ground.regions.queries import called
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner

_BATCH = 500
_LONGEST_WORD = 24  # letters or characters of one that may be misspelt


def work_changed(work_id: int) -> None:
    """Index a work anew once the change is committed."""
    index_work_task.delay_on_commit(work_id)


def works_changed(ids: list[int]) -> None:
    """Many at once, a batch a task."""
    for start in range(0, len(ids), _BATCH):
        index_works_task.delay_on_commit(ids[start : start + _BATCH])


@shared_task
def index_works_task(ids: list[int]) -> None:
    index_works(ids)
    refresh_public_pages()


@shared_task
def index_work_task(work_id: int) -> None:
    index_works([work_id])
    refresh_public_pages()


@transaction.atomic
def index_works(ids: Iterable[int]) -> int:
    """Works on show are found, others are not; return how many are.

    The rows are held, so that of two tasks for a work the later sees the later words.
    """
    ids = list(ids)
    works = (
        Product.objects.listed()
        .filter(pk__in=ids)
        .select_related("maker", "craft", "region__parent__parent", "shop__region__parent__parent")
    )
    works = list(works.order_by("pk").select_for_update(of=("self",)))
    entries = [_entry(work) for work in works]
    _learn(works)
    index.forget(set(ids) - {entry.work_id for entry in entries})
    index.write(entries)
    return len(entries)


def index_changed() -> int:
    """Works of makers and shops that are named, shown or open otherwise than before."""
    return sum(_index_of(rows, works) for rows, works in _CHANGED)


_CHANGED = ((Artisan.objects, "maker"), (Partner.objects, "shop"))


def _index_of(rows: Any, way: str) -> int:
    count = 0
    for key in rows.filter(words_changed=True).values_list("pk", flat=True)[:_BATCH]:
        # Before the words are read: a change after this is another round's.
        rows.filter(pk=key).update(words_changed=False)
        ids = list(Product.objects.filter(**{way: key}).values_list("pk", flat=True))
        for start in range(0, len(ids), _BATCH):
            index_works(ids[start : start + _BATCH])
        count += len(ids)
    if count:
        refresh_public_pages()
    return count


@shared_task
def index_changed_task() -> None:
    index_changed()


def rebuild_index(tell: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Every work anew, a batch at a time; return how many are found now."""
    index.create_index()
    Word.objects.all().delete()
    ids = list(Product.objects.listed().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), _BATCH):
        index_works(ids[start : start + _BATCH])
        tell(min(start + _BATCH, len(ids)), len(ids))
    index.forget_all_but(Product.objects.listed())
    index.refresh_statistics(Product)
    return len(ids)


def _learn(works: Iterable[Product]) -> None:
    """Words that are written in the works, and where they are from.

    Names of people and shops are none of them.
    """
    told: dict[str, int] = {}
    for work in works:
        for weight, texts in (
            (Word.Weight.STORY, (work.story_zh, work.story_en)),
            (Word.Weight.TITLE, (work.title, work.title_en, work.material_zh, work.material_en)),
            (Word.Weight.TITLE, called(work.region)),
        ):
            told |= {word: weight for text in texts for word in surface_words(text)}
    words = [
        Word(text=word, weight=weight, spelt="" if word.isascii() else pinyin(word)[0])
        for word, weight in told.items()
        if len(word) <= _LONGEST_WORD
    ]
    Word.objects.bulk_create(words, ignore_conflicts=True, batch_size=_BATCH)


def _entry(work: Product) -> index.Entry:
    craft, maker, shop = work.craft, work.maker, work.shop
    makers = [shop.name, shop.name_en]
    if maker and maker.is_public:
        makers += [maker.name_zh, maker.name_en]
    places = [*called(work.region), *called(shop.region)]
    return index.Entry(
        work.pk,
        (
            [*index_words(work.title, work.title_en), *thing_words(work.title)],
            craft_words(craft.code, craft.family, craft.name_zh, craft.name_en) if craft else [],
            [*index_words(*makers), *place_words(places)],
            index_words(work.material_zh, work.material_en),
            index_words(work.story_zh, work.story_en),
        ),
    )
