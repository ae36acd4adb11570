"""What happens to pages beside an editor's own hand."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from ground.privacy.models import Consent
from shop.pages.letters import tell_taken_back
from shop.pages.models import CampaignPage, StoryPage


@transaction.atomic
def take_down_stories(*, user: Any) -> None:
    """She took her consent back: in every language, and whatever was to be published later too."""
    hers = StoryPage.objects.filter(maker__user=user)
    for story in hers.select_related("latest_revision"):
        story.revisions.update(approved_go_live_at=None)
        if story.live:
            story.unpublish(log_action=False)
            log(instance=story, action="story.taken_back", user=user)
            tell_taken_back(story, _writers(story))
    refresh_public_pages()


def _writers(story: StoryPage) -> list[User]:
    """Who owns the page or changed it last."""
    revisions = Revision.objects.for_instance(story).exclude(user=None)
    ids = {story.owner_id, *revisions.values_list("user", flat=True)}
    return list(User.objects.filter(pk__in=ids - {None}, is_active=True))


def forget_consent(*, user: Any, kind: str) -> None:
    """Called by `ground.privacy` when a consent is withdrawn."""
    if kind == Consent.Kind.STORY:
        take_down_stories(user=user)


@transaction.atomic
def turn_campaigns() -> int:
    """Make public pages anew once a campaign has opened or closed; how many have."""
    now = timezone.now()
    opened = Q(turned="waiting", opens_at__lte=now)
    closed = Q(turned="open", closes_at__lte=now)
    turned = CampaignPage.objects.filter(opened).update(turned="open")
    turned += CampaignPage.objects.filter(closed).update(turned="over")
    if turned:
        refresh_public_pages()
    return turned
