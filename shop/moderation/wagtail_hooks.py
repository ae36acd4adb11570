from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("suspension.begin", pgettext_lazy("log", "暂停"), _("暂停了"))
    actions.register_action("suspension.appeal", _("申诉"), _("申诉了"))
    actions.register_action("suspension.decide", _("定申诉"), _("定了申诉"))
    actions.register_action("suspension.lift", _("恢复"), _("恢复了"))
    actions.register_action("report.take", _("收到举报"), _("收到了举报"))
    actions.register_action("report.look", _("看举报"), _("在看举报"))
    actions.register_action("report.answer", _("答复举报"), _("答复了举报"))
