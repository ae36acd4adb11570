from celery import shared_task

from shop.offers.showing import turn_offers


@shared_task
def turn_offers_task() -> None:
    turn_offers()
