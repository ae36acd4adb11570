from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_pairing(actions: LogActionRegistry) -> None:
    for name, does, did in (
        ("leader", _("记带头人"), _("记了带头人")),
        ("leader_end", _("带头人不再带人"), _("带头人不再带人了")),
        ("pair", _("结对"), _("结了对")),
        ("end", _("结束结对"), _("结束了结对")),
        ("grant", _("让带头人看"), _("让带头人看了")),
        ("take_back", _("不让带头人看"), _("不让带头人看了")),
        ("visit", _("记走访"), _("记了走访")),
        ("group", _("成立互助组"), _("成立了互助组")),
        ("join", _("加入互助组"), _("加入了互助组")),
        ("part", _("离开互助组"), _("离开了互助组")),
        ("enterprise", _("记龙头企业"), _("记了龙头企业")),
        ("check", _("看企业的执照"), _("看了企业的执照")),
        ("report", _("记企业报的人数"), _("记了企业报的人数")),
    ):
        actions.register_action(f"pairing.{name}", does, did)
