from celery import shared_task

from catalog.questions.services import forget_old_contacts


@shared_task
def forget_old_contacts_task() -> None:
    forget_old_contacts()
