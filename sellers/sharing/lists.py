"""What members were paid, and how sales were divided, as tables."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from ground.money.fen import to_yuan
from ground.money.months import Month
from sellers.cooperatives.models import Keeper
from sellers.sharing.models import Division, MemberPayment
from sellers.sharing.queries import divisions_of, payments_by, spendings_of, titled


class Payments:
    kind = "payments"
    title = gettext_lazy("发给成员的钱")
    roles = (Keeper.Role.BOOKKEEPER,)
    is_by_month = False

    def heading(self, about: int) -> list[str]:
        return [_("日期"), _("姓名"), _("金额（元）"), _("怎么发的"), _("谁发的"), _("她怎么说")]

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        for row in payments_by(about).iterator(chunk_size=500):
            yield [
                f"{localtime(row.paid_at):%Y-%m-%d %H:%M}", row.artisan.name,
                to_yuan(row.amount_fen), str(row.get_way_display()), str(row.paid_by), _said(row),
            ]  # fmt: skip


def _said(row: MemberPayment) -> str:
    if row.undone_at:
        return _("已撤回")
    if row.confirmed_at:  # also after she had said the other
        return pgettext("payment", "收到了")
    return pgettext("payment", "没收到") if row.disputed_at else ""


class Divisions:
    kind = "divisions"
    title = gettext_lazy("怎么分的")
    roles = (Keeper.Role.BOOKKEEPER,)
    is_by_month = True

    def heading(self, about: int) -> list[str]:
        heads = [_("卖出的日子"), _("单号"), _("作品名称"), _("件数"), _("作者"), _("怎么算的")]
        return [*heads, _("合作社卖得"), _("给她"), _("公益金"), _("材料金"), _("合作社留下")]

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        rows = divisions_of(about).filter(sold_at__gte=month.start, sold_at__lt=month.after.start)
        for row in titled(rows).order_by("sold_at", "pk").iterator(chunk_size=500):
            yield [
                f"{localtime(row.sold_at):%Y-%m-%d}", row.reference, _title(row), row.pieces,
                row.maker.name if row.maker else "", str(row.get_way_display()),
                to_yuan(row.share_fen), to_yuan(row.maker_fen), to_yuan(row.welfare_fen),
                to_yuan(row.material_fen), to_yuan(row.kept_fen),
            ]  # fmt: skip


def _title(row: Division) -> str:
    english = getattr(row, "title_en", "") if get_language() == "en" else ""
    return english or row.title


class FundSpendings:
    kind = "funds"
    title = gettext_lazy("公益金、材料金用在哪里")
    roles = (Keeper.Role.BOOKKEEPER,)
    is_by_month = False

    def heading(self, about: int) -> list[str]:
        heads = [_("日期"), _("从哪里出"), _("金额（元）"), _("用来做什么")]
        return [*heads, _("谁记的"), _("谁确认的"), _("撤回了吗")]

    def rows(self, about: int, month: Month) -> Iterator[list[Any]]:
        for row in spendings_of(about).iterator(chunk_size=500):
            yield [
                f"{row.spent_on:%Y-%m-%d}", str(row.get_fund_display()), to_yuan(row.amount_fen),
                row.words, str(row.recorded_by), str(row.confirmed_by or ""),
                _("已撤回") if row.undone_at else "",
            ]  # fmt: skip
