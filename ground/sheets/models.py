from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ground.sheets import progress
from ground.sheets.limits import KEPT_DAYS
from ground.sheets.told import ToldField, ToldText

_SILENT = timedelta(minutes=1)


class SheetImport(models.Model):
    """A file that somebody sent: checked whole, then written whole or not at all."""

    class State(models.TextChoices):
        CHECKING = "checking", _("正在检查")
        CHECKED = "checked", _("检查好了，等你确认")
        WRITING = "writing", _("正在写入")
        WRITTEN = "written", _("已写入")
        FAILED = "failed", _("没有写入")
        DROPPED = "dropped", _("没有用")

    BUSY = (State.CHECKING, State.WRITING)
    OVER = (State.WRITTEN, State.DROPPED)

    kind = models.CharField(max_length=20)
    about = models.PositiveBigIntegerField(
        help_text="Whose list it is, by the kind's own reckoning."
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    file = models.ForeignKey(
        "privacy.PrivateFile", models.SET_NULL, null=True, related_name="+",
        help_text="Gone once it is written, dropped or forgotten.",
    )  # fmt: skip
    photos_file = models.ForeignKey(
        "privacy.PrivateFile", models.SET_NULL, null=True, related_name="+",
        help_text="The ZIP, until its photos are taken in.",
    )  # fmt: skip
    name = models.CharField(max_length=120, help_text="As its sender calls it.")
    fingerprint = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=8, choices=State, default=State.CHECKING)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    leaves_out = models.BooleanField(default=False, help_text="The refused rows, by an own tick.")
    notices = ToldField(default=list, help_text="Columns not known, photos not named.")
    told = ToldText(max_length=1000, blank=True, help_text="Why nothing was written.")
    attempt = models.CharField(max_length=32, blank=True, help_text="Of the press in force.")
    begun_at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "about", "-id"], name="imports_of_one_list")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="written") | Q(refused=0) | Q(leaves_out=True),
                name="a_refused_row_is_left_out_by_a_tick",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def told_state(self) -> str:
        """What its heading says."""
        if self.state == self.State.CHECKED and not self.rows_to_write:
            return gettext("没有要写入的")
        is_failed = self.state == self.State.FAILED
        return gettext("什么都没有写进去") if is_failed else str(self.get_state_display())

    @property
    def rows_to_write(self) -> int:
        return self.added + self.changed

    @property
    def keeps_refused(self) -> bool:
        """Written without some rows, which she fetches to mend them."""
        since = timezone.now() - timedelta(days=KEPT_DAYS)
        is_fresh = self.ended_at is not None and self.ended_at > since
        return self.state == self.State.WRITTEN and self.refused > 0 and is_fresh

    @property
    def progress(self) -> progress.Progress:
        return progress.of(self.pk)

    @property
    def is_stuck(self) -> bool:
        """Whoever worked on it says nothing any more."""
        seen_at = max(self.moved_at, self.progress.at)
        return self.state in self.BUSY and timezone.now() - seen_at > _SILENT


class SheetRow(models.Model):
    """What would become of one row; kept until the file is gone."""

    class Verdict(models.TextChoices):
        ADDED = "added", _("新增")
        CHANGED = "changed", _("改动")
        UNCHANGED = "unchanged", _("没有变化")
        REFUSED = "refused", _("不能写入")

    sheet = models.ForeignKey(SheetImport, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    verdict = models.CharField(max_length=9, choices=Verdict)
    label = models.CharField(max_length=120, blank=True)
    told = ToldField(default=list, help_text="Of a refused row [column, reason]; else words.")

    class Meta:
        ordering = ["line"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "line"], name="one_verdict_per_row")
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.line} {self.verdict}"


class SheetPhoto(models.Model):
    """A photo out of the ZIP, taken in already but not on any work; or what was wrong with it."""

    sheet = models.ForeignKey(SheetImport, models.CASCADE, related_name="photos")
    name = models.CharField(max_length=200)
    picture = models.ForeignKey("pictures.Picture", models.SET_NULL, null=True, related_name="+")
    colour = models.JSONField(default=dict)
    told = ToldText(max_length=800, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "name"], name="one_photo_per_name")]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.name}"
