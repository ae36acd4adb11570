from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def stockroom_actions(actions: LogActionRegistry) -> None:
    actions.register_action("counter.sell", _("当面卖出"), _("当面卖出了"))
    actions.register_action("counter.undo", _("撤回当面卖出"), _("撤回了当面卖出"))
    actions.register_action("counter.settle", _("处理卖重的"), _("处理了卖重的"))
    actions.register_action("place.open", _("新开地方"), _("新开了放作品的地方"))
    actions.register_action("place.change", _("改地方"), _("改了放作品的地方"))
    actions.register_action("place.close", _("关掉地方"), _("关掉了放作品的地方"))
    actions.register_action("stock.take_in", _("收进仓库"), _("收进了作品"))
    actions.register_action("stock.write_off", _("减库存"), _("记了丢失、损坏或还给作者"))
    actions.register_action("stock.number", pgettext_lazy("log", "编号"), _("给作品编了号"))
    actions.register_action("stock.find", _("找到一件"), _("在这里找到了一件"))
    actions.register_action("counter.twice", _("记下卖重"), _("记下了同一个编号卖两次"))
    actions.register_action("transfer.send", _("发出调拨"), _("发出了调拨"))
    actions.register_action("transfer.receive", _("收到调拨"), _("收到了调拨"))
    actions.register_action("transfer.turn_back", _("退回调拨"), _("退回了调拨"))
    actions.register_action("take.begin", _("开始盘点"), _("开始了盘点"))
    actions.register_action("take.count", _("数完"), _("数完了"))
    actions.register_action("take.approve", _("核准盘点"), _("核准了盘点"))
    actions.register_action("take.drop", _("作废盘点"), _("作废了盘点"))
