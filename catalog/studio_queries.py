"""What an artisan sees of her works, in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from catalog.models import Listing, Product, Proposal
from ground.accounts.models import User
from ground.crafts.models import Craft
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Grant, Keeper
from sellers.cooperatives.queries import allowing
from sellers.partner.models import Partner

STATES = {
    "on": _("在卖"),
    "sold-out": _("卖完了"),
    "asked": _("等你点头"),
    "ready": _("等开店"),
    "draft": _("草稿"),
    "paused": _("暂停"),
}
_HAS_SOME = Q(stock__on_hand__isnull=True) | Q(stock__on_hand__gt=F("stock__held"))
_STATE = Case(
    When(Q(is_public=True, shop__is_open=False), then=Value("ready")),
    When(Q(is_public=True) & _HAS_SOME, then=Value("on")),
    When(is_public=True, then=Value("sold-out")),
    When(
        listing__state__in=[Listing.State.ASKED, Listing.State.READY, Listing.State.DRAFT],
        then=F("listing__state"),
    ),
    default=Value("paused"),
)


def maker_of(user: User) -> Artisan | None:
    return Artisan.objects.filter(user=user).first()


def shop_for(maker: Artisan) -> Partner | None:
    """Her own shop; a member without one lists into that of the cooperative she joined first,
    as long as she lets it show her works.
    """
    own = Partner.objects.filter(artisan=maker).first()
    if own:
        return own
    joined = allowing(Grant.Kind.SHOW).filter(artisan=maker, cooperative__shop__isnull=False)
    first = joined.order_by("joined_on", "pk").values_list("cooperative", flat=True).first()
    return Partner.objects.filter(cooperative=first).first() if first else None


def craft_of(maker: Artisan) -> Craft | None:
    """The one that her profile names. Of several, or none, nothing is guessed: she chooses."""
    named = list(maker.crafts.all()[:2])
    return named[0] if len(named) == 1 else None


def works_of(user: User) -> QuerySet[Product]:
    """Made by her, in whichever shop; each with its `state`, one of STATES."""
    return _with_state(Q(maker__user=user))


def works_run_by(user: User) -> QuerySet[Product]:
    """And what is or was on show in the shops of cooperatives she keeps, or came out of its table;
    no drafts of others.
    """
    kept = Keeper.objects.filter(user=user).values("cooperative")
    known = Q(listed_at__isnull=False) | Q(listing__by_cooperative=True)
    return _with_state(Q(maker__user=user) | Q(shop__cooperative__in=kept) & known)


def _with_state(which: Q) -> QuerySet[Product]:
    works = Product.objects.filter(which).annotate(state=_STATE).order_by("-pk")
    return works.select_related("shop", "maker", "craft", "stock", "listing")


def counts_of(works: QuerySet[Product]) -> dict[str, int]:
    """How many are in each state; those without any are left out."""
    found = dict(works.order_by().values_list("state").annotate(Count("pk")))
    return {state: found[state] for state in STATES if state in found}


def awaiting_nod(user: User) -> QuerySet[Product]:
    """What helpers typed for her."""
    return works_of(user).filter(state="asked").select_related("listing__asked_by")


def proposals_to(user: User) -> QuerySet[Proposal]:
    """What helpers wrote down of her works on show, and wait for her nod."""
    return Proposal.objects.filter(work__maker__user=user).select_related("work", "by")


def nods_waiting(user: User) -> int:
    asked = works_of(user).filter(state="asked").order_by().values("pk")
    return asked.union(proposals_to(user).values("pk"), all=True).count()


def keeps_a_shop(user: User) -> bool:
    return Partner.objects.filter(cooperative__keepers__user=user).exists()


@dataclass(frozen=True)
class Addition:
    """Something that a work can still get, and what it does for buyers."""

    name: str
    title: Any
    why: Any
    is_there: bool


def additions_to(work: Product, pictures: int) -> list[Addition]:
    made = work.is_made_when_ordered
    rows = [
        ("photos", _("再加几张照片"), _("正面、背面、近处，买家看得放心。"), pictures > 2),
        ("story", _("写写它的故事"), _("知道谁做的、怎么做的，买家更愿意买。"), work.story_zh),
        ("size", _("写尺寸"), _("不知道多大，买家不敢下单。"), work.size),
        ("material", _("写材料"), _("买家看会不会过敏、好不好洗。"), work.material_zh),
        ("weight", _("写重量"), _("邮费按重量算，写了才算得准。"), work.weight_g),
        ("care", _("写怎么保养"), _("洗坏了会来退，先说清楚。"), work.care_zh),
        ("title-en", _("写英文名"), _("外国游客用英文找，找得到。"), work.title_en),
        ("craft", _("选手艺"), _("买家按手艺找作品。"), work.craft_id),
    ]
    if made:
        days = (_("写要做几天"), _("买家知道什么时候能收到。"), work.days_to_make)
        rows.insert(0, ("days", *days))
    return [Addition(name, title, why, bool(there)) for name, title, why, there in rows]
