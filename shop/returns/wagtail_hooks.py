from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_steps(actions: LogActionRegistry) -> None:
    actions.register_action("return.ask", _("申请退货"), _("申请了退货"))
    actions.register_action("return.missing", pgettext_lazy("log", "没收到"), _("说没有收到"))
    actions.register_action("return.cancel", _("不退了"), _("不退了"))
    actions.register_action("return.accept", _("同意退货"), _("同意了退货"))
    actions.register_action("return.refuse", _("不同意退货"), _("没有同意退货"))
    actions.register_action("return.send", _("寄回"), _("寄回了"))
    actions.register_action("return.receive", _("收到退货"), _("收到了退货"))
    actions.register_action("return.refund", pgettext_lazy("log", "退货退款"), _("退了款"))
    actions.register_action("return.escalate", _("请平台决定"), _("请平台来决定"))
    actions.register_action("return.decide", _("平台决定退货"), _("平台做了决定"))
    actions.register_action("return.lapse", _("退货过期"), _("退货过了时间"))
