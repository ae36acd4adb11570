from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_work_actions(actions: LogActionRegistry) -> None:
    actions.register_action("work.list", _("上架作品"), _("作品已上架"))
    actions.register_action("work.withdraw", _("下架作品"), _("作品已下架"))
    actions.register_action("work.price", _("改价"), _("价格已改"))
