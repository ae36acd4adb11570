from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class Cooperative(models.Model):
    """Women who keep stock and share work and income together."""

    class Kind(models.TextChoices):
        COOPERATIVE = "cooperative", _("合作社")
        ASSOCIATION = "association", _("协会")
        ENTERPRISE = "enterprise", _("企业")

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.COOPERATIVE)
    uscc = models.CharField(
        max_length=18,
        null=True,
        unique=True,
        help_text="统一社会信用代码, GB 32100; empty until it is registered.",
    )
    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=120, blank=True)
    region = models.ForeignKey("regions.Division", models.PROTECT, null=True, related_name="+")
    place_zh = models.CharField(max_length=100, blank=True)
    members = models.ManyToManyField(
        "artisans.Artisan", through="Membership", related_name="cooperatives"
    )
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        """Joined and not left: what invites or waits is none yet."""
        return self.filter(state="member")


class Membership(models.Model):
    """Left, the row stays, and coming back is another."""

    class State(models.TextChoices):
        INVITED = "invited", _("等她答应")
        ASKED = "asked", _("等合作社答应")
        MEMBER = "member", pgettext_lazy("one", "成员")
        REFUSED = "refused", _("没有答应")
        LEFT = "left", _("已退出")

    OPEN = (State.INVITED, State.ASKED, State.MEMBER)

    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="memberships")
    artisan = models.ForeignKey("artisans.Artisan", models.PROTECT, related_name="memberships")
    state = models.CharField(max_length=8, choices=State, default=State.MEMBER)
    number = models.CharField(max_length=20, blank=True, help_text="In the cooperative's own list.")
    pieces_a_week = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="What she can make for it; empty: she did not say."
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(default=timezone.now)
    joined_on = models.DateField(null=True)
    left_on = models.DateField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "artisan"],
                condition=Q(state__in=["invited", "asked", "member"]),
                name="one_open_membership_per_artisan",
            ),
            models.UniqueConstraint(
                fields=["cooperative", "number"],
                condition=Q(state="member") & ~Q(number=""),
                name="one_member_per_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="member") | Q(joined_on__isnull=False, left_on=None),
                name="a_member_has_joined",
            ),
            models.CheckConstraint(
                condition=~Q(state="left") | Q(joined_on__isnull=False, left_on__isnull=False),
                name="who_left_had_joined",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.artisan} · {self.cooperative}"


class CoopGrantQuerySet(models.QuerySet["Grant"]):
    def in_force(self) -> "CoopGrantQuerySet":
        """Not revoked, of who is a member now."""
        return self.filter(revoked_at=None, membership__state="member")


class Grant(models.Model):
    """What a member lets her cooperative do, named one by one; revoked, the row stays."""

    class Kind(models.TextChoices):
        SHOW = "show", _("卖我的作品")
        PRICE = "price", _("在我定的底价以上改价")
        STOCK = "stock", _("保管我的作品")
        ORDERS = "orders", _("替我接单和寄出")
        PAY = "pay", _("代我收钱，再发给我")

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="grants")
    kind = models.CharField(max_length=8, choices=Kind)
    floor_percent = models.PositiveSmallIntegerField(
        null=True,
        help_text="Of PRICE alone: not below this part of the price that she set, in percent.",
    )
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True)

    objects = CoopGrantQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "kind"],
                condition=Q(revoked_at=None),
                name="one_grant_in_force_per_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="price", floor_percent__range=(1, 100))
                | (~Q(kind="price") & Q(floor_percent=None)),
                name="a_floor_belongs_to_the_price",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.kind}"

    @property
    def floor(self) -> str:
        """Such as 90%; empty where it is none of PRICE."""
        return f"{self.floor_percent}%" if self.floor_percent else ""


class Relation(models.Model):
    """A model of the plan as it was agreed: 公司+协会+农户, 合作社+贫困户, 互助组, 结对 …"""

    class Model(models.TextChoices):
        COMPANY = "company", _("公司+协会+农户")
        COOPERATIVE = "cooperative", _("合作社+贫困户")
        MARKET = "market", _("市场+贫困户")
        ASSOCIATION = "association", _("协会+贫困户")
        MUTUAL = "mutual", _("互助组")
        PAIRING = "pairing", _("结对帮扶")

    model = models.CharField(max_length=12, choices=Model)
    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="relations")
    others = models.ManyToManyField(
        Cooperative, related_name="partner_in", help_text="Company or association beside it."
    )
    members = models.ManyToManyField(Membership, related_name="relations")
    agreed_on = models.DateField()
    ended_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-agreed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("agreed_on")),
                name="a_relation_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return f"{self.cooperative_id} {self.model}"


class Keeper(models.Model):
    """Who acts for the cooperative."""

    class Role(models.TextChoices):
        LEAD = "lead", _("负责人")
        STOCK = "stock", _("仓库管理员")
        QUALITY = "quality", _("质检员")
        BOOKKEEPER = "bookkeeper", _("会计")

    SEES_MONEY = (Role.LEAD, Role.BOOKKEEPER)

    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="keepers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="keeps")
    role = models.CharField(max_length=10, choices=Role, default=Role.LEAD)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "user"], name="one_role_per_keeper")
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.cooperative}"
