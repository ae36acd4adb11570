from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("offer.make", _("做一个优惠"), _("做了一个优惠"))
    actions.register_action("offer.end", _("结束优惠"), _("结束了优惠"))
