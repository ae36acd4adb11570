"""A post that an employer offers, who would like it, and what somebody says against it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

_USER = settings.AUTH_USER_MODEL


class Post(models.Model):
    """岗位: of an enterprise, kept by an officer, or of a cooperative, kept by who leads it.

    `given` counts the places that are promised or taken. No fee is ever asked of her: the database
    says so.
    """

    class Where(models.TextChoices):
        HOME = "home", _("在家做")
        SITE = "site", _("到厂里做")
        BOTH = "both", _("在家、到厂里都行")

    class By(models.TextChoices):
        PIECE = "piece", pgettext_lazy("paid by", "一件")
        DAY = "day", pgettext_lazy("paid by", "一天")
        MONTH = "month", pgettext_lazy("paid by", "一个月")

    class State(models.TextChoices):
        OPEN = "open", _("在招人")
        CLOSED = "closed", _("不招了")
        STOPPED = "stopped", _("停掉了")

    enterprise = models.ForeignKey(
        "pairing.Enterprise", models.PROTECT, null=True, related_name="posts"
    )
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, null=True, related_name="posts"
    )
    title_zh = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120, blank=True)
    about_zh = models.CharField(max_length=300, help_text="What one does there.")
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Division", models.PROTECT, related_name="+")
    place_zh = models.CharField(max_length=100, blank=True, help_text="Village or street.")
    where = models.CharField(max_length=4, choices=Where)
    pay_by = models.CharField(max_length=5, choices=By)
    least_fen = models.PositiveIntegerField()
    most_fen = models.PositiveIntegerField()
    hours_zh = models.CharField(max_length=100, help_text="Such as 每天 4 小时，时间自己定.")
    places = models.PositiveSmallIntegerField()
    given = models.PositiveSmallIntegerField(default=0)
    is_step_free = models.BooleanField(default=False)
    has_toilet = models.BooleanField(default=False, help_text="One for who uses a wheelchair.")
    signs = models.BooleanField(default=False, help_text="Somebody there signs.")
    access_zh = models.CharField(max_length=200, blank=True, help_text="What the work takes.")
    is_free = models.BooleanField(help_text="The employer's word: nothing is asked of her.")
    open_until = models.DateField(help_text="The last day.")
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)
    reason = models.CharField(max_length=200, blank=True, help_text="Stopped: as all were told.")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    key = models.CharField(max_length=32, unique=True, help_text="The form's: pressed twice, once.")
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["open_until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(enterprise__isnull=False, cooperative=None, organ__isnull=False)
                | Q(enterprise=None, cooperative__isnull=False, organ=None),
                name="a_post_is_of_one_employer",
            ),
            models.CheckConstraint(
                condition=Q(least_fen__gt=0, most_fen__gte=F("least_fen")),
                name="a_post_says_what_it_pays",
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1, given__lte=F("places")),
                name="no_more_are_promised_than_there_are_places",
            ),
            models.CheckConstraint(condition=Q(is_free=True), name="no_post_asks_money_of_her"),
            models.CheckConstraint(
                condition=~Q(state="stopped") | ~Q(reason=""), name="a_stopped_post_says_why"
            ),
        ]
        indexes = [models.Index(fields=["state", "open_until"], name="post_by_end")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return (self.title_en if get_language() == "en" else "") or self.title_zh

    @property
    def employer(self) -> str:
        return str(self.enterprise or self.cooperative)

    @property
    def free(self) -> int:
        return self.places - self.given

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN and self.open_until >= timezone.localdate()

    @property
    def access(self) -> list[str]:
        """What there is for who needs it."""
        there = [
            (self.is_step_free, _("没有台阶")),
            (self.has_toilet, _("有无障碍厕所")),
            (self.signs, _("有人会手语")),
        ]
        return [str(word) for is_so, word in there if is_so]


class Candidacy(models.Model):
    """She said that she would like it; what became of that."""

    class State(models.TextChoices):
        ASKED = "asked", _("等答复")
        ACCEPTED = "accepted", _("说好了")
        REFUSED = "refused", _("这次没有成")
        ENDED = "ended", _("后来没有做成")
        WITHDRAWN = "withdrawn", _("她不想做了")
        TAKEN = "taken", _("已经在做")

    HOLDS = (State.ACCEPTED, State.TAKEN)

    post = models.ForeignKey(Post, models.PROTECT, related_name="candidacies")
    person = models.ForeignKey("record.Person", models.PROTECT, related_name="candidacies")
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answer_zh = models.CharField(max_length=200, blank=True, help_text="As she was told.")
    answered_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    spell = models.ForeignKey("record.Spell", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name_plural = "candidacies"
        constraints = [
            models.UniqueConstraint(
                fields=["post", "person"],
                condition=Q(state__in=["asked", "accepted", "taken"]),
                name="she_asks_for_a_post_once",
            ),
            models.CheckConstraint(
                condition=Q(state="taken", spell__isnull=False)
                | (~Q(state="taken") & Q(spell=None)),
                name="what_is_taken_has_its_spell",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "refused"]) | ~Q(answer_zh=""),
                name="an_answer_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.person_id}"

    @property
    def is_alive(self) -> bool:
        return self.state in {self.State.ASKED, self.State.ACCEPTED}


class Alert(models.Model):
    """Somebody says that a post is not right; an officer looks."""

    class Why(models.TextChoices):
        FEE = "fee", _("要我交钱")
        OTHER = "other", _("和写的不一样")
        RUDE = "rude", _("对人不好")

    class Outcome(models.TextChoices):
        KEPT = "kept", _("看过了，岗位留着")
        STOPPED = "stopped", _("看过了，岗位停掉了")

    post = models.ForeignKey(Post, models.PROTECT, related_name="alerts")
    why = models.CharField(max_length=5, choices=Why)
    words_zh = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=7, choices=Outcome, blank=True)
    settled_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "by"], condition=Q(outcome=""), name="one_open_alert_of_somebody"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_at=None) | Q(settled_at__isnull=False),
                name="a_settled_alert_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.why}"
