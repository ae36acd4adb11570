from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

ACTIONS = (
    ("site.save", _("记培训点"), _("记了培训点")),
    ("course.save", _("记课程"), _("记了课程")),
    ("rule.set", _("定结业标准"), _("定了结业标准")),
    ("trainer.grant", _("请老师"), _("请了老师")),
    ("trainer.end", _("结束老师的权限"), _("结束了老师的权限")),
    ("run.plan", _("安排一期培训"), _("安排了一期培训")),
    ("run.repeat", _("再办一期"), _("照着一期再办了一期")),
    ("run.link", _("算进年度计划"), _("把一期算进了年度计划")),
    ("run.open", _("开放报名"), _("开放了报名")),
    ("run.close", _("结束一期培训"), _("结束了一期培训")),
    ("run.cancel", _("取消一期培训"), _("取消了一期培训")),
    ("enrol", _("报名培训"), _("报了名")),
    ("withdraw", _("退出培训"), _("退出了培训")),
    ("move_up", _("候补转正"), _("候补转正了")),
    ("look", _("看方便的要求"), _("看了方便的要求")),
    ("access", _("答复方便的要求"), _("答复了方便的要求")),
    ("attend", _("记出勤"), _("记了出勤")),
    ("assess", _("记考核"), _("记了考核")),
    ("finish", _("结业"), _("结了业")),
    ("unfinish", _("记没有学完"), _("记了没有学完")),
    ("revoke", _("收回结业证"), _("收回了结业证")),
    ("follow", _("回访"), _("回访了")),
    ("outreach", _("记进村进社区"), _("记了进村进社区")),
    ("outreach_change", _("改进村进社区的记录"), _("改了进村进社区的记录")),
    ("lesson", _("学完网上课"), _("学完了网上课")),
    ("plan.draft", _("写培训计划"), _("写了培训计划")),
    ("plan.approve", _("通过培训计划"), _("通过了培训计划")),
)


@hooks.register("register_log_actions")
def register_training(actions: LogActionRegistry) -> None:
    for name, label, said in ACTIONS:
        actions.register_action(f"training.{name}", label, said)
