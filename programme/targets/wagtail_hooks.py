from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_targets(actions: LogActionRegistry) -> None:
    actions.register_action("targets.enter_set", _("录入一组目标"), _("录入了一组目标"))
    actions.register_action("targets.add", _("加一个目标"), _("加了一个目标"))
    actions.register_action("targets.metric", _("写明算的是什么"), _("写明了算的是什么"))
    actions.register_action("targets.responsible", _("写明谁负责"), _("写明了谁负责"))
    actions.register_action("targets.reckon", _("重新算数字"), _("请系统重新算了数字"))
    actions.register_action("targets.give_out", _("公布一期数字"), _("公布了一期数字"))
