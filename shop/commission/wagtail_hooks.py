from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("commission.add", _("加服务费规则"), _("加了服务费规则"))
    actions.register_action("commission.end", _("结束服务费规则"), _("结束了服务费规则"))
