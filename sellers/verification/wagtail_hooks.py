from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

ACTIONS = {
    "artisan.register": _("登记为手工艺人"),
    "credential.hand_in": _("交了证件"),
    "credential.withdraw": _("收回了证件"),
    "credential.vouch": _("合作社担保了"),
    "credential.not_vouched": _("合作社没有担保"),
    "credential.propose": _("提出改等级"),
    "credential.send_back": _("退回改等级"),
    "credential.approve": _("核对通过了"),
    "credential.ask": _("要求补充"),
    "credential.refuse": _("没有核对通过"),
    "credential.check_again": _("复核过了"),
    "credential.expire": _("证件到期了"),
    "credential.correct": _("改了有效期"),
    "credential.undo_propose": _("提出收回核对结果"),
    "credential.undo_drop": _("没有收回核对结果"),
    "credential.undo": _("收回了核对结果"),
    "credential.reopen": _("收回了没有通过的决定"),
    "guardian.name": _("报了监护人"),
    "guardian.confirm": _("确认了监护人"),
    "guardian.refuse": _("没有确认监护人"),
    "roster.import": _("导入了名册"),
    "shop.open": _("店铺开了"),
    "shop.close": _("店铺关了"),
}


@hooks.register("register_log_actions")
def verification_actions(actions: LogActionRegistry) -> None:
    for name, told in ACTIONS.items():
        actions.register_action(name, told, told)
