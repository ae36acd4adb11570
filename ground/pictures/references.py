"""Who still speaks of a picture: a row, a page, a draft, an old version, a translation."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import ReferenceIndex, Revision
from wagtail_localize.models import SegmentOverride, SourceDeletedError, TranslationSource

from ground.pictures.models import Picture, PictureRendition


def used_pictures() -> set[int]:
    """Of every picture that something speaks of; a few queries, and one look at each version."""
    return {
        *_in_columns(Picture.objects.all()),
        *_in_index(),
        *_in_revisions(),
        *_in_translations(),
    }


def is_used(picture: Picture) -> bool:
    """As far as it can be told quickly."""
    return picture.pk in {*_in_columns(Picture.objects.filter(pk=picture.pk)), *_in_index()}


def _in_columns(pictures: models.QuerySet[Picture]) -> Iterator[int]:
    """Foreign keys of all floors; none has to be told here."""
    for relation in Picture._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel):
            continue
        model, name = relation.related_model, relation.field.name
        if relation.concrete or relation.many_to_many or model is PictureRendition:
            continue
        rows: Any = model._base_manager.filter(**{f"{name}__in": pictures})
        yield from rows.values_list(name, flat=True).distinct()


def _in_index() -> Iterator[int]:
    """What Wagtail knows: also pictures in streams and rich text of what is saved."""
    kind = ContentType.objects.get_for_model(Picture)
    rows = ReferenceIndex.objects.filter(to_content_type=kind)
    yield from map(int, rows.values_list("to_object_id", flat=True).distinct())


def _in_revisions() -> Iterator[int]:
    """Drafts and old versions, to which an editor can go back."""
    for revision in Revision.objects.prefetch_related("content_object").iterator(chunk_size=100):
        if revision.content_object is not None:
            yield from _in_object(revision.as_object())


def _in_translations() -> Iterator[int]:
    for source in TranslationSource.objects.iterator(chunk_size=100):
        try:
            yield from _in_object(source.as_instance())
        except SourceDeletedError:
            continue
    for words in SegmentOverride.objects.values_list("data_json", flat=True):
        chosen = json.loads(words)
        if isinstance(chosen, int):  # of whatever kind: rather one picture too many is kept
            yield chosen


def _in_object(thing: models.Model) -> Iterator[int]:
    for field in thing._meta.get_fields():
        yield from _in_field(thing, field)
    if isinstance(thing, ClusterableModel):
        for relation in get_all_child_relations(type(thing)):
            children: Iterable[Any] = getattr(thing, relation.get_accessor_name()).all()
            for child in children:
                yield from _in_object(child)


def _in_field(thing: models.Model, field: Any) -> Iterator[int]:
    if field.concrete and field.many_to_one and field.related_model is Picture:
        chosen = field.value_from_object(thing)
        yield from [chosen] if chosen else []
    if hasattr(field, "extract_references"):
        for model, key, *_path in field.extract_references(field.value_from_object(thing)):
            if model is Picture:
                yield int(key)
