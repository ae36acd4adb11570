from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_record(actions: LogActionRegistry) -> None:
    actions.register_action("person.register", _("登记一位妇女"), _("登记了一位妇女"))
    actions.register_action("person.check", _("核对残疾人证"), _("核对了残疾人证"))
    actions.register_action("person.merge", _("合并两份登记"), _("合并了两份登记"))
    actions.register_action("person.forget", _("不再留姓名"), _("不再留姓名了"))
    actions.register_action("person.poverty", _("记脱贫情况"), _("记了脱贫情况"))
    actions.register_action("person.void", _("作废一步"), _("作废了一步"))
    actions.register_action("person.spell", _("记就业"), _("记了就业"))
    actions.register_action("person.look", _("看一位妇女的记录"), _("看了一位妇女的记录"))
    actions.register_action("person.move", _("记搬家"), _("记了搬家"))
    actions.register_action("person.search", _("按证号或手机找人"), _("按证号或手机找了人"))
    actions.register_action("handover.ask", _("问她愿不愿意转过来"), _("问了她愿不愿意转过来"))
    actions.register_action("handover.say", _("说自己搬家了"), _("说了自己搬家了"))
    actions.register_action("handover.take", _("收下搬来的人"), _("收下了搬来的人"))
    actions.register_action("handover.agree", _("答应转过去"), _("答应了转过去"))
    actions.register_action("handover.done", _("交接"), _("交接好了"))
    actions.register_action("handover.refused", _("不答应转过去"), _("没有答应转过去"))
    actions.register_action("handover.withdrawn", _("收回交接"), _("收回了交接"))
    actions.register_action("handover.expired", _("交接过期"), _("交接过期了"))
    actions.register_action("handover.look", _("看她签的纸"), _("看了她签的纸"))
    actions.register_action("person.spell_end", _("记就业结束"), _("记了就业结束"))
