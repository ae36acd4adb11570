"""Three shops with a few works: paid by bank, by Alipay, by Stripe; and three who run it."""

from sellers.stockroom.models import Stock
from shop.payouts.models import Method
from tests.cast import a_custom_work, a_work, an_operator
from tests.flows.books.bank import ACCOUNT
from tests.shop.payouts.owed import a_verified_shop, card, with_account


class Market:
    """Made once; every example begins with it as it was."""

    def __init__(self):
        hers, theirs, abroad = (a_verified_shop(name=name) for name in ("彩云", "云岭", "远方"))
        with_account(hers, card(1))
        with_account(theirs, "13800138000", Method.ALIPAY)
        with_account(abroad, ACCOUNT, Method.STRIPE)
        self.shops = [hers, theirs, abroad]
        self.works = [
            a_work("手包", shop=hers, price_fen=9999, pieces=3),
            a_work("围裙", shop=hers, price_fen=26801, pieces=None),
            a_work("剪纸", shop=theirs, price_fen=1003, pieces=4),
            a_custom_work(shop=theirs, price_fen=33337),
            a_work("竹篮", shop=abroad, price_fen=12007, pieces=2),
            a_work("竹席", shop=abroad, price_fen=5001, pieces=None),
        ]
        self.made = dict(Stock.objects.values_list("pk", "on_hand"))
        self.operators = [an_operator(name) for name in ("赵运营", "孙复核", "李复核")]
