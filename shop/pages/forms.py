from itertools import chain, count
from typing import Any

from django.utils.translation import gettext as _
from pypinyin import lazy_pinyin
from wagtail.admin.forms import WagtailAdminPageForm

from shop.pages.queries import may_tell

_LONGEST = 60  # characters of an address that we make


def spelt(title: str) -> str:
    """An address from a title: 过年的红 is guo-nian-de-hong."""
    words = [word.lower() for word in lazy_pinyin(title)]
    plain = ["".join(c if c.isascii() and c.isalnum() else "-" for c in word) for word in words]
    return "-".join(part for part in "-".join(plain).split("-") if part)[:_LONGEST].strip("-")


class HouseForm(WagtailAdminPageForm):
    """An editor who leaves the address empty gets the title's pinyin."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """As typed; else the title's pinyin, with a number where a sister has it already."""
        if self.cleaned_data["slug"]:
            return str(self.cleaned_data["slug"])
        ours = spelt(self.cleaned_data.get("title", "")) or "page"
        sisters = self.parent_page.get_children().exclude(pk=self.instance.pk)
        taken = set(sisters.filter(slug__startswith=ours).values_list("slug", flat=True))
        names = chain([ours], (f"{ours}-{number}" for number in count(2)))
        return next(name for name in names if name not in taken)


class StoryForm(HouseForm):
    """A draft may be written; to be reviewed or published it needs her consent."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        maker = cleaned.get("maker")
        if maker and not self.is_deferred_validation and not may_tell(maker):
            told = _("她还没有同意讲她的故事：请她在“我的同意”里点头，再来发布。")
            self.add_error("maker", told)
        return cleaned
