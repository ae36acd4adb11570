from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def organ_actions(actions: LogActionRegistry) -> None:
    actions.register_action("organ.found", _("登记部门"), _("登记了部门"))
    actions.register_action("officer.appoint", _("任命工作人员"), _("任命了工作人员"))
    actions.register_action("organ.calendar.open", _("做日历链接"), _("做了日历链接"))
    actions.register_action("organ.calendar.end", _("收回日历链接"), _("收回了日历链接"))
    actions.register_action("officer.dismiss", _("免去工作人员"), _("免去了工作人员"))
