from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_insight(actions: LogActionRegistry) -> None:
    actions.register_action("insight.hide", _("收起要找的词"), _("收起了要找的词"))
    actions.register_action("insight.show_again", _("再列出要找的词"), _("又列出了要找的词"))
    actions.register_action("novelty.declare", _("记下新东西"), _("记下了新东西"))
    actions.register_action("novelty.link", _("新东西加上作品"), _("给新东西加上了作品"))
    actions.register_action("novelty.unlink", _("新东西拿掉作品"), _("从新东西里拿掉了作品"))
    actions.register_action("novelty.end", _("不再跟新东西"), _("不再跟新东西"))
