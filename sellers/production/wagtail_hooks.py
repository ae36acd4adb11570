from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_steps(actions: LogActionRegistry) -> None:
    actions.register_action("production.draft", _("写生产单"), _("写了生产单"))
    actions.register_action("production.change", _("改生产单"), _("改了生产单"))
    actions.register_action("production.open", _("开始生产单"), _("开始了生产单"))
    actions.register_action("production.cancel", _("取消生产单"), _("取消了生产单"))
    actions.register_action("production.close", _("结束生产单"), _("结束了生产单"))
    actions.register_action("production.done", _("生产单做完"), _("生产单做完了"))
    actions.register_action("production.guide", _("改做法"), _("改了做法或材料"))
    actions.register_action("production.offer", pgettext_lazy("log", "派活"), _("派了活"))
    actions.register_action("production.accept", _("接活"), _("接了活"))
    actions.register_action("production.decline", _("不接活"), _("没有接"))
    actions.register_action("production.withdraw", _("收回活"), _("收回了活"))
    actions.register_action("production.hand_over", _("转给别人"), _("转给了别人"))
    actions.register_action("production.made", _("说做了几件"), _("说了做了几件"))
    actions.register_action("production.deliver", _("交活"), _("交了活"))
    actions.register_action("production.check", _("检查"), _("检查了"))
    actions.register_action("production.appeal", _("请再看"), _("请再看一次"))
    actions.register_action("production.decide", _("再看的决定"), _("再看后决定了"))
    actions.register_action("production.material", _("材料进出"), _("记了材料"))
