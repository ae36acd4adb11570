"""What stands on the first pages until editors write better, in the language that is active."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

_Block = tuple[str, dict[str, Any]]


def first_title(name: str) -> str:
    return {
        "homepage": _("手工刺绣、剪纸、编织"),
        "campaignindex": _("专题"),
        "storyindex": _("她们的故事"),
        "craftguideindex": _("手艺指南"),
        "regionindex": pgettext("page", "去看看"),
        "lessonindex": _("学一手"),
        "newsindex": _("消息"),
        "eventindex": pgettext("page", "活动"),
    }[name]


def first_body() -> list[_Block]:
    """The front page as the house itself shows it, with what editors have published."""
    opening = {
        "title": _("一针一线，出自她的手"),
        "text": _(
            "绣花、剪纸、编织，来自各地的村寨和小城。每件作品都写着是谁做的、用什么做的、要做几天。"
        ),
    }
    return [
        ("opening", opening),
        ("pages", {"title": _("正在进行"), "kind": "campaignpage"}),
        ("families", {"title": _("从手艺开始")}),
        ("live_works", {"title": _("新上的作品"), "number": "8"}),
        ("pages", {"title": _("她们的故事"), "kind": "storypage"}),
        ("makers", {"title": _("做东西的人")}),
        ("promises", {"title": _("买得放心"), "promises": _promises()}),
    ]


def _promises() -> list[dict[str, str]]:
    said = [
        (_("钱到她手里"), _("价格由她定。平台只收很少的服务费，每一笔都写得清清楚楚。")),
        (_("不合适可以退"), _("除了按您的要求定作的，收到后七天内都可以退。")),
        (_("不用注册"), _("留个手机号或邮箱就能买，订单链接会发给您。")),
    ]
    return [{"title": title, "text": text} for title, text in said]
