"""The market's month for Excel: shops, their sum, and the books beside it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ground.money.fen import to_yuan
from ground.sheets.writing import sheet_of
from sellers.ledger.models import Account
from sellers.partner.models import Partner
from shop.documents.settlement import Settlement, ShopLine


def settlement_sheet(settlement: Settlement, shops: dict[int, Partner]) -> str:
    head = [
        _("店铺编号"),
        _("店铺"),
        _("月初应付（元）"),
        _("销售（元）"),
        _("平台补贴（元）"),
        _("服务费（元）"),
        _("退款（元）"),
        _("退货运费（元）"),
        _("打款（元）"),
        _("其他（元）"),
        _("月末应付（元）"),
    ]
    return sheet_of([head, *_rows(settlement, shops)])


def _rows(settlement: Settlement, shops: dict[int, Partner]) -> Iterator[list[object]]:
    for line in settlement.lines:
        yield [line.shop_id, shops[line.shop_id].name, *_amounts(line)]
    yield ["", _("合计"), *_amounts(settlement.total)]
    yield []
    yield [_("科目"), _("名称"), _("月初（元）"), _("变动（元）"), _("月末（元）")]
    for each in settlement.purposes:
        name = str(Account.Purpose(each.name).label)
        amounts = [to_yuan(fen) for fen in (each.before, each.moved, each.after)]
        yield [each.name, name, *amounts]


def _amounts(line: ShopLine) -> list[object]:
    sums = line.sums
    columns = [
        line.opening_fen,
        sums.sales,
        sums.campaign,
        sums.commission,
        sums.refunds,
        sums.freight,
        sums.payouts,
        sums.other,
        line.closing_fen,
    ]
    return [to_yuan(fen) for fen in columns]
