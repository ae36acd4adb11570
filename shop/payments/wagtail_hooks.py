from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def payment_actions(actions: LogActionRegistry) -> None:
    actions.register_action("payment.take", _("收到款项"), _("收到款项"))
    actions.register_action("payment.suspend", _("款项待核对"), _("款项待核对"))
    actions.register_action("refund.ask", _("申请退款"), _("申请退款"))
    actions.register_action("refund.again", _("再退一次"), _("再退一次"))
    actions.register_action("refund.by_hand", _("报告已人工退款"), _("报告已人工退款"))
    actions.register_action("refund.approve", _("核对人工退款"), _("核对了人工退款"))
    actions.register_action("refund.turn_down", _("退回人工退款"), _("退回了人工退款"))
    actions.register_action("refund.settle", _("退款有了结果"), _("退款有了结果"))
