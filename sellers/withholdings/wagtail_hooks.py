from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_withholdings(actions: LogActionRegistry) -> None:
    actions.register_action("withholding.offer", _("请她同意代扣"), _("请她同意代扣"))
    actions.register_action("withholding.signed", _("同意代扣"), _("同意了代扣"))
    actions.register_action("withholding.declined", _("不同意代扣"), _("没有同意代扣"))
    actions.register_action("withholding.revoked", _("停止代扣"), _("停止了代扣"))
    actions.register_action("withholding.done", _("代扣扣完"), _("代扣扣完了"))
    actions.register_action("withholding.handed", _("交出代扣的钱"), _("交出了代扣的钱"))
