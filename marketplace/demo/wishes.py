"""What people of the invented market looked for, and what came of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from catalog.insight.models import Need, Novelty, Phrase
from catalog.insight.novelties import declare, link
from catalog.insight.owners import Owner
from catalog.models import Product
from ground.money.months import Month
from marketplace.demo.market import Market
from marketplace.demo.sisters import ago

# Phrase, language, craft, province, price band, outcome, times in this and the two months before.
_LOOKED_FOR = [
    ("星空 灯罩", "zh-hans", "", "", 2, "nothing", (14, 9, 3)),
    ("苗绣抱枕", "zh-hans", "emb-miaoxiu", "", 2, "nothing", (17, 12, 8)),
    ("苗绣 手机壳", "zh-hans", "emb-miaoxiu", "", 1, "partly", (11, 15, 6)),
    ("龙年挂饰", "zh-hans", "", "", 1, "partly", (6, 21, 4)),
    ("猫咪 刺绣 胸针", "zh-hans", "embroidery", "", 1, "partly", (9, 7, 7)),
    ("embroidered laptop sleeve", "en", "embroidery", "", 3, "nothing", (5, 3, 2)),
    ("baby mobile", "en", "", "", 0, "nothing", (4, 2, 3)),
    ("剪纸台灯", "zh-hans", "papercut", "", 3, "nothing", (8, 5, 0)),
    ("竹编猫窝", "zh-hans", "plaiting", "", 3, "nothing", (19, 16, 11)),
    ("贵州 蜡染 桌旗", "zh-hans", "dye", "520000", 2, "partly", (7, 4, 4)),
    ("苗绣手包", "zh-hans", "emb-miaoxiu", "", 2, "found", (42, 38, 35)),
    ("香包", "zh-hans", "", "", 1, "found", (33, 27, 61)),
    ("miao embroidery", "en", "emb-miaoxiu", "", 0, "found", (26, 19, 22)),
    ("竹编灯罩", "zh-hans", "plaiting", "", 0, "found", (15, 13, 9)),
]  # fmt: skip


def load_wishes(market: Market) -> bool:
    """False: they are there already."""
    if Phrase.objects.exists():
        return False
    with transaction.atomic():
        for row in _LOOKED_FOR:
            _look_for(*row)
        coop, maker = market.cooperatives.get("C1"), market.artisans.get("A01")
        if coop:
            _make(Owner(cooperative=coop), "苗绣手包", "绣花手包", Novelty.Kind.VARIETY)
        if maker and maker.user:
            _make(Owner(artisan=maker), "猫咪 刺绣 胸针", "小动物花样", Novelty.Kind.PATTERN)
    return True


def _look_for(text: str, *rest: Any) -> None:
    *facts, times = rest
    today = timezone.localdate()
    phrase = Phrase.objects.create(text=text, days=sum(times) // 2, last_day=today)
    names = dict(zip(("language", "craft", "province", "band", "outcome"), facts, strict=True))
    for month, number in zip(reversed(Month.current().year_before()), times, strict=False):
        if number:
            Need.objects.create(phrase=phrase, month=month.first, times=number, **names)


def _make(owner: Owner, words: str, name: str, kind: Novelty.Kind) -> None:
    """With the works that there are of it, begun half a year ago."""
    by = owner.artisan.user if owner.artisan else owner.cooperative.keepers.first().user
    facts = {"name": name, "kind": kind, "begun_on": ago(180).date().replace(day=1)}
    phrase = Phrase.objects.filter(text=words).first()
    novelty = declare(owner=owner, facts=facts, phrase=phrase, by=by)
    works: list[Product] = list(owner.works.exclude(title="").order_by("pk")[:3])
    for work in works:
        link(novelty=novelty, work=work, by=by)
