from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

_ACTIONS = {
    "work.list": (pgettext_lazy("log", "上架作品"), _("作品已上架")),
    "work.withdraw": (_("下架作品"), _("作品已下架")),
    "work.price": (_("改价"), _("价格已改")),
    "work.draft": (_("存草稿"), _("草稿已存")),
    "work.facts": (_("改作品介绍"), _("作品介绍已改")),
    "work.stock": (_("改件数"), _("件数已改")),
    "work.ready": (_("等开店"), _("作品等开店")),
    "work.ask": (_("请她点头"), _("已请她点头")),
    "work.nod": (_("点头"), _("她点了头")),
    "work.not_yet": (_("先不上架"), _("她说先不上架")),
    "work.delete": (_("删草稿"), _("草稿已删")),
    "work.photo_add": (_("加照片"), _("照片已加")),
    "work.photo_words": (_("改照片说明"), _("照片说明已改")),
    "work.photo_move": (_("挪照片"), _("照片已挪")),
    "work.photo_remove": (_("拿掉照片"), _("照片已拿掉")),
    "work.photo_restore": (_("放回照片"), _("照片已放回")),
    "work.note": (_("存录音"), _("录音已存")),
    "work.propose": (_("请她点头改"), _("已请她点头改")),
    "work.agree": (_("同意改"), _("她同意了改")),
    "work.turn_down": (_("先不改"), _("她说先不改")),
    "bulk.apply": (_("一次改多件"), _("多件作品已改")),
    "bulk.undo": (_("一次改多件，撤回"), _("改的多件已撤回")),
    "work.note_gone": (_("删录音"), _("录音已删")),
}


@hooks.register("register_log_actions")
def register_work_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in _ACTIONS.items():
        actions.register_action(action, label, message)
