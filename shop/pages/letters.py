"""What makers and editors are told about pages."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from shop.pages.queries import address


def tell_told(page: object) -> None:
    """Her story is public: she can read it, and take her consent back."""
    user = page.maker.user  # type: ignore[attr-defined]
    if user is None:
        return
    with override(user.language):
        body = _("【巧手】你的故事登出来了：%(page)s 不想让人看了，随时收回：%(consents)s") % {
            "page": address(page),  # type: ignore[arg-type]
            "consents": f"{settings.SITE_URL}{reverse('consents')}",
        }
    tell(
        kind="story.told",
        key=f"story.told:{page.pk}:{page.first_published_at.timestamp()}",  # type: ignore[attr-defined]
        reach=Reach(phone=user.phone, language=user.language),
        body=body,
    )


def tell_taken_back(page: object, editors: Iterable[User]) -> None:
    """Whoever wrote or changed it is told by name of the page alone."""
    for editor in editors:
        with override(editor.language):
            body = _("【巧手】《%(title)s》已经下线：她收回了同意。草稿还在，不要再发布。") % {
                "title": page.title,  # type: ignore[attr-defined]
            }
        tell(
            kind="story.taken_back",
            key=f"story.taken_back:{page.pk}:{page.latest_revision_id}:{editor.pk}",  # type: ignore[attr-defined]
            reach=Reach(phone=editor.phone, email=editor.email, language=editor.language),
            body=body,
            subject=body[:60],
        )
