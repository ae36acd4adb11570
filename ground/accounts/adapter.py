from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell


class AccountAdapter(DefaultAccountAdapter):
    """How allauth finds a phone, speaks to people and answers."""

    def get_phone(self, user: User) -> tuple[str, bool]:
        return user.phone, user.phone_verified

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        User.objects.filter(pk=user.pk, phone=phone).update(phone_verified=True)
        user.phone_verified = True

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone).first()

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our views speak for themselves, in both languages."""

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        messages.error(request, _("这个账户已停用。需要帮助，请联系我们。"))
        return redirect("sign-in")

    def send_confirmation_mail(
        self, request: HttpRequest, emailconfirmation: Any, signup: bool
    ) -> None:
        address = emailconfirmation.email_address
        with override(address.user.language):
            path = reverse("account-email", args=[emailconfirmation.key])
            tell(
                kind="account.email",
                key=f"account.email:{address.pk}:{get_random_string(12)}",
                reach=Reach(email=address.email, language=address.user.language),
                subject=_("请确认您的邮箱"),
                body=_("请打开这个链接，确认这是您的邮箱：%(url)s\n\n如果不是您填写的，不用理会。")
                % {"url": f"{settings.SITE_URL}{path}"},
            )
