from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def privacy_actions(actions: LogActionRegistry) -> None:
    actions.register_action("consent.give", pgettext_lazy("log", "同意"), _("给了一项同意"))
    actions.register_action("consent.withdraw", _("收回同意"), _("收回了一项同意"))
