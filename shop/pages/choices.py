"""What an editor can choose from, instead of typing it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ground.crafts.queries import crafts_by_family
from ground.regions.queries import provinces


class Theme(models.TextChoices):
    """Pairs of ground and letters; `tests/test_themes.py` measures every one of them."""

    PAPER = "paper", _("米白")
    CINNABAR = "cinnabar", _("朱红")
    INDIGO = "indigo", _("靛蓝")
    CELADON = "celadon", _("青瓷")
    PERSIMMON = "persimmon", _("柿黄")


class Occasion(models.TextChoices):
    FESTIVAL = "festival", _("节日")
    SEASON = "season", _("时令")
    GIFT = "gift", pgettext_lazy("campaign", "送礼")


# What lists of pages may show: the model's name, and what it is called.
PAGE_KINDS = [
    ("campaignpage", _("专题")),
    ("storypage", _("她的故事")),
    ("craftguidepage", _("手艺指南")),
    ("regionpage", pgettext_lazy("page", "去看看")),
    ("lessonpage", _("学一手")),
    ("newspage", _("消息")),
    ("eventpage", pgettext_lazy("page", "活动")),
]


def craft_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Whole families and single crafts."""
    return [
        (
            str(family.label),
            [
                (family.value, str(_("%(family)s：全部")) % {"family": family.label}),
                *((craft.code, craft.name) for craft in crafts),
            ],
        )
        for family, crafts in crafts_by_family()
    ]


def region_choices() -> list[tuple[str, str]]:
    return [(province.code, province.name) for province in provinces()]
