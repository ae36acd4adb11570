from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def sharing_actions(actions: LogActionRegistry) -> None:
    actions.register_action("sharing.agree", _("定分钱约定"), _("定了分钱约定"))
    actions.register_action("sharing.withdraw", _("撤回分钱约定"), _("撤回了分钱约定"))
    actions.register_action("sharing.pay", _("发钱给成员"), _("发了钱给成员"))
    actions.register_action("sharing.confirm", _("成员说收到了"), _("成员说收到了"))
    actions.register_action("sharing.dispute", _("成员说没收到"), _("成员说没收到"))
    actions.register_action("fund.record", _("记公益金、材料金的用处"), _("记了一笔基金的用处"))
    actions.register_action("fund.confirm", _("确认基金的用处"), _("确认了一笔基金的用处"))
    actions.register_action("fund.undo", _("撤回基金的用处"), _("撤回了一笔基金的用处"))
    actions.register_action("sharing.undo", _("撤回发钱"), _("撤回了发钱"))
