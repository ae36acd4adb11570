from typing import ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.accounts.names import romanised


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, phone: str, **fields: object) -> "User":
        """A person who signs in by code; she has no password unless one is set later."""
        user = self.model(phone=phone, **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, phone: str, password: str | None = None, **fields: object) -> "User":
        fields |= {"is_staff": True, "is_superuser": True}
        user = self.model(phone=phone, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):  # type: ignore[django-manager-missing]  # Oscar's and Wagtail's
    """Anyone who signs in: by phone and one-time code; e-mail is optional."""

    username = None  # type: ignore[assignment]  # Django's way to leave a field out
    phone = models.CharField(
        _("手机号"), max_length=16, unique=True, help_text="E.164, such as +8613800138000."
    )
    phone_verified = models.BooleanField(default=False)
    name = models.CharField(_("姓名"), max_length=80, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    easy_read = models.BooleanField(
        default=False, help_text="Larger letters, pictures beside words, one question a page."
    )

    USERNAME_FIELD = "phone"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()  # type: ignore[assignment,misc]  # it asks for no username

    def __str__(self) -> str:
        is_gone = not self.phone.startswith("+")
        name = romanised(self.name) if get_language() == "en" else self.name
        return name or (self.phone if is_gone else f"{self.phone[:6]}****{self.phone[-4:]}")

    def get_full_name(self) -> str:
        return self.name


class RateCount(models.Model):
    """How often one asker used up one limit; of the asker only a keyed hash is kept."""

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveSmallIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%H:%M}"
