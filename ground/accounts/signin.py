"""One door for everybody: allauth's sign-in by code, less one question.

allauth asks who has the phone before it sends a code, and so needs a second door for newcomers.
We ask afterwards: until the right code is typed nothing depends on whether a phone is known.
"""

from typing import Self

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, get_random_string
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
from ground.accounts.services import account_of
from ground.messages.delivery import SIGN_IN_CODE
from ground.messages.services import Reach, tell


class SignIn(LoginCodeVerificationProcess):
    """Between the phone page and the right code; it lives in the session."""

    @classmethod
    def start(cls, request: HttpRequest, phone: str, *, by_call: bool = False) -> Self:
        """Send a code. Raises TooManyRequests, and then nothing is sent."""
        address = network_of(get_adapter().get_client_ip(request))
        take_turn((CODES_FOR_PHONE, phone), (CODES_FOR_ADDRESS, address))
        login = Login(phone=phone)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=None, phone=phone))
        stage.state.update(initiated_by_user=True, number=get_random_string(22))
        stage.state.update(by_call=by_call)
        process = cls(stage)
        process.send()
        process.persist()
        return process

    @classmethod
    def pending(cls, request: HttpRequest) -> Self | None:
        """None: nobody asked for a code in this browser, or it has expired."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        return cls(stage).abort_if_invalid() if stage and stage.state else None

    @property
    def phone(self) -> str:
        return self.state["phone"]

    @property
    def by_call(self) -> bool:
        return bool(self.state.get("by_call"))

    def send(self, skip_enumeration_mails: bool = False) -> None:
        self.state["code"] = get_adapter().generate_login_code()
        said = _spoken_text if self.by_call else _written_text
        tell(
            kind=SIGN_IN_CODE,
            key=f"{SIGN_IN_CODE}:{self.state['number']}",
            reach=Reach(
                phone=self.phone, language=get_language() or "zh-hans", by_call=self.by_call
            ),
            body=said(self.code),
        )

    def accept(self, code: str) -> bool:
        """Whether it is the code. Counted before it is compared. Raises TooManyAttempts."""
        number = self.state["number"]
        try:
            take_turn((ATTEMPTS_OF_CODE, number))
            if not constant_time_compare(code, self.code):
                return False
            take_turn((USES_OF_CODE, number))
        except TooManyRequests as refusal:
            self.abort()
            raise TooManyAttempts from refusal
        return True

    def finish(self, redirect_url: str | None) -> HttpResponse:
        self._user = account_of(phone=self.phone, language=get_language() or "zh-hans")
        return super().finish(redirect_url)


def _written_text(code: str) -> str:
    return _("【巧手】验证码 %(code)s，5 分钟内有效。请不要告诉任何人。") % {"code": code}


def _spoken_text(code: str) -> str:
    """Digit by digit, twice: nobody can look at a call again."""
    return _("这里是巧手。您的验证码是：%(digits)s。再说一遍：%(digits)s。请不要告诉任何人。") % {
        "digits": _("，").join(code)
    }
