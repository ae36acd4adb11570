"""What members were paid, as a table."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ground.money.fen import to_yuan
from sellers.cooperatives.models import Keeper
from sellers.sharing.models import MemberPayment
from sellers.sharing.queries import payments_by


class Payments:
    kind = "payments"
    title = gettext_lazy("发给成员的钱")
    roles = (Keeper.Role.BOOKKEEPER,)

    def heading(self, about: int) -> list[str]:
        return [_("日期"), _("姓名"), _("金额（元）"), _("怎么发的"), _("谁发的"), _("她怎么说")]

    def rows(self, about: int) -> Iterator[list[Any]]:
        for row in payments_by(about).select_related("artisan", "paid_by"):
            yield [
                f"{localtime(row.paid_at):%Y-%m-%d %H:%M}", row.artisan.name_zh,
                to_yuan(row.amount_fen), str(row.get_way_display()), str(row.paid_by), _said(row),
            ]  # fmt: skip


def _said(row: MemberPayment) -> str:
    if row.undone_at:
        return _("已撤回")
    if row.disputed_at:
        return _("没收到")
    return _("收到了") if row.confirmed_at else ""
