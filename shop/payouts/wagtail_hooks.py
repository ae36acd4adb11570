from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

_ACTIONS = {
    "payout.prepare": _("打款备好"),
    "payout.prepared": _("打款重新备好"),
    "payout.approved": _("打款批准"),
    "payout.in_transit": _("打款交出"),
    "payout.paid": _("打款到账"),
    "payout.failed": _("打款没有成"),
    "payout.cancelled": _("打款取消"),
    "payout.batch": _("打款编成一批"),
    "payout.batch_shrink": _("批里去掉不够打的"),
    "payout.batch_approve": _("批准一批打款"),
    "payout.batch_off": _("取消一批打款"),
    "payout.batch_file": _("看了打款文件"),
    "payout.batch_confirm": _("导入打款结果"),
    "payout.hold": _("暂缓打款"),
    "payout.lift": _("恢复打款"),
    "payout.account": _("收款账户确认"),
    "payout.account_stop": _("收款账户停用"),
    "payout.account_forget": _("收款账号删掉了"),
    "payout.account_look": _("看了收款账号"),
    "payout.reverse_ask": _("申请收回打款"),
    "payout.reverse_approved": _("批准收回打款"),
    "payout.reverse_declined": _("没有批准收回打款"),
    "payout.reverse_done": _("收回了打款"),
    "payout.reverse_refused": _("没有收回打款"),
    "payout.stripe_connect": _("去连 Stripe 账户"),
    "payout.stripe_state": _("Stripe 账户有变化"),
    "payout.collect": _("请合作社代收"),
    "payout.collect_agree": _("合作社同意代收"),
    "payout.collect_end": _("代收结束"),
}


@hooks.register("register_log_actions")
def payout_actions(actions: LogActionRegistry) -> None:
    for name, label in _ACTIONS.items():
        actions.register_action(name, label, label)
