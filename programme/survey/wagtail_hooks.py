from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_survey(actions: LogActionRegistry) -> None:
    actions.register_action("survey.plan", _("准备调查"), _("准备了调查"))
    actions.register_action("survey.publish", _("公布调查"), _("公布了调查"))
    actions.register_action("survey.open", _("开始调查"), _("开始了调查"))
    actions.register_action("survey.close", _("结束调查"), _("结束了调查"))
    actions.register_action("survey.print", _("编调查表的号"), _("编了调查表的号"))
    actions.register_action("survey.edition", _("改问卷"), _("改了问卷"))
    actions.register_action("survey.edition_out", _("发布问卷"), _("发布了问卷"))
    actions.register_action("survey.answer", _("记调查的回答"), _("记了调查的回答"))
    actions.register_action("survey.take_back", _("收回调查的回答"), _("收回了调查的回答"))
    actions.register_action("survey.look", _("看调查里的人"), _("看了调查里的人"))
    actions.register_action("survey.surveyor", _("请调查员"), _("请了调查员"))
    actions.register_action("survey.surveyor_end", _("不再请调查员"), _("不再请调查员了"))
    actions.register_action("survey.ask", _("要资源"), _("要了资源"))
    actions.register_action("survey.unask", _("不要资源了"), _("说了不要资源"))
    actions.register_action("survey.grant", _("给资源"), _("给了资源"))
    actions.register_action("survey.refuse", _("不给资源"), _("没有给资源"))
