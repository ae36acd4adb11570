from datetime import datetime

from celery import shared_task

from shop.commission.letters import tell_of_rise
from shop.commission.models import CommissionRule


@shared_task
def tell_of_rise_task(rule_id: int, at: str) -> None:
    rule = CommissionRule.objects.select_related("craft").get(pk=rule_id)
    tell_of_rise(rule, datetime.fromisoformat(at))
