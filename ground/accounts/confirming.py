"""A step that counts only with a code on the phone of whoever is signed in, such as a new account.

The same limits and the same kind of code as at sign-in. What is confirmed lies in the database;
the session keeps which row it is and a keyed hash of the code.
"""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ground.accounts.errors import TooManyAttempts, TooManyRequests
from ground.accounts.limits import (
    ATTEMPTS_OF_CODE,
    CODES_FOR_ADDRESS,
    CODES_FOR_PHONE,
    USES_OF_CODE,
    network_of,
    take_turn,
)
from ground.accounts.models import User
from ground.messages.delivery import SIGN_IN_CODE
from ground.messages.services import Reach, tell

_KEY = "confirming"


def send_code(request: HttpRequest, user: User, *, step: str, row: int) -> None:
    """To her own phone. Raises TooManyRequests, and then nothing is sent."""
    address = network_of(get_adapter().get_client_ip(request))
    take_turn((CODES_FOR_PHONE, user.phone), (CODES_FOR_ADDRESS, address))
    code, number = get_adapter().generate_login_code(), get_random_string(22)
    request.session[_KEY] = {
        "step": step,
        "row": row,
        "user": user.pk,
        "number": number,
        "code": _hash(number, code),
        "until": int(time.time()) + settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT,
    }
    tell(
        kind=SIGN_IN_CODE,
        key=f"{SIGN_IN_CODE}:{number}",
        reach=Reach(phone=user.phone, language=get_language() or "zh-hans"),
        body=_("【巧手】验证码 %(code)s，用来确认收款账户。谁问都不要说。") % {"code": code},
    )


def row_to_confirm(request: HttpRequest, user: User, *, step: str) -> int | None:
    """None: no code was asked for by her, or it is too late."""
    held: dict[str, Any] = request.session.get(_KEY, {})
    is_hers = held.get("step") == step and held.get("user") == user.pk
    return held["row"] if is_hers and held["until"] > time.time() else None


def accept_code(request: HttpRequest, code: str) -> bool:
    """Whether it is the code. Counted before it is compared. Raises TooManyAttempts."""
    held: dict[str, Any] = request.session[_KEY]
    try:
        take_turn((ATTEMPTS_OF_CODE, held["number"]))
        if not constant_time_compare(_hash(held["number"], code), held["code"]):
            return False
        take_turn((USES_OF_CODE, held["number"]))
    except TooManyRequests as refusal:
        forget_code(request)
        raise TooManyAttempts from refusal
    forget_code(request)
    return True


def forget_code(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)


def _hash(number: str, code: str) -> str:
    return salted_hmac(f"confirming:{number}", code, algorithm="sha256").hexdigest()
