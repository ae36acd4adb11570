from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Message(models.Model):
    """One text to one person; written with the change it tells of, delivered after commit."""

    class Channel(models.TextChoices):
        SMS = "sms", _("短信")
        EMAIL = "email", _("邮件")
        VOICE = "voice", _("电话")

    class State(models.TextChoices):
        QUEUED = "queued", _("待发")
        SENT = "sent", _("已发")
        FAILED = "failed", _("失败")

    channel = models.CharField(max_length=8, choices=Channel)
    recipient = models.CharField(max_length=254, help_text="E.164 phone or e-mail address.")
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True, help_text="Emptied once sent, except in the demo's outbox.")
    language = models.CharField(max_length=10, default="zh-hans")
    kind = models.CharField(max_length=40, help_text="What it tells of, such as order.paid.")
    key = models.CharField(
        max_length=120, unique=True, help_text="The same fact is never told twice."
    )
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(
        default=timezone.now, help_text="A claim moves it on: nobody else sends meanwhile."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["channel", "recipient", "created_at"], name="message_by_recipient"
            ),
            models.Index(fields=["state", "not_before"], name="message_by_turn"),
            models.Index(fields=["channel", "sent_at"], name="message_by_sending"),
        ]
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.channel} {self.kind} {self.state}"
