"""Two codes to try: a campaign of the marketplace's, and one of an artisan for who comes again."""

from datetime import timedelta

from django.utils import timezone

from ground.accounts.models import User
from sellers.partner.models import Partner
from shop.offers.models import Offer
from shop.offers.services import Draft, make_offer

CODES = ("QIAOSHOU20", "CAIYUN10")


def load_offers(users: dict[str, User]) -> int:
    """How many are new; what is there already stays as it is."""
    campaign, hers = CODES
    shop = Partner.objects.get(artisan__user=users["artisan"])
    drafts = {
        campaign: Offer(
            bearer="marketplace", name_zh="新朋友优惠", name_en="For new friends",
            amount_fen=2000, from_fen=10000, budget_fen=2_000_000,
        ),
        hers: Offer(
            bearer="shop", shop=shop, name_zh="熟客优惠", name_en="For those who come again",
            percent=10,
        ),
    }  # fmt: skip
    makers = {campaign: users["operator"], hers: users["artisan"]}
    known = set(Offer.objects.filter(voucher__isnull=False).values_list("voucher__code", flat=True))
    new = [code for code in CODES if code not in known]
    for code in new:
        drafts[code].ends_at = timezone.now() + timedelta(days=90)
        make_offer(draft=Draft(drafts[code], code), by=makers[code])
    return len(new)
