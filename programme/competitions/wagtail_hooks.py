from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_competitions(actions: LogActionRegistry) -> None:
    for name, does, did in (
        ("hold", _("办比赛"), _("办了比赛")),
        ("change", _("改比赛"), _("改了比赛")),
        ("open", _("开始报名"), _("开始报名了")),
        ("begin_judging", _("开始评分"), _("开始评分了")),
        ("close", _("结束评分"), _("结束了评分")),
        ("reopen", _("重新评分"), _("重新评分了")),
        ("final", _("定结果"), _("定了结果")),
        ("call_off", _("不办比赛"), _("不办比赛了")),
        ("judge", _("请评委"), _("请了评委")),
        ("judge_end", _("不再请评委"), _("不再请评委了")),
        ("conflict", _("评委回避"), _("评委回避了")),
        ("enter", _("报名参赛"), _("报名参赛了")),
        ("name", _("公示写不写名字"), _("改了公示写不写名字")),
        ("withdraw", _("退出比赛"), _("退出了比赛")),
        ("object", _("提出异议"), _("提出了异议")),
        ("answer", _("答复异议"), _("答复了异议")),
        ("recommend", _("推荐评荣誉"), _("推荐评荣誉了")),
        ("award", _("给比赛的荣誉"), _("给了比赛的荣誉")),
    ):
        actions.register_action(f"competition.{name}", does, did)


@hooks.register("register_log_actions")
def register_exhibitions(actions: LogActionRegistry) -> None:
    for name, does, did in (
        ("call", _("办展览"), _("办了展览")),
        ("propose", _("报展品"), _("报了展品")),
        ("take_back", _("收回展品"), _("收回了展品")),
        ("decide", _("选展品"), _("选了展品")),
        ("fix", _("定展品号"), _("定了展品号")),
        ("open", _("展览开门"), _("展览开门了")),
        ("close", _("展览结束"), _("展览结束了")),
        ("call_off", _("不办展览"), _("不办展览了")),
    ):
        actions.register_action(f"exhibition.{name}", does, did)
