from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_questions(actions: LogActionRegistry) -> None:
    actions.register_action("question.ask", _("提问"), _("提了问题"))
    actions.register_action("question.answer", _("回答问题"), _("回答了问题"))
    actions.register_action("question.decline", _("不回答问题"), _("没有回答问题"))
    actions.register_action("question.speak", _("说出回答"), _("说出了回答"))
    actions.register_action("question.let_through", _("放行提问"), _("放行了提问"))
    actions.register_action("question.hide", _("不公开提问"), _("没有公开提问"))
    actions.register_action("question.show_again", _("再公开提问"), _("又公开了提问"))
