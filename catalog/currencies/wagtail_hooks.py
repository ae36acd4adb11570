from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("rate.set", _("写汇率"), _("写了汇率"))
    actions.register_action("rate.end", _("撤下汇率"), _("撤下了汇率"))
