"""A helper who acts for the artisan of a part."""

from datetime import timedelta

from django.utils import timezone

from sellers.artisans.models import HelperGrant
from tests.cast import a_user


def a_helper_of(part, client, **may):
    """Signed in and acting for the part's artisan."""
    helper = a_user(name="小梅")
    grant = HelperGrant.objects.create(
        artisan=part.shop.artisan,
        phone=helper.phone,
        helper=helper,
        until=timezone.localdate() + timedelta(days=1),
        granted_by=part.shop.artisan.user,
        **may,
    )
    client.force_login(helper)
    client.post(f"/studio/helping/{grant.pk}/start/")
    return grant
