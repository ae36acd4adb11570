from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def document_actions(actions: LogActionRegistry) -> None:
    actions.register_action("invoice.ask", _("要发票"), _("要发票"))
    actions.register_action("invoice.issue", _("发票已开"), _("发票已开"))
    actions.register_action("invoice.refuse", _("没有开发票"), _("没有开发票"))
    actions.register_action("export.ask", _("要报送文件"), _("要报送文件"))
    actions.register_action("export.make", _("批准并做成报送文件"), _("批准并做成报送文件"))
    actions.register_action("export.drop", _("不做报送文件了"), _("不做报送文件了"))
    actions.register_action("export.fetch", _("取走报送文件"), _("取走报送文件"))
    actions.register_action("export.forget", _("删除报送文件"), _("删除报送文件"))
