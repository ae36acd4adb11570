from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def helper_actions(actions: LogActionRegistry) -> None:
    actions.register_action("helper.ask", _("请人帮忙"), _("请了人帮忙"))
    actions.register_action("helper.accept", _("答应帮忙"), _("答应了帮忙"))
    actions.register_action("helper.refuse", _("不答应帮忙"), _("没有答应帮忙"))
    actions.register_action("helper.end", _("结束帮忙"), _("结束了帮忙"))
    actions.register_action("helper.publish", _("改帮办人的权限"), _("改了帮办人的权限"))
