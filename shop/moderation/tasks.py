from celery import shared_task

from ground.rules.models import Version
from shop.moderation.letters import tell_rules


@shared_task
def tell_rules_task(version_id: int) -> None:
    tell_rules(Version.objects.get(pk=version_id))
