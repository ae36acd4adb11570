from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def own_account_actions(actions: LogActionRegistry) -> None:
    actions.register_action("account.export", _("导出资料"), _("导出了自己的资料"))
    actions.register_action("account.delete", _("注销账户"), _("注销了账户"))
