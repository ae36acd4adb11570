"""What platform law has the marketplace report of its sellers, as rows; amounts from the books.

Quarterly to the tax office: identity and income (国务院令第810号). Each January and July to the
market regulator: identity alone (网络交易监督管理办法 art. 25).
"""

import csv
from dataclasses import dataclass
from io import StringIO

from django.conf import settings
from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import override

from ground.accounts.models import User
from ground.money.fen import to_yuan
from ground.regions.queries import path_of
from ground.sheets.writing import sheet_of
from sellers.artisans.models import Artisan
from sellers.ledger.reports import sales_by_shop
from sellers.partner.models import Partner
from sellers.verification.identities import identity_numbers
from shop.documents.figures import Sums, sums_by_shop
from shop.documents.models import ExportRun
from shop.documents.periods import Period

# The offices read Chinese, whoever presses the button.
IDENTITY = [
    "店铺编号", "店铺名称", "店铺网址", "经营者类型", "姓名或名称", "证件类型", "证件号码",
    "所在地", "联系电话", "登记情况", "入驻日期", "状态",
]  # fmt: skip
INCOME = ["订单数", "收入总额（元）", "退款金额（元）", "收入净额（元）"]
_SELF_MADE = "个人销售家庭手工业产品，依法不需要办理市场主体登记"


@dataclass(frozen=True)
class Seller:
    shop: Partner
    number: str
    orders: int
    sums: Sums


@dataclass(frozen=True)
class Report:
    kind: str
    period: Period
    sellers: list[Seller]

    @property
    def sums(self) -> Sums:
        return sum((seller.sums for seller in self.sellers), Sums())

    @property
    def unknown(self) -> int:
        return sum(not seller.number for seller in self.sellers)

    def sheet(self) -> str:
        with override("zh-hans"):
            return sheet_of(self._rows())

    def _rows(self) -> list[list[object]]:
        has_income = self.kind == ExportRun.Kind.INCOME
        rows = [[*_identity(each), *(_income(each) if has_income else [])] for each in self.sellers]
        total: list[object] = ["合计", f"{len(rows)} 家", *[""] * (len(IDENTITY) - 2)]
        if has_income:
            orders = sum(each.orders for each in self.sellers)
            total += [orders, *_amounts(self.sums)]
        return [[*IDENTITY, *(INCOME if has_income else [])], *rows, total]


def report_of(kind: str, period: Period) -> Report:
    """Every shop that is open, or whose account moved in that time."""
    sums = sums_by_shop(period.start, period.end)
    orders = sales_by_shop(period.start, period.end)
    is_seller = Q(is_open=True) | Q(pk__in=list(sums))
    shops = (
        Partner.objects.filter(is_seller)
        .order_by("pk")
        .select_related("artisan__user", "cooperative", "region__parent__parent")
    )
    shops = list(shops)
    numbers = identity_numbers(shop.artisan_id for shop in shops if shop.artisan_id)
    sellers = [
        Seller(
            shop,
            numbers.get(shop.artisan_id or 0, ""),
            orders.get(shop.pk, 0),
            sums.get(shop.pk, Sums()),
        )
        for shop in shops
    ]
    return Report(kind, period, sellers)


def people_in(sheet: str) -> list[User]:
    """Whose identity stands in a file that was made."""
    rows = csv.reader(StringIO(sheet.removeprefix("\ufeff")))
    shops = [int(row[0]) for row in rows if row and row[0].isdecimal()]
    hers = Artisan.objects.filter(shop__in=shops, user__isnull=False).select_related("user")
    return [artisan.user for artisan in hers.order_by("pk") if artisan.user]


def _identity(seller: Seller) -> list[object]:
    shop = seller.shop
    owner = shop.artisan
    user = owner.user if owner else None
    return [
        shop.pk,
        shop.name,
        f"{settings.SITE_URL}/shops/{shop.slug}/",
        "个人" if owner else "农民专业合作社",
        owner.name_zh if owner else getattr(shop.cooperative, "name_zh", ""),
        "居民身份证" if owner else "统一社会信用代码",
        seller.number,
        path_of(shop.region) if shop.region else "",
        user.phone.removeprefix("+86") if user else "",
        _SELF_MADE if owner else "已登记",
        f"{localtime(owner.created_at):%Y-%m-%d}" if owner else "",
        "营业" if shop.is_open else "停业",
    ]


def _income(seller: Seller) -> list[object]:
    return [seller.orders, *_amounts(seller.sums)]


def _amounts(sums: Sums) -> list[object]:
    return [to_yuan(fen) for fen in (sums.gross, sums.refunds, sums.net)]
