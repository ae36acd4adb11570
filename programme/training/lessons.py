"""Lessons at home: public pages that know nobody; that she watched one, she says herself."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.log_actions import log
from wagtail.models import Locale

from ground.accounts.models import User
from programme.record.models import Step
from programme.record.services import note_step, person_of
from programme.training.models import LessonProgress
from sellers.artisans.models import Artisan
from shop.pages.craft_pages import LessonPage
from shop.pages.queries import pages_of

_LONGEST = 120


def lessons_here() -> QuerySet[LessonPage]:
    """On show, in the reader's language."""
    locale = Locale.objects.filter(language_code=get_language() or "").first()
    if locale is None:
        return LessonPage.objects.none()
    return pages_of("lessonpage", locale).order_by("title", "pk")


@transaction.atomic
def watch(*, artisan: Artisan, lesson: LessonPage, by: User) -> bool:
    """Once, in whichever language. False: she had. Raises NoUnit."""
    person = person_of(artisan)
    title = lesson.title[:_LONGEST]
    row, is_new = LessonProgress.objects.get_or_create(
        person=person,
        lesson=lesson.translation_key,
        defaults={"title_zh": title, "watched_on": timezone.localdate()},
    )
    if is_new:
        facts = {"about_zh": title, "craft": lesson.craft}
        note_step(person=person, kind=Step.Kind.LESSON, proof=row, by=by, **facts)
        log(instance=row, action="training.lesson", user=by)
    return is_new


def watched_by(user: User) -> set[UUID]:
    mine = Q(person__artisan__user=user) | Q(person__same_as__artisan__user=user)
    return set(LessonProgress.objects.filter(mine).values_list("lesson", flat=True))
