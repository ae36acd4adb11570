"""Who leads whom, by which of the plan's models, what was done, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_USER = settings.AUTH_USER_MODEL


class Leader(models.Model):
    """带头人: knows the craft and the market, and takes others along; has an account or not."""

    user = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="leads")
    person = models.ForeignKey(
        "record.Person",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Where she herself is a woman of the measures.",
    )
    name_zh = models.CharField(max_length=80)
    region = models.ForeignKey("regions.Division", models.PROTECT, related_name="+")
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    ended_on = models.DateField(null=True)
    agrees_to_name = models.BooleanField(
        default=False, help_text="Whom she is paired with may read her name."
    )
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["name_zh", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_on__isnull=True), name="one_leads_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since")),
                name="a_leader_ends_after_she_began",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh


class Enterprise(models.Model):
    """龙头企业: gives work. What it reports of itself stands apart from what is proven here."""

    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=160, blank=True)
    region = models.ForeignKey("regions.Division", models.PROTECT, related_name="+")
    uscc = models.CharField(max_length=18, blank=True, help_text="As in the public register.")
    reported_women = models.PositiveIntegerField(null=True)
    reported_on = models.DateField(null=True)
    checked_on = models.DateField(null=True, help_text="An officer saw its licence.")
    checked_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["name_zh", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["uscc"], condition=~Q(uscc=""), name="a_code_is_of_one_enterprise"
            ),
            models.CheckConstraint(
                condition=Q(reported_women__isnull=True) | Q(reported_on__isnull=False),
                name="what_is_reported_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(checked_on=None) | Q(checked_by__isnull=False) & ~Q(uscc=""),
                name="a_checked_enterprise_has_its_code",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh


class Group(models.Model):
    """互助组: women who work together, with a leader or without."""

    name_zh = models.CharField(max_length=60)
    region = models.ForeignKey("regions.Division", models.PROTECT, related_name="+")
    leader = models.ForeignKey(Leader, models.PROTECT, null=True, related_name="groups")
    since = models.DateField()
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name_zh", "pk"]

    def __str__(self) -> str:
        return self.name_zh


class Member(models.Model):
    group = models.ForeignKey(Group, models.PROTECT, related_name="members")
    person = models.ForeignKey("record.Person", models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=Q(until_on__isnull=True),
                name="she_is_in_a_group_once",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="a_member_leaves_after_she_came",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.person_id}"


class Pairing(models.Model):
    class Model(models.TextChoices):
        """As the plan writes them."""

        COMPANY = "company", _("公司+协会+农户")
        COOPERATIVE = "cooperative", _("合作社+贫困户")
        MARKET = "market", _("市场+贫困户")
        ASSOCIATION = "association", _("协会+贫困户")
        GROUP = "group", _("互助组")
        ONE_TO_ONE = "one", _("结对帮扶")

    leader = models.ForeignKey(Leader, models.PROTECT, related_name="pairings")
    person = models.ForeignKey("record.Person", models.PROTECT, related_name="pairings")
    model = models.CharField(max_length=11, choices=Model)
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, null=True, related_name="pairings", help_text="Gives the work."
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    why_ended = models.CharField(max_length=200, blank=True)
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["leader", "person"],
                condition=Q(until_on__isnull=True),
                name="one_open_pairing_of_two",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="a_pairing_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leader_id} {self.person_id}"


class Grant(models.Model):
    """What she lets this leader know. Her word, taken back whenever she likes."""

    class Kind(models.TextChoices):
        CONTACT = "contact", _("名字和电话")
        STEPS = "steps", _("学过什么、做过什么")
        INCOME = "income", _("近一年卖作品得了多少")

    pairing = models.ForeignKey(Pairing, models.CASCADE, related_name="grants")
    kind = models.CharField(max_length=7, choices=Kind)
    given_by = models.ForeignKey(
        _USER, models.SET_NULL, null=True, related_name="+", help_text="Or who wrote down her word."
    )
    given_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pairing", "kind"],
                condition=Q(ended_at__isnull=True),
                name="a_leader_is_granted_a_thing_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pairing_id} {self.kind}"


class Visit(models.Model):
    """She was visited: what was done, and what came of it. Only ever added."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="visits")
    on = models.DateField()
    done_zh = models.CharField(max_length=300)
    result_zh = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=32, unique=True, help_text="The form's: pressed twice, once.")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(done_zh=""), name="a_visit_did_something")
        ]

    def __str__(self) -> str:
        return f"{self.pairing_id} {self.on}"
