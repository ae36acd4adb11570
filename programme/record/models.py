"""One woman in the plan's measures, each step of her way, and each spell of work, as proven."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField
from ground.regions.queries import path_of
from programme.record.telling import YOUR_SPELL, YOUR_STEP

_USER = settings.AUTH_USER_MODEL


class ReportingUnit(models.Model):
    """Reports to the nation: a province, the Corps or the state farms."""

    code = models.CharField(max_length=2, primary_key=True)
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_zh


class Person(models.Model):
    """A disabled woman whom the measures reach, with an account here or not.

    What was done with her names this row and never her account, so that a figure stays when
    she goes: then nothing here says any more who she was.
    """

    artisan = models.OneToOneField(
        "artisans.Artisan", models.SET_NULL, null=True, blank=True, related_name="person"
    )
    name_zh = models.CharField(max_length=80, blank=True, help_text="Empty: forgotten.")
    region = models.ForeignKey(
        "regions.Division", models.PROTECT, related_name="+", help_text="Where she lives."
    )
    unit = models.ForeignKey(ReportingUnit, models.PROTECT, related_name="+")
    lives_since = models.DateField(null=True, blank=True, help_text="∅: nobody said.")
    place_zh = models.CharField(max_length=100, blank=True, help_text="Village or street.")
    phone = SealedTextField(blank=True, default="")
    phone_print = models.CharField(max_length=64, blank=True, db_index=True)
    identity_print = models.CharField(
        max_length=64, blank=True, help_text="Of the 18 digits of identity; the same as Identity's."
    )
    same_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="others",
        help_text="One woman on two rows: this is the one that counts.",
    )
    checked_at = models.DateTimeField(
        null=True, help_text="An officer saw her certificate; figures count whoever has this."
    )
    shares = models.BooleanField(
        default=False, help_text="Women's federation and rural office may see her, by her word."
    )
    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    forgotten_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["name_zh", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["identity_print"],
                condition=~Q(identity_print="") & Q(same_as__isnull=True),
                name="a_certificate_is_of_one_person",
            ),
            models.CheckConstraint(
                condition=Q(same_as__isnull=True) | ~Q(same_as=F("id")),
                name="nobody_is_the_same_as_herself",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True)
                | Q(name_zh="", place_zh="", phone_print="", identity_print="", artisan=None),
                name="who_is_forgotten_has_no_name",
            ),
        ]
        indexes = [models.Index(fields=["unit", "region"], name="person_by_place")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def home(self) -> str:
        """Province, city and county as one writes them. Comes with its parents."""
        return path_of(self.region)

    @property
    def name(self) -> str:
        """Of who is forgotten only that she was there."""
        return self.name_zh or str(_("（不再留姓名）"))

    @property
    def both_names(self) -> str:
        """For a page in English, where her account came along: 龙彩云 is Long Caiyun too."""
        known = self._state.fields_cache.get("artisan") if get_language() == "en" else None
        return f"{known.name_en} {self.name}" if known and known.name_en else self.name


class Poverty(models.Model):
    """What a list of the rural office says of her household; the status lies sealed.

    The names of the lists changed after 2020, so it is a status and not a yes or no.
    """

    class Status(models.TextChoices):
        FILED = "filed", _("建档立卡贫困户")
        LIFTED = "lifted", _("脱贫户")
        WATCHED = "watched", _("防止返贫监测对象")
        NONE = "none", _("都不是")

    person = models.ForeignKey(Person, models.CASCADE, related_name="poverty")
    status = SealedTextField()
    source = models.CharField(max_length=120, help_text="Which list, or which officer looked.")
    checked_on = models.DateField()
    checked_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-checked_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.checked_on}"

    @property
    def label(self) -> str:
        return str(self.Status(self.status).label)

    @property
    def is_priority(self) -> bool:
        """The plan's 重点: 农村建档立卡贫困残疾女性, and what that became."""
        return self.status in {self.Status.FILED, self.Status.LIFTED, self.Status.WATCHED}


class Step(models.Model):
    """One step of her way, as the measure that it belongs to proved it. Never changed.

    A step that proved wrong is voided with a reason and stays.
    """

    class Kind(models.TextChoices):
        SURVEYED = "surveyed", _("答了摸底调查")
        ENROLLED = "enrolled", _("报了培训班")
        FINISHED = "finished", _("学完一期培训班")
        LESSON = "lesson", _("学完一节网上课")
        FOLLOWED = "followed", _("有人来回访")
        SERVED = "served", _("得到一次就业创业服务")
        LOAN = "loan", _("拿到贷款")
        REPAID = "repaid", _("还清贷款")
        SUBSIDY = "subsidy", _("得到补贴")
        FUNDED = "funded", _("用上残保金")
        PAIRED = "paired", _("和带头人结了对")
        VISITED = "visited", _("带头人来看过")
        ENTERED = "entered", _("报名参加比赛或展览")
        PLACED = "placed", _("比赛得了名次")
        EXHIBITED = "exhibited", _("作品参展")
        HONOURED = "honoured", _("得到荣誉")
        EMPLOYED = "employed", _("开始做手工挣钱")

    person = models.ForeignKey(Person, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    happened_on = models.DateField()
    region = models.ForeignKey(
        "regions.Division", models.PROTECT, related_name="+", help_text="Where she lived then."
    )
    unit = models.ForeignKey(ReportingUnit, models.PROTECT, related_name="+")
    reference = models.CharField(
        max_length=60, help_text="The row that proves it, such as training.run:12."
    )
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, null=True, related_name="+")
    about_zh = models.CharField(max_length=120, blank=True, help_text="Such as the course's name.")
    about_en = models.CharField(max_length=160, blank=True)
    noted_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-happened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "reference"],
                condition=Q(voided_at__isnull=True),
                name="a_step_is_noted_once",
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True) | ~Q(void_reason=""),
                name="a_voided_step_says_why",
            ),
        ]
        indexes = [models.Index(fields=["kind", "happened_on"], name="step_by_kind")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.happened_on}"

    @property
    def about(self) -> str:
        return (self.about_en if get_language() == "en" else "") or self.about_zh

    @property
    def yours(self) -> str:
        """What it is, said to her."""
        return str(YOUR_STEP[self.kind])


class Spell(models.Model):
    """A time in which she works at a craft, dated, with what proves it."""

    class Kind(models.TextChoices):
        SHOP = "shop", _("自己的店有人买")
        PIECES = "pieces", _("合作社付了她的钱")
        CONTRACT = "contract", _("有合同或协议")
        OFFICER = "officer", _("工作人员上门核实")

    person = models.ForeignKey(Person, models.PROTECT, related_name="spells")
    kind = models.CharField(max_length=8, choices=Kind)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    region = models.ForeignKey(
        "regions.Division", models.PROTECT, related_name="+", help_text="Where she lived then."
    )
    unit = models.ForeignKey(ReportingUnit, models.PROTECT, related_name="+")
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, null=True, related_name="+")
    evidence = models.CharField(
        max_length=120, help_text="The first row that proves it, or what the officer saw."
    )
    verified_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-began_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(ended_on__isnull=True),
                name="one_open_spell_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="a_spell_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["shop", "pieces"])
                | Q(verified_by__isnull=False, organ__isnull=False),
                name="what_no_sale_proves_an_officer_saw",
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="a_spell_is_proven"),
        ]
        indexes = [models.Index(fields=["began_on", "unit"], name="spell_by_begin")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.began_on}"

    @property
    def yours(self) -> str:
        return str(YOUR_SPELL[self.kind])


from programme.record.moves import Handover, Residence  # noqa: E402 -- they stand on these

__all__ = ["Handover", "Person", "Poverty", "ReportingUnit", "Residence", "Spell", "Step"]
