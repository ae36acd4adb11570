from celery import shared_task
from django.utils import timezone

from shop.order.forgetting import forget_gift_words


@shared_task
def forget_gift_words_task() -> None:
    forget_gift_words(now=timezone.now())
