from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("rules.draft", _("起草规则"), _("起草了规则"))
    actions.register_action("rules.write", _("写规则"), _("写了规则"))
    actions.register_action("rules.publish", _("公布规则"), _("公布了规则"))
    actions.register_action("rules.comment", _("对规则提意见"), _("对规则提了意见"))
