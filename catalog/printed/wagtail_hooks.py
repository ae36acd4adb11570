from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("code.make", _("做方块码"), _("做了方块码"))
    actions.register_action("card.choose", _("改名片"), _("改了名片上写什么"))
