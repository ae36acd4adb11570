from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_posts(actions: LogActionRegistry) -> None:
    for name, does, did in (
        ("write", _("写岗位"), _("写了岗位")),
        ("change", _("改岗位"), _("改了岗位")),
        ("close", _("结束岗位"), _("结束了岗位")),
        ("stop", _("停掉岗位"), _("停掉了岗位")),
        ("ask", _("说想做"), _("说了想做")),
        ("withdraw", _("不想做了"), _("说了不想做")),
        ("accepted", _("答应她来做"), _("答应了她来做")),
        ("refused", _("没有答应"), _("没有答应她")),
        ("verify", _("核实她在做"), _("核实了她在做")),
        ("fall", _("记没有做成"), _("记了没有做成")),
        ("alert", _("说岗位不对"), _("说了岗位不对")),
        ("settle", _("看完举报"), _("看完了举报")),
    ):
        actions.register_action(f"posts.{name}", does, did)
