from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("order.cancel", _("取消未付款的订单"), _("取消了未付款的订单"))
    actions.register_action("seller_order.cancel", _("取消店铺订单"), _("取消了店铺订单"))
