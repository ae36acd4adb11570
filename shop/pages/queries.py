"""Which page an address opens, which pages lists show, and what a page says of its siblings."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import pgettext
from wagtail.models import Locale, Page

from ground.privacy.models import Consent
from ground.privacy.texts import TEXTS
from shop.pages.kinds import KINDS

NEWEST = 6
# How pages say their language to browsers, and its name.
_TAGS = {"zh-hans": ("zh-Hans", "中文"), "en": ("en", "English")}


def page_at(request: HttpRequest, path: str) -> Any | None:
    """A page of ours, live, open to everyone and to be shown now; None: nothing for readers."""
    route = Page.route_for_request(request, path)
    page = route[0].specific if route else None
    if page is None or not getattr(page, "is_shown", False):
        return None
    return None if page.get_view_restrictions() else page


@dataclass(frozen=True)
class Alternates:
    """The same page in each language that has it."""

    links: list[tuple[str, str]]  # language, address
    default: str
    own: str

    def other_link(self, page: Page) -> dict[str, str]:
        """For the header: the page in the other language, or that language's front page."""
        own = page.locale.language_code
        code = next(code for code in _TAGS if code != own)
        tag, name = _TAGS[code]
        found = dict(self.links).get(tag, "")
        front = "/en/" if code == "en" else "/"
        path = found.removeprefix(settings.SITE_URL) or front
        return {"other_url": path, "other_lang": tag, "other_name": name}


def alternates(page: Page) -> Alternates:
    siblings = Page.objects.filter(translation_key=page.translation_key)
    shown = siblings.filter(Q(live=True) | Q(pk=page.pk)).select_related("locale")
    links = {each.locale.language_code: address(each) for each in shown}
    ordered = [(_TAGS[code][0], links[code]) for code in _TAGS if links.get(code)]
    own = address(page)
    return Alternates(ordered, links.get("zh-hans") or own, own)


def address(page: Page) -> str:
    """Under the market's own address, whatever the table of sites says."""
    path = page.get_url()
    if not path:
        return ""
    rooted = path if path.startswith("/") else f"/{path.split('/', 3)[-1]}"
    return f"{settings.SITE_URL}{rooted}"


def trail(page: Page) -> list[tuple[str, str]]:
    """Title and address of the pages above it; the first is home, whatever its own title is."""
    above = page.get_ancestors().filter(depth__gte=2).live()
    return [
        (pgettext("trail", "首页") if each.depth == 2 else each.title, each.get_url() or "")
        for each in above
    ]


def rooms(home: Page) -> list[tuple[str, str]]:
    """Title and address of each list below a front page that has anything to read."""
    shown = Page.objects.live().filter(
        path__startswith=OuterRef("path"), depth__gt=OuterRef("depth")
    )
    lists = home.get_children().live().filter(Exists(shown))
    return [(each.title, each.get_url() or "") for each in lists]


def newest_pages(kind: str, locale: Locale, number: int = NEWEST) -> list[Any]:
    """Of one kind in one language, as cards show them; campaigns while they are open."""
    return list(pages_of(kind, locale)[:number])


def pages_of(kind: str, locale: Locale) -> QuerySet[Any]:
    model = KINDS[kind]
    rows = model.objects.live().filter(locale=locale).select_related("picture")
    return model.on_lists(rows)


def region_pages(locale: Locale) -> dict[str, str]:
    """The address of each region's page, by the region's code."""
    return {page.region_id: page.get_url() or "" for page in pages_of("regionpage", locale)}


def telling_consents() -> QuerySet[Consent]:
    """In force, in the words of today's version: an older text is no consent to a story."""
    kind = Consent.Kind.STORY
    return Consent.objects.filter(kind=kind, version=TEXTS[kind].version, withdrawn_at=None)


def agreed(stories: QuerySet[Any]) -> QuerySet[Any]:
    """Those whose maker lets her story be told today."""
    hers = telling_consents().filter(user=OuterRef("maker__user"))
    return stories.filter(Exists(hers))


def may_tell(maker: Any) -> bool:
    return bool(maker.user_id) and telling_consents().filter(user=maker.user_id).exists()
