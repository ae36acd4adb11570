"""What she said in public and was told: reviews, questions, honours, her card."""

from typing import Any

from catalog.insight.models import Novelty
from catalog.printed.models import CardChoice, Code
from catalog.questions.models import Question
from ground.accounts.models import User
from sellers.honours.models import Honour
from shop.reviews.models import PastWords, Review


def trust_parts(user: User) -> dict[str, Any]:
    return {**_as_buyer(user), **_as_maker(user)}


def _as_buyer(user: User) -> dict[str, Any]:
    reviews = Review.objects.filter(line__order__user=user).order_by("pk")
    before = PastWords.objects.filter(review__in=reviews, whose=PastWords.Whose.BUYER)
    questions = Question.objects.filter(asked_by=user).order_by("pk")
    said = ("stars", "words", "signature")
    return {
        "reviews": list(reviews.values("line__title", *said, "state", "made_at", "reply")),
        "reviews_before": list(before.order_by("pk").values("review__line__title", *said, "until")),
        "questions": list(questions.values("work__title", "words", "state", "asked_at", "answer")),
    }


def _as_maker(user: User) -> dict[str, Any]:
    answers = Question.objects.filter(answered_by=user).order_by("pk")
    replies = Review.objects.filter(reply_by=user).order_by("pk")
    honours = Honour.objects.filter(artisan__user=user).order_by("pk")
    novelties = Novelty.objects.filter(artisan__user=user).order_by("pk")
    card, codes = (each.objects.filter(maker__user=user) for each in (CardChoice, Code))
    facts = ("kind", "name_zh", "grantor_zh", "level", "year", "state", "is_shown", "reason")
    return {
        "answers": list(answers.values("work__title", "words", "answer", "answered_at")),
        "replies": list(replies.values("line__title", "words", "reply", "replied_at")),
        "honours": list(honours.values(*facts)),
        "novelties": list(novelties.values("kind", "name", "begun_on", "declared_at", "ended_at")),
        "card": list(card.values("shows_name", "place", "shows_picture", "changed_at")),
        "printed_codes": list(codes.values("text", "made_at")),
    }
