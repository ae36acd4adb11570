from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

_ACTIONS = {
    "sheet.begin": (_("传表格"), _("表格已传")),
    "sheet.check": (_("再检查表格"), _("表格又检查了一次")),
    "sheet.press": (_("写入表格"), _("表格开始写入")),
    "sheet.write": (_("表格写完"), _("表格已写入")),
    "sheet.take": (_("取出名单"), _("名单已取出")),
    "sheet.drop": (_("不用这个表格"), _("表格没有用")),
}


@hooks.register("register_log_actions")
def register_sheet_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in _ACTIONS.items():
        actions.register_action(action, label, message)
