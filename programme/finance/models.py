"""Loan kinds as dated data, one woman's case with its bank, what was subsidised, free services."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programme.finance.fund_models import Budget, Grant, Use
from programme.finance.income_models import Income, IncomeConsent
from programme.finance.states import GRANTED, OPEN, State
from sellers.organs.models import Special

__all__ = [
    "Budget", "CaseMove", "CasePaper", "Grant", "Household", "Income", "IncomeConsent",
    "LoanCase", "LoanTerms", "Member", "ServiceRecord", "SubsidyClaim", "Use",
]  # fmt: skip

_USER = settings.AUTH_USER_MODEL


class LoanTerms(models.Model):
    """What a notice says of one kind of loan, in its place and time. What it does not say is empty.

    Never changed once somebody asked by it: other terms are another row.
    """

    class Kind(models.TextChoices):
        STARTUP = "startup", _("创业担保贷款")
        POVERTY = "poverty", _("扶贫小额信贷")
        LIFTED = "lifted", _("脱贫人口小额信贷")

    BY_HOUSEHOLD = (Kind.POVERTY, Kind.LIFTED)

    kind = models.CharField(max_length=8, choices=Kind)
    region = models.ForeignKey(
        "regions.Division", models.PROTECT, null=True, blank=True, related_name="+",
        help_text="Where they hold; empty: everywhere.",
    )  # fmt: skip
    special = models.CharField(
        max_length=2, choices=Special, blank=True, default="",
        help_text="For the Corps' or the state farms' people there, and for nobody else.",
    )  # fmt: skip
    from_on = models.DateField(null=True, blank=True, help_text="Empty: not known since when.")
    until_on = models.DateField(null=True, blank=True, help_text="The last day.")
    ceiling_fen = models.BigIntegerField()
    subsidised_fen = models.BigIntegerField(null=True, help_text="Only on so much of it, if less.")
    months = models.PositiveSmallIntegerField(null=True, help_text="At most; empty: not said.")
    youngest = models.PositiveSmallIntegerField(null=True)
    oldest = models.PositiveSmallIntegerField(null=True)
    who_zh = models.CharField(max_length=300, blank=True)
    who_en = models.CharField(max_length=400, blank=True)
    subsidy = models.CharField(
        max_length=60, blank=True, help_text="Part of the interest by year, such as 1,2/3,1/3."
    )
    subsidy_poor = models.CharField(max_length=60, blank=True, help_text="In poor areas.")
    source = models.CharField(max_length=200, help_text="The notice that says so.")
    is_sure = models.BooleanField(default=False, help_text="False: to be confirmed.")

    class Meta:
        ordering = ["kind", F("from_on").desc(nulls_last=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=F("from_on")),
                name="terms_end_after_they_began",
            ),
            models.CheckConstraint(
                condition=Q(ceiling_fen__gt=0) & ~Q(source=""), name="terms_have_sum_and_source"
            ),
            models.CheckConstraint(
                condition=Q(special="") | Q(region__isnull=False),
                name="terms_of_a_unit_have_their_place",
            ),
            models.UniqueConstraint(
                fields=["kind", "region", "special", "from_on", "source"], name="terms_stand_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.from_on}"

    @property
    def subsidy_by_year(self) -> str:
        return " · ".join(self.subsidy.split(","))

    @property
    def who(self) -> str:
        return (self.who_en if get_language() == "en" else "") or self.who_zh

    @property
    def is_by_household(self) -> bool:
        return self.kind in self.BY_HOUSEHOLD


class Household(models.Model):
    """Women on record who live under one roof; some loans are given once to a household."""

    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)


class Member(models.Model):
    household = models.ForeignKey(Household, models.PROTECT, related_name="members")
    person = models.ForeignKey("record.Person", models.PROTECT, related_name="households")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, help_text="She lives there no more.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None), name="one_household_of_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.household_id} {self.person_id}"


class LoanCase(models.Model):
    """She asks, an office looks and recommends, a bank decides. Nothing is lent here."""

    State = State

    person = models.ForeignKey("record.Person", models.PROTECT, related_name="loan_cases")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="cases")
    terms = models.ForeignKey(LoanTerms, models.PROTECT, related_name="cases")
    kind = models.CharField(max_length=8, choices=LoanTerms.Kind, help_text="Its terms'.")
    ceiling_fen = models.BigIntegerField(help_text="Its terms', on the day she asked.")
    state = models.CharField(max_length=12, choices=State, default=State.INTEREST)
    amount_fen = models.BigIntegerField(help_text="What she asks for.")
    purpose_zh = models.CharField(max_length=200, blank=True, help_text="What she needs it for.")
    bank_zh = models.CharField(max_length=80, blank=True)
    granted_fen = models.BigIntegerField(null=True)
    granted_on = models.DateField(null=True)
    due_on = models.DateField(null=True, help_text="As first agreed with the bank.")
    extended_to = models.DateField(null=True)
    overdue_on = models.DateField(null=True, help_text="Since when; stays, repaid or not.")
    is_poor_area = models.BooleanField(default=False, help_text="By the rule for poor areas.")
    reason = models.CharField(max_length=300, blank=True, help_text="As she was told.")
    opened_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "kind"],
                condition=Q(state__in=OPEN, household__isnull=False),
                name="one_open_case_of_a_household",
            ),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(state__in=OPEN),
                name="one_open_case_of_a_person",
            ),
            models.CheckConstraint(
                condition=Q(kind="startup") | Q(household__isnull=False),
                name="a_households_case_names_it",
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0, amount_fen__lte=F("ceiling_fen")),
                name="a_case_asks_within_its_terms",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=GRANTED)
                | Q(
                    granted_fen__gt=0,
                    granted_fen__lte=F("ceiling_fen"),
                    granted_on__isnull=False,
                    due_on__gt=F("granted_on"),
                )
                & ~Q(bank_zh=""),
                name="a_granted_loan_says_how_much_and_till_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="a_refused_loan_says_why"
            ),
        ]
        indexes = [models.Index(fields=["state", "moved_at"], name="loan_case_by_turn")]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class CaseMove(models.Model):
    """Each state it came to, by whom; rows are only ever added."""

    case = models.ForeignKey(LoanCase, models.PROTECT, related_name="moves")
    state = models.CharField(max_length=12, choices=State)
    by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"


class CasePaper(models.Model):
    """A paper for the bank, sealed; deleted once the bank has decided."""

    case = models.ForeignKey(LoanCase, models.CASCADE, related_name="papers")
    name_zh = models.CharField(max_length=60)
    file = models.OneToOneField("privacy.PrivateFile", models.CASCADE, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.pk}"


class SubsidyClaim(models.Model):
    """Interest of one year of a loan, and what of it the rule gives back."""

    class State(models.TextChoices):
        CLAIMED = "claimed", _("已申报")
        PAID = "paid", _("已发放")
        REFUSED = "refused", _("没有批")

    case = models.ForeignKey(LoanCase, models.PROTECT, related_name="claims")
    year = models.PositiveSmallIntegerField(help_text="Of the loan: 1, 2, 3.")
    from_on = models.DateField()
    until_on = models.DateField()
    interest_fen = models.BigIntegerField(help_text="Paid to the bank for that year.")
    rule = models.CharField(max_length=12, help_text="The part that is given back, such as 2/3.")
    subsidy_fen = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.CLAIMED)
    claimed_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField(default=timezone.now)
    settled_on = models.DateField(null=True)

    class Meta:
        ordering = ["case", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "year"],
                condition=~Q(state="refused"),
                name="a_year_is_subsidised_once",
            ),
            models.CheckConstraint(
                condition=Q(interest_fen__gt=0, subsidy_fen__gt=0)
                & Q(subsidy_fen__lte=F("interest_fen")),
                name="no_more_is_given_back_than_was_paid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.year}"


class ServiceRecord(models.Model):
    """One of the plan's five services, given to one woman. They are free: there is no fee."""

    class Kind(models.TextChoices):
        GUIDANCE = "guidance", _("职业指导")
        TRAINING = "training", _("就业创业培训")
        POLICY = "policy", _("政策咨询")
        MARKET = "market", _("市场拓展")
        FOLLOW = "follow", _("跟踪扶持")

    person = models.ForeignKey("record.Person", models.PROTECT, related_name="services")
    kind = models.CharField(max_length=8, choices=Kind)
    happened_on = models.DateField()
    outcome_zh = models.CharField(max_length=200)
    given_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-happened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "happened_on"], name="a_service_is_noted_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(outcome_zh=""), name="a_service_has_an_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.happened_on}"
