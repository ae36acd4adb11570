"""A step and a spell as she reads them herself; and words that stand on record in two languages."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

YOUR_STEP = {
    "surveyed": _("你答了摸底调查"),
    "enrolled": _("你报了培训班"),
    "finished": _("你学完一期培训班"),
    "lesson": _("你学完一节网上课"),
    "followed": _("有人来问你学完以后怎么样"),
    "served": _("你得到一次就业创业服务"),
    "loan": _("你拿到贷款"),
    "repaid": _("你还清了贷款"),
    "subsidy": _("你得到补贴"),
    "funded": _("你用上了残保金"),
    "paired": _("你和带头人结了对"),
    "visited": _("带头人来看过你"),
    "entered": _("你报名参加比赛或展览"),
    "placed": _("你在比赛里得了名次"),
    "exhibited": _("你的作品参加了展览"),
    "honoured": _("你得到荣誉"),
    "employed": _("你开始做手工挣钱"),
}
YOUR_SPELL = {
    "shop": _("你的店有人买"),
    "pieces": _("合作社付了你的钱"),
    "contract": _("你有合同或协议"),
    "officer": _("工作人员上门看过你做活"),
}


def in_both(words: Callable[[], object]) -> dict[str, Any]:
    """As a step names what it is about; no English where there are only Chinese words."""
    with override("zh-hans"):
        chinese = str(words())
    with override("en"):
        english = str(words())
    return {"about_zh": chinese, "about_en": "" if english == chinese else english}
