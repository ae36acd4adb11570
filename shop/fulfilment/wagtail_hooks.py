from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_steps(actions: LogActionRegistry) -> None:
    actions.register_action("seller_order.accept", _("接单"), _("接了单"))
    actions.register_action("seller_order.send", pgettext_lazy("log", "寄出"), _("寄出了"))
    actions.register_action("seller_order.ready", _("备好等人来取"), _("备好了，等人来取"))
    actions.register_action("seller_order.hand_over", _("交给合作社"), _("交给了合作社"))
    actions.register_action("seller_order.take_back", _("从合作社拿回"), _("从合作社拿回了"))
    actions.register_action("seller_order.correct", _("改单号"), _("改了单号"))
    actions.register_action("seller_order.deliver", _("签收"), _("已签收"))
    actions.register_action("seller_order.complete", _("完成"), _("已完成"))
    actions.register_action("seller_order.view", _("看收件人"), _("看了收件人"))
    actions.register_action("seller_order.progress", _("给买家看进展"), _("给买家看了进展"))
    actions.register_action("seller_order.progress_back", _("收回进展照片"), _("收回了进展照片"))
    actions.register_action("partner.addresses", _("看多张地址"), _("看了多张地址"))
