from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

_ACTIONS = {
    "coop.register": _("登记合作社"),
    "member.invite": _("请她加入合作社"),
    "member.ask": _("申请加入合作社"),
    "member.join": _("加入了合作社"),
    "member.refuse": _("没有加入合作社"),
    "member.leave": _("退出了合作社"),
    "member.remove": _("请她退出合作社"),
    "member.change": _("改成员资料"),
    "grant.give": _("成员同意了一件事"),
    "grant.revoke": _("成员收回了同意"),
    "keeper.add": _("加了管事的人"),
    "keeper.role": _("改了管事的人的分工"),
    "keeper.end": _("不再管事"),
    "relation.record": _("登记合作方式"),
    "relation.end": _("结束合作方式"),
}


@hooks.register("register_log_actions")
def cooperative_actions(actions: LogActionRegistry) -> None:
    for action, label in _ACTIONS.items():
        actions.register_action(action, label, label)
