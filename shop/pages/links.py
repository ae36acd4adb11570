"""Where links lead: to pages of this house, or to what is safe elsewhere."""

import re
from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

CHECKED = _("本站的写 /works/?craft=emb-miaoxiu 这样的，别处的用 https:// 开头。")
_HERE = re.compile(r"^/(?![/\\])[^\s\\]*$")
_ELSEWHERE = re.compile(r"^https://[^\s/@\\]+\.[^\s/@\\]+(?:/\S*)?$")


def safe_address(address: str) -> bool:
    """A path of ours, or https elsewhere; never a script, never another scheme."""
    return bool(_HERE.match(address) or _ELSEWHERE.match(address))


def in_language(address: str) -> str:
    """A path of ours under the reader's language."""
    is_ours = address.startswith("/") and not address.startswith(("/en/", "/media/"))
    return f"/en{address}" if is_ours and get_language() == "en" else address


def local_pages(ids: Iterable[int]) -> dict[int, Page]:
    """By the ids given, the live page in the reader's language, else the live page itself."""
    pages = Page.objects.filter(pk__in=set(ids), live=True)
    keys = {page.translation_key: page.pk for page in pages}
    here = Page.objects.filter(
        translation_key__in=list(keys), locale__language_code=get_language(), live=True
    )
    return {page.pk: page for page in pages} | {keys[page.translation_key]: page for page in here}
