"""What becomes of an account."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest
from wagtail.log_actions import log

from ground.accounts.limits import MAILS_FOR_USER, take_turn
from ground.accounts.models import User


@transaction.atomic
def account_of(*, phone: str, language: str) -> User:
    """Whoever proved to have this phone; a newcomer gets her account here."""
    user, is_new = User.objects.get_or_create(
        phone=phone,
        defaults={
            "language": language,
            "phone_verified": True,
            "password": make_password(None),
        },
    )
    if is_new:
        log(instance=user, action="account.register", user=user)
    return user


@transaction.atomic
def change_account(
    *, request: HttpRequest, user: User, name: str, email: str, language: str
) -> bool:
    """Whether a letter went to a new address, which counts once it is confirmed by its link.

    Raises TooManyRequests, and then nothing has changed.
    """
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])
    if email == user.email:
        return False
    if email:
        take_turn((MAILS_FOR_USER, str(user.pk)))
        EmailAddress.objects.add_new_email(request, user, email)
    else:
        EmailAddress.objects.filter(user=user).delete()
        user.email = ""
        user.save(update_fields=["email"])
    log(instance=user, action="account.email", user=user)
    return bool(email)


@transaction.atomic
def choose_easy_read(*, user: User, is_on: bool) -> None:
    """For her own eyes, in whichever studio she is. The same twice changes nothing."""
    if User.objects.filter(pk=user.pk, easy_read=not is_on).update(easy_read=is_on):
        user.easy_read = is_on
        log(instance=user, action="account.easy", user=user, data={"on": is_on})
