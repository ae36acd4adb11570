from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def account_actions(actions: LogActionRegistry) -> None:
    actions.register_action("account.register", _("注册"), _("注册了账户"))
    actions.register_action("account.easy", _("页面的样子"), _("换了页面的样子"))
    actions.register_action("account.email", _("更改邮箱"), _("更改了邮箱"))
