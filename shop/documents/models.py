"""What is written down beside the books: who asked for a fapiao, and what left for the state."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField
from shop.documents.periods import Period


def _user(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", **options
    )


class InvoiceRequest(models.Model):
    """A buyer wants a fapiao of a shop's part; the fapiao itself is the tax office's, not ours."""

    class State(models.TextChoices):
        ASKED = "asked", _("等卖家开票")
        ISSUED = "issued", _("已开发票")
        REFUSED = "refused", _("没有开")

    class Buyer(models.TextChoices):
        PERSON = "person", _("个人")
        FIRM = "firm", _("单位")

    class Reason(models.TextChoices):
        UNREGISTERED = "unregistered", _("卖家是不用登记的个人，自己开不了发票")
        DETAILS = "details", _("抬头或税号不对")
        RETURNED = "returned", _("东西退了，钱也退了")

    seller_order = models.ForeignKey(
        "order.SellerOrder", models.PROTECT, related_name="invoice_requests"
    )
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    buyer = models.CharField(max_length=8, choices=Buyer)
    title = SealedTextField(default="")
    tax_number = SealedTextField(blank=True, default="", help_text="Of a firm.")
    email = SealedTextField(default="")
    asked_at = models.DateTimeField(auto_now_add=True)
    number = models.CharField(max_length=20, blank=True, help_text="As the fapiao says.")
    issued_on = models.DateField(null=True)
    file = models.ForeignKey(
        "privacy.PrivateFile", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    answered_by = _user()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seller_order"],
                condition=Q(state__in=["asked", "issued"]),
                name="one_fapiao_of_a_part",
            ),
            models.CheckConstraint(
                condition=~Q(state="issued")
                | (~Q(number="") & Q(issued_on__isnull=False, answered_by__isnull=False)),
                name="an_issued_fapiao_says_number_day_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""),
                name="a_refusal_of_a_fapiao_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seller_order_id} {self.state}"


class ExportRun(models.Model):
    """One report to the state with people's identities in it; the record stays, the file goes."""

    class Kind(models.TextChoices):
        INCOME = "income", _("季度：身份和收入（报税务机关）")
        IDENTITY = "identity", _("半年：身份（报市场监督管理部门）")

    class State(models.TextChoices):
        ASKED = "asked", _("等第二个人批准")
        MADE = "made", _("可以下载")
        DELETED = "deleted", _("文件已删除")
        DROPPED = "dropped", _("不做了")

    kind = models.CharField(max_length=8, choices=Kind)
    period = models.CharField(max_length=7, help_text="Such as 2026-Q3 or 2026-H1.")
    reason = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_by = _user()
    asked_at = models.DateTimeField(auto_now_add=True)
    approved_by = _user()
    approved_at = models.DateTimeField(null=True)
    row_count = models.PositiveIntegerField(default=0)
    unknown_count = models.PositiveIntegerField(default=0, help_text="Rows without an identity.")
    gross_fen = models.BigIntegerField(default=0)
    returned_fen = models.BigIntegerField(default=0)
    net_fen = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(
        "privacy.PrivateFile", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    delete_after = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")),
                name="an_export_of_identities_has_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "dropped"])
                | (Q(approved_by__isnull=False) & ~Q(sha256="")),
                name="an_export_says_by_whom_and_what",
            ),
            models.CheckConstraint(
                condition=Q(net_fen=F("gross_fen") - F("returned_fen")),
                name="an_export_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"

    @property
    def stretch(self) -> Period:
        return Period.read(self.period)
