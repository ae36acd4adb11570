from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_reviews(actions: LogActionRegistry) -> None:
    actions.register_action("review.write", _("写评价"), _("写了评价"))
    actions.register_action("review.edit", _("改评价"), _("改了评价"))
    actions.register_action("review.reply", _("回评价"), _("回了评价"))
    actions.register_action("review.let_through", _("放行评价"), _("放行了评价"))
    actions.register_action("review.hide", _("不公开评价"), _("没有公开评价"))
    actions.register_action("review.show_again", _("再公开评价"), _("又公开了评价"))
    actions.register_action("review.show_photos", _("公开评价的照片"), _("公开了评价的照片"))
    actions.register_action("review.refuse_photos", _("不公开评价的照片"), _("没有公开评价的照片"))
