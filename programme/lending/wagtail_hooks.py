from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

ACTIONS = (
    ("ask", _("问能不能借"), _("问了能不能借")),
    ("agree", _("答应借"), _("答应了借")),
    ("refuse", _("不答应借"), _("没有答应借")),
    ("use", _("记开始用"), _("记了开始用")),
    ("take_back", _("记还了"), _("记了还了")),
    ("withdraw", _("收回借用"), _("收回了借用")),
)


@hooks.register("register_log_actions")
def register_lending(actions: LogActionRegistry) -> None:
    for name, label, said in ACTIONS:
        actions.register_action(f"lending.{name}", label, said)
