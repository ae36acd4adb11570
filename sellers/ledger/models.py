"""Double entry in integer fen. Append-only: a mistake is mended by a further transaction.

The database keeps it so (`guard.py`); decision 0017 lists what each kind of fact moves.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Account(models.Model):
    """What stands in one purpose for one owner. Credit is negative, debit positive."""

    class Purpose(models.TextChoices):
        CLEARING = "clearing", _("在支付机构的钱")
        SHOP_PAYABLE = "shop_payable", _("欠店铺的")
        COMMISSION = "commission", _("平台服务费")
        BUYER_REFUND = "buyer_refund", _("正在退给买家的")
        SUSPENSE = "suspense", _("待查清的收款")
        GATEWAY_FEE = "gateway_fee", _("支付机构的手续费")
        BANK = "bank", _("在银行账户的钱")
        PAYOUT_TRANSIT = "payout_transit", _("正在打给店铺的")
        DISPUTE = "dispute", _("争议中、被银行收走的")
        RETURN_FREIGHT = "return_freight", _("平台承担的退货运费")
        GOODWILL = "goodwill", _("平台额外补偿的")
        CAMPAIGN = "campaign", _("平台活动补贴的")
        WITHHOLDING = "withholding", _("按协议代扣的")
        # A cooperative's own books: what it took and what it owes; the platform's money is apart.
        COUNTER = "counter", _("合作社当面收的钱")
        COOPERATIVE = "cooperative", _("合作社自己的")
        MEMBER_PAYABLE = "member_payable", _("合作社欠成员的")
        WELFARE_FUND = "welfare_fund", _("合作社的公益金")
        MATERIAL_FUND = "material_fund", _("合作社的材料金")

    OF_COOPERATIVES = (
        Purpose.COUNTER, Purpose.COOPERATIVE, Purpose.MEMBER_PAYABLE, Purpose.WELFARE_FUND,
        Purpose.MATERIAL_FUND,
    )  # fmt: skip

    purpose = models.CharField(max_length=20, choices=Purpose)
    owner = models.CharField(
        max_length=40, blank=True, help_text="Such as shop:12; empty: the platform itself."
    )
    currency = models.CharField(max_length=3, default="CNY")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "owner", "currency"], name="one_account_per_purpose_and_owner"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose}:{self.owner}"


class Transaction(models.Model):
    """One business fact; its entries sum to zero per currency."""

    key = models.CharField(max_length=120, unique=True, help_text="One key a fact.")
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=80, db_index=True, help_text="Such as an order number.")
    posted_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.key


class Entry(models.Model):
    transaction = models.ForeignKey(Transaction, models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, models.PROTECT, related_name="entries")
    amount_fen = models.BigIntegerField(help_text="Debit positive, credit negative.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(amount_fen=0), name="entry_moves_something")
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount_fen}"
