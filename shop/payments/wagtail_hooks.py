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
    actions.register_action("dispute.open", _("银行提出争议"), _("银行提出了争议"))
    actions.register_action("dispute.move", _("争议有进展"), _("争议有了进展"))
    actions.register_action("dispute.answer", _("回应银行"), _("回应了银行"))
    actions.register_action("adjustment.ask", _("申请处理款项"), _("申请处理款项"))
    actions.register_action("adjustment.approve", _("同意处理款项"), _("同意了处理款项"))
    actions.register_action("adjustment.decline", _("不同意处理款项"), _("没有同意处理款项"))
    actions.register_action("discrepancy.settle", _("查清差异"), _("查清了差异"))
