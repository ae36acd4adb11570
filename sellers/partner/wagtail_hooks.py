from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_shop_actions(actions: LogActionRegistry) -> None:
    actions.register_action("abroad.table", _("国外邮费表"), _("定了国外邮费表"))
    actions.register_action("shop.abroad_table", _("照平台的邮费寄"), _("改了是不是照平台的邮费寄"))
    actions.register_action("shop.away", _("店铺休息"), _("店铺开始休息"))
    actions.register_action("shop.rename", _("改店名"), _("改了店名"))
    actions.register_action("shop.back", _("提前回来"), _("提前回来了"))
    actions.register_action("shop.capacity", _("改每周件数"), _("改了每周件数"))
    actions.register_action("shop.postage", _("改邮费"), _("改了邮费"))
    actions.register_action("shop.pickup", _("改自取的地方"), _("改了自取的地方"))
    actions.register_action("outlet.open", _("添自取点"), _("添了自取点"))
    actions.register_action("outlet.change", _("改自取点"), _("改了自取点"))
    actions.register_action("outlet.close", _("关自取点"), _("关了自取点"))
    actions.register_action("outlet.reopen", _("重开自取点"), _("重开了自取点"))
    actions.register_action("shop.abroad", _("改寄往国外的邮费"), _("改了寄往国外的邮费"))
    actions.register_action("shop.suspend", _("暂停店铺"), _("暂停了店铺"))
    actions.register_action("shop.lift", _("恢复店铺"), _("恢复了店铺"))
