"""Photos of a return have served when it is over and whose they are goes."""

from django.db import transaction

from ground.accounts.models import User
from ground.privacy.services import destroy_file
from shop.returns.models import ReturnPhoto
from shop.returns.queries import OVER


@transaction.atomic
def forget_photos(*, of: User) -> None:
    photos = ReturnPhoto.objects.filter(file__owner=of, request__state__in=OVER)
    for photo in photos.select_related("file"):
        destroy_file(photo.file)
