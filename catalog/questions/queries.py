from datetime import datetime, timedelta

from django.db.models import QuerySet

from catalog.models import Product
from catalog.questions.models import Question

State = Question.State
CONTACT_KEPT = timedelta(days=90)  # unanswered for so long, nobody waits any more


def answered_questions(work: Product) -> QuerySet[Question]:
    """What everyone sees, the latest first."""
    return Question.objects.filter(work=work, state=State.ANSWERED).order_by("-answered_at", "-pk")


def latest_answers(work: Product, number: int = 3) -> list[Question]:
    """One more than are shown, where there are more."""
    return list(answered_questions(work)[: number + 1])


def questions_about(works: QuerySet[Product]) -> QuerySet[Question]:
    """For whom these works are: what a person has looked at, or none had to."""
    shown = Question.objects.exclude(state__in=[State.HELD, State.HIDDEN])
    hers = shown.filter(work__in=works.order_by().values("pk"))
    return hers.select_related("work__shop", "work__maker", "voice")


def waiting_about(works: QuerySet[Product]) -> int:
    return questions_about(works).filter(state=State.WAITING).order_by().count()


def all_questions() -> QuerySet[Question]:
    return Question.objects.select_related("work__shop", "work__maker", "hidden_by", "answered_by")


def held_questions() -> QuerySet[Question]:
    return all_questions().filter(state=State.HELD).order_by("asked_at", "pk")


def with_old_contacts(now: datetime) -> QuerySet[Question]:
    return Question.objects.filter(asked_at__lt=now - CONTACT_KEPT).exclude(contact=b"")
