from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from programme.finance.states import State


@hooks.register("register_log_actions")
def register_finance(actions: LogActionRegistry) -> None:
    for state in State:
        actions.register_action(f"loan.{state.value}", state.label, state.label)
    actions.register_action("loan.paper", _("交贷款材料"), _("交了贷款材料"))
    actions.register_action("loan.paper_back", _("收回贷款材料"), _("收回了贷款材料"))
    actions.register_action("loan.subsidy", _("申报贴息"), _("申报了贴息"))
    actions.register_action("loan.subsidy_paid", _("发贴息"), _("贴息发了"))
    actions.register_action("loan.subsidy_refused", _("贴息没有批"), _("贴息没有批下来"))
    actions.register_action("loan.terms", _("记贷款条件"), _("记了贷款条件"))
    actions.register_action("household.join", _("记成一家"), _("记成了一家"))
    actions.register_action("household.leave", _("分开成两家"), _("分开成了两家"))
    actions.register_action("fund.budget", _("记残保金预算"), _("记了残保金预算"))
    actions.register_action("fund.grant", _("批残保金"), _("批了残保金"))
    actions.register_action("fund.use", _("记残保金使用"), _("记了残保金使用"))
    actions.register_action("fund.void", _("作废一笔使用"), _("作废了一笔使用"))
    actions.register_action("fund.close", _("结清一笔残保金"), _("结清了一笔残保金"))
    actions.register_action("service.note", _("记一次服务"), _("记了一次服务"))
    actions.register_action("income.agree", _("同意记家里的收入"), _("同意了记家里的收入"))
    actions.register_action("income.take_back", _("不让记家里的收入"), _("收回了家里的收入"))
    actions.register_action("income.note", _("记家里的收入"), _("记了家里的收入"))
    actions.register_action("income.strike", _("删掉记错的收入"), _("删掉了记错的收入"))
