from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_honours(actions: LogActionRegistry) -> None:
    actions.register_action("honour.claim", _("报荣誉"), _("报了荣誉"))
    actions.register_action("honour.show", _("公开荣誉"), _("公开了荣誉"))
    actions.register_action("honour.hide", _("收起荣誉"), _("收起了荣誉"))
    actions.register_action("honour.withdraw", _("收回荣誉"), _("收回了荣誉"))
    actions.register_action("honour.verify", _("核对荣誉"), _("核对了荣誉"))
    actions.register_action("honour.refuse", _("不通过荣誉"), _("没有通过荣誉"))
